import { app, dialog } from 'electron';
import { dataFolder } from '../engine/data-folder.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { builtFile } from './built-file.ts';
import { refuseUnsafeStart } from './start-guard.ts';
import { hardenAllContents } from './web-security.ts';
import { appSession, openWindow } from './window.ts';

const isDevelopment = !app.isPackaged && process.env['TOKENSMITH_DEVELOPMENT'] === '1';
const folder = dataFolder();
app.setPath('userData', folder);
// Root cannot have Chromium's sandbox: there enableSandbox() would leave child processes that end at once. The start
// script alone passes the switch, and a packaged app refuses it.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
hardenAllContents(isDevelopment);
refuseUnsafeStart();

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

/**
 * The window comes first and the rest is loaded while its process starts. The page is handed out when the calls that it
 * will make have their handlers.
 */
function start(): void {
  const session = appSession();
  const window = openWindow({ session, preload: builtFile('preload', 'index.cjs'), isDevelopment });
  const composed = import('./compose.ts').then(({ compose }) => compose({ window, folder, isDevelopment }));
  serveApp(session, builtFile('renderer'), composed);
  void window.loadURL('app://tokensmith/');
  composed.catch((cause: unknown) => {
    dialog.showErrorBox('Tokensmith', cause instanceof Error ? cause.message : String(cause));
    app.exit(1);
  });
}
