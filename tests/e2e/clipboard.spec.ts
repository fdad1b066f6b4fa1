import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newestToken } from './bridge.ts';
import { lookInPage } from './canaries.ts';
import { expect, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { isSignedBy } from './foreign-token.ts';
import { openssl } from './openssl.ts';
import { storyOf } from './story.ts';

// All that touches the clipboard, one after the other: the apps of parallel tests share the display's one clipboard.
test.describe.configure({ mode: 'default' });

test('a token is copied in every form, exactly, and leaves the clipboard after 30 s', async ({ app, window }) => {
  const { main, createFirstKey, mint, goTo, startLocalApi } = storyOf(window);
  const clipboard = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await createFirstKey();
  await mint('ada');
  await goTo('Tokens');
  await main.getByRole('button', { name: 'Copy as Bearer' }).filter({ visible: true }).click();
  await expect.poll(clipboard).toMatch(/^Authorization: Bearer eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  const copyAs = async (form: string) => {
    await main.getByRole('button', { name: 'Copy as…' }).filter({ visible: true }).click();
    await window.getByRole('menuitem', { name: form, exact: true }).click();
  };
  const token = await newestToken(window);
  const away = 'https://api.example.com/';
  for (const [form, text] of [
    ['Authorization header', `Authorization: Bearer ${token}`],
    ['curl', `curl '${away}' -H 'Authorization: Bearer ${token}'`],
    ['HTTPie', `http GET '${away}' 'Authorization:Bearer ${token}'`],
    ['Environment variable', `export TOKEN='${token}'`],
    ['Token alone', token],
  ] as const) {
    await copyAs(form);
    await expect.poll(clipboard).toBe(text);
  }
  for (const [form, begin] of [
    ['fetch (JavaScript)', 'const response = await fetch("'],
    ['axios (JavaScript)', 'import axios from "axios";\n'],
    ['Requests (Python)', 'import requests\n'],
    ['net/http (Go)', 'package main\n'],
  ] as const) {
    await copyAs(form);
    await expect.poll(async () => (await clipboard()).slice(0, begin.length)).toBe(begin);
    expect(await clipboard()).toContain(`"Bearer ${token}"`);
    expect(await clipboard()).toContain(`"${away}"`);
  }

  // While the local API runs, what is copied goes there.
  const port = await freePort();
  await startLocalApi(port);
  await goTo('Tokens');
  await copyAs('curl');
  await expect.poll(clipboard).toBe(`curl 'http://127.0.0.1:${port}/protected' -H 'Authorization: Bearer ${token}'`);
  await expect.poll(clipboard, { timeout: 45_000 }).toBe('');
});

test('an encrypted key from the clipboard is opened, shown, imported, and signs; the page never has it', async ({
  app,
  window,
  session,
}) => {
  const [open, locked] = [path.join(session.folder, 'open.pem'), path.join(session.folder, 'locked.pem')];
  await openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', open);
  await openssl('pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-in', open, '-passout', 'pass:horse battery', '-out', locked);
  const publicKey = createPublicKey(await openssl('pkey', '-in', open, '-pubout'));
  const pem = await readFile(locked, 'utf8');
  const numbers = createPrivateKey(await readFile(open)).export({ format: 'jwk' });
  const canaries = [
    { name: 'private number', bytes: Buffer.from(numbers.d ?? '', 'base64url') },
    // Each line by itself is what base64 makes of 48 bytes.
    { name: 'a line of the locked PEM', bytes: Buffer.from(pem.split('\n')[3] ?? '', 'base64') },
  ];

  const { main, goTo, mint } = storyOf(window);
  await goTo('Keys');
  await main.getByRole('button', { name: 'Import', exact: true }).click();
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), pem);
  await main.getByRole('button', { name: 'From the clipboard' }).click();
  await expect(main.getByText('encrypted PKCS#8 private key, locked with a passphrase')).toBeVisible();
  await main.getByRole('textbox', { name: 'Passphrase for Pasted text' }).fill('horse battery');
  await window.keyboard.press('Enter');
  await expect(main.getByText('P-256 private key', { exact: true })).toBeVisible();
  await main.getByRole('textbox', { name: 'Name' }).fill('From the clipboard');
  await main.getByRole('button', { name: /^Import 1 key/ }).click();
  await expect(main.getByRole('heading', { level: 2, name: 'From the clipboard' })).toBeVisible();
  expect(await lookInPage(window, canaries)).toEqual([]);

  await mint('ada');
  const compact = await newestToken(window);
  expect(isSignedBy(publicKey, compact)).toBe(true);
});
