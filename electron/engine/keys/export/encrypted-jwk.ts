import { randomBytes } from 'node:crypto';
import { encodeBase64url } from '../../tokens/base64url.ts';
import { sealContent } from '../../tokens/content-encryption.ts';
import { wrapKey } from '../../tokens/key-wrap.ts';
import { iterations, keyFrom, saltBytes } from './passphrase.ts';

const alg = 'PBES2-HS512+A256KW';

/**
 * A JWK in a compact JWE (RFC 7517 section 7), encrypted with a passphrase (RFC 7518 section 4.8) and AES-256-GCM. Put
 * together here, because jose lacks AES key wrap in Electron. Readers that limit `p2c` must be told to allow 600,000:
 * Go's (step) do of themselves; jose for JavaScript stops at 10,000 (`maxPBES2Count`), Debian's `jose` at 32,768. Strength
 * went before reach: what those two open of themselves is 20 to 60 times cheaper to guess.
 */
export async function encryptedJwk(jwk: string, passphrase: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const header = { alg, enc: 'A256GCM', cty: 'jwk+json', p2c: iterations, p2s: encodeBase64url(salt) };
  const protectedHeader = encodeBase64url(JSON.stringify(header));
  const contentKey = randomBytes(32);
  const wrappingKey = await keyFrom(passphrase, Buffer.concat([Buffer.from(`${alg}\0`, 'ascii'), salt]), 32, 'sha512');
  const { iv, ciphertext, tag } = sealContent('A256GCM', contentKey, Buffer.from(jwk, 'utf8'), Buffer.from(protectedHeader, 'ascii'));
  const parts = [await wrapKey(wrappingKey, contentKey), iv, ciphertext, tag];
  return [protectedHeader, ...parts.map((part) => encodeBase64url(part))].join('.');
}
