import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { plainKey } from '../plain-key.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { seriousFindings } from './serious-findings.ts';
import { serveKeys } from './serve-keys.ts';
import { mintInput } from '../plain-token.ts';

/** A private key as openssl would write it. */
function pem(modulusLength: number, passphrase?: string): string {
  const lock = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString();
}

/** With the first key a button comes to stand where others were: a press in that moment would go to neither. */
async function makeFirstKey(window: Page): Promise<Locator> {
  await untilOpen(window);
  await mustInvoke(window, 'keys:create', plainKey('Shop signing', 'ES256'));
  const main = window.getByRole('main');
  await main.getByRole('heading', { level: 2, name: 'Shop signing' }).waitFor();
  return main;
}

async function openImport(window: Page): Promise<void> {
  const main = await makeFirstKey(window);
  await main.getByRole('button', { name: 'Import', exact: true }).click();
}

test('a pasted key is first explained, then imported; the same one again is recognised', async ({ window }) => {
  await openImport(window);
  const main = window.getByRole('main');
  const text = pem(2048);
  await main.getByRole('textbox', { name: 'Or type or paste it here' }).fill(text);
  await main.getByRole('button', { name: 'Read it' }).click();
  await expect(main.getByText('PKCS#8 private key, 1 key')).toBeVisible();
  await expect(main.getByText('RSA 2048 private key')).toBeVisible();
  await expect(main.getByText(/^Signs and verifies tokens with RS256/)).toBeVisible();
  await main.getByRole('textbox', { name: 'Name' }).fill('Shop signing');
  await expect(main.getByText('Another key in the vault has this name.', { exact: true })).toBeVisible();
  await expect(main.getByRole('button', { name: /^Import 1 key/ })).toBeDisabled();
  await main.getByRole('textbox', { name: 'Name' }).fill('From outside');
  expect(await seriousFindings(window)).toEqual([]);
  await main.getByRole('button', { name: /^Import 1 key/ }).click();
  await expect(main.getByRole('heading', { level: 2, name: 'From outside' })).toBeVisible();

  await main.getByRole('button', { name: 'Import', exact: true }).click();
  await main.getByRole('textbox', { name: 'Or type or paste it here' }).fill(text);
  await main.getByRole('button', { name: 'Read it' }).click();
  await expect(main.getByText('Already in the vault as “From outside”')).toBeVisible();
  await expect(main.getByRole('checkbox')).toBeDisabled();
});

test('what cannot be read stays in the field, with the reason and the place', async ({ window }) => {
  await openImport(window);
  const main = window.getByRole('main');
  const field = main.getByRole('textbox', { name: 'Or type or paste it here' });
  await field.fill('{"kty": "RSA",\n  "n": }');
  await main.getByRole('button', { name: 'Read it' }).click();
  await expect(main.getByRole('alert')).toContainText(/line 2, column 8/);
  await expect(field).toHaveValue('{"kty": "RSA",\n  "n": }');
});

test('files with one passphrase: wrong says so at the field, right opens both; a weak one takes the mark', async ({
  app,
  window,
  session,
}) => {
  const paths = [path.join(session.folder, 'a.pem'), path.join(session.folder, 'b.pem'), path.join(session.folder, 'weak.txt')];
  await writeFile(paths[0] ?? '', pem(2048, 'horse'));
  await writeFile(paths[1] ?? '', pem(2048, 'horse'));
  await writeFile(paths[2] ?? '', 'hunter2');
  await app.evaluate(({ dialog }, filePaths) => {
    Reflect.set(dialog, 'showOpenDialog', async () => ({ canceled: false, filePaths }));
  }, paths);
  await openImport(window);
  const main = window.getByRole('main');
  await main.getByRole('button', { name: 'Choose files…' }).click();
  const passphrase = main.getByRole('textbox', { name: 'Passphrase for a.pem' });
  await passphrase.fill('battery');
  await window.keyboard.press('Enter');
  await expect(main.getByText(/^This passphrase does not open it/)).toBeVisible();
  await expect(passphrase).toHaveValue('');
  await passphrase.fill('horse');
  await main.getByRole('button', { name: 'Try on all 2' }).first().click();
  await expect(main.getByText('RSA 2048 private key')).toHaveCount(2);
  await expect(main.getByText(/“weak”: It is weak/)).toBeVisible();
  await main.getByRole('button', { name: 'Show it' }).click();
  expect(await seriousFindings(window)).toEqual([]);
  await main.getByText('Weak, for testing', { exact: true }).click();
  await main.getByRole('button', { name: /^Import 3 keys/ }).click();
  await expect(window.getByText('3 keys were imported.')).toBeVisible();
  const { keys } = await mustInvoke(window, 'keys:list', {});
  expect(keys.map(({ name, isWeak }) => [name, isWeak]).toSorted()).toEqual([
    ['Shop signing', false],
    ['a', false],
    ['b', false],
    ['weak', true],
  ]);
});

test('a source on this computer takes a click; its history says which key came, went and changed', async ({ window }) => {
  const jwk = (kid: string) => ({
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
    kid,
    alg: 'ES256',
  });
  let published = [jwk('one'), jwk('two')];
  const server = await serveKeys(() => published);
  try {
    const main = await makeFirstKey(window);
    await main.getByRole('button', { name: 'More' }).click();
    await window.getByRole('menuitem', { name: /source/i }).click();
    await main.getByRole('textbox', { name: 'Address' }).fill(`${server.origin}/jwks.json`);
    await window.keyboard.press('Enter');
    await expect(main.getByRole('alert')).toContainText('127.0.0.1 is not a public address');
    expect(await seriousFindings(window)).toEqual([]);
    await main.getByRole('button', { name: 'Allow this address' }).click();
    await expect(main.getByRole('rowheader', { name: 'one' })).toBeVisible();
    published = [jwk('one'), jwk('three')];
    await main.getByRole('button', { name: 'Reload' }).click();
    await expect(main.getByText('one is another key now')).toBeVisible();
    await expect(main.getByText('two went')).toBeVisible();
    await expect(main.getByText('three came')).toBeVisible();
    expect(await seriousFindings(window)).toEqual([]);
    await server.stop();
    await main.getByRole('button', { name: 'Reload' }).click();
    await expect(main.getByText('The keys of the last good answer stay in use.')).toBeVisible();
    await main.getByRole('button', { name: 'Remove…' }).click();
    await window.getByRole('button', { name: 'Remove the source' }).click();
    await expect(window.getByText(/ was removed\.$/)).toBeVisible();
  } finally {
    await server.stop();
  }
});

test('a rotation from the first step to the last, rehearsed and taken back once', async ({ window }) => {
  await untilOpen(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('Shop signing', 'ES256'));
  await mustInvoke(window, 'tokens:mint', mintInput(key.id, { label: 'Ada', lifetime: '2h' }));
  await mustInvoke(window, 'tokens:mint', mintInput(key.id, { label: 'Long', lifetime: '3d' }));
  const main = window.getByRole('main');
  await main.getByRole('button', { name: 'Rotate…' }).click();
  expect(await seriousFindings(window)).toEqual([]);
  await main.getByRole('button', { name: 'Make the next key' }).click();
  await expect(main.getByRole('button', { name: 'Copy the JWKS with both' })).toBeVisible();

  await main.getByRole('button', { name: /How long is the old key/ }).click();
  await window.getByRole('option', { name: '1 day' }).click();
  await main.getByRole('button', { name: 'Rehearse it first' }).click();
  await expect(main.getByText(/^1 stored token would break: choose an overlap of at least/)).toBeVisible();
  await expect(main.getByRole('row', { name: /^Long/ })).toContainText('refused');
  await expect(main.getByRole('row', { name: /^Ada/ })).not.toContainText('refused');
  expect(await seriousFindings(window)).toEqual([]);
  await main.getByRole('button', { name: /^Take / }).click();
  await main.getByRole('button', { name: 'Rehearse again' }).click();
  await expect(main.getByText('All 2 stored tokens stay valid for as long as they live.')).toBeVisible();

  await main.getByRole('button', { name: 'Switch to the next key' }).click();
  await expect(main.getByText('The old key is accepted until')).toBeVisible();
  await main.getByRole('button', { name: 'I switched too early' }).click();
  await main.getByRole('button', { name: 'Switch to the next key' }).click();
  await main.getByRole('button', { name: 'Retire the old key now' }).click();
  await expect(window.getByRole('alertdialog', { name: 'Retire “Shop signing” now?' })).toContainText(
    '2 stored tokens of it are still valid',
  );
  await window.getByRole('button', { name: 'Retire it' }).click();
  await expect(main.getByText('The rotation is complete.')).toBeVisible();
  const { keys } = await mustInvoke(window, 'keys:list', {});
  expect(keys.map(({ state }) => state).toSorted()).toEqual(['active', 'retired']);
});
