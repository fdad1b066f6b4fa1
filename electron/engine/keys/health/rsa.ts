import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Finding } from '../../../../shared/key-health.ts';
import { toBigInt } from '../import/reading/bytes-and-numbers.ts';
import { finding } from './finding.ts';
import { isProductOfClosePrimes, smallestFactor } from './factoring.ts';
import { hasRocaFingerprint } from './roca.ts';

const minimumBits = 2048;
/** OpenSSL and BoringSSL take no larger ones; Fermat's method would be slow on them. */
const maximumBits = 16_384;

/**
 * What is wrong with an RSA key, whichever algorithm it serves. Looks at the public half only.
 * Under 5 ms for 4096 bits.
 */
export function rsaFindings(key: KeyObject): Finding[] {
  const { modulus, exponent } = publicNumbers(key);
  const bits = modulus.toString(2).length;
  const found = [...exponentFindings(exponent)];
  // RFC 7518 sections 3.3, 3.5 and 4.2
  if (bits < minimumBits) found.push(finding('rsa-too-small', 'danger', `${minimumBits} bits`, `${bits} bits`));
  const factor = smallestFactor(modulus);
  if (factor !== null) found.push(finding('rsa-small-factor', 'danger', null, String(factor)));
  else if (bits <= maximumBits && isProductOfClosePrimes(modulus)) found.push(finding('rsa-close-primes', 'danger'));
  if (hasRocaFingerprint(modulus)) found.push(finding('rsa-roca', 'danger'));
  return found;
}

/**
 * An even exponent or 1 is none (RFC 8017 section 3.1). Less than 65537 is outside FIPS 186-5 appendix A.1.1; a verifier
 * that is careless about padding then takes forged signatures (Bleichenbacher 2006, CVE-2006-4339), which is practical for
 * 3 to 15: the forged cube, fifth … root has to fit in front of the digest. From 17 on it is good to know, no more.
 */
function exponentFindings(exponent: bigint): Finding[] {
  const actual = exponent.toString();
  if (exponent < 3n || exponent % 2n === 0n) {
    return [finding('rsa-exponent-unsafe', 'danger', 'an odd number of 3 or more', actual)];
  }
  if (exponent >= 65_537n) return [];
  return [finding('rsa-exponent-small', exponent < 17n ? 'warning' : 'note', '65537', actual)];
}

const publicNumbersSchema = z.object({ n: z.string(), e: z.string() });

function publicNumbers(key: KeyObject): { modulus: bigint; exponent: bigint } {
  const { n, e } = publicNumbersSchema.parse(key.export({ format: 'jwk' }));
  return { modulus: toBigInt(Buffer.from(n, 'base64url')), exponent: toBigInt(Buffer.from(e, 'base64url')) };
}
