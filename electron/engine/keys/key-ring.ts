import { randomUUID, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import {
  isSymmetric,
  orphanSecretSchema,
  type CreateKey,
  type DeleteConsequences,
  type KeyList,
  type KeySummary,
} from '../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';
import { generateKey } from './generate.ts';
import { decodeKeyMaterial, encodeKeyMaterial } from './key-material.ts';
import { describeKey } from './public-key.ts';
import { allKeys, halfDeleted, insertKey, isNameTaken, keyById, noteKeyUse, summaryOf, type KeyRow } from './key-rows.ts';

/** A key's private half is forgotten this long after its last use, in milliseconds. */
const memoryLife = 60_000;

/** The keys of the vault. Private halves stay in here and in what signs; nothing returns them but `secretBytes`. */
export class KeyRing {
  private readonly vault: Vault;
  private readonly now: () => number;
  private readonly held = new Map<string, { key: KeyObject; timer: NodeJS.Timeout }>();
  private readonly missing = new Set<string>();

  constructor(vault: Vault, now: () => number) {
    this.vault = vault;
    this.now = now;
  }

  list(): Result<KeyList> {
    return this.vault.read(({ database }) => ({
      keys: allKeys(database).map((row) => summaryOf(row, this.missing.has(row.id))),
      orphans: database.all('SELECT id, started_at AS startedAt FROM key_intents ORDER BY started_at', [], orphanSecretSchema),
    }));
  }

  rows(): Result<KeyRow[]> {
    return this.vault.read(({ database }) => allKeys(database));
  }

  row(id: string): Result<KeyRow> {
    const found = this.vault.read(({ database }) => keyById(database, id));
    if (!found.ok) return found;
    return found.value === undefined ? fail(appError('key-not-found')) : ok(found.value);
  }

  /** Secret first, then metadata (design rule 4); the intent lets a later start find what a crash left. */
  async create(input: CreateKey): Promise<Result<KeySummary>> {
    const id = randomUUID();
    const free = this.vault.read(({ database }) => !isNameTaken(database, input.name, id));
    if (!free.ok) return free;
    if (!free.value) return fail(appError('name-taken', { field: 'name', actual: input.name }));
    const secrets = this.vault.secrets();
    if (!secrets.ok) return secrets;

    const key = await generateKey(input.alg);
    const material = encodeKeyMaterial(id, key);
    if (!material.ok) return material;
    const intended = this.vault.write(({ database }) =>
      database.run('INSERT INTO key_intents (id, started_at) VALUES (?, ?)', [id, this.now()]),
    );
    if (!intended.ok) return intended;
    const stored = await secrets.value.set(accountOf(id), material.value);
    if (!stored.ok) {
      // A keychain that went silent may have written all the same: then the intent is what finds the orphan.
      const isUncertain = stored.error.code === 'keychain-hung' || stored.error.code === 'keychain-missing';
      if (!isUncertain) this.forgetIntent(id);
      return stored;
    }
    const row = { id, name: input.name, alg: input.alg, created_at: this.now(), ...describeKey(key, input.alg) };
    const saved = this.vault.write(({ database }) => {
      insertKey(database, row);
      database.run('DELETE FROM key_intents WHERE id = ?', [id]);
    });
    if (!saved.ok) return saved;
    this.hold(id, key);
    return this.summary(id);
  }

  rename(id: string, name: string): Result<KeySummary> {
    const renamed = this.vault.write(({ database }): Result<null> => {
      if (isNameTaken(database, name, id)) return fail(appError('name-taken', { field: 'name', actual: name }));
      const changed = database.run('UPDATE keys SET name = ? WHERE id = ? AND deleting_at IS NULL', [name, id]);
      return changed === 0 ? fail(appError('key-not-found')) : ok(null);
    });
    if (!renamed.ok) return renamed;
    return renamed.value.ok ? this.summary(id) : renamed.value;
  }

  consequences(id: string): Result<Omit<DeleteConsequences, 'usedByLocalApi'>> {
    const known = this.row(id);
    if (!known.ok) return known;
    return this.vault.read(({ database }) => {
      const counts = database.get(
        `SELECT count(*) AS tokens, count(*) FILTER (WHERE expires_at IS NULL OR expires_at > ?) AS validTokens
         FROM tokens WHERE key_id = ? AND deleted_at IS NULL`,
        [this.now(), id],
        z.strictObject({ tokens: z.int(), validTokens: z.int() }),
      );
      return counts ?? { tokens: 0, validTokens: 0 };
    });
  }

  /** Metadata first, then the secret (design rule 4): a crash in between is finished at the next start. */
  async remove(id: string): Promise<Result<null>> {
    const marked = this.vault.write(
      ({ database }) => database.run('UPDATE keys SET deleting_at = ? WHERE id = ? AND deleting_at IS NULL', [this.now(), id]),
      { frees: true },
    );
    if (!marked.ok) return marked;
    if (marked.value === 0) return fail(appError('key-not-found'));
    this.release(id);
    return this.finishRemoval(id);
  }

  /** Finishes deletions that the user had confirmed before the app died. */
  async finishRemovals(): Promise<void> {
    const pending = this.vault.read(({ database }) => halfDeleted(database));
    if (!pending.ok) return;
    for (const id of pending.value) await this.finishRemoval(id);
  }

  /** Removes a secret whose key was never finished; the user asked for it. */
  async discardOrphan(id: string): Promise<Result<null>> {
    const secrets = this.vault.secrets();
    if (!secrets.ok) return secrets;
    const removed = await secrets.value.delete(accountOf(id));
    if (!removed.ok) return removed;
    this.forgetIntent(id);
    return ok(null);
  }

  /** The private or secret half, from memory or from the keychain. For the engine's signers only. */
  async privateKey(id: string): Promise<Result<KeyObject>> {
    const held = this.held.get(id);
    if (held) {
      held.timer.refresh();
      return ok(held.key);
    }
    const secrets = this.vault.secrets();
    if (!secrets.ok) return secrets;
    const text = await secrets.value.get(accountOf(id));
    if (!text.ok) return text;
    if (text.value === null) {
      this.missing.add(id);
      return fail(appError('secret-missing'));
    }
    const key = decodeKeyMaterial(id, text.value);
    if (!key.ok) return key;
    this.missing.delete(id);
    this.hold(id, key.value);
    return key;
  }

  /** The bytes of an HMAC secret. Callers ask the user first; other keys have no way out. */
  async secretBytes(id: string): Promise<Result<Buffer>> {
    const row = this.row(id);
    if (!row.ok) return row;
    if (!isSymmetric(row.value.alg)) return fail(appError('key-unusable', { expected: 'HMAC', actual: row.value.alg }));
    const key = await this.privateKey(id);
    return key.ok ? ok(key.value.export()) : key;
  }

  noteUse(id: string): void {
    this.vault.write(({ database }) => noteKeyUse(database, id, this.now()));
  }

  /** Forgets every private half. */
  releaseAll(): void {
    for (const id of Array.from(this.held.keys())) this.release(id);
    this.missing.clear();
  }

  private summary(id: string): Result<KeySummary> {
    const row = this.row(id);
    return row.ok ? ok(summaryOf(row.value, this.missing.has(id))) : row;
  }

  private async finishRemoval(id: string): Promise<Result<null>> {
    const secrets = this.vault.secrets();
    if (!secrets.ok) return secrets;
    const removed = await secrets.value.delete(accountOf(id));
    if (!removed.ok) return removed;
    const gone = this.vault.write(({ database }) => database.run('DELETE FROM keys WHERE id = ?', [id]), { frees: true });
    return gone.ok ? ok(null) : gone;
  }

  private forgetIntent(id: string): void {
    this.vault.write(({ database }) => database.run('DELETE FROM key_intents WHERE id = ?', [id]));
  }

  private hold(id: string, key: KeyObject): void {
    const timer = setTimeout(() => this.held.delete(id), memoryLife);
    timer.unref();
    this.held.set(id, { key, timer });
  }

  private release(id: string): void {
    clearTimeout(this.held.get(id)?.timer);
    this.held.delete(id);
  }
}

/** The keychain account of a key: its random id, so that nothing about the key shows in the keychain's own view. */
function accountOf(id: string): string {
  return `key-${id}`;
}
