import { appError } from '../../../shared/errors.ts';
import { jsonString, type JsonObject } from '../../../shared/json/node.ts';
import type { Signer } from '../../../shared/mint.ts';
import type { MintRecipe } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { KeySource, VaultEncryptionKey, VaultSigningKey } from '../keys/key-source.ts';
import { contentEncryptionsFor } from '../tokens/content-key.ts';

/** What of the key source minting needs. */
export type MintKeys = Pick<KeySource, 'signingKey' | 'encryptionKey' | 'publicJwk'>;

/** A key that signs: for `signContent`, and what the header says of it. */
export type RecipeSigner = { readonly key: VaultSigningKey; readonly facts: Signer };

export type RecipeKeys = {
  /** The recipe's own key, then the further ones. Empty where nothing signs. */
  readonly signers: readonly RecipeSigner[];
  readonly recipient: VaultEncryptionKey | null;
};

/** Loads every key that a recipe names. Errors: those of the key source, with the part of the recipe in `field`; 'form-impossible'. */
export async function keysOf(recipe: MintRecipe, keys: MintKeys): Promise<Result<RecipeKeys>> {
  const { keyId, form, embedsKey } = recipe;
  const named = [
    ...(keyId === null ? [] : [{ id: keyId, field: 'keyId' }]),
    ...form.otherKeyIds.map((id, index) => ({ id, field: `form.otherKeyIds.${index}` })),
  ];
  const signers: RecipeSigner[] = [];
  for (const { id, field } of named) {
    const signer = await signerOf(id, embedsKey, keys);
    if (!signer.ok) return fail({ ...signer.error, field });
    signers.push(signer.value);
  }
  if (form.encryption === null) return ok({ signers, recipient: null });
  const recipient = await recipientOf(form.encryption, keys);
  return recipient.ok ? ok({ signers, recipient: recipient.value }) : recipient;
}

async function signerOf(id: string, embedsKey: boolean, keys: MintKeys): Promise<Result<RecipeSigner>> {
  const key = await keys.signingKey(id);
  if (!key.ok) return key;
  const { alg, kid } = key.value;
  const publicJwk = embedsKey && key.value.key.type !== 'secret' ? embeddedJwk(id, keys) : ok(null);
  return publicJwk.ok ? ok({ key: key.value, facts: { alg, kid, publicJwk: publicJwk.value } }) : publicJwk;
}

/** The numbers alone: the header says `alg` and `kid` already. */
function embeddedJwk(id: string, keys: MintKeys): Result<JsonObject> {
  const jwk = keys.publicJwk(id);
  if (!jwk.ok) return jwk;
  const { kid: _kid, alg: _alg, use: _use, ...numbers } = jwk.value;
  const members = Object.entries(numbers).map(([name, value]) => ({ name, value: jsonString(value) }));
  return ok({ kind: 'object', members });
}

async function recipientOf(
  { keyId, enc }: NonNullable<MintRecipe['form']['encryption']>,
  keys: MintKeys,
): Promise<Result<VaultEncryptionKey>> {
  const field = 'form.encryption';
  const recipient = await keys.encryptionKey(keyId);
  if (!recipient.ok) return fail({ ...recipient.error, field });
  const { alg, key } = recipient.value;
  const possible = contentEncryptionsFor(alg, key);
  if (possible.includes(enc)) return recipient;
  if (possible.length === 0)
    return fail(appError('key-unusable', { field, expected: 'a key that a content encryption fits', actual: alg }));
  return fail(appError('form-impossible', { field, expected: possible.join(', '), actual: enc }));
}
