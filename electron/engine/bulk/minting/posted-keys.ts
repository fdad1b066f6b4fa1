import type { Recipient, Signer } from '../../../../shared/mint.ts';
import { appError } from '../../../../shared/errors.ts';
import type { MintRecipe } from '../../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { VaultEncryptionKey, VaultSigningKey } from '../../keys/key-source.ts';
import type { PublicJwk } from '../../keys/public-key.ts';
import { keysOf, type MintKeys } from '../../mint/recipe-keys.ts';

/** The keys of one job, as they go to its threads and end with them. A `KeyObject` is posted without being read. */
export type PostedKeys = {
  readonly signing: ReadonlyMap<string, VaultSigningKey>;
  readonly encryption: ReadonlyMap<string, VaultEncryptionKey>;
  readonly publicJwks: ReadonlyMap<string, PublicJwk>;
};

/** What a composition says of the keys: nothing secret. */
export type KeyFacts = { readonly signer: Signer | null; readonly recipient: Recipient | null };

/** All that a recipe's keys are to a job. Errors: those of `keysOf`. */
export async function collectKeys(recipe: MintRecipe, keys: MintKeys): Promise<Result<{ posted: PostedKeys; facts: KeyFacts }>> {
  const posted = {
    signing: new Map<string, VaultSigningKey>(),
    encryption: new Map<string, VaultEncryptionKey>(),
    publicJwks: new Map<string, PublicJwk>(),
  };
  const noting: MintKeys = {
    signingKey: async (id) => noted(await keys.signingKey(id), id, posted.signing),
    encryptionKey: async (id) => noted(await keys.encryptionKey(id), id, posted.encryption),
    publicJwk: (id) => noted(keys.publicJwk(id), id, posted.publicJwks),
  };
  const loaded = await keysOf(recipe, noting);
  if (!loaded.ok) return loaded;
  const { signers, recipient } = loaded.value;
  const facts = { signer: signers[0]?.facts ?? null, recipient: recipient === null ? null : { alg: recipient.alg, kid: recipient.kid } };
  return ok({ posted, facts });
}

function noted<T>(key: Result<T>, id: string, known: Map<string, T>): Result<T> {
  if (key.ok) known.set(id, key.value);
  return key;
}

/** The posted keys as minting takes them. */
export function mintKeysOf({ signing, encryption, publicJwks }: PostedKeys): MintKeys {
  return {
    signingKey: async (id) => found(signing, id),
    encryptionKey: async (id) => found(encryption, id),
    publicJwk: (id) => found(publicJwks, id),
  };
}

function found<T>(keys: ReadonlyMap<string, T>, id: string): Result<T> {
  const key = keys.get(id);
  return key === undefined ? fail(appError('key-not-found')) : ok(key);
}
