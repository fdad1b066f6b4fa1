import { Notification, type BrowserWindow } from 'electron';
import { gatherNotices, tellable, type TellableNotices } from '../../shared/token-notices.ts';
import type { TokenNotice } from '../../shared/tokens.ts';
import type { MainMessages } from './messages/en.ts';

/** As long as this is shown of a token's name. */
const mostCharacters = 80;
/** Renewals come in rounds, a second apart. */
const patience = { quiet: 2_500, longest: 15_000 };

export type DesktopNotices = { tell(notice: TokenNotice): void };

/**
 * Tells the desktop about tokens, as far as the user asked to be told and the window is not in front. A click brings the window;
 * `onClick` hears what the notification was about. Nothing of a token itself is in it: the system keeps notifications.
 */
export function createDesktopNotices(
  window: BrowserWindow,
  messages: () => MainMessages,
  onClick: (notices: readonly TokenNotice[]) => void,
): DesktopNotices {
  // Held until they are gone: one that is collected hears no click.
  const shown = new Set<Notification>();

  const show = (title: string, notices: readonly TokenNotice[]) => {
    const notification = new Notification({ title, body: messages().notice.body });
    const forget = () => shown.delete(notification);
    notification.on('close', forget);
    notification.on('failed', forget);
    notification.on('click', () => {
      forget();
      if (!bringToFront(window)) return;
      onClick(notices);
    });
    shown.add(notification);
    notification.show();
  };

  const gathering = gatherNotices(
    (notices) => {
      if (window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return;
      for (const { title, notices: about } of tellable(notices).flatMap((group) => titlesOf(group, messages()))) show(title, about);
    },
    patience,
    unreferencedTimer,
  );
  return { tell: gathering.add };
}

type Titled = { readonly title: string; readonly notices: readonly TokenNotice[] };

function titlesOf({ kind, notices, isCounted }: TellableNotices, { notice: words }: MainMessages): Titled[] {
  if (isCounted) return [{ title: words.many[kind](notices.length), notices }];
  return notices.map((notice) => ({ title: words[kind](nameOf(notice.label, words.unnamed)), notices: [notice] }));
}

function nameOf(label: string, unnamed: string): string {
  const characters = [...label];
  if (characters.length <= mostCharacters) return label === '' ? unnamed : label;
  return `${characters.slice(0, mostCharacters - 1).join('')}…`;
}

/** False where the window is gone. */
function bringToFront(window: BrowserWindow): boolean {
  if (window.isDestroyed()) return false;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  return true;
}

/** It does not keep the process alive. */
function unreferencedTimer(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
