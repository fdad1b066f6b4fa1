import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { call } from '../../lib/api.ts';
import { useEvent } from '../../lib/use-event.ts';
import { pagesOfRange, pageSize, viewOf, withPages, type NumberedPage, type ShelfFilter, type ShelfView } from './shelf-pages.ts';

export type Shelf = {
  /** Null until the first answer. While one types on, the answer to the former letters stays. */
  readonly view: ShelfView | null;
  readonly error: AppError | null;
  readonly reload: () => void;
  /** Tells which rows are drawn; their pages are fetched where they are missing. */
  readonly show: (first: number, last: number) => void;
};

/** The stored tokens that fit the filter, fetched page by page, and anew when the shelf changes. */
export function useShelf(filter: ShelfFilter): Shelf {
  const [view, setView] = useState<ShelfView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const newest = useRef(0);
  const range = useRef({ first: 0, last: 0 });
  const asked = useRef(new Set<number>());

  const fetchPages = async (numbers: readonly number[]): Promise<readonly NumberedPage[] | AppError> => {
    const fetched: NumberedPage[] = [];
    for (const number of numbers) {
      const page = await call('tokens:list', { ...filter, offset: number * pageSize, limit: pageSize });
      if (!page.ok) return page.error;
      fetched.push({ number, page: page.value });
    }
    return fetched;
  };

  const load = useEffectEvent(async (numbers: readonly number[]) => {
    const turn = ++newest.current;
    asked.current = new Set(numbers);
    const fetched = await fetchPages(numbers);
    if (turn !== newest.current) return;
    if ('code' in fetched) return setError(fetched);
    setError(null);
    setView(viewOf(filter, fetched));
  });
  const reload = () => void load(pagesOfRange(range.current.first, range.current.last));

  useEffect(() => {
    range.current = { first: 0, last: 0 };
    void load([0]);
  }, [filter.search, filter.state]);
  useEvent('tokens:changed', reload);
  useEvent('keys:changed', reload);

  const show = async (first: number, last: number) => {
    range.current = { first, last };
    const missing = pagesOfRange(first, last).filter((number) => !asked.current.has(number));
    if (missing.length === 0) return;
    const turn = newest.current;
    for (const number of missing) asked.current.add(number);
    const fetched = await fetchPages(missing);
    if (turn !== newest.current) return;
    if ('code' in fetched) setError(fetched);
    else setView((before) => before && withPages(before, fetched));
  };
  return { view, error, reload, show: (first, last) => void show(first, last) };
}
