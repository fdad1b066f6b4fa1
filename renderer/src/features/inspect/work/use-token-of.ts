import { useEffect, useState } from 'react';
import type { AppError } from '../../../../../shared/errors.ts';
import type { InspectedToken, Judging } from '../../../../../shared/inspect.ts';
import { call } from '../../../lib/api.ts';

/** While one types, in milliseconds. */
const pause = 80;

export type TokenOf =
  | { readonly status: 'empty' }
  | { readonly status: 'busy' }
  | { readonly status: 'nothing' }
  | { readonly status: 'found'; readonly token: InspectedToken }
  | { readonly status: 'failed'; readonly error: AppError };

/** The first token in a text, live; the former one stays until the next has come. A detached payload belongs to another token. */
export function useTokenOf(text: string, judging: Judging): TokenOf {
  const [state, setState] = useState<TokenOf>({ status: 'empty' });
  useEffect(() => {
    if (text.trim() === '') return setState({ status: 'empty' });
    let isCurrent = true;
    setState((before) => (before.status === 'found' ? before : { status: 'busy' }));
    const timer = window.setTimeout(async () => {
      const read = await call('inspect:read', { ...judging, payload: null, text, index: 0 });
      if (!isCurrent) return;
      if (!read.ok) return setState({ status: 'failed', error: read.error });
      const { token } = read.value;
      setState(token === null ? { status: 'nothing' } : { status: 'found', token });
    }, pause);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [text, judging]);
  return state;
}
