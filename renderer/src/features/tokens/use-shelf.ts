import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { call } from '../../lib/api.ts';
import { useEvent } from '../../lib/use-event.ts';
import { pagesOfRange, pageSize, viewOf, withPages, type NumberedPage, type ShelfScope, type ShelfView } from './shelf-pages.ts';

export type Shelf = {
  /** Null until the first answer. While one types on, the answer to the former letters stays. */
  readonly view: ShelfView | null;
  readonly error: AppError | null;
  readonly reload: () => void;
  /** Tells which rows are drawn; their pages are fetched where they are missing. */
  readonly show: (first: number, last: number) => void;
};

/** The stored tokens that fit, in order, fetched page by page, and anew when the shelf changes. */
export function useShelf(scope: ShelfScope): Shelf {
  const [view, setView] = useState<ShelfView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const wanted = useRef(scope);
  const range = useRef({ first: 0, last: 0 });
  const asked = useRef(new Set<number>());
  const reading = useRef(0);
  const isReading = useRef(false);
  const isOutdated = useRef(false);

  const read = async () => {
    const turn = ++reading.current;
    const from = wanted.current;
    const numbers = pagesOfRange(range.current.first, range.current.last);
    asked.current = new Set(numbers);
    const fetched = await fetchPages(from, numbers);
    setError(fetched.ok ? null : fetched.error);
    if (fetched.ok) setView(viewOf(from, fetched.value, turn));
  };
  /** One reading at a time: a hundred changes while it goes on ask for one more, not for a hundred. */
  const reload = async () => {
    isOutdated.current = true;
    if (isReading.current) return;
    isReading.current = true;
    while (isOutdated.current) {
      isOutdated.current = false;
      await read();
    }
    isReading.current = false;
  };

  useEffect(() => {
    if (wanted.current !== scope) range.current = { first: 0, last: 0 };
    wanted.current = scope;
    void reload();
  }, [scope]);
  useEvent('tokens:changed', () => void reload());
  useEvent('keys:changed', () => void reload());

  const show = async (first: number, last: number) => {
    range.current = { first, last };
    const missing = pagesOfRange(first, last).filter((number) => !asked.current.has(number));
    if (missing.length === 0) return;
    const turn = reading.current;
    for (const number of missing) asked.current.add(number);
    const fetched = await fetchPages(wanted.current, missing);
    if (turn !== reading.current) return;
    if (fetched.ok) setView((before) => before && withPages(before, fetched.value));
    else setError(fetched.error);
  };
  return { view, error, reload: () => void reload(), show: (first, last) => void show(first, last) };
}

async function fetchPages(scope: ShelfScope, numbers: readonly number[]): Promise<Result<readonly NumberedPage[]>> {
  const fetched: NumberedPage[] = [];
  for (const number of numbers) {
    const page = await call('tokens:list', { ...scope, offset: number * pageSize, limit: pageSize });
    if (!page.ok) return fail(page.error);
    fetched.push({ number, page: page.value });
  }
  return ok(fetched);
}
