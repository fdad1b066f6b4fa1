import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs } from './native-dialog.ts';
import { storyOf } from './story.ts';

test.skip(process.platform !== 'linux', 'The private session, whose keychain can be emptied, exists on Linux.');

test('a damaged vault is named, kept byte for byte, and set aside only after a native yes', async ({ launch, quit, userData }) => {
  const first = await launch();
  await storyOf(first.window).createFirstKey();
  await quit();
  const file = path.join(userData, 'vault', 'vault.db');
  const damaged = await readFile(file);
  damaged.fill(0x5a, 4_096, 8_192);
  await writeFile(file, damaged);

  const { app, window } = await launch();
  const main = window.getByRole('main');
  await expect(main.getByRole('heading', { name: 'The vault file is damaged' })).toBeVisible();
  expect((await readFile(file)).equals(damaged)).toBe(true);
  await answerDialogs(app, 'cancel');
  await main.getByRole('button', { name: 'Start anew…' }).click();
  await expect(main.getByRole('heading', { name: 'The vault file is damaged' })).toBeVisible();
  expect((await readFile(file)).equals(damaged)).toBe(true);

  await answerDialogs(app, 'confirm');
  await main.getByRole('button', { name: 'Start anew…' }).click();
  await untilOpen(window);
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  const aside = (await readdir(path.dirname(file))).find((name) => /^vault\.db\.corrupt-[^-]+$/.test(name));
  expect((await readFile(path.join(path.dirname(file), aside ?? ''))).equals(damaged)).toBe(true);
});

test('a vault whose key is gone from the keychain is lost, not replaced', async ({ launch, quit, session, userData }) => {
  const first = await launch();
  await storyOf(first.window).createFirstKey();
  await quit();
  const file = path.join(userData, 'vault', 'vault.db');
  const before = await readFile(file);
  await session.become('needs-setup');
  await session.become('unlocked');
  const { window } = await launch();
  await expect(window.getByRole('heading', { name: 'The keychain no longer holds the key to your vault' })).toBeVisible();
  expect((await readFile(file)).equals(before)).toBe(true);
});
