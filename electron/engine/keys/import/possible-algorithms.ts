import type { KeyObject } from 'node:crypto';
import { directSizes, keyAlgorithms, keyTypesOf, secretBitsOf, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import { isAvailable } from '../../tokens/runtime-algorithms.ts';

const curveAlgorithms: ReadonlyMap<string, KeyAlgorithm> = new Map([
  ['prime256v1', 'ES256'],
  ['secp384r1', 'ES384'],
  ['secp521r1', 'ES512'],
]);

/** The least modulus in bytes into which each padding fits; OAEP holds a content key of 64 bytes (RFC 8017 sections 7.1.1, 9.1.1, 9.2). */
const leastModulus: ReadonlyMap<KeyAlgorithm, number> = new Map([
  ['RS256', 62],
  ['RS384', 78],
  ['RS512', 94],
  ['PS256', 66],
  ['PS384', 98],
  ['PS512', 130],
  ['RSA-OAEP', 106],
  ['RSA-OAEP-256', 130],
  ['RSA-OAEP-384', 162],
  ['RSA-OAEP-512', 194],
]);

/**
 * Every algorithm that this key can be used with in this runtime, weak or not, the usual one first: signing before
 * encryption, and for secrets the HMAC of their size.
 */
export async function possibleAlgorithms(key: KeyObject): Promise<KeyAlgorithm[]> {
  const fitting = fittingAlgorithms(key);
  const available = await Promise.all(fitting.map(isAvailable));
  const possible = fitting.filter((_, index) => available[index]);
  const usual = usualFirst(key, possible);
  return usual === undefined ? possible : [usual, ...possible.filter((alg) => alg !== usual)];
}

/** Every algorithm for which a key has the type, curve and size, whether or not this runtime can do it. */
export function fittingAlgorithms(key: KeyObject): KeyAlgorithm[] {
  return keyAlgorithms.filter((alg) => fits(key, alg));
}

/** The largest HMAC that a secret is long enough for; else the order of the table. */
function usualFirst(key: KeyObject, possible: readonly KeyAlgorithm[]): KeyAlgorithm | undefined {
  if (key.type !== 'secret') return undefined;
  const bits = (key.symmetricKeySize ?? 0) * 8;
  return possible.findLast((alg) => alg.startsWith('HS') && (secretBitsOf(alg) ?? 0) <= bits);
}

function fits(key: KeyObject, alg: KeyAlgorithm): boolean {
  const types = keyTypesOf(alg);
  switch (key.type === 'secret' ? 'secret' : key.asymmetricKeyType) {
    case 'secret':
      return types.includes('oct') && fitsSecret(alg, (key.symmetricKeySize ?? 0) * 8);
    case 'rsa':
      return types.includes('RSA') && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= (leastModulus.get(alg) ?? 0) * 8 - 7;
    case 'ec':
      return alg.startsWith('ECDH-ES') || alg === curveAlgorithms.get(key.asymmetricKeyDetails?.namedCurve ?? '');
    case 'ed25519':
      return types.length === 1 && types[0] === 'OKP';
    case 'x25519':
      return alg.startsWith('ECDH-ES');
    default:
      return false;
  }
}

/** HMAC takes any secret; what is too short for it is weak. AES takes its sizes only. */
function fitsSecret(alg: KeyAlgorithm, bits: number): boolean {
  if (alg.startsWith('HS')) return true;
  return alg === 'dir' ? directSizes.some((size) => size === bits) : secretBitsOf(alg) === bits;
}
