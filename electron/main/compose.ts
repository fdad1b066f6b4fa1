import path from 'node:path';
import { app, nativeTheme, powerMonitor, type BrowserWindow } from 'electron';
import { vaultFolderIn } from '../engine/data-folder.ts';
import { createEngine, keychainService } from '../engine/engine.ts';
import { createKeychain } from '../engine/vault/keychain.ts';
import { createVault } from '../engine/vault/vault.ts';
import type { Settings } from '../../shared/settings.ts';
import { createClipboard } from './clipboard.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { createFileDrops } from './ipc/dropped-files.ts';
import { confirmNatively } from './confirm.ts';
import { allHandlers } from './ipc/handlers/all.ts';
import { createRouter } from './ipc/router.ts';
import { startKeychainProcess } from './keychain-process.ts';
import { openLog } from './log.ts';
import { createDesktopNotices } from './notices.ts';
import { setMenu } from './menu.ts';
import { mainMessages } from './messages/index.ts';
import { openPreferences } from './preferences.ts';
import type { Services } from './services.ts';
import { placeWindow } from './window.ts';

export type Ground = { window: BrowserWindow; folder: string; isDevelopment: boolean };

/** The composition root: builds services, handlers and router, and opens the vault in parallel with the page. */
export function compose({ window, folder, isDevelopment }: Ground): void {
  const log = openLog(path.join(folder, 'logs'));
  const preferences = openPreferences(folder);
  const clipboard = createClipboard();
  const drops = createFileDrops();
  const messages = () => mainMessages(preferences.settings().language, app.getLocale());
  const vault = createVault({
    folder: vaultFolderIn(folder),
    secrets: () => createKeychain({ service: keychainService, startAgent: startKeychainProcess }),
    log,
  });
  const engine = createEngine({
    vault,
    onServed: () => {
      router.sendSoon('local-api:changed', () => engine.localApi.status());
      // A refresh or the use of a sliding session over HTTP shows on the shelf too.
      router.sendSoon('tokens:changed', () => ({}));
    },
    onNotice: (notice) => {
      router.sendSoon('tokens:changed', () => ({}));
      router.send('tokens:noticed', notice);
      desktop.tell(notice);
    },
  });
  const desktop = createDesktopNotices(window, messages, (notices) => {
    for (const notice of notices) router.send('tokens:noticed', notice);
  });
  const services: Services = {
    engine,
    preferences,
    clipboard,
    files: createFileDialogs(window, messages),
    drops,
    progressed: (progress) => router.send('job:progressed', progress),
    bulkProgressed: (progress) => router.send('bulk:progressed', progress),
    scanProgressed: (progress) => router.send('scan:progressed', progress),
    applySettings(settings) {
      show(settings);
      router.send('settings:changed', settings);
    },
    confirm: (question, subject) => confirmNatively(window, messages(), question, subject),
    changed(event, result) {
      if (result.ok) router.sendSoon(event, () => ({}));
      if (result.ok && event === 'tokens:changed') engine.watch.poke();
      // Which key the local API signs with may be another one now.
      if (result.ok && event === 'keys:changed') router.sendSoon('local-api:changed', () => engine.localApi.status());
      return result;
    },
  };
  const router = createRouter(allHandlers(services), log, (paths) => {
    const dropped = drops.take(paths);
    if (dropped !== null) router.send('files:dropped', dropped);
  });
  const show = (settings: Settings) => {
    nativeTheme.themeSource = settings.theme;
    setMenu(messages(), isDevelopment);
  };

  show(preferences.settings());
  placeWindow(window, preferences);
  router.admit(window.webContents);
  vault.onChange((status) => router.send('vault:changed', status));
  engine.watch.start();
  // Timers do not count the time that the machine slept.
  powerMonitor.on('resume', engine.watch.poke);
  void (process.env['TOKENSMITH_VAULT'] === 'memory' ? vault.useMemory() : vault.open());

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
