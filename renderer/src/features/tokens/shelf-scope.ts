import { everyToken, newestFirst, shelfSorts, type ShelfFilter, type ShelfSort } from '../../../../shared/tokens.ts';
import type { Messages } from '../../messages/screens.ts';
import type { ShelfScope } from './shelf-pages.ts';

export const wholeShelf: ShelfScope = { filter: everyToken, order: newestFirst };
export const sorts = shelfSorts;

/** Times begin with the latest, words with A. */
export function firstOrder(by: ShelfSort): ShelfScope['order'] {
  return { by, isDescending: by === 'stored' };
}

export type FilterPart = keyof ShelfFilter;
/** Chosen in the filter's panel; search and state stand beside it. */
export const panelParts = ['folder', 'environment', 'tag', 'source', 'keyId'] as const satisfies readonly FilterPart[];

export function isOn(filter: ShelfFilter, part: FilterPart): boolean {
  return filter[part] !== everyToken[part];
}

export function without(filter: ShelfFilter, part: FilterPart): ShelfFilter {
  return { ...filter, [part]: everyToken[part] };
}

/** One condition in words: "Folder: Shop/Staging". `keyName` where it is known. */
export function wordsOf(filter: ShelfFilter, part: FilterPart, keyName: string | null, m: Messages): string {
  const t = m.tokens;
  switch (part) {
    case 'search':
      return t.chip(t.chipNames.search, filter.search);
    case 'state':
      return filter.state === null ? t.all : t.chip(t.chipNames.state, t.states[filter.state]);
    case 'folder':
      return t.chip(t.folder, filter.folder === '' ? t.noFolder : (filter.folder ?? t.anyFolder));
    case 'environment':
      return t.chip(t.environment, filter.environment === '' ? t.noEnvironment : (filter.environment ?? t.anyEnvironment));
    case 'tag':
      return t.chip(t.tag, filter.tag ?? t.anyTag);
    case 'source':
      return t.chip(t.source, filter.source === null ? t.anySource : t.sources[filter.source]);
    case 'keyId':
      return t.chip(t.key, keyName ?? t.keyGone);
  }
}
