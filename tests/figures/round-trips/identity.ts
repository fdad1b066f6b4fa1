import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

const numbers = ['kty', 'crv', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'x', 'y', 'k'];

/** A key's numbers and nothing else, as one text: equal for equal keys, however they were written down. */
export function identityOf(key: KeyObject): string {
  return identityOfJwk(key.export({ format: 'jwk' }));
}

export function publicIdentityOf(key: KeyObject): string {
  return identityOf(key.type === 'private' ? createPublicKey(key) : key);
}

export function identityOfJwk(jwk: JsonWebKey): string {
  return numbers.map((name) => `${name}=${typeof jwk[name] === 'string' ? jwk[name] : ''}`).join(' ');
}
