import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** The required members of each key type in lexicographic order (RFC 7638 section 3.2, RFC 8037 section 2). */
const requiredMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC', ['crv', 'kty', 'x', 'y']],
  ['OKP', ['crv', 'kty', 'x']],
  ['RSA', ['e', 'kty', 'n']],
  ['oct', ['k', 'kty']],
]);

/**
 * The JWK thumbprint (RFC 7638) with SHA-256, as base64url: 43 characters. A private key has that of its
 * public half. That of a secret is a hash of the secret: use it for random secrets only (section 7).
 * Our own and not jose's, because jose's is asynchronous and a key's row is made in one go.
 */
export function thumbprint(key: KeyObject): string {
  const shown = key.type === 'private' ? createPublicKey(key) : key;
  const jwk: JsonWebKey = shown.export({ format: 'jwk' });
  const names = requiredMembers.get(jwk.kty ?? '') ?? [];
  const members = names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(jwk[name])}`);
  return createHash('sha256')
    .update(`{${members.join(',')}}`)
    .digest('base64url');
}
