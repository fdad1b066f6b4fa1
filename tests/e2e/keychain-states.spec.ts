import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.skip(process.platform !== 'linux', 'The faults of a Linux keychain are made with a private D-Bus session.');

const states = [
  ['no-bus', 'No keychain', 'No keychain was found'],
  ['no-service', 'No keychain', 'No keychain was found'],
  ['needs-setup', 'Keychain needs setup', 'The keychain has no default keyring yet'],
  ['locked', 'Keychain locked', 'The keychain is locked'],
] as const;

for (const [keychain, rail, title] of states) {
  test.describe(`keychain ${keychain}`, () => {
    test.use({ keychain });

    test('the app says so, writes nothing, and works in memory by choice', async ({ window, userData, quit }) => {
      await expectState(window, rail, title);
      await workInMemory(window);
      await quit();
      expect(await vaultFiles(userData)).toEqual([]);
    });
  });
}

test('a keychain that hangs: the window stays alive, says so, and works in memory by choice', async ({
  session,
  launch,
  userData,
  quit,
}) => {
  session.keyring()?.hang();
  const { window } = await launch();
  // The keychain has 15 s to answer; meanwhile everything else does.
  await window.getByRole('button', { name: 'Settings' }).click();
  await expect(window.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  await window.keyboard.press('Control+1');
  await expectState(window, 'Keychain silent', 'The keychain does not answer');
  await workInMemory(window);
  await quit();
  expect(await vaultFiles(userData)).toEqual([]);
});

test.describe('a keychain that was locked', () => {
  test.use({ keychain: 'locked' });

  test('is asked again after it was unlocked', async ({ window, session }) => {
    await expect(window.getByRole('heading', { name: 'The keychain is locked' })).toBeVisible();
    await session.become('unlocked');
    await window.getByRole('button', { name: 'Unlock…' }).click();
    await expect(window.getByRole('navigation').getByText('Keychain ready')).toBeVisible();
  });
});

async function expectState(window: Page, rail: string, title: string): Promise<void> {
  await expect(window.getByRole('heading', { name: title })).toBeVisible({ timeout: 60_000 });
  await expect(window.getByRole('navigation').getByText(rail)).toBeVisible();
}

async function workInMemory(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Work in memory only' }).click();
  await expect(window.getByText('Memory only: keys and tokens are gone when you quit.')).toBeVisible();
  await window.getByRole('button', { name: 'Create a key' }).first().click();
  await expect(window.getByRole('main').getByRole('button', { name: 'Mint with it' })).toBeVisible();
}

async function vaultFiles(userData: string): Promise<string[]> {
  return readdir(path.join(userData, 'vault')).catch(() => []);
}
