import { useEffect, useState } from 'react';
import { call } from '../../lib/api.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { useNow } from '../../lib/use-now.ts';

const secondsShown = 15;

export type BriefReveal =
  | { readonly status: 'hidden'; readonly error: AppError | null }
  | { readonly status: 'shown'; readonly compact: string; readonly secondsLeft: number };

/** A token's text, fetched when asked for; gone after 15 s, when the window loses the focus, and when the screen is left. */
export function useBriefReveal(id: string) {
  const [shown, setShown] = useState<{ readonly compact: string; readonly until: number } | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const now = useNow();
  const hide = () => setShown(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = window.setTimeout(hide, Math.max(0, shown.until * 1000 - Date.now()));
    window.addEventListener('blur', hide);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('blur', hide);
    };
  }, [shown]);
  useEffect(() => hide, []);
  const show = async () => {
    const text = await call('tokens:text', { id });
    setError(text.ok ? null : text.error);
    if (text.ok) setShown({ compact: text.value.compact, until: Math.floor(Date.now() / 1000) + secondsShown });
  };
  const state: BriefReveal =
    shown === null ? { status: 'hidden', error } : { status: 'shown', compact: shown.compact, secondsLeft: Math.max(1, shown.until - now) };
  return { state, show: () => void show(), hide };
}
