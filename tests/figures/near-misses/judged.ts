import type { Hint } from '../../../shared/hints.ts';
import type { InspectedToken } from '../../../shared/inspect.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { inspectToken } from '../../../electron/engine/inspect/forms/inspect-token.ts';
import { nearMisses } from '../../../electron/engine/inspect/near-misses/near-misses.ts';
import type { GivenKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { now } from './near-case.ts';

type Given = {
  token: string;
  kind?: InspectedToken['kind'];
  keys: readonly GivenKey[];
  retired?: readonly GivenKey[];
  policy?: Partial<Policy>;
};

/** The token as Inspect takes it apart and judges it. */
export function inspected({ token, kind, keys, policy = {} }: Given): Promise<InspectedToken> {
  const judging = { keys: { signing: keys, decryption: [] }, policy: { ...defaultPolicy, ...policy }, at: now, payload: null };
  const isWhole = token.split('.').length === 3;
  return inspectToken({ kind: kind ?? (isWhole ? 'jws' : 'damaged'), text: token, opaque: null }, judging);
}

export async function hintsFor(given: Given): Promise<Hint[]> {
  const { keys, retired = [], policy = {} } = given;
  const judging = { keys: { signing: keys }, retired, policy: { ...defaultPolicy, ...policy }, at: now };
  return nearMisses(await inspected(given), judging, new AbortController().signal);
}
