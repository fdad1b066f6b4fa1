// The control of the checklist: a small app that keeps all of Electron's points, but for the one it is told to break.
import path from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session, shell } from 'electron';

const broken = process.env['TWIN_BREAKS'] ?? '';
const keeps = (point) => point !== broken;
const origin = 'app://tokensmith';
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'nonce-x'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const image = keeps('only secure content') ? '' : '<img src="http://127.0.0.1:1/x.png">';
const page = `<!doctype html><html lang="en"><title>Twin</title><nav>Twin</nav>${image}</html>`;

app.setPath('userData', process.env['TWIN_DATA'] ?? '');
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);

app.on('web-contents-created', (_event, contents) => {
  if (keeps('navigation limited')) {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      contents.on(name, (event) => event.preventDefault());
    }
  }
  if (keeps('webview options verified')) contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (!keeps('openExternal limited')) void shell.openExternal(url);
    return { action: keeps('new windows limited') ? 'deny' : 'allow' };
  });
});

// Electron waits for this module before it is ready: awaiting that here would be a deadlock.
void app.whenReady().then(start);

async function start() {
  const own = session.fromPartition('twin', { cache: false });
  if (keeps('permission requests handled')) {
    own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    own.setPermissionCheckHandler(() => false);
  }
  own.protocol.handle('app', (request) => {
    const isPage = new URL(request.url).pathname === '/';
    if (!isPage && keeps('no file protocol')) return new Response(null, { status: 404 });
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    if (keeps('content security policy') && keeps('only secure content')) headers['Content-Security-Policy'] = policy;
    return new Response(page, { headers });
  });

  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      preload: path.join(import.meta.dirname, 'out', 'preload', 'index.cjs'),
      sandbox: keeps('process sandboxing') && keeps('no Node integration'),
      contextIsolation: keeps('context isolation'),
      nodeIntegration: !keeps('no Node integration'),
      webSecurity: keeps('web security on'),
      allowRunningInsecureContent: !keeps('no insecure content'),
      experimentalFeatures: !keeps('no experimental features'),
      ...(keeps('no Blink features') ? {} : { enableBlinkFeatures: 'CSSVariables' }),
      webviewTag: !keeps('no webview tag'),
      additionalArguments: keeps('no Electron API in the page') ? [] : ['--twin-exposes-ipc'],
    },
  });
  ipcMain.handle('keys:list', (event) => {
    const isForeign = event.sender !== window.webContents;
    return isForeign && keeps('sender of IPC validated') ? { ok: false, error: { code: 'untrusted-sender' } } : { ok: true, value: [] };
  });
  await window.loadURL(`${origin}/`);
}
