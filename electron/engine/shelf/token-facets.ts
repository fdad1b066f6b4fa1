import { z } from 'zod';
import type { ShelfFacets } from '../../../shared/tokens.ts';
import type { Database } from '../vault/database.ts';

type Facet = ShelfFacets['tags'];
const facetRow = z.strictObject({ name: z.string(), count: z.int() });

/**
 * What can be filtered by, with as many tokens as the filter would show: a folder counts those of its subfolders, and is there
 * for them too. The empty name stands for none; where nothing has a name, there is nothing to tell apart.
 */
export function facetsOf(database: Database): ShelfFacets {
  const counted = (column: string, from: string) =>
    database.all(`SELECT ${column} AS name, count(*) AS count FROM ${from} GROUP BY ${column}`, [], facetRow).sort(byName);
  const live = 'tokens WHERE deleted_at IS NULL';
  return {
    folders: withParents(counted('folder', live)),
    environments: named(counted('environment', live)),
    tags: counted('tag', 'token_tags'),
  };
}

function withParents(folders: Facet): Facet {
  const none = folders.filter(({ name }) => name === '');
  const counts = new Map<string, number>();
  for (const { name, count } of folders) {
    for (let end = name.length; end > 0; end = name.lastIndexOf('/', end - 1)) {
      const folder = name.slice(0, end);
      counts.set(folder, (counts.get(folder) ?? 0) + count);
    }
  }
  return named([...none, ...[...counts].map(([name, count]) => ({ name, count })).sort(byName)]);
}

const named = (facet: Facet): Facet => (facet.some(({ name }) => name !== '') ? facet : []);

/** The same whatever the language of the machine. */
function byName(one: { name: string }, other: { name: string }): number {
  if (one.name === other.name) return 0;
  return one.name < other.name ? -1 : 1;
}
