import { useCallback, useEffect, useRef } from 'react';

/**
 * Runs what a field does on being left, but not in the middle of a press. A message that appears
 * between pointer down and pointer up would push the pressed button away, and the press be lost.
 */
export function useAfterPress(): (action: () => void) => void {
  const isDown = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const onDown = () => {
      isDown.current = true;
    };
    const onUp = () => {
      isDown.current = false;
      const actions = waiting.current;
      waiting.current = [];
      // The press itself is handled first.
      window.setTimeout(() => actions.forEach((action) => action()), 0);
    };
    window.addEventListener('pointerdown', onDown, true);
    window.addEventListener('pointerup', onUp, true);
    window.addEventListener('pointercancel', onUp, true);
    return () => {
      window.removeEventListener('pointerdown', onDown, true);
      window.removeEventListener('pointerup', onUp, true);
      window.removeEventListener('pointercancel', onUp, true);
    };
  }, []);
  return useCallback((action) => {
    if (isDown.current) waiting.current.push(action);
    else action();
  }, []);
}
