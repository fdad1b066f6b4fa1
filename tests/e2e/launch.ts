import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { isRoot } from '../../scripts/project.ts';
import { installedRuntime } from '../../scripts/runtime/electron-folder.ts';

/** A started app and its one window. `close` waits until its process is gone. */
export type Tokensmith = { app: ElectronApplication; window: Page; close(): Promise<void> };

export type Target = { executable: string; appFolder: string };

export type Start = {
  target: Target;
  env: NodeJS.ProcessEnv;
  args?: readonly string[];
  cwd?: string;
  /** Chromium has no sandbox for root. */
  hasSandbox?: boolean;
  /** Hears of the app before its window is there. */
  onApp?: (app: ElectronApplication) => void;
};

const nameHelper = 'globalThis.__name ??= (named) => named; undefined';

/** The only electron.launch: for the fixtures, and for figures and benches, which run outside of the test runner. */
export async function launchElectron(start: Start): Promise<Tokensmith> {
  const app = await _electron.launch({
    executablePath: start.target.executable,
    args: [start.target.appFolder, ...(start.args ?? [])],
    ...(start.cwd === undefined ? {} : { cwd: start.cwd }),
    // Without it Playwright adds --no-sandbox by itself.
    chromiumSandbox: start.hasSandbox ?? !isRoot(),
    env: definedOnly(start.env),
    timeout: 60_000,
  });
  start.onApp?.(app);
  let isOpen = true;
  const ended = new Promise<void>((resolve) => app.once('close', () => resolve()));
  void ended.then(() => (isOpen = false));
  const close = async () => {
    if (isOpen) await app.close();
    await ended;
  };
  try {
    const window = await app.firstWindow();
    await window.waitForLoadState('domcontentloaded');
    // Under tsx, functions that are sent to the app call a helper of esbuild's that only this side has.
    await app.evaluate(nameHelper);
    await window.evaluate(nameHelper);
    return { app, window, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The executable in place; refuses when there is none. */
export async function electronExecutable(): Promise<string> {
  const runtime = await installedRuntime();
  if (runtime === null) throw new Error('Electron is not in place: start the tests with `npm run e2e` or `npm test`.');
  return runtime.executable;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
