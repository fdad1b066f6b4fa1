import { createCipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { derInteger, derNull, derObjectId, derOctets, derSequence } from './der.ts';
import { iterations, keyFrom, saltBytes } from './passphrase.ts';
import { pemBlock } from './pem-block.ts';

const pbes2 = derObjectId('1.2.840.113549.1.5.13');
const pbkdf2 = derObjectId('1.2.840.113549.1.5.12');
const hmacWithSha256 = derObjectId('1.2.840.113549.2.9');
const aes256Cbc = derObjectId('2.16.840.1.101.3.4.1.42');

/**
 * EncryptedPrivateKeyInfo (RFC 5958 section 3) as PEM, with PBES2 (RFC 8018 appendix A.4): PBKDF2 with HMAC-SHA256, AES-256
 * in CBC mode; what OpenSSL, Java and Electron's BoringSSL all read. Put together here, because Node's own export has
 * fixed parameters: OpenSSL's default of 2,048 iterations, too few since long ago.
 */
export async function encryptedPkcs8(key: KeyObject, passphrase: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', await keyFrom(passphrase, salt, 32, 'sha256'), iv);
  const encrypted = Buffer.concat([cipher.update(key.export({ format: 'der', type: 'pkcs8' })), cipher.final()]);
  const derivation = derSequence(pbkdf2, derSequence(derOctets(salt), derInteger(iterations), derSequence(hmacWithSha256, derNull())));
  const encryption = derSequence(aes256Cbc, derOctets(iv));
  const algorithm = derSequence(pbes2, derSequence(derivation, encryption));
  return pemBlock('ENCRYPTED PRIVATE KEY', derSequence(algorithm, derOctets(encrypted)));
}
