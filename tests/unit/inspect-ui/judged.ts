import { createHmac, createSecretKey } from 'node:crypto';
import { toVerificationKey, type CandidateKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import type { Verdict } from '../../../shared/verdict.ts';

export const now = 1_795_449_600;
const secret = Buffer.alloc(32, 7);

/** The one key that these tests know: an HS256 secret with the kid "k1". */
export const hmacKey = toVerificationKey(createSecretKey(secret), { name: 'Demo', kid: 'k1', algorithms: ['HS256'] }, 'HS256');

export function signed(claims: object, header: object = { alg: 'HS256', kid: 'k1' }): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** The real verifier's verdict, so that the screen is tested against what it will be given. */
export async function judged(token: string, policy: Partial<Policy> = {}, keys: readonly CandidateKey[] = [hmacKey]): Promise<Verdict> {
  return (await verifyToken(token, keys, { ...defaultPolicy, ...policy }, now)).verdict;
}
