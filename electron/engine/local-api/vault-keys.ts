import { ok, type Result } from '../../../shared/result.ts';
import type { KeySource } from '../keys/key-source.ts';
import { publicJwkSchema } from '../keys/public-key.ts';
import { familyOf, signerAmong, type FamilyRow } from '../keys/rotation/rotation-rows.ts';
import { signToken } from '../tokens/sign.ts';
import type { Vault } from '../vault/vault.ts';
import { keySetOf, type FamilyKey, type KeyLabel, type LocalApiKey, type LocalApiKeys } from './local-api-key.ts';

export type VaultParts = {
  readonly vault: Vault;
  readonly source: KeySource;
  /** Unix seconds, whole. */
  readonly now: () => number;
};

/**
 * A key of the vault with those that it replaced and that replace it. Nothing secret is kept here: public halves come from
 * the rows, and whoever signs asks for the private half, which the key ring holds for a moment.
 * Errors: those of `KeySource.signingKey`.
 */
export async function vaultKeys(id: string, { vault, source, now }: VaultParts): Promise<Result<LocalApiKeys>> {
  let signer: KeyLabel & { readonly id: string } = { id, name: '' };
  const family = (): Result<FamilyRow[]> => {
    const rows = vault.read(({ database }) => familyOf(database, signer.id, now()));
    // The family is looked for from the key that signs now: the one that it began with may be deleted one day.
    const found = rows.ok ? signerAmong(rows.value) : null;
    if (found !== null) signer = { id: found.id, name: found.name };
    return rows;
  };
  const rows = family();
  if (!rows.ok) return rows;
  // Where none of them signs, this says why of the key that was asked for.
  const ready = await source.signingKey(signer.id);
  if (!ready.ok) return ready;
  return ok({
    signer: () => {
      family();
      return signer;
    },
    current: async () => {
      const current = family();
      return current.ok ? ok(keySetOf(await familyKeys(current.value, source))) : current;
    },
  });
}

/** A family as the local API takes it. */
export async function familyKeys(rows: readonly FamilyRow[], source: KeySource): Promise<FamilyKey[]> {
  const verifiers = await source.candidatesOf(rows);
  return rows.flatMap((row) => {
    const verifier = verifiers.find(({ id }) => id === row.id);
    return verifier === undefined ? [] : [{ state: row.state, key: vaultKey(row, source), verifier, publicJwk: publicHalf(row) }];
  });
}

function vaultKey({ id, name, kid, alg }: FamilyRow, source: KeySource): LocalApiKey {
  return {
    id,
    name,
    kid,
    alg,
    sign: async (header, payload) => {
      const signing = await source.signingKey(id);
      return signing.ok ? ok(await signToken(header, payload, signing.value)) : signing;
    },
  };
}

function publicHalf({ public_jwk: text }: FamilyRow) {
  return text === null ? null : publicJwkSchema.parse(JSON.parse(text));
}
