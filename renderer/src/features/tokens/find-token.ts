import type { ShelfItem } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';

const pageLimit = 200;
/** Whoever sends someone here means a recent token; older ones are not searched for through the whole shelf. */
const mostPages = 10;

export type FoundToken = { readonly item: ShelfItem; readonly index: number };

/** Where a token stands in the whole list, newest first; null if it is not among the newest 2,000. */
export async function findToken(id: string): Promise<FoundToken | null> {
  for (let number = 0; number < mostPages; number++) {
    const page = await call('tokens:list', { search: '', state: 'all', offset: number * pageLimit, limit: pageLimit });
    if (!page.ok) return null;
    const index = page.value.items.findIndex((item) => item.id === id);
    const item = page.value.items[index];
    if (item !== undefined) return { item, index: number * pageLimit + index };
    if (page.value.items.length < pageLimit) return null;
  }
  return null;
}
