import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../../../shared/errors.ts';
import type { ScanRow, ScanView } from '../../../../../shared/scan.ts';
import { call } from '../../../lib/api.ts';

const pageSize = 200;

type Known = { readonly view: string; readonly total: number; readonly pages: ReadonlyMap<number, readonly ScanRow[]> };

export type ScanRows = {
  /** Null until the first answer. While one types on, the answer to the former letters stays. */
  readonly total: number | null;
  readonly rowAt: (index: number) => ScanRow | null;
  /** Tells which rows are drawn; their pages are fetched where they are missing. */
  readonly show: (first: number, last: number) => void;
  readonly error: AppError | null;
};

/** The rows of a view, page by page. */
export function useScanRows(view: ScanView): ScanRows {
  const name = JSON.stringify(view);
  const [known, setKnown] = useState<Known | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const asked = useRef({ view: name, pages: new Set<number>() });

  const fetchPage = async (page: number) => {
    if (asked.current.view !== name) asked.current = { view: name, pages: new Set() };
    if (asked.current.pages.has(page)) return;
    asked.current.pages.add(page);
    const fetched = await call('scan:rows', { ...view, offset: page * pageSize, limit: pageSize });
    if (asked.current.view !== name) return;
    setError(fetched.ok ? null : fetched.error);
    if (!fetched.ok) return void asked.current.pages.delete(page);
    const { total, rows } = fetched.value;
    setKnown((before) => ({ view: name, total, pages: new Map([...(before?.view === name ? before.pages : []), [page, rows]]) }));
  };
  const begin = useEffectEvent(() => void fetchPage(0));
  useEffect(() => begin(), [name]);
  return {
    total: known?.total ?? null,
    rowAt: (index) => known?.pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null,
    show: (first, last) => {
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) void fetchPage(page);
    },
    error,
  };
}
