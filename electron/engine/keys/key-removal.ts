import { appError } from '../../../shared/errors.ts';
import { undoSeconds } from '../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';
import { halfDeleted, hasTwin } from './key-rows.ts';
import { accountOf } from './store-keys.ts';

/** No row is marked later than this: `finish` with it takes them all. */
const all = Number.MAX_SAFE_INTEGER;

/**
 * Deletes keys: at once out of use, for good after 10 seconds. Metadata first, then the secret (design rule 4): whatever
 * is cut off is finished when the vault is next opened.
 */
export class KeyRemoval {
  private readonly vault: Vault;
  private readonly now: () => number;
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(vault: Vault, now: () => number) {
    this.vault = vault;
    this.now = now;
  }

  /** Until when the deletion can be undone, in Unix seconds. Counted from the next full second, so that nobody is cut short. */
  mark(id: string): Result<{ undoUntil: number }> {
    const deletingAt = this.now() + 1;
    const marked = this.vault.write(
      ({ database }) => database.run('UPDATE keys SET deleting_at = ? WHERE id = ? AND deleting_at IS NULL', [deletingAt, id]),
      { frees: true },
    );
    if (!marked.ok) return marked;
    if (marked.value === 0) return fail(appError('key-not-found'));
    this.finishLater();
    return ok({ undoUntil: deletingAt + undoSeconds });
  }

  /** Errors: 'key-not-found' when the time is over, 'key-exists' when the same key was added again meanwhile. */
  undo(id: string): Result<null> {
    const oldest = this.now() - undoSeconds;
    const restored = this.vault.write(({ database }): Result<null> => {
      if (hasTwin(database, id)) return fail(appError('key-exists'));
      const changed = database.run('UPDATE keys SET deleting_at = NULL WHERE id = ? AND deleting_at > ?', [id, oldest]);
      return changed === 0 ? fail(appError('key-not-found')) : ok(null);
    });
    return restored.ok ? restored.value : restored;
  }

  /** Removes for good what can no longer be undone; `now`: all that is marked. */
  async finish(which: 'due' | 'now' = 'due'): Promise<void> {
    const before = which === 'now' ? all : this.now() - undoSeconds;
    const pending = this.vault.read(({ database }) => halfDeleted(database, before));
    if (!pending.ok) return;
    for (const id of pending.value) if (!(await this.finishOne(id)).ok) return;
    const later = this.vault.read(({ database }) => halfDeleted(database, all).length > 0);
    if (later.ok && later.value) this.finishLater();
  }

  stopTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private finishLater(): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        void this.finish();
      },
      (undoSeconds + 1) * 1_000,
    );
    timer.unref();
    this.timers.add(timer);
  }

  private async finishOne(id: string): Promise<Result<null>> {
    const secrets = this.vault.secrets();
    if (!secrets.ok) return secrets;
    const removed = await secrets.value.delete(accountOf(id));
    if (!removed.ok) return removed;
    const gone = this.vault.write(({ database }) => database.run('DELETE FROM keys WHERE id = ?', [id]), { frees: true });
    return gone.ok ? ok(null) : gone;
  }
}
