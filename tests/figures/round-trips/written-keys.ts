import type { KeyObject } from 'node:crypto';
import { exportPrivate, type ExportedFacts } from '../../../electron/engine/keys/export/private-export.ts';
import { exportPublic } from '../../../electron/engine/keys/export/public-export.ts';
import { generateKey, type KeyChoice } from '../../../electron/engine/keys/generate.ts';
import { describeKey, publicJwkSchema } from '../../../electron/engine/keys/public-key.ts';
import { curvesOf, isSymmetric, keyAlgorithms, sizesOf, useOf, type KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Result } from '../../../shared/result.ts';
import { identityOf, publicIdentityOf } from './identity.ts';

export const passphrase = 'correct horse 배터리 staple';

export const writtenFormats = ['pem', 'jwk', 'jwks', 'private-pkcs8', 'encrypted-pkcs8', 'private-jwk', 'encrypted-jwk'] as const;
export type WrittenFormat = (typeof writtenFormats)[number];

/** A key of ours in one format, and what a reader must find in it. */
export type WrittenKey = {
  readonly name: string;
  readonly format: WrittenFormat;
  readonly text: string;
  readonly identity: string;
  readonly key: KeyObject;
  readonly facts: ExportedFacts;
};

type Plan = { alg: KeyAlgorithm; choice: KeyChoice };

/** Every algorithm, ECDH-ES on every curve, `dir` in every size, RSA in every size once; or one of each kind of key. */
export function plans(full: boolean): Plan[] {
  const usual: KeyChoice = { size: null, curve: null };
  if (!full) {
    const few: Plan[] = (['HS256', 'RS256', 'ES256', 'EdDSA', 'A128GCMKW'] as const).map((alg) => ({ alg, choice: usual }));
    return [...few, { alg: 'ECDH-ES', choice: { size: null, curve: 'X25519' } }];
  }
  return keyAlgorithms.flatMap((alg) => {
    const isEverySize = alg === 'dir' || alg === 'PS256' || alg === 'RSA-OAEP-256';
    const sizes = isEverySize ? sizesOf(alg) : [sizesOf(alg).length > 0 ? 2048 : null];
    const curves = curvesOf(alg).length > 0 ? curvesOf(alg) : [null];
    return sizes.flatMap((size) => curves.map((curve) => ({ alg, choice: { size, curve } })));
  });
}

/** Makes the key and writes it in every format that there is for it. */
export async function writeEverywhere({ alg, choice }: Plan): Promise<WrittenKey[]> {
  const key = await generateKey(alg, choice);
  const name = [alg, choice.size, choice.curve].filter(Boolean).join(' ');
  const facts = { name, kid: `kid of ${name}`, alg, use: useOf(alg) };
  const formats = writtenFormats.filter((format) => !isSymmetric(alg) || format.endsWith('-jwk'));
  return Promise.all(
    formats.map(async (format) => {
      const isPrivate = format.includes('-');
      const identity = isPrivate ? identityOf(key) : publicIdentityOf(key);
      return { name, format, text: await write(format, key, facts), identity, key, facts };
    }),
  );
}

async function write(format: WrittenFormat, key: KeyObject, facts: ExportedFacts): Promise<string> {
  switch (format) {
    case 'pem':
    case 'jwk':
    case 'jwks': {
      const { public_jwk: text } = describeKey(key, facts.alg, facts.kid);
      return valueOf(exportPublic([{ name: facts.name, publicJwk: publicJwkSchema.parse(JSON.parse(text ?? '')) }], format));
    }
    case 'private-pkcs8':
      return valueOf(await exportPrivate(key, facts, 'pkcs8', null)).text;
    case 'encrypted-pkcs8':
      return valueOf(await exportPrivate(key, facts, 'pkcs8', passphrase)).text;
    case 'private-jwk':
      return valueOf(await exportPrivate(key, facts, 'jwk', null)).text;
    case 'encrypted-jwk':
      return valueOf(await exportPrivate(key, facts, 'jwk', passphrase)).text;
  }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
