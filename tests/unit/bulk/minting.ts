import { createSecretKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import type { MintKeys } from '../../../electron/engine/mint/recipe-keys.ts';
import { appError } from '../../../shared/errors.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { plainRecipe, type FilledRecipe, type MintRecipe } from '../../../shared/mint-input.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Variable } from '../../../shared/variables.ts';

export function keyFor(alg: JwsAlgorithm): KeyObject {
  if (alg.startsWith('HS')) return createSecretKey(Buffer.alloc(64, 7));
  if (alg.startsWith('ES')) {
    const namedCurve = alg === 'ES256' ? 'P-256' : alg === 'ES384' ? 'P-384' : 'P-521';
    return generateKeyPairSync('ec', { namedCurve }).privateKey;
  }
  if (alg === 'EdDSA' || alg === 'Ed25519') return generateKeyPairSync('ed25519').privateKey;
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

/** One key that signs, under a new id, as the key source gives it. */
export function oneKey(alg: JwsAlgorithm = 'HS256'): { id: string; key: KeyObject; keys: MintKeys } {
  const [id, key] = [randomUUID(), keyFor(alg)];
  const missing = fail(appError('key-not-found'));
  const keys: MintKeys = {
    signingKey: async (asked) => (asked === id ? ok({ id, alg, kid: 'k1', key, isWeak: false }) : missing),
    encryptionKey: async () => missing,
    publicJwk: () => missing,
  };
  return { id, key, keys };
}

export function variable(name: string, changes: Partial<Variable> = {}): Variable {
  return { name, kind: 'text', default: '', isRequired: false, hint: '', ...changes };
}

export function filledWith(recipe: Partial<MintRecipe>, variables: Variable[] = [], values: FilledRecipe['values'] = []): FilledRecipe {
  return { recipe: { ...plainRecipe, ...recipe }, variables, values, profileId: null };
}
