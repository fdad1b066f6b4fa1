import type { ShelfFilter, ShelfItem, ShelfOrder, ShelfPage } from '../../../../shared/tokens.ts';

export const pageSize = 100;

/** Which tokens, and in what order. */
export type ShelfScope = { readonly filter: ShelfFilter; readonly order: ShelfOrder };

/** What is known of a shelf that may be long: the pages that were looked at, by their number. */
export type ShelfView = {
  readonly scope: ShelfScope;
  readonly total: number;
  readonly stored: number;
  readonly pages: ReadonlyMap<number, readonly ShelfItem[]>;
  /** A new one each time that all is read anew, and places may have moved. */
  readonly reading: number;
};

export type NumberedPage = { readonly number: number; readonly page: ShelfPage };

/** A view made of fresh pages alone; what was known before may have moved. */
export function viewOf(scope: ShelfScope, fresh: readonly NumberedPage[], reading: number): ShelfView {
  const last = fresh.at(-1)?.page;
  return {
    scope,
    total: last?.total ?? 0,
    stored: last?.stored ?? 0,
    pages: new Map(fresh.map(({ number, page }) => [number, page.items])),
    reading,
  };
}

export function withPages(view: ShelfView, added: readonly NumberedPage[]): ShelfView {
  return { ...view, pages: new Map([...view.pages, ...added.map(({ number, page }) => [number, page.items] as const)]) };
}

function pageOf(index: number): number {
  return Math.floor(index / pageSize);
}

/** The pages that hold rows `first` to `last`, both included. */
export function pagesOfRange(first: number, last: number): number[] {
  const from = pageOf(first);
  const to = pageOf(Math.max(first, last));
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

export function itemAt(view: ShelfView, index: number): ShelfItem | null {
  return view.pages.get(pageOf(index))?.[index % pageSize] ?? null;
}

/** Where a token stands in the list, as far as its page is known. */
export function indexOf(view: ShelfView, id: string): number | null {
  for (const [number, items] of view.pages) {
    const index = items.findIndex((item) => item.id === id);
    if (index >= 0) return number * pageSize + index;
  }
  return null;
}
