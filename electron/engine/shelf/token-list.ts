import { z } from 'zod';
import { expiringSeconds, type ShelfFilter, type ShelfOrder, type ShelfSort } from '../../../shared/tokens.ts';
import type { Database } from '../vault/database.ts';
import { positionsOf } from './positions.ts';
import { matching } from './token-filter.ts';

/** All positions of the shelf in an order, or those of them that a filter takes. */
export type Listing = { readonly positions: readonly number[]; readonly stored: number };

/** As the indexes of migration 0004 have it. A token without an end is the last to end; 'label' is what the list shows as such. */
const orders: Readonly<Record<ShelfSort, string>> = {
  stored: 'stored_at',
  expires: 'ifnull(expires_at, 9e999)',
  label: "coalesce(nullif(label, ''), subject, '') COLLATE NOCASE",
  subject: "ifnull(subject, '') COLLATE NOCASE",
  issuer: "ifnull(issuer, '') COLLATE NOCASE",
  alg: 'alg',
};

/**
 * Remembers the last lists, as a page of a list is asked for again and again while one scrolls, and each letter of a search
 * asks for the same order. A list is forgotten when anything in the database changed, by whomever, or when time moved a token
 * into another state.
 */
export class TokenLists {
  private readonly ordered = new Map<string, readonly number[]>();
  private readonly filtered = new Map<string, { positions: readonly number[]; until: number }>();
  private version = '';
  /** Counts begin anew with another vault, and may come to the same. */
  private database = new WeakRef<object>(this);

  list(database: Database, filter: ShelfFilter, order: ShelfOrder, now: number): Listing {
    this.forgetWhatChanged(database);
    const all = this.inOrder(database, order);
    const key = JSON.stringify([filter, order]);
    const known = this.filtered.get(key);
    if (known !== undefined && now < known.until) return { positions: known.positions, stored: all.length };
    const sets = matching(database, filter, now);
    if (sets.length === 0) return { positions: all, stored: all.length };
    const positions = all.filter((position) => sets.every((set) => set.has(position)));
    remember(this.filtered, key, { positions, until: filter.state === null ? Number.POSITIVE_INFINITY : nextChange(database, now) });
    return { positions, stored: all.length };
  }

  private inOrder(database: Database, order: ShelfOrder): readonly number[] {
    const key = `${order.by} ${order.isDescending}`;
    const known = this.ordered.get(key);
    if (known !== undefined) return known;
    const direction = order.isDescending ? 'DESC' : 'ASC';
    const sql = `SELECT position FROM tokens WHERE deleted_at IS NULL ORDER BY ${orders[order.by]} ${direction}, position ${direction}`;
    const positions = positionsOf(database, { sql, parameters: [] });
    remember(this.ordered, key, positions);
    return positions;
  }

  private forgetWhatChanged(database: Database): void {
    const version = versionOf(database);
    if (version === this.version && database === this.database.deref()) return;
    this.ordered.clear();
    this.filtered.clear();
    this.version = version;
    this.database = new WeakRef(database);
  }
}

/** The last two: the one shown, and the one that is gone back to. */
function remember<T>(lists: Map<string, T>, key: string, list: T): void {
  lists.delete(key);
  lists.set(key, list);
  const [oldest] = lists.keys();
  if (lists.size > 2 && oldest !== undefined) lists.delete(oldest);
}

const versionRow = z.strictObject({ others: z.int(), own: z.int() });

/** Moves with every change: those of other connections, and the rows that this one has written. */
function versionOf(database: Database): string {
  const sql = 'SELECT data_version AS others, total_changes() AS own FROM pragma_data_version';
  const row = database.get(sql, [], versionRow);
  return row === undefined ? '' : `${row.others} ${row.own}`;
}

const nextRow = z.strictObject({ next: z.number().nullable() });

/** The next instant at which a token of the shelf changes its state. */
function nextChange(database: Database, now: number): number {
  const next = (sql: string, after: number) => database.get(sql, [after], nextRow)?.next ?? Number.POSITIVE_INFINITY;
  const end = 'SELECT min(expires_at) AS next FROM tokens WHERE deleted_at IS NULL AND expires_at > ?';
  const start = 'SELECT min(not_before) AS next FROM tokens WHERE deleted_at IS NULL AND not_before > ?';
  return Math.min(next(end, now), next(end, now + expiringSeconds) - expiringSeconds, next(start, now));
}
