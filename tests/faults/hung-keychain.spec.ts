import { pbkdf2 } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { contents, keychainOf, note, notes, test, vaultOf } from './fixtures.ts';
import { startProgram } from './programs/program.ts';

const derive = promisify(pbkdf2);

/** What stalls when libuv's four threads are taken. */
async function workOfThePool(): Promise<void> {
  await Promise.all([
    ...Array.from({ length: 8 }, () => readFile(import.meta.filename)),
    ...Array.from({ length: 8 }, () => derive('password', 'salt', 1_000, 32, 'sha256')),
    ...Array.from({ length: 8 }, () => crypto.subtle.digest('SHA-256', new Uint8Array(1_000))),
  ]);
}

test('files and crypto go on while eight calls wait for a keychain that hangs', async ({ start }) => {
  const session = await start('unlocked');
  const keychain = keychainOf(session, 60_000);
  await keychain.set('a', 'AAAA');
  session.keyring()?.hang();
  let answered = 0;
  const calls = Array.from({ length: 8 }, () => keychain.get('a').finally(() => (answered += 1)));
  await workOfThePool();
  expect(answered).toBe(0);
  session.keyring()?.resume();
  expect(await Promise.all(calls)).toEqual(calls.map(() => ({ ok: true, value: 'AAAA' })));
  keychain.close();
});

test('control: keytar in the same process takes files and crypto down with it', async ({ start }) => {
  const session = await start('unlocked');
  session.keyring()?.hang();
  const program = startProgram('keytar-in-process.ts', [], { env: session.env });
  let printed = '';
  program.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await expect.poll(() => printed).toContain('calls made');
  await workOfThePool();
  expect(printed).not.toContain('file read');
  session.keyring()?.resume();
  await expect.poll(() => printed).toContain('file read');
});

test('a first start with a keychain that hangs ends as "hung", writes nothing, and goes on when it is back', async ({ folder, start }) => {
  const session = await start('unlocked');
  session.keyring()?.hang();
  const vault = vaultOf(session, folder, 700);
  expect(await vault.open()).toMatchObject({ state: 'hung' });
  expect(contents(folder)).toEqual({});
  session.keyring()?.resume();
  const patient = vaultOf(session, folder);
  expect((await patient.open()).state).toBe('ready');
  patient.close();
  vault.close();
});

test('a vault whose keychain hangs is left as it was', async ({ folder, start }) => {
  const session = await start('unlocked');
  const vault = vaultOf(session, folder);
  await vault.open();
  note(vault, 'kept');
  vault.close();
  const before = contents(folder);
  session.keyring()?.hang();
  const hasty = vaultOf(session, folder, 700);
  expect((await hasty.open()).state).toBe('hung');
  expect(contents(folder)).toEqual(before);
  session.keyring()?.resume();
  expect((await vault.open()).state).toBe('ready');
  expect(notes(vault)).toEqual(['kept']);
  vault.close();
  hasty.close();
});
