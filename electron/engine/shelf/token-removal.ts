import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { inBites } from './bites.ts';
import { beginErasing, fewToErase, leaveWords } from './token-erasing.ts';

/** A deleted token can be brought back for this long, in seconds; then its row goes. */
const undoSeconds = 10;

const anyRow = z.unknown();

/** Its id, or its position. */
export type TokenName = string | number;

export type DeletedTokens = { readonly batch: string; readonly count: number };

/**
 * Deletes tokens: at once out of every list, for good after 10 seconds. All of it in small bites: 100,000 tokens take a while,
 * and nothing may hold up the main process for 16 ms.
 */
export class TokenRemoval {
  private readonly vault: Vault;
  private readonly now: () => number;
  private readonly tidyIndex: () => Promise<void>;
  /** Deletions that can be taken back: until when, in Unix seconds; Infinity while their tokens are being deleted or brought back. */
  private readonly open = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private purging: Promise<void> | null = null;

  /** @param tidyIndex ends what `beginErasing` began */
  constructor(vault: Vault, now: () => number, tidyIndex: () => Promise<void>) {
    this.vault = vault;
    this.now = now;
    this.tidyIndex = tidyIndex;
  }

  /**
   * Those that are gone already are passed over. Error: 'token-not-found' where nothing was deleted.
   * @param from the batch of a former call that this one goes on with; the ten seconds begin when the last of them has ended
   */
  async remove(tokens: readonly TokenName[], from: string | null = null, signal?: AbortSignal): Promise<Result<DeletedTokens>> {
    const batch = from !== null && this.open.has(from) ? from : randomUUID();
    this.open.set(batch, Infinity);
    const options = { frees: true, ...(signal === undefined ? {} : { signal }) };
    const mark = (database: Database, index: number) => {
      const token = tokens[index];
      if (token === undefined) return null;
      const name = typeof token === 'string' ? 'id' : 'position';
      const sql = `UPDATE tokens SET deleted_at = ?, batch = ? WHERE deleted_at IS NULL AND ${name} = ?`;
      return database.run(sql, [this.now(), batch, token]);
    };
    const marked = await inBites(this.vault, mark, options);
    this.open.set(batch, this.now() + undoSeconds);
    this.purgeLater();
    if (!marked.ok) return marked;
    return marked.value === 0 ? fail(appError('token-not-found')) : ok({ batch, count: marked.value });
  }

  /** Error: 'token-not-found' where the time is over. */
  async restore(batch: string): Promise<Result<null>> {
    const until = this.open.get(batch);
    if (until === undefined || until < this.now()) return fail(appError('token-not-found'));
    this.open.set(batch, Infinity);
    const sql = `UPDATE tokens SET deleted_at = NULL, batch = NULL WHERE position =
      (SELECT position FROM tokens WHERE batch = ? AND deleted_at IS NOT NULL LIMIT 1)`;
    const restored = await inBites(this.vault, (database) => database.run(sql, [batch]) || null);
    this.open.delete(batch);
    if (!restored.ok) return restored;
    return restored.value === 0 ? fail(appError('token-not-found')) : ok(null);
  }

  /** Drops what was deleted and can no longer be brought back. Calls while it runs share its end. */
  purge(): Promise<void> {
    this.purging ??= this.purgeNow().finally(() => (this.purging = null));
    return this.purging;
  }

  private async purgeNow(): Promise<void> {
    for (const [batch, until] of this.open) if (until < this.now()) this.open.delete(batch);
    // To delete many, or to bring them back, takes longer than ten seconds: none of them may go in the meantime.
    if (this.open.size > 0) return this.purgeLater();
    const before = this.now() - undoSeconds;
    const due = 'SELECT position FROM tokens WHERE deleted_at IS NOT NULL AND deleted_at < ?';
    const some = this.vault.read(({ database }) => database.all(`${due} LIMIT ?`, [before, fewToErase + 1], anyRow).length);
    if (!some.ok || (some.value > fewToErase && !leaveWords(this.vault).ok)) return;
    const drop = (database: Database) => database.run(`DELETE FROM tokens WHERE position = (${due} LIMIT 1)`, [before]) || null;
    const purged = await inBites(this.vault, drop, { frees: true });
    if (!purged.ok) return;
    beginErasing(this.vault);
    await this.tidyIndex();
    const left = this.vault.read(({ database }) => database.get('SELECT id FROM tokens WHERE deleted_at IS NOT NULL LIMIT 1', [], anyRow));
    if (left.ok && left.value !== undefined) this.purgeLater();
  }

  private purgeLater(): void {
    this.timer ??= setTimeout(
      () => {
        this.timer = null;
        void this.purge();
      },
      (undoSeconds + 1) * 1_000,
    );
    this.timer.unref();
  }
}
