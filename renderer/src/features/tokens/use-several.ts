import { useEffect, useRef, useState } from 'react';
import type { OrganizeTokens } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { showFailure, showToast } from '../../ui/toast.tsx';
import { announceOrganized } from './announce.ts';
import { idsOfRange } from './ids-of-range.ts';
import type { ShelfScope } from './shelf-pages.ts';
import type { Picked } from './use-token-selection.ts';

export type Change = Omit<OrganizeTokens, 'ids'>;
export type Progress = { readonly done: number; readonly total: number };

/** Fewer than one call takes, so that the progress is seen and stopping acts soon. */
const perCall = 2_000;

/** Changes all that are picked, call by call. `progress` is null while nothing is under way. */
export function useSeveral(picked: Picked, count: number, scope: ShelfScope) {
  const m = useMessages();
  const [progress, setProgress] = useState<Progress | null>(null);
  const work = useRef<AbortController | null>(null);
  // Leaving the screen or choosing others ends it: what is done is done, and is said.
  useEffect(() => () => work.current?.abort(), []);

  const change = async (wanted: Change) => {
    if (work.current !== null) return;
    const controller = new AbortController();
    work.current = controller;
    setProgress({ done: 0, total: count });
    const ids =
      picked.kind === 'some' ? { ok: true as const, value: [...picked.ids] } : await idsOfRange(scope, 0, count - 1, controller.signal);
    let done = 0;
    let error = ids.ok ? null : ids.error;
    const all = ids.ok ? ids.value : [];
    const batches: string[] = [];
    for (let from = 0; from < all.length && error === null && !controller.signal.aborted; from += perCall) {
      const part = all.slice(from, from + perCall);
      const result = await call('tokens:organize', { ...wanted, ids: part });
      if (result.ok) {
        done += part.length;
        batches.push(result.value.batch);
      } else error = result.error;
      setProgress({ done, total: all.length });
    }
    work.current = null;
    setProgress(null);
    const shown = formatNumber(done, m.time.locale);
    if (error !== null) showFailure(error, m);
    const { changed, stopped } = m.tokens.several;
    const title = controller.signal.aborted ? stopped(shown, formatNumber(count, m.time.locale)) : changed(done, shown);
    if (done > 0) announceOrganized(batches, title, m);
    else if (controller.signal.aborted) showToast({ title });
  };
  return { progress, change: (wanted: Change) => void change(wanted), stop: () => work.current?.abort() };
}
