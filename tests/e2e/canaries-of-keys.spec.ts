import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { mustInvoke, newestToken } from './bridge.ts';
import { lookIn, lookInFolder, lookInPage, type Canary } from './canaries.ts';
import { expect, test } from './fixtures.ts';
import { secretsOf } from './keychain-contents.ts';
import { answerDialogs } from './native-dialog.ts';
import { openssl } from './openssl.ts';
import { storyOf } from './story.ts';

test.skip(process.platform !== 'linux', 'The private session, whose keychain another process may read, exists on Linux.');

const importPassphrase = 'seven grey owls at noon';
const exportPassphrase = 'four calm brown foxes';
const typedSecret = randomBytes(36).toString('base64url');

/** Answers the system's file dialogs, as a person who takes these files. */
async function takeFiles(app: ElectronApplication, toOpen: string, toSave: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, [open, save]) => {
      Reflect.set(dialog, 'showOpenDialog', async () => ({ canceled: false, filePaths: [open] }));
      Reflect.set(dialog, 'showSaveDialog', async () => ({ canceled: false, filePath: save }));
    },
    [toOpen, toSave] as const,
  );
}

/** The numbers of the PEM in its own base64: each line by itself is 48 bytes. The first lines hold the modulus, which is public. */
function linesOf(pem: string, from: number): Canary[] {
  const lines = pem.split('\n').slice(from, -3);
  return lines.map((line, index) => ({ name: `line ${index + from} of the PEM`, bytes: Buffer.from(line, 'base64') }));
}

async function importFile(window: Page): Promise<void> {
  const { main } = storyOf(window);
  await main.getByRole('button', { name: 'Import', exact: true }).click();
  await main.getByRole('button', { name: 'Choose files…' }).click();
  await main.getByRole('textbox', { name: 'Passphrase for imported.pem' }).fill(importPassphrase);
  await window.keyboard.press('Enter');
  await expect(main.getByText('RSA 2048 private key')).toBeVisible();
  await main.getByRole('button', { name: /^Import 1 key/ }).click();
  await expect(main.getByRole('heading', { level: 2, name: 'imported' })).toBeVisible();
}

async function exportKey(window: Page): Promise<void> {
  const { main } = storyOf(window);
  await main.getByRole('button', { name: 'Export…' }).click();
  await main.getByRole('radio', { name: 'The private key' }).click();
  for (const name of ['Passphrase', 'Passphrase again']) await main.getByRole('textbox', { name, exact: true }).fill(exportPassphrase);
  await main.getByRole('button', { name: /^Save the private key/ }).click();
  await expect(main.getByText('Saved as “exported.pem”.')).toBeVisible();
}

async function typeSecret(window: Page): Promise<void> {
  const { main } = storyOf(window);
  await window.keyboard.press('Control+n');
  await main.getByRole('textbox', { name: 'Name' }).fill('Typed');
  await main.getByRole('radio', { name: 'Use my own' }).click();
  await main.getByRole('textbox', { name: 'Secret', exact: true }).fill(typedSecret);
  // The control: while it stands in the form it is in the page, and found there.
  expect(await lookInPage(window, [{ name: 'typed secret', bytes: Buffer.from(typedSecret) }])).not.toEqual([]);
  // A change of colour that is cut off when the form goes: what waits for its end must not keep the form.
  await main
    .getByRole('textbox', { name: 'Secret', exact: true })
    .evaluate((field) => field.dispatchEvent(new TransitionEvent('transitionrun', { bubbles: true, propertyName: 'color' })));
  await main.getByRole('button', { name: /^Create the key/ }).click();
  await expect(main.getByRole('heading', { level: 2, name: 'Typed' })).toBeVisible();
}

test('after a session of importing, typing and exporting, secrets are in the keychain and the exported file alone', async ({
  app,
  window,
  session,
  userData,
  quit,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-outside-'));
  try {
    const [source, exported] = [path.join(folder, 'imported.pem'), path.join(folder, 'exported.pem')];
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const lock = { cipher: 'aes-256-cbc', passphrase: importPassphrase };
    await writeFile(source, privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }));
    const { goTo, mint, inspect } = storyOf(window);
    await goTo('Keys');
    await takeFiles(app, source, exported);
    await answerDialogs(app, 'confirm');
    await importFile(window);
    await exportKey(window);
    await typeSecret(window);
    await mint('ada');
    await inspect(await newestToken(window));
    await goTo('Keys');

    const { keys } = await mustInvoke(window, 'keys:list', {});
    const inKeychain = await secretsOf(
      session.env,
      userData,
      keys.map(({ id }) => id),
    );
    expect(inKeychain.map(({ name }) => name.split(' ').at(-1)).toSorted()).toEqual(['d', 'k', 'key', 'p', 'q']);
    const openPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const canaries = [
      ...inKeychain,
      ...linesOf(openPem, 8),
      { name: 'typed secret', bytes: Buffer.from(typedSecret) },
      { name: 'passphrase of the import', bytes: Buffer.from(importPassphrase) },
      { name: 'passphrase of the export', bytes: Buffer.from(exportPassphrase) },
    ];
    // The control: the lines are those of the key, and the keychain's numbers are among them.
    expect(lookIn(Buffer.from(openPem.replaceAll('\n', '')), 'PEM', canaries).length).toBeGreaterThan(canaries.length - 6);
    expect(await lookInPage(window, canaries)).toEqual([]);
    expect(await lookInFolder(session.folder, canaries)).toEqual([]);
    await quit();
    expect(await lookInFolder(session.folder, canaries)).toEqual([]);

    expect(await lookInFolder(folder, canaries)).toEqual([]);
    const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
    expect(await openssl('pkey', '-in', exported, '-passin', `pass:${exportPassphrase}`, '-pubout')).toBe(publicPem);
  } finally {
    await rm(folder, { recursive: true });
  }
});
