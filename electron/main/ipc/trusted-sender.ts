import type { WebContents, WebFrameMain } from 'electron';

/** The only origin that the app serves and listens to. */
export const appOrigin = 'app://tokensmith';

/**
 * Electron checklist 17: a call counts only from the top frame of one of our own windows, while that
 * frame shows our exact origin. A frame that is gone, a subframe, or any other origin is refused.
 */
export function isTrustedSender(
  event: { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null },
  ownWindows: ReadonlySet<WebContents>,
): boolean {
  const frame = event.senderFrame;
  if (frame === null || !ownWindows.has(event.sender)) return false;
  return frame === event.sender.mainFrame && originOf(frame.url) === appOrigin;
}

/** `URL.origin` is "null" for schemes that Node does not know, so it is put together here. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
