import { useEffect, useEffectEvent } from 'react';
import { maxInspectText } from '../../../../shared/inspect.ts';

/**
 * Ctrl/Cmd+V anywhere on the screen replaces what is inspected. A paste into another field, or into the
 * middle of a text that is being edited, stays where it was meant. `onPaste` null: nobody listens.
 */
export function usePaste(onPaste: ((text: string) => void) | null): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (onPaste === null || text === '' || !replacesAll(event.target, text)) return;
    event.preventDefault();
    onPaste(text);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => take(event);
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, []);
}

/** The bench's own field, all of it; any other field keeps what is pasted into it. */
function replacesAll(target: EventTarget | null, text: string): boolean {
  if (target instanceof HTMLInputElement) return false;
  if (!(target instanceof HTMLTextAreaElement)) return !(target instanceof HTMLElement && target.isContentEditable);
  if (target.closest('[data-bench]') === null) return false;
  if (target.value.length + text.length > maxInspectText) return true;
  return target.selectionStart === 0 && target.selectionEnd === target.value.length;
}
