import { createPublicKey, type KeyObject } from 'node:crypto';
import { generateKey, type KeyChoice } from '../../../electron/engine/keys/generate.ts';
import type { MintKeys } from '../../../electron/engine/mint/recipe-keys.ts';
import { describeKey, publicJwkSchema } from '../../../electron/engine/keys/public-key.ts';
import { appError } from '../../../shared/errors.ts';
import { agreementCurves, directSizes, isJws, keyAlgorithms, keyTypesOf, type KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import { fail, ok } from '../../../shared/result.ts';

/** A key that stands for one of the vault; `key` is the private half or the secret. */
export type TestKey = { readonly id: string; readonly alg: KeyAlgorithm; readonly kid: string; readonly key: KeyObject };

type Plan = KeyChoice & { readonly alg: KeyAlgorithm };

const rsaKeys = new Map<string, Promise<KeyObject>>();

/** Every algorithm, ECDH-ES on every curve, `dir` in every size; RSA-2048 is made once. @param owner keeps two sets apart */
export async function testKeys(owner: string): Promise<ReadonlyMap<string, TestKey>> {
  const plans: Plan[] = keyAlgorithms.flatMap((alg): Plan[] => {
    if (alg === 'dir') return directSizes.map((size) => ({ alg, size, curve: null }));
    const curves = alg.startsWith('ECDH-ES') ? agreementCurves : [null];
    return curves.map((curve) => ({ alg, size: null, curve }));
  });
  const made = plans.map(async ({ alg, size, curve }) => {
    const id = [alg, size, curve].filter((part) => part !== null).join(' ');
    const key = keyTypesOf(alg)[0] === 'RSA' ? rsaOf(owner) : generateKey(alg, { size, curve });
    return [id, { id, alg, kid: `kid of ${id}`, key: await key }] as const;
  });
  return new Map(await Promise.all(made));
}

function rsaOf(owner: string): Promise<KeyObject> {
  let key = rsaKeys.get(owner);
  if (key === undefined) rsaKeys.set(owner, (key = generateKey('RS256', { size: 2048, curve: null })));
  return key;
}

/** The maker's view of the keys. */
export function mintKeysOf(keys: ReadonlyMap<string, TestKey>): MintKeys {
  const missing = fail(appError('key-not-found'));
  return {
    async signingKey(id) {
      const found = keys.get(id);
      return found !== undefined && isJws(found.alg) ? ok({ kid: found.kid, alg: found.alg, key: found.key, isWeak: false }) : missing;
    },
    async encryptionKey(id) {
      const found = keys.get(id);
      if (found === undefined || isJws(found.alg)) return missing;
      const { kid, alg, key } = found;
      return ok({ id, kid, alg, key: key.type === 'secret' ? key : createPublicKey(key) });
    },
    publicJwk(id) {
      const found = keys.get(id);
      if (found === undefined) return missing;
      return ok(publicJwkSchema.parse(JSON.parse(describeKey(found.key, found.alg, found.kid).public_jwk ?? '')));
    },
  };
}

/** What verifies what the key signs, or opens what is sealed for it. */
export function readingKey({ key, alg }: TestKey): KeyObject {
  return key.type === 'private' && isJws(alg) ? createPublicKey(key) : key;
}
