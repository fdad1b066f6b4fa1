import path from 'node:path';
import { BrowserWindow, nativeTheme, screen, session, type Session } from 'electron';
import { serveApp } from './app-protocol.ts';
import { hardenSession } from './web-security.ts';
import type { WindowBounds } from './preferences.ts';

const smallest = { width: 960, height: 640 };
const background = { light: '#f7f8fa', dark: '#0f1115' };

/** In memory only: Chromium would keep its own stores in plain files. */
export function appSession(rendererFolder: string): Session {
  const own = session.fromPartition('tokensmith', { cache: false });
  hardenSession(own);
  serveApp(own, rendererFolder);
  return own;
}

export type WindowOptions = {
  session: Session;
  preload: string;
  bounds: WindowBounds | null;
  isDevelopment: boolean;
  onBounds(bounds: WindowBounds): void;
};

/** The one window. Its preferences are the Electron checklist's points 2, 3, 4, 6 and 8–12, spelled out. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...placed(options.bounds),
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
  window.once('ready-to-show', () => {
    if (options.bounds?.isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    options.onBounds({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL('app://tokensmith/');
  return window;
}

/** Where the window was, if that place still lies on a screen. */
function placed(bounds: WindowBounds | null): { width: number; height: number; x?: number; y?: number } {
  const size = { width: 1280, height: 800 };
  if (bounds === null) return size;
  const { x, y, width, height } = bounds;
  const isVisible = screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    const overlapY = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y);
    return overlapX > 100 && overlapY > 100;
  });
  return isVisible ? { x, y, width, height } : { width, height };
}
