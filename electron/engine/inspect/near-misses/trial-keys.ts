import type { InspectedToken } from '../../../../shared/inspect.ts';
import type { JsonObject } from '../../../../shared/json/node.ts';
import { isUnread, type GivenKey, type VerificationKey } from '../../keys/import/verification-key.ts';
import { ownKey } from '../../tokens/own-key.ts';
import type { JudgingKeys, TokenJudging } from '../forms/judging.ts';

/** By what a token was judged, and keys that judge nothing but may be named. */
export type NearMissJudging = Pick<TokenJudging, 'policy' | 'at'> & {
  readonly keys: Pick<JudgingKeys, 'signing'>;
  /** Those that were set aside when the user chose one. */
  readonly aside?: readonly GivenKey[];
  /** Those that the user retired. */
  readonly retired?: readonly GivenKey[];
};

export type TrialKey = VerificationKey & { readonly isRetired: boolean };

/** A vault's secrets are read one by one from the keychain, each with its own wait. */
const maximumReads = 32;

/** `header`: the protected one. */
type Meant = { token: InspectedToken; header: JsonObject; alg: string | null; kid: string | null };

/**
 * The keys to try, the likeliest first: the one that judged, those with the token's kid, those given for this look, the others.
 * Secrets are read only for a token that says HMAC. Where the policy judges by the key in the header, that one alone.
 */
export async function trialKeysFor({ token, header, alg, kid }: Meant, judging: NearMissJudging): Promise<TrialKey[]> {
  if (judging.policy.byOwnKey) {
    const own = ownKey(header);
    return own?.ok === true ? [{ ...own.value, isRetired: false }] : [];
  }
  const judge = token.verdict.key;
  const rank = (key: GivenKey) => {
    if (judge !== null && key.id === judge.id && key.name === judge.name) return 0;
    return kid !== null && key.kid === kid ? 1 : 2;
  };
  // Otherwise as they come: those that were given stand first.
  const inOrder = (keys: readonly GivenKey[]) => keys.toSorted((one, other) => rank(one) - rank(other));
  const retired = judging.retired ?? [];
  const isHmac = /^\s*hs/i.test(alg ?? '');
  const read: TrialKey[] = [];
  let reads = 0;
  for (const key of [...inOrder(judging.keys.signing), ...inOrder(judging.aside ?? []), ...inOrder(retired)]) {
    if (isUnread(key) && (!isHmac || reads++ >= maximumReads)) continue;
    const found = isUnread(key) ? await key.read() : key;
    if (found.isUsable) read.push({ ...found, isRetired: retired.includes(key) });
  }
  return read;
}
