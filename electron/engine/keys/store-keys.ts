import type { KeyObject } from 'node:crypto';
import { appError, type AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SecretStore } from '../vault/secret-store.ts';
import type { Vault } from '../vault/vault.ts';
import { carryOut, conflictOf, forgetIntent, noteIntent, type KeyPlan } from './key-intents.ts';
import { encodeKeyMaterial } from './key-material.ts';

/** The keychain account of a key: its random id, so that nothing about the key shows in the keychain's own view. */
export function accountOf(id: string): string {
  return `key-${id}`;
}

/** A plan and the key for it. Public keys have nothing for the keychain. */
export type KeyToStore = { readonly plan: KeyPlan; readonly key: KeyObject };

export type StoreOptions = {
  /** Unix seconds. */
  readonly at: number;
  readonly signal?: AbortSignal | undefined;
  readonly onStored?: ((done: number) => void) | undefined;
};

/**
 * Stores all keys or none: intents, then secrets (design rule 4), then all rows in one transaction. Where a secret cannot
 * be written, or the work is stopped, those before it are taken back; what a keychain that went silent may still hold is
 * left to its intent, and so is everything if the process dies.
 * Errors: those of the secret store and of the vault, 'key-unusable', 'secret-too-large', 'cancelled'; 'name-taken' and
 * 'key-exists' where something came between.
 */
export async function storeKeys(vault: Vault, keys: readonly KeyToStore[], options: StoreOptions): Promise<Result<null>> {
  const secrets = vault.secrets();
  if (!secrets.ok) return secrets;
  const materials: { id: string; text: string }[] = [];
  for (const { plan, key } of keys) {
    if (key.type === 'public') continue;
    const material = encodeKeyMaterial(plan.row.id, key);
    if (!material.ok) return material;
    materials.push({ id: plan.row.id, text: material.value });
  }
  const intended = vault.write(({ database }) => {
    for (const { plan, key } of keys) if (key.type !== 'public') noteIntent(database, plan, options.at);
  });
  if (!intended.ok) return intended;

  const withoutSecret = keys.length - materials.length;
  const written: string[] = [];
  for (const { id, text } of materials) {
    const stored = options.signal?.aborted === true ? fail(appError('cancelled')) : await secrets.value.set(accountOf(id), text);
    if (!stored.ok) {
      // Written, but not found again (a keychain that was locked in between says so): it may be there all the same.
      if (stored.error.code === 'secret-corrupt') written.push(id);
      const others = materials.filter((other) => other.id !== id || !isUncertain(stored.error)).map((other) => other.id);
      // Who waited for a hung keychain once is not made to wait again; the intents keep what is there.
      await takeBack(vault, secrets.value, { intended: others, written, answers: stored.error.code !== 'keychain-hung' });
      return stored;
    }
    written.push(id);
    options.onStored?.(withoutSecret + written.length);
  }
  const saved = vault.write(({ database }): Result<null> => {
    const conflict = keys.map(({ plan }) => conflictOf(database, plan)).find((found) => found !== null);
    if (conflict !== undefined) return fail(conflict);
    for (const { plan } of keys) carryOut(database, plan, options.at);
    return ok(null);
  });
  const done = saved.ok ? saved.value : saved;
  if (!done.ok) await takeBack(vault, secrets.value, { intended: written, written, answers: true });
  return done;
}

/** A keychain that went silent may have written all the same, even later: only its intent can find the orphan then. */
function isUncertain({ code }: AppError): boolean {
  return code === 'keychain-hung' || code === 'keychain-missing';
}

/** Ids. `answers`: whether the keychain is worth asking. */
type Begun = { readonly intended: readonly string[]; readonly written: readonly string[]; readonly answers: boolean };

/** An intent goes only when the keychain is known to hold nothing for it; one failed deletion ends the trying. */
async function takeBack(vault: Vault, secrets: SecretStore, { intended, written, answers }: Begun): Promise<void> {
  let goesOn = answers;
  for (const id of intended) {
    if (written.includes(id)) {
      goesOn &&= (await secrets.delete(accountOf(id))).ok;
      if (!goesOn) continue;
    }
    vault.write(({ database }) => forgetIntent(database, id), { frees: true });
  }
}
