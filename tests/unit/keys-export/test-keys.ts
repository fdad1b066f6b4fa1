import { createPublicKey, createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { useOf, type KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { ExportedFacts } from '../../../electron/engine/keys/export/private-export.ts';
import { publicJwkSchema, type PublicJwk } from '../../../electron/engine/keys/public-key.ts';

export type TestKey = { kind: string; key: KeyObject; facts: ExportedFacts };

export const passphrase = 'correct horse 배터리 staple';

/** One of each kind that the vault knows. */
export const testKeys: readonly TestKey[] = [
  made('RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'RSA-OAEP-256'),
  made('P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'ES256'),
  made('P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, 'ES384'),
  made('P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey, 'ES512'),
  made('Ed25519', generateKeyPairSync('ed25519').privateKey, 'EdDSA'),
  made('X25519', generateKeyPairSync('x25519').privateKey, 'ECDH-ES+A256KW'),
  made('secret', createSecretKey(randomBytes(32)), 'HS256'),
];

export const keyPairs = testKeys.filter(({ key }) => key.type === 'private');

function made(kind: string, key: KeyObject, alg: KeyAlgorithm): TestKey {
  return { kind, key, facts: { name: `My ${kind}`, kid: `kid of ${kind}`, alg, use: useOf(alg) } };
}

export function publicJwkOf({ key, facts }: TestKey): PublicJwk {
  const { kid, alg, use } = facts;
  return publicJwkSchema.parse({ ...createPublicKey(key).export({ format: 'jwk' }), kid, alg, use });
}
