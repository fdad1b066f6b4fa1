import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { mustInvoke, untilOpen } from './bridge.ts';
import { lookInPage } from './canaries.ts';
import { dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';
import { storyOf } from './story.ts';

/** Notes in the page all drops that main tells it of. */
async function hearDrops(window: Page): Promise<() => Promise<unknown>> {
  await window.evaluate(() => {
    const heard: unknown[] = [];
    Reflect.set(globalThis, 'heardDrops', heard);
    Reflect.get(globalThis, 'tokensmith').on('files:dropped', (payload: unknown) => heard.push(payload));
  });
  return () => window.evaluate((): unknown => Reflect.get(globalThis, 'heardDrops'));
}

/** Two key files outside of the app's own folder, and the private number of the first. */
async function keyFiles(folder: string): Promise<{ files: string[]; secret: Buffer }> {
  const [first, second] = [generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('rsa', { modulusLength: 2048 })];
  const files = [path.join(folder, 'shop.pem'), path.join(folder, 'old.der')];
  await writeFile(files[0] ?? '', first.privateKey.export({ type: 'sec1', format: 'pem' }));
  await writeFile(files[1] ?? '', second.privateKey.export({ type: 'pkcs1', format: 'der' }));
  return { files, secret: Buffer.from(first.privateKey.export({ format: 'jwk' }).d ?? '', 'base64url') };
}

test('dropped files are read by main, shown, and added to by another drop; the page never has them', async ({ window, session }) => {
  await untilOpen(window);
  const { main } = storyOf(window);
  const { files, secret } = await keyFiles(session.folder);
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  await dropFiles(window, files.slice(0, 1));
  await expect(main.getByRole('heading', { level: 2, name: 'Import keys' })).toBeVisible();
  await expect(main.getByText('shop.pem', { exact: true })).toBeVisible();
  await expect(main.getByText('P-256 private key', { exact: true })).toBeVisible();
  await dropFiles(window, files.slice(1));
  await expect(main.getByText('RSA 2048 private key', { exact: true })).toBeVisible();
  expect(await lookInPage(window, [{ name: 'dropped', bytes: secret }])).toEqual([]);

  await main.getByRole('button', { name: /^Import 2 keys/ }).click();
  await expect(window.getByText('2 keys were imported.')).toBeVisible();
  expect(await lookInPage(window, [{ name: 'dropped', bytes: secret }])).toEqual([]);
  const { keys } = await mustInvoke(window, 'keys:list', {});
  expect(keys.map(({ name, holds }) => [name, holds]).toSorted()).toEqual([
    ['old', 'private'],
    ['shop', 'private'],
  ]);
});

test('a folder, and a file with nothing in it, are said to be just that', async ({ window, session }) => {
  await untilOpen(window);
  const { main } = storyOf(window);
  const empty = path.join(session.folder, 'empty.pem');
  await writeFile(empty, '');
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  await dropFiles(window, [session.folder, empty]);
  const sources = main.getByRole('list', { name: 'What was found' }).getByRole('listitem');
  await expect(sources).toHaveCount(2);
  for (const source of await sources.all()) await expect(source).toContainText('Could not be read');
  await expect(sources.first()).toContainText('This is not a file');
  await expect(main.getByRole('button', { name: /^Import\b/ }).last()).toBeDisabled();
});

test('on another screen a drop takes the window nowhere', async ({ window, session }) => {
  await untilOpen(window);
  const { main, goTo } = storyOf(window);
  const { files } = await keyFiles(session.folder);
  const heardDrops = await hearDrops(window);
  const address = window.url();
  for (const screen of ['Mint', 'Inspect', 'Tokens', 'Requests', 'Local API'] as const) {
    await goTo(screen);
    await dropFiles(window, files);
    await expect(main.getByRole('heading', { level: 1, name: screen, exact: true })).toBeVisible();
  }
  await goTo('Keys');
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  expect(window.url()).toBe(address);
  // Each drop was a real one, and the page that heard of the first is still the same.
  expect(await heardDrops()).toHaveLength(5);
  expect((await mustInvoke(window, 'keys:list', {})).keys).toEqual([]);
});

test('a page that names a path itself gets nowhere: only a real drop reaches main', async ({ window, session }) => {
  await untilOpen(window);
  const { main } = storyOf(window);
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  const { files } = await keyFiles(session.folder);
  const heardDrops = await hearDrops(window);
  const refused = await window.evaluate(async (paths) => {
    const bridge: { invoke(channel: string, input: unknown): Promise<unknown> } = Reflect.get(globalThis, 'tokensmith');
    const refusals: string[] = [];
    for (const channel of ['files-dropped', 'files:dropped', '../files-dropped']) {
      await bridge.invoke(channel, paths).then(
        (answer) => refusals.push(JSON.stringify(answer)),
        () => refusals.push('no such call'),
      );
    }
    const [first = ''] = paths;
    const forged = new DataTransfer();
    forged.items.add(new File(['-----BEGIN'], first));
    forged.setData('text/uri-list', `file://${first}`);
    const named = new File([''], 'key.pem');
    Object.defineProperty(named, 'path', { value: first });
    forged.items.add(named);
    for (const target of [globalThis, document.body]) {
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: forged, bubbles: true, cancelable: true }));
    }
    return refusals;
  }, files);
  expect(refused).toEqual(['no such call', 'no such call', 'no such call']);

  const origin = { kind: 'dropped', drop: '00000000-0000-4000-8000-000000000000' } as const;
  const guessed = await window.evaluate((input) => Reflect.get(globalThis, 'tokensmith').invoke('keys:read-import', input), {
    job: '00000000-0000-4000-8000-000000000001',
    origin,
    session: null,
  });
  expect(guessed).toEqual({ ok: false, error: { code: 'import-expired' } });

  // The control, and the end of the wait: what main hears it hears in order, and this one it hears.
  await dropFiles(window, files.slice(1));
  await expect(main.getByText('old.der', { exact: true })).toBeVisible();
  expect(await heardDrops()).toEqual([{ drop: expect.any(String), names: ['old.der'] }]);
});
