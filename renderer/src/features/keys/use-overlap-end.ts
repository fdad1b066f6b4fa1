import { useEffect } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';

/** The longest that a timer waits; a screen is not open for 24 days. */
const longest = 2_147_483_647;

/** When an overlap ends, the old key is retired without anybody saying so: `onEnd` loads the keys again. */
export function useOverlapEnd(keys: readonly KeySummary[], onEnd: () => void): void {
  const ends = keys.flatMap(({ verifyUntil }) => (verifyUntil === null ? [] : [verifyUntil]));
  const next = ends.length === 0 ? null : Math.min(...ends);
  useEffect(() => {
    if (next === null) return;
    // One second later, so that main's clock, which counts whole seconds, has passed it.
    const timer = window.setTimeout(onEnd, Math.min(longest, Math.max(0, (next + 1) * 1000 - Date.now())));
    return () => window.clearTimeout(timer);
  }, [next, onEnd]);
}
