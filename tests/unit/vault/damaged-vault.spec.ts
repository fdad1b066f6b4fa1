import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { account, contents, madeOnce, notes, test, vaultIn } from './fixtures.ts';

test('a vault without its key is lost; starting anew keeps it byte for byte, under a new name', async ({ folder }) => {
  const keychain = await madeOnce(folder);
  const before = contents(path.join(folder, 'vault'));
  const oldAccount = account(folder);
  await keychain.items.delete(oldAccount);
  const vault = vaultIn(folder, keychain);
  expect((await vault.open()).state).toBe('lost');
  expect(contents(path.join(folder, 'vault'))).toEqual(before);
  expect(await keychain.items.get(oldAccount)).toEqual({ ok: true, value: null });
  expect(await vault.startAnew()).toMatchObject({ state: 'ready', setAside: 'vault.db.lost-20270301T120000' });
  const after = contents(path.join(folder, 'vault'));
  expect(after['vault.db.lost-20270301T120000']).toBe(before['vault.db']);
  expect(after['vault.json.lost-20270301T120000']).toBe(before['vault.json']);
  expect(account(folder)).not.toBe(oldAccount);
  expect(notes(vault)).toEqual([]);
  vault.close();
});

test('setting aside twice in one second keeps both', async ({ folder }) => {
  const keychain = await madeOnce(folder);
  const vault = vaultIn(folder, keychain);
  for (const name of ['vault.db.lost-20270301T120000', 'vault.db.lost-20270301T120000-2']) {
    await keychain.items.delete(account(folder));
    expect((await vault.open()).state).toBe('lost');
    expect((await vault.startAnew()).setAside).toBe(name);
  }
  vault.close();
});

test('a keychain item that is not a database key means lost, and is not overwritten', async ({ folder }) => {
  const keychain = await madeOnce(folder);
  await keychain.items.set(account(folder), 'AAAA');
  const vault = vaultIn(folder, keychain);
  expect((await vault.open()).state).toBe('lost');
  expect(await keychain.items.get(account(folder))).toEqual({ ok: true, value: 'AAAA' });
});

const damages: readonly [string, (inside: string) => void, string][] = [
  ['a vault.db that is empty', (inside) => truncateSync(path.join(inside, 'vault.db'), 0), 'corrupt'],
  ['a vault.db that was cut', (inside) => truncateSync(path.join(inside, 'vault.db'), 1_000), 'corrupt'],
  ['a vault.db that is text', (inside) => writeFileSync(path.join(inside, 'vault.db'), 'hello '.repeat(2_000)), 'corrupt'],
  ['a log without its vault.db', (inside) => orphanLog(inside), 'corrupt'],
  ['a vault.json that is no JSON', (inside) => writeFileSync(path.join(inside, 'vault.json'), '{'), 'corrupt'],
  ['a vault.json of a later version', (inside) => writeFileSync(path.join(inside, 'vault.json'), '{"version":2}'), 'newer'],
  ['a vault.db without vault.json', (inside) => rmSync(path.join(inside, 'vault.json')), 'lost'],
];

function orphanLog(inside: string): void {
  rmSync(path.join(inside, 'vault.db'));
  writeFileSync(path.join(inside, 'vault.db-wal'), 'log');
}

for (const [name, damage, state] of damages) {
  test(`${name} is "${state}", and no file is changed by looking`, async ({ folder }) => {
    const keychain = await madeOnce(folder);
    damage(path.join(folder, 'vault'));
    const before = contents(path.join(folder, 'vault'));
    const vault = vaultIn(folder, keychain);
    expect((await vault.open()).state).toBe(state);
    expect(contents(path.join(folder, 'vault'))).toEqual(before);
    vault.close();
  });
}

test('a corrupt vault is put aside byte for byte', async ({ folder }) => {
  const keychain = await madeOnce(folder);
  const file = path.join(folder, 'vault/vault.db');
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(5_000) ^ 1, 5_000);
  bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
  writeFileSync(file, bytes);
  const vault = vaultIn(folder, keychain);
  expect((await vault.open()).state).toBe('corrupt');
  expect(await vault.startAnew()).toMatchObject({ state: 'ready', setAside: 'vault.db.corrupt-20270301T120000' });
  expect(readFileSync(`${file}.corrupt-20270301T120000`).equals(bytes)).toBe(true);
  vault.close();
});

test('a vault of a later version is left alone', async ({ folder }) => {
  const keychain = await madeOnce(folder);
  const vault = vaultIn(folder, keychain);
  await vault.open();
  vault.write(({ database }) => database.script('PRAGMA user_version = 999'));
  vault.close();
  const before = contents(path.join(folder, 'vault'));
  expect(await vault.open()).toMatchObject({ state: 'newer', reason: 'schema 999' });
  expect((await vault.startAnew()).state).toBe('newer');
  expect(contents(path.join(folder, 'vault'))).toEqual(before);
});

test('damage that is met while working closes the vault as corrupt', async ({ folder }) => {
  const keychain = await madeOnce(folder);
  const vault = vaultIn(folder, keychain);
  await vault.open();
  const seen: string[] = [];
  vault.onChange(({ state }) => seen.push(state));
  const read = vault.read(() => {
    throw Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });
  });
  expect(read).toEqual({ ok: false, error: { code: 'vault-not-ready', actual: 'corrupt' } });
  expect(vault.status()).toMatchObject({ state: 'corrupt', reason: 'SQLITE_CORRUPT' });
  expect(vault.read(() => 1)).toEqual({ ok: false, error: { code: 'vault-not-ready', actual: 'corrupt' } });
  expect(seen).toEqual(['corrupt']);
});
