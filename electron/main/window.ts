import path from 'node:path';
import { BrowserWindow, nativeTheme, screen, session, type Session } from 'electron';
import { hardenSession } from './web-security.ts';
import type { PreferenceStore, WindowBounds } from './preferences.ts';

const usual = { width: 1280, height: 800 };
const smallest = { width: 960, height: 640 };
const background = { light: '#f7f8fa', dark: '#0f1115' };

/** In memory only: Chromium would keep its own stores in plain files. */
export function appSession(): Session {
  const own = session.fromPartition('tokensmith', { cache: false });
  hardenSession(own);
  return own;
}

export type WindowOptions = { session: Session; preload: string; isDevelopment: boolean };

/** The one window. Its preferences are the Electron checklist's points 2, 3, 4, 6 and 8–12, spelled out. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...usual,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Tokensmith',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      session: options.session,
      preload: path.resolve(options.preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
      devTools: options.isDevelopment,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

/** Puts the window where it was, if that place still lies on a screen, in the chosen theme; and remembers from then on. */
export function placeWindow(window: BrowserWindow, preferences: PreferenceStore): void {
  const bounds = preferences.bounds();
  if (bounds !== null) {
    if (isOnScreen(bounds)) window.setBounds(bounds);
    else window.setSize(bounds.width, bounds.height);
    if (bounds.isMaximized) window.once('ready-to-show', () => window.maximize());
  }
  window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? background.dark : background.light);
  window.on('close', () => preferences.saveBounds({ ...window.getNormalBounds(), isMaximized: window.isMaximized() }));
}

function isOnScreen({ x, y, width, height }: WindowBounds): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    const overlapY = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y);
    return overlapX > 100 && overlapY > 100;
  });
}
