import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { createVault } from '../../electron/engine/vault/vault.ts';
import { pretendKeychain } from '../unit/vault/fixtures.ts';
import { contents, note, notes, test } from './fixtures.ts';
import { withoutWriting } from './ordinary-user.ts';

/** The copies that vaults of this process read from, at this moment. */
function copies(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`tokensmith-${process.pid}-`));
}

for (const end of ['closed', 'killed'] as const) {
  test(`a vault that was ${end} can be read where it cannot be written, and not changed`, async ({ folder }) => {
    const keychain = pretendKeychain();
    const writer = createVault({ folder, secrets: () => keychain.connect() });
    await writer.open();
    note(writer, 'kept');
    if (end === 'closed') writer.close();
    const before = contents(folder);
    await withoutWriting(folder, async () => {
      const vault = createVault({ folder, secrets: () => keychain.connect() });
      expect(await vault.open()).toMatchObject({ state: 'read-only', reason: 'EACCES' });
      expect(notes(vault)).toEqual(['kept']);
      expect(copies()).toHaveLength(1);
      expect(vault.write(() => 1)).toEqual({ ok: false, error: { code: 'vault-read-only' } });
      expect(() => vault.read(({ database }) => database.run('DELETE FROM key_intents', []))).not.toThrow();
      expect(vault.secrets()).toMatchObject({ ok: true });
      vault.close();
    });
    expect(contents(folder)).toEqual(before);
    expect(copies()).toEqual([]);
    if (end === 'killed') writer.close();
    const again = createVault({ folder, secrets: () => keychain.connect() });
    expect((await again.open()).state).toBe('ready');
    expect(notes(again)).toEqual(['kept']);
    again.close();
  });
}

test('a folder that cannot be written has an empty vault that cannot be changed; retry goes on', async ({ folder }) => {
  mkdirSync(folder);
  const keychain = pretendKeychain();
  const vault = createVault({ folder, secrets: () => keychain.connect() });
  await withoutWriting(folder, async () => {
    expect(await vault.open()).toMatchObject({ state: 'read-only', reason: 'EACCES' });
    expect(notes(vault)).toEqual([]);
    expect(vault.write(() => 1)).toEqual({ ok: false, error: { code: 'vault-read-only' } });
  });
  expect(contents(folder)).toEqual({});
  expect((await vault.retry()).state).toBe('ready');
  vault.close();
});

test('a folder that cannot even be made is read-only', async ({ folder }) => {
  mkdirSync(folder);
  const inside = path.join(folder, 'deeper', 'vault');
  await withoutWriting(folder, async () => {
    const vault = createVault({ folder: inside, secrets: () => pretendKeychain().connect() });
    expect(await vault.open()).toMatchObject({ state: 'read-only', reason: 'EACCES' });
    vault.close();
  });
});
