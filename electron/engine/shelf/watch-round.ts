import { setImmediate } from 'node:timers/promises';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { ShelfItem, TokenNotice } from '../../../shared/tokens.ts';
import { createRetries } from './retries.ts';

/** Times are Unix seconds. */
export type DueTokens = {
  /** Those that asked to be renewed by now, however long ago they ended. */
  readonly renew: readonly string[];
  /** Those that asked to be reminded of by now, have not ended, and were not reminded of that end yet. */
  readonly remind: readonly { readonly id: string; readonly label: string; readonly expiresAt: number }[];
  /** When the next token joins either list; null for never. */
  readonly nextAt: number | null;
};

export type RoundParts = {
  readonly shelf: {
    due(now: number): Result<DueTokens>;
    item(id: string): Result<ShelfItem>;
    /** Not again before the token has another end. */
    noteReminded(id: string): unknown;
    noteRenewalProblem(id: string, code: ErrorCode | null): unknown;
  };
  /** Renews a token in its place. */
  readonly renew: (id: string) => Promise<Result<ShelfItem>>;
  /** Renews a session's access token in its place, with the session's newest refresh token. */
  readonly refresh: (id: string) => Promise<Result<ShelfItem>>;
  /** Whole Unix seconds. */
  readonly now: () => number;
  readonly onNotice: (notice: TokenNotice) => void;
};

/**
 * One look at the shelf: renews and reminds of what is due, and gives the instant of the next look; null where only a change
 * of the shelf or the vault can bring one. `isOver` is asked before each renewal.
 */
export function createRound(parts: RoundParts): (isOver: () => boolean) => Promise<number | null> {
  const { shelf, now, onNotice } = parts;
  const retries = createRetries();

  /** What is to be renewed speaks for itself, by success or by failure. */
  const remind = ({ remind: tokens, renew }: DueTokens): void => {
    const renewing = new Set(renew);
    for (const { id, label, expiresAt } of tokens) {
      if (expiresAt <= now() || renewing.has(id)) continue;
      shelf.noteReminded(id);
      onNotice({ id, label, kind: 'expires-soon', expiresAt });
    }
  };

  const renewOne = async (item: ShelfItem): Promise<'done' | 'vault-closed'> => {
    const isOfSession = item.role === 'access' && item.sessionId !== null;
    const renewed = await (isOfSession ? parts.refresh(item.id) : parts.renew(item.id));
    if (renewed.ok) {
      const { id, label, expiresAt } = renewed.value;
      retries.succeeded(item.id, expiresAt, now());
      shelf.noteRenewalProblem(item.id, null);
      onNotice({ id, label, kind: 'renewed', expiresAt });
      return 'done';
    }
    const { code } = renewed.error;
    if (code === 'vault-not-ready') return 'vault-closed';
    const isDeleted = !shelf.item(item.id).ok;
    if (isDeleted) return 'done';
    const isFirst = retries.failed(item.id, item.expiresAt, now());
    shelf.noteRenewalProblem(item.id, code);
    if (isFirst) onNotice({ id: item.id, label: item.label, kind: 'renewal-failed', expiresAt: item.expiresAt });
    return 'done';
  };

  return async (isOver) => {
    const due = shelf.due(now());
    if (!due.ok) return null;
    retries.keepOnly(due.value.renew);
    remind(due.value);
    for (const id of due.value.renew) {
      await setImmediate(); // between two tokens the app has its turn
      if (isOver()) return null;
      const item = shelf.item(id);
      if (!item.ok) retries.failed(id, null, now());
      else if (retries.nextAt(id, item.value.expiresAt) > now()) continue;
      else if ((await renewOne(item.value)) === 'vault-closed') return null;
    }
    const left = shelf.due(now());
    return left.ok ? nextLook(left.value) : null;
  };

  function nextLook({ renew, nextAt }: DueTokens): number | null {
    let next = nextAt ?? Number.POSITIVE_INFINITY;
    for (const id of renew) next = Math.min(next, retries.wakesAt(id));
    return next === Number.POSITIVE_INFINITY ? null : next;
  }
}
