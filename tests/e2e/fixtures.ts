import { chown, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { startSession, type DesktopSession, type SessionKind } from '../../scripts/desktop.ts';
import { isRoot, root } from '../../scripts/project.ts';
import { electronExecutable, launchElectron, type Target, type Tokensmith } from './launch.ts';
import { installForOrdinaryUser, ordinaryUser } from './ordinary-user.ts';
import { watchForProblems, type Problems } from './problems.ts';

export type LaunchOptions = {
  /** added to the session's environment; `undefined` removes a variable */
  env?: Record<string, string | undefined>;
  /** added to the app's arguments */
  args?: string[];
};

type Options = {
  /** the keychain that the app finds (Linux; elsewhere it is the system's own) */
  keychain: SessionKind;
  /** `ordinary` runs the app as a user without rights, where Chromium's sandbox is on even when the tests run as root */
  user: 'current' | 'ordinary';
  /** the system's language */
  language: 'en' | 'ko';
};

type Fixtures = {
  /** a desktop session of this test's own, with a real keychain */
  session: DesktopSession;
  /** where the app keeps its files; empty at first, outside of the session's other folders */
  userData: string;
  /** Starts the app, or starts it again over the same data and keychain: an app that still runs is closed first. */
  launch(options?: LaunchOptions): Promise<Tokensmith>;
  /** Closes the running app and waits until its process is gone. */
  quit(): Promise<void>;
  app: ElectronApplication;
  window: Page;
  /** console errors, uncaught errors and policy violations of the page; a test fails when any is left at its end */
  problems: Problems;
};

export const test = base.extend<Options & Fixtures & { runner: { current: Tokensmith | null } }>({
  keychain: ['unlocked', { option: true }],
  user: ['current', { option: true }],
  language: ['en', { option: true }],

  session: async ({ keychain, user }, use) => {
    const session = await startSession(keychain, isOrdinary(user) ? ordinaryUser : undefined);
    await use(session);
    await session.stop();
  },

  userData: async ({ session, user }, use) => {
    const folder = path.join(session.folder, 'tokensmith-data');
    await mkdir(folder, { mode: 0o700 });
    if (isOrdinary(user)) await chown(folder, ordinaryUser.uid, ordinaryUser.gid);
    await use(folder);
  },

  problems: async ({}, use) => {
    const problems = watchForProblems();
    await use(problems);
    problems.assertNone();
  },

  runner: async ({}, use, testInfo) => {
    const runner: { current: Tokensmith | null } = { current: null };
    await use(runner);
    if (testInfo.status !== testInfo.expectedStatus) await keepScreenshot(runner.current?.window, testInfo.outputPath('window.png'));
    await runner.current?.close();
  },

  launch: async ({ session, userData, user, language, problems, runner }, use) => {
    const target = await targetFor(user, session);
    await use(async ({ env = {}, args = [] } = {}) => {
      await runner.current?.close();
      const running = await launchElectron({
        target,
        args,
        cwd: session.folder,
        hasSandbox: !isRoot() || isOrdinary(user),
        env: { ...session.env, ...localeVariables(language), TOKENSMITH_DATA_DIR: userData, ...env },
        onApp: (app) => problems.watch(app),
      });
      runner.current = running;
      return running;
    });
  },

  quit: async ({ runner }, use) => {
    await use(async () => {
      await runner.current?.close();
      runner.current = null;
    });
  },

  app: async ({ launch, runner }, use) => {
    await use((runner.current ?? (await launch())).app);
  },

  window: async ({ launch, runner }, use) => {
    await use((runner.current ?? (await launch())).window);
  },
});

export { expect } from '@playwright/test';

/** Only root can become somebody else; for everybody else the current user is an ordinary one. */
function isOrdinary(user: Options['user']): boolean {
  return user === 'ordinary' && isRoot();
}

async function targetFor(user: Options['user'], session: DesktopSession): Promise<Target> {
  const executable = await electronExecutable();
  if (!isOrdinary(user)) return { executable, appFolder: root };
  const place = path.join(session.folder, 'installed');
  await mkdir(place, { mode: 0o755 });
  return installForOrdinaryUser(place, path.dirname(executable));
}

/** Both, because Chromium asks LANGUAGE first. The locale itself need not be installed. */
function localeVariables(language: Options['language']): Record<string, string> {
  return language === 'ko' ? { LANG: 'ko_KR.UTF-8', LANGUAGE: 'ko' } : { LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' };
}

/** A picture only: a trace would carry the page's values, tokens among them, into an artefact. */
async function keepScreenshot(window: Page | undefined, file: string): Promise<void> {
  await window?.screenshot({ path: file }).catch(() => undefined);
}
