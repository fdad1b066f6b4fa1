import type { ElectronApplication, Page } from '@playwright/test';
import { mustInvoke, shelfOf, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { storyOf } from './story.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

test('renewing gives a token new times in its place, and the request that uses it goes on', async ({ window }) => {
  const { main, createFirstKey, mint, startLocalApi, chooseToken, send, goTo } = storyOf(window);
  await createFirstKey();
  await mint('ada');
  await startLocalApi(await freePort());
  await main.getByRole('button', { name: 'Send a request to /protected' }).click();
  await chooseToken('ada');
  await send('200 OK');

  const [before] = (await shelfOf(window)).items;
  const id = before?.id ?? '';
  const { text } = await mustInvoke(window, 'tokens:text', { id });
  await goTo('Tokens');
  await main.getByRole('textbox', { name: 'Notes' }).fill('Keep me');
  await main.getByRole('textbox', { name: 'Notes' }).blur();
  // Times are whole seconds: renewed within the same one they are the same.
  await expect(async () => {
    await main.getByRole('button', { name: 'Renew', exact: true }).click();
    const { item } = await mustInvoke(window, 'tokens:get', { id });
    expect(item.issuedAt).toBeGreaterThan(before?.issuedAt ?? Infinity);
    expect((item.expiresAt ?? 0) - (item.issuedAt ?? 0)).toBe(3_600);
  }).toPass();
  await expect(window.getByText('“ada” is renewed.').first()).toBeVisible();
  expect((await mustInvoke(window, 'tokens:text', { id })).text).not.toBe(text);
  expect((await mustInvoke(window, 'tokens:get', { id })).notes).toBe('Keep me');
  expect((await shelfOf(window)).stored).toBe(1);

  await goTo('Requests');
  await send('200 OK');
  await goTo('Tokens');
  await expect(main.getByText(/^Renewed (once|\d+ times), last$/)).toBeVisible();
  await expect(main.getByText('/protected').first()).toBeVisible();
});

test('a token that asks for it renews itself before it ends, and the toast names it', async ({ window }) => {
  const [id = ''] = await tokensNamed(window, ['Nightly job'], '3s');
  const { main, goTo } = storyOf(window);
  await goTo('Tokens');
  await mustInvoke(window, 'tokens:organize', { ids: [id], renewsBefore: 2 });
  await expect(window.getByText('“Nightly job” renewed itself.').first()).toBeVisible();
  await expect(main.getByText(/^Renewed (once|\d+ times), last$/)).toBeVisible();
  await main.getByRole('switch', { name: 'Renew by itself before it ends' }).click({ force: true });
  await expect.poll(async () => (await mustInvoke(window, 'tokens:get', { id })).item.renewsBefore).toBeNull();
});

test('the desktop is told before a token ends: one by its name, many by their number; a click leads to it', async ({ app, window }) => {
  await spyOnDesktop(app);
  const [id = '', ...many] = await tokensNamed(window, ['Nightly job', 'a', 'b', 'c'], '30m');
  await mustInvoke(window, 'tokens:organize', { ids: [id], remindsBefore: 3_600 });
  await expect.poll(() => toldDesktop(app)).toEqual(['“Nightly job” expires soon']);
  await expect(window.getByText(/^“Nightly job” expires in (29|30) min.$/).first()).toBeVisible();

  await mustInvoke(window, 'settings:save', { theme: 'light', language: 'ko' });
  await mustInvoke(window, 'tokens:organize', { ids: many, remindsBefore: 3_600 });
  await expect.poll(() => toldDesktop(app)).toEqual(['“Nightly job” expires soon', '토큰 3개가 곧 만료됩니다']);

  await mustInvoke(window, 'settings:save', { theme: 'light', language: 'en' });
  await window.getByRole('alertdialog').first().getByRole('button', { name: 'Dismiss' }).click();
  await clickNotification(app, 0);
  await window
    .getByRole('alertdialog', { name: /Nightly job/ })
    .last()
    .getByRole('button', { name: 'Show' })
    .click();
  await expect(window.getByRole('main').getByRole('heading', { level: 2, name: 'Nightly job' })).toBeVisible();
});

/** Their ids. */
async function tokensNamed(window: Page, labels: readonly string[], lifetime: string): Promise<string[]> {
  await untilOpen(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('Shop', 'HS256'));
  const ids: string[] = [];
  for (const label of labels) ids.push((await mustInvoke(window, 'tokens:mint', mintInput(key.id, { label, lifetime }))).id);
  return ids;
}

/** A private session has no notification service: what would be shown is kept instead, and the window is not in front. */
async function spyOnDesktop(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, Notification }) => {
    const shown: Electron.Notification[] = [];
    Reflect.set(globalThis, 'shownNotifications', shown);
    Reflect.set(Notification, 'isSupported', () => true);
    Reflect.set(Notification.prototype, 'show', function (this: Electron.Notification) {
      shown.push(this);
    });
    for (const window of BrowserWindow.getAllWindows()) Reflect.set(window, 'isFocused', () => false);
  });
}

async function toldDesktop(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => Reflect.get(globalThis, 'shownNotifications').map(({ title }: { title: string }) => title));
}

async function clickNotification(app: ElectronApplication, index: number): Promise<void> {
  await app.evaluate((_, at) => Reflect.get(globalThis, 'shownNotifications')[at].emit('click'), index);
}
