import type { ShelfItem } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';

const pageSize = 200;
const mostPages = 50;

/** The stored token with this id, looked for from the newest on; null where it is not among the newest 10,000. */
export async function findStored(id: string): Promise<ShelfItem | null> {
  for (let page = 0; page < mostPages; page++) {
    const found = await call('tokens:list', { search: '', state: 'all', offset: page * pageSize, limit: pageSize });
    if (!found.ok) return null;
    const item = found.value.items.find((candidate) => candidate.id === id);
    if (item !== undefined) return item;
    if (found.value.items.length < pageSize) return null;
  }
  return null;
}
