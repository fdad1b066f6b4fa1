import { useEffect, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { call, type CallOutput } from '../../lib/api.ts';
import { useNow } from '../../lib/use-now.ts';

const secondsShown = 15;

type TokenText = CallOutput<'tokens:text'>;
export type BriefReveal =
  | { readonly status: 'hidden'; readonly error: AppError | null }
  | ({ readonly status: 'shown'; readonly secondsLeft: number } & TokenText);

/** A token's text, fetched when asked for; gone after 15 s, when the window loses the focus, and when the screen is left. */
export function useBriefReveal(id: string) {
  const [shown, setShown] = useState<{ readonly stored: TokenText; readonly until: number } | null>(null);
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
    const stored = await call('tokens:text', { id });
    setError(stored.ok ? null : stored.error);
    if (stored.ok) setShown({ stored: stored.value, until: Math.floor(Date.now() / 1000) + secondsShown });
  };
  const state: BriefReveal =
    shown === null ? { status: 'hidden', error } : { status: 'shown', ...shown.stored, secondsLeft: Math.max(1, shown.until - now) };
  return { state, show: () => void show(), hide };
}
