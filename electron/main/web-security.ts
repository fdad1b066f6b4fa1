import { app, shell, type Session } from 'electron';
import { appOrigin, originOf } from './ipc/trusted-sender.ts';

/** Pages that the app may open in the user's browser, always after a click. */
const externalPages: ReadonlySet<string> = new Set(['https://www.rfc-editor.org', 'https://www.iana.org']);

/** Electron checklist 15: only https to hosts on the list; anything else is dropped. */
function openExternalPage(url: string): void {
  const origin = originOf(url);
  if (origin !== null && externalPages.has(origin)) void shell.openExternal(url);
}

/** Electron checklist 5, 11–14, for every WebContents there will ever be. Runs before the first window. */
export function hardenAllContents(isDevelopment: boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { preventDefault(): void; url: string }) => {
      if (originOf(event.url) !== appOrigin) event.preventDefault();
    };
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openExternalPage(url);
      return { action: 'deny' };
    });
    if (!isDevelopment) contents.on('devtools-opened', () => contents.closeDevTools());
  });
}

/** Electron checklist 5: no permission is ever granted. Requests that leave the app are cut as well. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = originOf(details.url) === appOrigin || details.url.startsWith('devtools://') || details.url.startsWith('data:');
    answer({ cancel: !isOurs });
  });
}
