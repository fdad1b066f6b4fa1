import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { call, listen, type CallInput, type CallOutput, type Channel, type EventName } from './api.ts';

/** What a call is doing. Switch over `status` exhaustively. */
export type CallState<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'busy' }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: AppError };

export type Caller<K extends Channel> = {
  readonly state: CallState<CallOutput<K>>;
  /** Starts the call. Of several in flight only the newest one changes `state`; each promise resolves. */
  readonly run: (input: CallInput<K>) => Promise<Result<CallOutput<K>>>;
  /** Back to idle: also forgets the value, and ignores an answer that is still on its way. */
  readonly reset: () => void;
};

/** A call that the user starts: create, delete, send. */
export function useCall<K extends Channel>(channel: K): Caller<K> {
  const [state, setState] = useState<CallState<CallOutput<K>>>({ status: 'idle' });
  const newest = useRef(0);
  const run = useCallback(
    async (input: CallInput<K>) => {
      const turn = ++newest.current;
      setState({ status: 'busy' });
      const result = await call(channel, input);
      if (turn === newest.current) setState(settled(result));
      return result;
    },
    [channel],
  );
  const reset = useCallback(() => {
    newest.current += 1;
    setState({ status: 'idle' });
  }, []);
  return { state, run, reset };
}

export type Loader<K extends Channel> = {
  readonly state: CallState<CallOutput<K>>;
  readonly reload: () => void;
};

/**
 * What a screen shows: loaded when it becomes visible, again when `input` changes in value, and
 * again on each of the events. While it reloads, the former value or error stays: nothing flickers.
 * `input` null waits.
 */
export function useLoad<K extends Channel>(channel: K, input: CallInput<K> | null, events: readonly EventName[] = []): Loader<K> {
  const [state, setState] = useState<CallState<CallOutput<K>>>({ status: 'idle' });
  const newest = useRef(0);
  const key = input === null ? null : JSON.stringify(input);
  const loadedKey = useRef<string | null>(null);
  const load = useEffectEvent(async () => {
    const turn = ++newest.current;
    if (input === null) return setState({ status: 'idle' });
    if (loadedKey.current !== key) setState({ status: 'busy' });
    const result = await call(channel, input);
    if (turn !== newest.current) return;
    loadedKey.current = key;
    setState(settled(result));
  });
  useEffect(() => {
    void load();
  }, [channel, key]);
  // The names are compared by value: callers write the list inline.
  const eventKey = events.join(' ');
  const subscribe = useEffectEvent(() => events.map((event) => listen(event, () => void load())));
  useEffect(() => {
    const stops = subscribe();
    return () => stops.forEach((stop) => stop());
  }, [eventKey]);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked > 0) void load();
  }, [asked]);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  return { state, reload };
}

function settled<T>(result: Result<T>): CallState<T> {
  return result.ok ? { status: 'done', value: result.value } : { status: 'failed', error: result.error };
}
