import { createPublicKey, type KeyObject } from 'node:crypto';
import { importJwk } from '../../../electron/engine/keys/import/jwk.ts';
import type { GivenKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { inspectToken } from '../../../electron/engine/inspect/forms/inspect-token.ts';
import type { DecryptionCandidate, TokenJudging } from '../../../electron/engine/inspect/forms/judging.ts';
import { inspectedTokenSchema, type InspectedToken, type TokenKind } from '../../../shared/inspect.ts';
import { keyTypesOf, type JweAlgorithm } from '../../../shared/key-algorithms.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { ok } from '../../../shared/result.ts';

/** The clock of these tests, in Unix seconds. */
export const now = 1_900_000_000;

export type Look = {
  signing?: readonly GivenKey[];
  decryption?: readonly DecryptionCandidate[];
  policy?: Partial<Policy>;
  at?: number;
  payload?: TokenJudging['payload'];
};

export async function look(
  kind: TokenKind,
  text: string,
  { signing, decryption, policy, at, payload }: Look = {},
): Promise<InspectedToken> {
  const keys = { signing: signing ?? [], decryption: decryption ?? [] };
  const judging = { keys, policy: { ...defaultPolicy, ...policy }, at: at ?? now, payload: payload ?? null };
  // What IPC would refuse must not come out.
  return inspectedTokenSchema.parse(await inspectToken({ kind, text, opaque: null }, judging));
}

export function verifierOf(jwk: object | KeyObject, alg?: string, kid?: string): GivenKey {
  const members = 'export' in jwk ? createPublicHalf(jwk).export({ format: 'jwk' }) : jwk;
  const imported = importJwk(JSON.stringify({ ...members, ...(kid !== undefined && { kid }) }), {
    name: 'verifier',
    algorithms: alg === undefined ? null : [alg],
  });
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return imported.value;
}

function createPublicHalf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

/** A key of the vault that opens tokens; `reads` counts how often its secret was asked for. */
export function opener(alg: JweAlgorithm, key: KeyObject, kid: string | null = null): DecryptionCandidate & { reads: () => number } {
  let count = 0;
  const kty = key.type === 'secret' ? 'oct' : (keyTypesOf(alg)[0] ?? 'RSA');
  const read = async () => {
    count++;
    return ok(key);
  };
  return { id: null, name: `${alg} key`, kid, alg, kty, isWeak: false, read, reads: () => count };
}

/** Name, outcome and code of every check, as one line each. */
export function lines({ verdict }: InspectedToken): string[] {
  return verdict.checks.map(({ name, signature, outcome, code }) => `${name}${signature === 0 ? '' : `#${signature}`} ${outcome} ${code}`);
}

export function checkOf({ verdict }: InspectedToken, name: string, signature = 0) {
  return verdict.checks.find((each) => each.name === name && each.signature === signature);
}
