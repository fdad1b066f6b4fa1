import path from 'node:path';
import { app, nativeTheme, type BrowserWindow } from 'electron';
import { dataFolder, vaultFolderIn } from '../engine/data-folder.ts';
import { createEngine, keychainService } from '../engine/engine.ts';
import { createKeychain } from '../engine/vault/keychain.ts';
import { createVault } from '../engine/vault/vault.ts';
import type { Settings } from '../../shared/settings.ts';
import { registerAppScheme } from './app-protocol.ts';
import { createClipboard } from './clipboard.ts';
import { confirmNatively } from './confirm.ts';
import { allHandlers } from './ipc/handlers/all.ts';
import { createRouter } from './ipc/router.ts';
import { startKeychainProcess } from './keychain-process.ts';
import { openLog } from './log.ts';
import { setMenu } from './menu.ts';
import { mainMessages } from './messages/index.ts';
import { openPreferences } from './preferences.ts';
import { refuseUnsafeStart } from './start-guard.ts';
import type { Services } from './services.ts';
import { hardenAllContents } from './web-security.ts';
import { appSession, openWindow } from './window.ts';

const isDevelopment = !app.isPackaged && process.env['TOKENSMITH_DEVELOPMENT'] === '1';
const folder = dataFolder();
app.setPath('userData', folder);
// Only root in a container or on a test machine starts with --no-sandbox (a packaged app refuses it): there enableSandbox()
// would leave Chromium with child processes that end at once.
if (!app.commandLine.hasSwitch('no-sandbox'))
  // Root cannot have Chromium's sandbox; the start script alone passes the switch, and a packaged app refuses it.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
hardenAllContents(isDevelopment);
refuseUnsafeStart();

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const log = openLog(path.join(folder, 'logs'));
  const preferences = openPreferences(folder);
  const clipboard = createClipboard();
  const messages = () => mainMessages(preferences.settings().language, app.getLocale());
  const vault = createVault({
    folder: vaultFolderIn(folder),
    secrets: () => createKeychain({ service: keychainService, startAgent: startKeychainProcess }),
    log,
  });
  const engine = createEngine({ vault, onServed: () => router.sendSoon('local-api:changed', () => engine.localApi.status()) });
  const applySettings = (settings: Settings) => {
    nativeTheme.themeSource = settings.theme;
    setMenu(messages(), isDevelopment);
    router.send('settings:changed', settings);
  };
  const services: Services = {
    engine,
    preferences,
    clipboard,
    applySettings,
    confirm: (question, subject) => confirmNatively(window, messages(), question, subject),
    changed(event, result) {
      if (result.ok) router.sendSoon(event, () => ({}));
      return result;
    },
  };
  const router = createRouter(allHandlers(services), log);
  vault.onChange((status) => {
    router.send('vault:changed', status);
  });

  nativeTheme.themeSource = preferences.settings().theme;
  setMenu(messages(), isDevelopment);
  const window: BrowserWindow = openWindow({
    session: appSession(path.join(import.meta.dirname, '../renderer')),
    preload: path.join(import.meta.dirname, '../preload/index.cjs'),
    bounds: preferences.bounds(),
    isDevelopment,
    onBounds: (bounds) => preferences.saveBounds(bounds),
  });
  router.admit(window.webContents);
  // In parallel with the window: neither waits for the other.
  const opening = process.env['TOKENSMITH_VAULT'] === 'memory' ? vault.useMemory() : vault.open();
  void opening.then(() => engine.tidy());

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void Promise.allSettled([clipboard.clear(), engine.close()]).then(() => app.exit());
  });
}
