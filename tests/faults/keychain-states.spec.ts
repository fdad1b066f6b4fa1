import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { contents, keychainOf, note, notes, test, vaultOf } from './fixtures.ts';

/** What each state of a Linux keychain is called, and a part of its own words for it. */
const states = [
  ['no-bus', 'no-keychain', /connect|D-Bus/i],
  ['no-service', 'no-keychain', /org\.freedesktop\.secrets/],
  ['needs-setup', 'needs-setup', /collection/],
  ['locked', 'locked', /locked/],
] as const;

for (const [kind, state, words] of states) {
  test(`${kind}: the vault is "${state}", says why, and writes nothing`, async ({ folder, start }) => {
    const session = await start(kind);
    const vault = vaultOf(session, folder);
    const status = await vault.open();
    expect(status).toMatchObject({ state, setAside: null });
    expect(status.reason).toMatch(words);
    expect(contents(folder)).toEqual({});
    expect(vault.write(() => 1)).toEqual({ ok: false, error: { code: 'vault-not-ready', actual: state } });
    expect((await vault.useMemory()).state).toBe('memory');
    note(vault, 'only here');
    vault.close();
    expect(contents(folder)).toEqual({});
  });

  test(`${kind}: get, set and delete are errors, never "not found"`, async ({ start }) => {
    const keychain = keychainOf(await start(kind));
    const code = state === 'no-keychain' ? 'keychain-missing' : `keychain-${state}`;
    expect(await keychain.get('key-1')).toMatchObject({ ok: false, error: { code } });
    expect(await keychain.set('key-1', 'AAAA')).toMatchObject({ ok: false, error: { code } });
    expect(await keychain.delete('key-1')).toMatchObject({ ok: false, error: { code } });
    expect(await keychain.probe()).toMatchObject({ ok: false, error: { code } });
    keychain.close();
  });
}

test('unlocked: the largest value comes back, an overwritten and a deleted one too', async ({ start }) => {
  const keychain = keychainOf(await start('unlocked'));
  const largest = 'aZ09-_'.repeat(400);
  expect(await keychain.get('key-1')).toEqual({ ok: true, value: null });
  expect(await keychain.set('key-1', largest)).toEqual({ ok: true, value: undefined });
  expect(await keychain.get('key-1')).toEqual({ ok: true, value: largest });
  expect(await keychain.set('key-1', 'A')).toEqual({ ok: true, value: undefined });
  expect(await keychain.get('key-1')).toEqual({ ok: true, value: 'A' });
  expect(await keychain.delete('key-1')).toEqual({ ok: true, value: undefined });
  expect(await keychain.delete('key-1')).toEqual({ ok: true, value: undefined });
  expect(await keychain.get('key-1')).toEqual({ ok: true, value: null });
  keychain.close();
});

test('locked later: the vault waits untouched, and is there again after unlocking', async ({ folder, start }) => {
  const session = await start('unlocked');
  const vault = vaultOf(session, folder);
  expect((await vault.open()).state).toBe('ready');
  note(vault, 'kept');
  vault.close();
  const before = contents(folder);
  await session.become('locked');
  expect((await vault.open()).state).toBe('locked');
  expect((await vault.retry()).state).toBe('locked');
  expect(contents(folder)).toEqual(before);
  await session.become('unlocked');
  expect((await vault.retry()).state).toBe('ready');
  expect(notes(vault)).toEqual(['kept']);
  vault.close();
});

test('the keychain emptied by someone else: the vault is lost, and left as it was', async ({ folder, start }) => {
  const session = await start('unlocked');
  const vault = vaultOf(session, folder);
  await vault.open();
  vault.close();
  const before = contents(folder);
  await session.become('needs-setup');
  await session.become('unlocked');
  expect((await vault.open()).state).toBe('lost');
  expect(contents(folder)).toEqual(before);
  vault.close();
});

test('the daemon killed right after a write: an error until it is back, then the value', async ({ folder, start }) => {
  const session = await start('unlocked');
  const vault = vaultOf(session, folder);
  await vault.open();
  const secrets = vault.secrets();
  if (!secrets.ok) throw new Error(secrets.error.code);
  expect(await secrets.value.set('key-1', 'AAAA')).toEqual({ ok: true, value: undefined });
  process.kill(session.keyring()?.pid ?? 0, 'SIGKILL');
  expect(await secrets.value.get('key-1')).toMatchObject({ ok: false, error: { code: 'keychain-missing' } });
  note(vault, 'the database needs no keychain once it is open');
  await session.become('unlocked');
  expect(await secrets.value.get('key-1')).toEqual({ ok: true, value: 'AAAA' });
  vault.close();
});

test('a libsecret that does not load is named', async ({ folder, start }) => {
  const session = await start('unlocked');
  const broken = path.join(session.folder, 'broken');
  mkdirSync(broken);
  writeFileSync(path.join(broken, 'libsecret-1.so.0'), '');
  const vault = vaultOf({ ...session, env: { ...session.env, LD_LIBRARY_PATH: broken } }, folder);
  const status = await vault.open();
  expect(status.state).toBe('no-keychain');
  expect(status.reason).toMatch(/libsecret-1\.so\.0/);
  expect(contents(folder)).toEqual({});
  vault.close();
});
