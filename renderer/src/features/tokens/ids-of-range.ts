import { ok, type Result } from '../../../../shared/result.ts';
import { call } from '../../lib/api.ts';
import { indexOf, itemAt, type ShelfScope, type ShelfView } from './shelf-pages.ts';

/** As many as one page may have. */
const pageLimit = 200;

/** The ids of rows `first` to `last`, both included, from the shelf itself. `signal` ends it early, with those that it has. */
export async function idsOfRange(scope: ShelfScope, first: number, last: number, signal?: AbortSignal): Promise<Result<string[]>> {
  const ids: string[] = [];
  for (let offset = first; offset <= last && signal?.aborted !== true; offset += pageLimit) {
    const page = await call('tokens:list', { ...scope, offset, limit: Math.min(pageLimit, last - offset + 1) });
    if (!page.ok) return page;
    ids.push(...page.value.items.map((item) => item.id));
    if (page.value.items.length === 0) break;
  }
  return ok(ids);
}

/** The same from what is loaded; null where some of it is not. */
export function loadedIds(view: ShelfView, first: number, last: number): string[] | null {
  const ids: string[] = [];
  for (let index = first; index <= last; index++) {
    const item = itemAt(view, index);
    if (item === null) return null;
    ids.push(item.id);
  }
  return ids;
}

/** A row; its token is null while its page is on the way. */
export type Place = { readonly index: number; readonly id: string | null };

/** Where a row stands now: it moves with its token. */
export function indexNow(view: ShelfView, place: Place): number {
  const found = place.id === null ? null : indexOf(view, place.id);
  return found ?? place.index;
}
