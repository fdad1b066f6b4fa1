import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { foreignPages, outsidePaths } from './hostile-addresses.ts';

/** The 20 points of Electron's security checklist, in its order and its words. */
export const checklist = [
  'only secure content',
  'no Node integration',
  'context isolation',
  'process sandboxing',
  'permission requests handled',
  'web security on',
  'content security policy',
  'no insecure content',
  'no experimental features',
  'no Blink features',
  'no webview tag',
  'webview options verified',
  'navigation limited',
  'new windows limited',
  'openExternal limited',
  'current Electron',
  'sender of IPC validated',
  'no file protocol',
  'fuses set',
  'no Electron API in the page',
] as const;
export type Point = (typeof checklist)[number];

export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-NONCE'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

export type Subject = { app: ElectronApplication; window: Page; isFused: () => Promise<boolean>; isCurrent: boolean };

/** Looks at a running app and its window: which of the points hold right now. */
export async function readChecklist({ app, window, isFused, isCurrent }: Subject): Promise<Record<Point, boolean>> {
  const main = await lookFromMain(app);
  const page = await lookFromPage(window);
  return {
    'only secure content': page.addresses.every((address) => address.startsWith('app://tokensmith/')),
    'no Node integration': !main.nodeIntegration && !page.hasNode,
    'context isolation': main.contextIsolation,
    'process sandboxing': main.sandbox,
    'permission requests handled': page.grantedPermissions.length === 0,
    'web security on': main.webSecurity,
    'content security policy': main.policy.replace(/'nonce-[^']+'/, "'nonce-NONCE'") === policy && !page.ranInlineScript,
    'no insecure content': !main.allowRunningInsecureContent,
    'no experimental features': !main.experimentalFeatures,
    'no Blink features': main.enableBlinkFeatures === '',
    'no webview tag': !main.webviewTag,
    'webview options verified': main.refusesWebview,
    'navigation limited': main.followed.length === 0,
    'new windows limited': page.opened === 0 && main.windows === 1,
    'openExternal limited': (await openedOutside(app, window)).length === 0,
    'current Electron': isCurrent,
    'sender of IPC validated': await refusesForeignSender(app),
    'no file protocol': page.addresses.every((address) => !address.startsWith('file:')) && main.servedOutside.length === 0,
    'fuses set': await isFused(),
    'no Electron API in the page': page.exposed === 'frozen invoke:function on:function',
  };
}

async function lookFromMain(app: ElectronApplication) {
  return app.evaluate(
    async ({ BrowserWindow }, { pages, paths }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('no window');
      const contents = window.webContents;
      // An internal of Electron, and the only way to see what is really in force.
      const preferences: Electron.WebPreferences = Reflect.get(contents, 'getLastWebPreferences').call(contents);
      const isPrevented = (name: string, url: string) => {
        let prevented = false;
        contents.emit(name, { url, preventDefault: () => (prevented = true) }, url);
        return prevented;
      };
      const navigations = ['will-navigate', 'will-frame-navigate', 'will-redirect'];
      const served: string[] = [];
      for (const path of paths) {
        const response = await contents.session.fetch(`app://tokensmith/${path}`).catch(() => null);
        if (response?.ok) served.push(path);
      }
      const response = await contents.session.fetch('app://tokensmith/');
      return {
        windows: BrowserWindow.getAllWindows().length,
        nodeIntegration: preferences.nodeIntegration === true,
        contextIsolation: preferences.contextIsolation === true,
        sandbox: preferences.sandbox === true,
        webSecurity: preferences.webSecurity !== false,
        allowRunningInsecureContent: preferences.allowRunningInsecureContent === true,
        experimentalFeatures: preferences.experimentalFeatures === true,
        enableBlinkFeatures: preferences.enableBlinkFeatures ?? '',
        webviewTag: preferences.webviewTag === true,
        refusesWebview: isPrevented('will-attach-webview', 'https://example.org/'),
        followed: pages.filter((url) => !navigations.every((name) => isPrevented(name, url))),
        servedOutside: served,
        policy: response.headers.get('content-security-policy') ?? '',
      };
    },
    { pages: foreignPages, paths: outsidePaths },
  );
}

async function lookFromPage(page: Page) {
  return page.evaluate(async () => {
    const permission = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage'];
    const granted: string[] = [];
    for (const name of names) if ((await permission(name).catch(() => 'denied')) === 'granted') granted.push(name);
    if ((await Notification.requestPermission()) === 'granted') granted.push('asked for notifications');
    const script = document.createElement('script');
    try {
      script.textContent = 'window.ranInlineScript = true';
      document.body.append(script);
    } catch {
      // Trusted Types refuse the text already.
    }
    const api: unknown = Reflect.get(window, 'tokensmith');
    const described = Object.entries(api ?? {}).map(([name, value]) => `${name}:${typeof value}`);
    return {
      addresses: [location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)],
      hasNode: 'require' in window || 'process' in window || 'module' in window,
      grantedPermissions: granted,
      ranInlineScript: 'ranInlineScript' in window,
      opened: ['https://example.org/', 'about:blank', 'app://tokensmith/'].filter((url) => window.open(url) !== null).length,
      exposed: [Object.isFrozen(api) ? 'frozen' : 'open', ...described].join(' '),
    };
  });
}

/** What reached shell.openExternal, of a list of addresses that must not. */
async function openedOutside(app: ElectronApplication, page: Page): Promise<string[]> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedOutside', opened);
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  await page.evaluate((urls) => urls.forEach((url) => window.open(url)), foreignPages);
  return app.evaluate((): string[] => Reflect.get(globalThis, 'openedOutside'));
}

/** A second window with the very same preload, but a foreign page: its call must be refused. */
async function refusesForeignSender(app: ElectronApplication): Promise<boolean> {
  const answer: unknown = await app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    try {
      await foreign.loadURL('data:text/html,<title>foreign</title>');
      return await foreign.webContents.executeJavaScript("window.tokensmith.invoke('keys:list', {})");
    } finally {
      foreign.destroy();
    }
  });
  return JSON.stringify(answer) === JSON.stringify({ ok: false, error: { code: 'untrusted-sender' } });
}

/** The points that do not hold, for a readable failure. */
export function failing(points: Record<Point, boolean>): Point[] {
  return checklist.filter((point) => !points[point]);
}

export function expectAll(points: Record<Point, boolean>): void {
  expect(failing(points)).toEqual([]);
}
