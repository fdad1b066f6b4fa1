import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { InspectInput, Inspection } from '../../../../shared/inspect.ts';
import { call } from '../../lib/api.ts';
import { useEvent } from '../../lib/use-event.ts';
import { useNow } from '../../lib/use-now.ts';
import { nextTurn } from './judgement.ts';

/** While one types; a paste waits as long, which nobody notices. In milliseconds. */
const pause = 80;

/** `busy` only until the first answer: afterwards the former one stays until the next has come. */
export type InspectionState =
  | { readonly status: 'idle' }
  | { readonly status: 'busy' }
  /** `input`: what was asked, which may be older than what stands in the fields. */
  | { readonly status: 'done'; readonly value: Inspection; readonly input: InspectInput }
  | { readonly status: 'failed'; readonly error: AppError };

/** The text's inspection, live: anew with each change of text, rules or keys, and when one of the token's times passes. */
export function useInspection(input: InspectInput): { state: InspectionState; retry: () => void } {
  const [state, setState] = useState<InspectionState>({ status: 'idle' });
  const [turn, setTurn] = useState(0);
  const retry = () => setTurn((count) => count + 1);
  useEvent('keys:changed', retry);
  useEvent('sources:changed', retry);
  useEvent('policies:changed', retry);
  useEvent('vault:changed', retry);

  useEffect(() => {
    if (input.text.trim() === '') return setState({ status: 'idle' });
    let isCurrent = true;
    setState((before) => (before.status === 'done' ? before : { status: 'busy' }));
    const timer = window.setTimeout(async () => {
      const result = await call('inspect:read', input);
      if (!isCurrent) return;
      setState(result.ok ? { status: 'done', value: result.value, input } : { status: 'failed', error: result.error });
    }, pause);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [input, turn]);

  useTurns(state, retry);
  return { state, retry };
}

/** Judges again when the token begins or ends while someone looks at it. A clock that was set does not go on. */
function useTurns(state: InspectionState, judgeAgain: () => void): void {
  const now = useNow();
  const isLive = state.status === 'done' && state.input.at === null;
  const verdict = isLive ? (state.value.token?.verdict ?? null) : null;
  const due = verdict === null ? null : nextTurn(verdict);
  const asked = useRef<number | null>(null);
  const again = useEffectEvent(judgeAgain);
  useEffect(() => {
    if (due === null || now < due || asked.current === due) return;
    asked.current = due;
    again();
  }, [now, due]);
}
