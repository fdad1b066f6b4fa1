import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { account, contents, madeOnce, note, notes, pretendKeychain, test, vaultIn } from './fixtures.ts';

test('a first start makes a vault that only its owner can read; the next one finds it', async ({ folder }) => {
  const keychain = await madeOnce(folder);
  const inside = path.join(folder, 'vault');
  expect(statSync(inside).mode & 0o777).toBe(0o700);
  const again = vaultIn(folder, keychain);
  expect(await again.open()).toEqual({ state: 'ready', folder: inside, reason: null, setAside: null });
  note(again, 'wal');
  expect(readdirSync(inside).toSorted()).toEqual(['vault.ballast', 'vault.db', 'vault.db-shm', 'vault.db-wal', 'vault.json', 'vault.lock']);
  for (const name of readdirSync(inside)) expect(statSync(path.join(inside, name)).mode & 0o777).toBe(0o600);
  expect(notes(again)).toEqual(['kept', 'wal']);
  again.close();
});

const refusals = [
  ['keychain-missing', 'no-keychain'],
  ['keychain-needs-setup', 'needs-setup'],
  ['keychain-locked', 'locked'],
  ['keychain-hung', 'hung'],
] as const;

for (const [code, state] of refusals) {
  test(`${code} on a first start is "${state}" and leaves no file; retry goes on`, async ({ folder }) => {
    const keychain = pretendKeychain();
    keychain.refuse(code);
    const vault = vaultIn(folder, keychain);
    expect(await vault.open()).toMatchObject({ state, reason: 'pretended' });
    expect(contents(path.join(folder, 'vault'))).toEqual({});
    expect(vault.read(() => 1)).toEqual({ ok: false, error: { code: 'vault-not-ready', actual: state } });
    expect(vault.secrets()).toMatchObject({ ok: false, error: { code: 'vault-not-ready' } });
    keychain.refuse(null);
    expect((await vault.retry()).state).toBe('ready');
    vault.close();
  });

  test(`${code} beside a vault is "${state}" and leaves it as it was`, async ({ folder }) => {
    const keychain = await madeOnce(folder);
    const before = contents(path.join(folder, 'vault'));
    const item = await keychain.items.get(account(folder));
    keychain.refuse(code);
    const vault = vaultIn(folder, keychain);
    expect((await vault.open()).state).toBe(state);
    expect((await vault.startAnew()).state).toBe(state);
    expect(contents(path.join(folder, 'vault'))).toEqual(before);
    expect(await keychain.items.get(account(folder))).toEqual(item);
    vault.close();
  });
}

test('killed between naming the vault and making its file, the next start goes on', async ({ folder }) => {
  const keychain = await madeOnce(folder);
  const item = await keychain.items.get(account(folder));
  rmSync(path.join(folder, 'vault/vault.db'));
  writeFileSync(path.join(folder, 'vault/vault.db.new'), 'half made');
  const vault = vaultIn(folder, keychain);
  expect((await vault.open()).state).toBe('ready');
  expect(await keychain.items.get(account(folder))).toEqual(item);
  expect(existsSync(path.join(folder, 'vault/vault.db.new'))).toBe(false);
  vault.close();
});

test('two that open a new vault at once share one key', async ({ folder }) => {
  const keychain = pretendKeychain();
  const [one, other] = [vaultIn(folder, keychain), vaultIn(folder, keychain)];
  const states = await Promise.all([one.open(), other.open()]);
  expect(states.map(({ state }) => state)).toEqual(['ready', 'ready']);
  note(one, 'from one');
  note(other, 'from other');
  expect(notes(one)).toEqual(['from one', 'from other']);
  one.close();
  other.close();
});

test('memory mode keeps nothing, and touches nothing', async ({ folder }) => {
  const keychain = pretendKeychain();
  const vault = vaultIn(folder, keychain);
  expect((await vault.useMemory()).state).toBe('memory');
  note(vault, 'gone');
  const secrets = vault.secrets();
  expect(secrets.ok && secrets.value.kind).toBe('memory');
  expect(vault.read(({ mode }) => mode)).toEqual({ ok: true, value: 'memory' });
  expect((await vault.retry()).state).toBe('memory');
  vault.close();
  expect(contents(path.join(folder, 'vault'))).toEqual({});
  expect((await vault.useMemory()).state).toBe('memory');
  expect(notes(vault)).toEqual([]);
  vault.close();
});

test('a bug in the work passes through, and what it wrote is undone', async ({ folder }) => {
  const vault = vaultIn(folder, pretendKeychain());
  await vault.open();
  const broken = () =>
    vault.write(({ database }) => {
      database.run('INSERT INTO key_intents (id, started_at) VALUES (?, 1)', ['half']);
      throw new TypeError('a bug');
    });
  expect(broken).toThrow('a bug');
  expect(() => vault.read(({ database }) => database.run('SELEKT', []))).toThrow(/SQLITE_ERROR/);
  expect(vault.status().state).toBe('ready');
  expect(notes(vault)).toEqual([]);
  vault.close();
});

test('listeners hear every state until they leave', async ({ folder }) => {
  const vault = vaultIn(folder, pretendKeychain());
  const seen: string[] = [];
  const leave = vault.onChange(({ state }) => seen.push(state));
  await Promise.all([vault.open(), vault.open()]);
  leave();
  await vault.useMemory();
  expect(seen).toEqual(['opening', 'ready']);
  vault.close();
});
