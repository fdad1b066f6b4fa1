import type { KeyObject } from 'node:crypto';
import { directSizes, keyAlgorithms, keyTypesOf, secretBitsOf, useOf, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';

const curves: ReadonlyMap<string, readonly string[]> = new Map([
  ['prime256v1', ['ES256']],
  ['secp384r1', ['ES384']],
  ['secp521r1', ['ES512']],
]);

/** Every algorithm for which a key has the right type, curve and size, whether or not this runtime can do it. */
export function fittingAlgorithms(key: KeyObject): KeyAlgorithm[] {
  return keyAlgorithms.filter((alg) => fits(key, alg));
}

function fits(key: KeyObject, alg: KeyAlgorithm): boolean {
  const types = keyTypesOf(alg);
  switch (key.type === 'secret' ? 'secret' : key.asymmetricKeyType) {
    case 'secret':
      return types[0] === 'oct' && fitsSecret(alg, (key.symmetricKeySize ?? 0) * 8);
    case 'rsa':
      return types[0] === 'RSA';
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
  return useOf(alg) === 'sig' ? signing.includes(alg) : alg.startsWith('ECDH-ES');
}

function fitsSecret(alg: KeyAlgorithm, bits: number): boolean {
  if (alg === 'dir') return directSizes.some((size) => size === bits);
  const wanted = secretBitsOf(alg) ?? 0;
  return alg.startsWith('HS') ? bits >= wanted : bits === wanted;
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
