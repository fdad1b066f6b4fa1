import type { ClipboardEvent } from 'react';

/** What a paste makes of a text area, before it does; null for a paste into anything else. */
export function textAfterPaste({ target, clipboardData }: ClipboardEvent): { readonly pasted: string; readonly whole: string } | null {
  if (!(target instanceof HTMLTextAreaElement)) return null;
  const { value, selectionStart, selectionEnd } = target;
  const pasted = clipboardData.getData('text/plain');
  return { pasted, whole: value.slice(0, selectionStart) + pasted + value.slice(selectionEnd) };
}
