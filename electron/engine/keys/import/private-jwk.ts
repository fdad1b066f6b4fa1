import { createPrivateKey, sign, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { memberOf, type JsonObject } from '../../../../shared/json/node.ts';
import { requiredBytes, requiredString } from './jwk-members.ts';
import { publicHalf } from './jwk.ts';
import { malformed, unusable } from './refusal.ts';

/** RFC 7518 sections 6.2.2 and 6.3.2, RFC 8037 section 2. An RSA key must carry its primes. */
const privateMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['RSA', ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi']],
  ['EC', ['x', 'y', 'd']],
  ['OKP', ['x', 'd']],
]);

/**
 * The private key of a JWK, or the secret of type "oct", from checked members only.
 * @throws KeyRefusal also when the private members belong to another key than the public ones
 */
export function privateKeyOf(jwk: JsonObject): KeyObject {
  const half = publicHalf(jwk);
  if (half.type === 'secret') return half;
  if (memberOf(jwk, 'd') === undefined) throw unusable('d', 'a private key', 'a public key');
  const kty = requiredString(jwk, 'kty');
  const members: JsonWebKey = { kty };
  if (kty !== 'RSA') members.crv = requiredString(jwk, 'crv');
  for (const name of privateMembers.get(kty) ?? []) members[name] = requiredBytes(jwk, name).toString('base64url');
  const key = importPrivate(members);
  if (key === null || !belongTogether(key, half)) throw malformed('d', `the private half of this ${kty} key`, 'another');
  return key;
}

function importPrivate(members: JsonWebKey): KeyObject | null {
  try {
    return createPrivateKey({ key: members, format: 'jwk' });
  } catch {
    return null;
  }
}

/** Node takes the members as they come; a signature shows whether they are one key. */
function belongTogether(privateKey: KeyObject, publicKey: KeyObject): boolean {
  const hash = privateKey.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  const message = Buffer.from('belong together');
  try {
    return verify(hash, message, publicKey, sign(hash, message, privateKey));
  } catch {
    return false;
  }
}
