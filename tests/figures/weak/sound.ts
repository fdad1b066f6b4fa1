import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import { materialCase, secretCase, type HealthCase } from './case.ts';

/** Strong keys of every kind: nothing may be found. */
export function soundKeys(rsaKeys: number): HealthCase[] {
  const sizes = Array.from({ length: rsaKeys }, (_, index) => [2048, 2048, 3072][index % 3] ?? 2048);
  const pairs: [KeyAlgorithm, () => KeyObject][] = [
    ['ES256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
    ['ES384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
    ['ES512', () => generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey],
    ['EdDSA', () => generateKeyPairSync('ed25519').privateKey],
    ['ECDH-ES', () => generateKeyPairSync('x25519').privateKey],
  ];
  return [
    ...sizes.map((bits) => materialCase(`RSA ${bits}`, null, generateKeyPairSync('rsa', { modulusLength: bits }).privateKey, 'RS256')),
    ...pairs.flatMap(([alg, make]) => Array.from({ length: 4 }, () => materialCase(alg, null, make(), alg))),
  ];
}

/** Random secrets as bytes and in every way that they are written down. */
export function soundSecrets(of: { bytes: number; texts: number }): HealthCase[] {
  const bytes = Array.from({ length: of.bytes }, (_, index) => {
    return secretCase('random bytes', null, randomBytes(32 + (index % 33)), 'HS256');
  });
  const texts = (['hex', 'base64', 'base64url'] as const).flatMap((encoding) =>
    Array.from({ length: of.texts }, () => secretCase(`32 random bytes in ${encoding}`, null, randomBytes(32).toString(encoding), 'HS256')),
  );
  return [...bytes, ...texts];
}
