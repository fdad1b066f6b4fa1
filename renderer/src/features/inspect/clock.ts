import { createContext, useContext } from 'react';
import { useNow } from '../../lib/use-now.ts';

/** The clock that was set to judge by, in Unix seconds; null: it goes. */
export const SetClock = createContext<number | null>(null);

/** What the token is judged by: now, live, or the clock that was set, which stands. */
export function useClock(): number {
  const now = useNow();
  return useContext(SetClock) ?? now;
}
