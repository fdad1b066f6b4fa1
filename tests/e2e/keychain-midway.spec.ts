import type { Page } from '@playwright/test';
import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { secretsOf } from './keychain-contents.ts';
import { storyOf } from './story.ts';

test.skip(process.platform !== 'linux', 'The faults of a Linux keychain are made with a private D-Bus session.');

const secret = 'x9Qf3-Lk2zP0wTv8_Hs6Yd1Rb4Nc7Mj5GuE+aB';

/** Fills the form for a key of one's own, up to the last press. */
async function fillForm(window: Page): Promise<void> {
  await untilOpen(window);
  const { main, createFirstKey } = storyOf(window);
  await createFirstKey();
  await window.keyboard.press('Control+n');
  await main.getByRole('textbox', { name: 'Name' }).fill('Typed with care');
  await main.getByRole('radio', { name: 'Use my own' }).click();
  await main.getByRole('textbox', { name: 'Secret', exact: true }).fill(secret);
  await main.getByRole('radio', { name: 'My own', exact: true }).click();
  await main.getByRole('textbox', { name: 'My own key id' }).fill('careful-1');
}

async function create(window: Page): Promise<void> {
  await window
    .getByRole('main')
    .getByRole('button', { name: /^Create the key/ })
    .click();
}

async function expectNothingLost(window: Page): Promise<void> {
  const { main } = storyOf(window);
  await expect(main.getByRole('textbox', { name: 'Name' })).toHaveValue('Typed with care');
  await expect(main.getByRole('textbox', { name: 'Secret', exact: true })).toHaveValue(secret);
  await expect(main.getByRole('textbox', { name: 'My own key id' })).toHaveValue('careful-1');
}

async function expectMade(window: Page, env: NodeJS.ProcessEnv, userData: string): Promise<void> {
  const { main, mint } = storyOf(window);
  await expect(main.getByRole('heading', { level: 2, name: 'Typed with care' })).toBeVisible();
  const key = (await mustInvoke(window, 'keys:list', {})).keys.find(({ kid }) => kid === 'careful-1');
  const [stored] = await secretsOf(env, userData, [key?.id ?? '']);
  expect(stored?.bytes.toString('utf8')).toBe(secret);
  await mint('ada');
}

test('a keychain that is locked meanwhile is named; what was typed stays, and works once it is unlocked', async ({
  window,
  session,
  userData,
}) => {
  await fillForm(window);
  await session.become('locked');
  await create(window);
  await expect(window.getByRole('alert').getByText('The keychain is locked', { exact: true })).toBeVisible();
  await expectNothingLost(window);
  const { keys, orphans } = await mustInvoke(window, 'keys:list', {});
  expect([keys.length, orphans.length]).toEqual([1, 0]);

  await session.become('unlocked');
  await create(window);
  await expectMade(window, session.env, userData);
});

test('a keychain that goes silent meanwhile is named; the window stays alive, and what was typed works once it answers', async ({
  window,
  session,
  userData,
}) => {
  await fillForm(window);
  session.keyring()?.hang();
  await create(window);
  // The keychain has 15 s to answer; meanwhile the form can be read and the window drawn.
  await expect(window.getByRole('main').getByRole('button', { name: /^Creating the key/ })).toBeVisible();
  await expectNothingLost(window);
  await expect(window.getByRole('alert').getByText('The keychain does not answer', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectNothingLost(window);
  expect((await mustInvoke(window, 'keys:list', {})).keys).toHaveLength(1);

  session.keyring()?.resume();
  await create(window);
  await expectMade(window, session.env, userData);
  // What the silent keychain may have taken all the same is not forgotten: it can be thrown away.
  const { orphans } = await mustInvoke(window, 'keys:list', {});
  expect(orphans.map(({ name }) => name)).toEqual(['Typed with care']);
});
