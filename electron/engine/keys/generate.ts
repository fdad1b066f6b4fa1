import { createSecretKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { SigningAlgorithm } from '../../../shared/keys.ts';
import { assertNever } from '../../../shared/result.ts';

const generatePair = promisify(generateKeyPair);

/** RSA keys made here have 3072 bits, about 128 bits of strength (NIST SP 800-57 part 1, table 2). */
export const rsaBits = 3072;

/**
 * Makes a private or secret key, off the main thread. HMAC secrets are as long as the hash, which
 * RFC 7518 section 3.2 demands as the least.
 */
export async function generateKey(algorithm: SigningAlgorithm): Promise<KeyObject> {
  switch (algorithm) {
    case 'HS256':
      return createSecretKey(randomBytes(32));
    case 'HS384':
      return createSecretKey(randomBytes(48));
    case 'HS512':
      return createSecretKey(randomBytes(64));
    case 'RS256':
    case 'PS256':
      return (await generatePair('rsa', { modulusLength: rsaBits })).privateKey;
    case 'ES256':
      return (await generatePair('ec', { namedCurve: 'P-256' })).privateKey;
    case 'ES384':
      return (await generatePair('ec', { namedCurve: 'P-384' })).privateKey;
    case 'ES512':
      return (await generatePair('ec', { namedCurve: 'P-521' })).privateKey;
    case 'EdDSA':
      return (await generatePair('ed25519')).privateKey;
    default:
      return assertNever(algorithm);
  }
}
