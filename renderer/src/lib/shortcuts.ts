import { useEffect, useEffectEvent } from 'react';

/** True on macOS, where Command takes the place of Control. */
const isMac = /^Mac/.test(navigator.platform);

/** "mod+n" is Ctrl+N, or Command+N on macOS; "mod+enter", "mod+,", "mod+1", "escape". */
export type Shortcut = `mod+${string}` | 'escape';

/** How people write it: "Ctrl N", "⌘N". Keep it in a <Kbd>, never inside a sentence. */
export function shortcutLabel(shortcut: Shortcut): string {
  const key = shortcut.replace('mod+', '');
  const shown = key === 'enter' ? '⏎' : key === 'escape' ? 'Esc' : key.toUpperCase();
  if (!shortcut.startsWith('mod+')) return shown;
  return isMac ? `⌘${shown}` : `Ctrl ${shown}`;
}

/** For `aria-keyshortcuts`. */
export function shortcutAria(shortcut: Shortcut): string {
  const modifier = isMac ? 'Meta' : 'Control';
  const key = shortcut.replace('mod+', '');
  const named = key === 'enter' ? 'Enter' : key === 'escape' ? 'Escape' : key.toUpperCase();
  return shortcut.startsWith('mod+') ? `${modifier}+${named}` : named;
}

function matchesShortcut(event: KeyboardEvent, shortcut: Shortcut): boolean {
  if (event.altKey || event.shiftKey || event.isComposing) return false;
  const hasModifier = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const key = event.key.toLowerCase();
  if (shortcut === 'escape') return key === 'escape' && !event.ctrlKey && !event.metaKey;
  return hasModifier && key === shortcut.slice('mod+'.length);
}

/**
 * Runs while the component is visible and no dialog is open above it. `handler` null switches it off.
 * Those with a modifier are caught on the way down: controls in focus keep their keys to themselves otherwise
 * (Ctrl+Enter on a radio button). Escape is taken only when nothing nearer wanted it.
 */
export function useShortcut(shortcut: Shortcut, handler: (() => void) | null): void {
  const latest = useEffectEvent(() => handler?.());
  const isOn = handler !== null;
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !matchesShortcut(event, shortcut) || isDialogOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      latest();
    };
    const capture = shortcut !== 'escape';
    window.addEventListener('keydown', onKeyDown, { capture });
    return () => window.removeEventListener('keydown', onKeyDown, { capture });
  }, [shortcut, isOn]);
}

/** A menu that led to another screen may still stand in the one that was left: what nobody sees is not open. */
function isDialogOpen(): boolean {
  const dialogs = document.querySelectorAll('[role="dialog"],[role="alertdialog"]:not([data-toast])');
  return [...dialogs].some((dialog) => dialog.checkVisibility());
}
