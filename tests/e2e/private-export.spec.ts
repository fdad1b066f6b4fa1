import { createPrivateKey, createPublicKey } from 'node:crypto';
import { chown, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { isRoot } from '../../scripts/project.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { lookInFolder, lookInPage } from './canaries.ts';
import { expect, test } from './fixtures.ts';
import { secretsOf } from './keychain-contents.ts';
import { answerDialogs, askedQuestions, saveTo } from './native-dialog.ts';
import { openssl } from './openssl.ts';
import { ordinaryUser } from './ordinary-user.ts';
import { storyOf } from './story.ts';

const passphrase = 'four calm brown foxes';

async function openExport(window: Page, name: string): Promise<void> {
  await untilOpen(window);
  const { main, createKey } = storyOf(window);
  await createKey(name, 'ES256');
  await main.getByRole('button', { name: 'Export…' }).click();
  await main.getByRole('radio', { name: 'The private key' }).click();
}

async function typePassphrase(window: Page): Promise<void> {
  for (const name of ['Passphrase', 'Passphrase again']) await window.getByRole('textbox', { name, exact: true }).fill(passphrase);
}

/** A folder that the app's user may enter; empty. */
async function folderOf(session: { folder: string }, mode: number): Promise<string> {
  const folder = path.join(session.folder, 'exports');
  await mkdir(folder, { mode });
  return folder;
}

test('an encrypted private key opens in OpenSSL with its passphrase alone, and is nowhere else', async ({
  app,
  window,
  session,
  userData,
}) => {
  const folder = await folderOf(session, 0o700);
  const file = path.join(folder, 'signing.pem');
  await openExport(window, 'Signing');
  await saveTo(app, file);
  await typePassphrase(window);
  await answerDialogs(app, 'cancel');
  await window.getByRole('button', { name: /^Save the private key/ }).click();
  await expect(window.getByText('Nothing was written, as you chose.')).toBeVisible();
  expect(await readdir(folder)).toEqual([]);

  await answerDialogs(app, 'confirm');
  await window.getByRole('button', { name: /^Save the private key/ }).click();
  await expect(window.getByText('Saved as “signing.pem”.')).toBeVisible();
  expect(await askedQuestions(app)).toEqual(['Save this private key to a file?']);
  expect(await readdir(folder)).toEqual(['signing.pem']);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);

  const [key] = (await mustInvoke(window, 'keys:list', {})).keys;
  const id = key?.id ?? '';
  const { pem } = await mustInvoke(window, 'keys:public', { id });
  expect(await openssl('pkey', '-in', file, '-passin', `pass:${passphrase}`, '-pubout')).toBe(pem);
  await expect(openssl('pkey', '-in', file, '-passin', 'pass:', '-pubout')).rejects.toThrow();
  await expect(openssl('pkey', '-in', file, '-passin', 'pass:four calm brown foxe', '-pubout')).rejects.toThrow();

  const keyMaterial = await secretsOf(session.env, userData, [id]);
  expect(await lookInPage(window, keyMaterial)).toEqual([]);
  const typed = { name: 'passphrase', bytes: Buffer.from(passphrase) };
  expect(await lookInFolder(session.folder, [...keyMaterial, typed])).toEqual([]);
  // React keeps what it drew last beside what it draws now: the passphrase goes with the pane.
  await window.getByRole('main').getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => lookInPage(window, [typed])).toEqual([]);
});

test('without encryption takes a switch and a sterner question', async ({ app, window, session, userData }) => {
  const folder = await folderOf(session, 0o700);
  const file = path.join(folder, 'open.jwk.json');
  await openExport(window, 'Open');
  await saveTo(app, file);
  const { main } = storyOf(window);
  await main.getByRole('radio', { name: 'JWK', exact: true }).click();
  await main.getByRole('radio', { name: 'Without encryption' }).click();
  await answerDialogs(app, 'confirm');
  await main.getByRole('button', { name: /^Save the private key/ }).click();
  await expect(main.getByText('Turn on the switch above, or take a passphrase.')).toBeVisible();
  expect(await askedQuestions(app)).toEqual([]);
  await main.getByText('I want the key in the file without encryption').click();
  await main.getByRole('button', { name: /^Save the private key/ }).click();
  await expect(main.getByText('Only you can read the file (0600), but it is not encrypted.')).toBeVisible();
  expect(await askedQuestions(app)).toEqual(['Save this private key without encryption?']);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);

  const [key] = (await mustInvoke(window, 'keys:list', {})).keys;
  const id = key?.id ?? '';
  const { pem } = await mustInvoke(window, 'keys:public', { id });
  const written = createPrivateKey({ key: JSON.parse(await readFile(file, 'utf8')), format: 'jwk' });
  expect(createPublicKey(written).export({ type: 'spki', format: 'pem' })).toBe(pem);

  const canaries = await secretsOf(session.env, userData, [id]);
  // In the file it lies open: so looking for it finds it.
  expect((await lookInFolder(folder, canaries)).map(({ place }) => place)).toContain('open.jwk.json');
  expect(await lookInPage(window, canaries)).toEqual([]);
  expect(await lookInFolder(userData, canaries)).toEqual([]);
});

test.describe('as a user without all rights', () => {
  test.use({ user: 'ordinary' });
  test.skip(process.platform === 'win32', 'Windows has no mode that closes a folder.');

  test('a folder that cannot be written says so, and nothing that was typed is lost', async ({ app, window, session, userData }) => {
    const closed = await folderOf(session, 0o500);
    if (isRoot()) await chown(closed, ordinaryUser.uid, ordinaryUser.gid);
    await openExport(window, 'Closed out');
    await saveTo(app, path.join(closed, 'signing.pem'));
    await typePassphrase(window);
    await answerDialogs(app, 'confirm');
    await window.getByRole('button', { name: /^Save the private key/ }).click();
    await expect(window.getByRole('alert')).toContainText('The file could not be written');
    expect(await readdir(closed)).toEqual([]);
    await expect(window.getByRole('textbox', { name: 'Passphrase again', exact: true })).toHaveValue(passphrase);

    const file = path.join(userData, 'signing.pem');
    await saveTo(app, file);
    await window.getByRole('button', { name: /^Save the private key/ }).click();
    await expect(window.getByText('Saved as “signing.pem”.')).toBeVisible();
    expect(await openssl('pkey', '-in', file, '-passin', `pass:${passphrase}`, '-noout')).toBe('');
  });
});
