import type { KeyObject } from 'node:crypto';
import { directSizes, keyAlgorithms, keyTypesOf, secretBitsOf, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';

const curves: ReadonlyMap<string, KeyAlgorithm> = new Map([
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

/** Every algorithm for which a key has the type, curve and size, weak or not, whether or not this runtime can do it. */
export function fittingAlgorithms(key: KeyObject): KeyAlgorithm[] {
  return keyAlgorithms.filter((alg) => fits(key, alg));
}

function fits(key: KeyObject, alg: KeyAlgorithm): boolean {
  const types = keyTypesOf(alg);
  switch (key.type === 'secret' ? 'secret' : key.asymmetricKeyType) {
    case 'secret':
      return types[0] === 'oct' && fitsSecret(alg, (key.symmetricKeySize ?? 0) * 8);
    case 'rsa':
      return types[0] === 'RSA' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= (leastModulus.get(alg) ?? 0) * 8 - 7;
    case 'ec':
      return fitsCurve(alg, key.asymmetricKeyDetails?.namedCurve ?? '');
    case 'ed25519':
      return types[0] === 'OKP';
    case 'x25519':
      return alg.startsWith('ECDH-ES');
    default:
      return false;
  }
}

function fitsCurve(alg: KeyAlgorithm, curve: string): boolean {
  const signing = curves.get(curve);
  if (signing === undefined) return false;
  return alg === signing || alg.startsWith('ECDH-ES');
}

/** HMAC takes any secret; what is too short for it is weak. AES takes its sizes only. */
function fitsSecret(alg: KeyAlgorithm, bits: number): boolean {
  if (alg.startsWith('HS')) return true;
  return alg === 'dir' ? directSizes.some((size) => size === bits) : secretBitsOf(alg) === bits;
}

const foreignSecretAlgorithms = /^(A(128|192|256)GCM|A(128CBC-HS256|192CBC-HS384|256CBC-HS512)|PBES2-.+)$/;

/** Registered names that Tokensmith does not offer (RFC 7518 sections 4.1 and 5.1); all of them encrypt. */
export function isForeignEncryption(alg: string): boolean {
  return alg === 'RSA1_5' || foreignSecretAlgorithms.test(alg);
}

/** Whether such a name at least fits the key's type. */
export function isForeignFit(alg: string, key: KeyObject): boolean {
  if (key.type === 'secret') return foreignSecretAlgorithms.test(alg);
  return key.asymmetricKeyType === 'rsa' && alg === 'RSA1_5';
}
