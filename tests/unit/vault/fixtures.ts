import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { z } from 'zod';
import { appError, type AppError } from '../../../shared/errors.ts';
import { fail } from '../../../shared/result.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';

/** A folder of the test's own, removed afterwards. */
export const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tokensmith-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** A keychain whose content outlives its clients, as the real one's does, and which can be told to refuse. */
export type PretendKeychain = {
  items: SecretStore;
  refuse(code: AppError['code'] | null): void;
  connect(): SecretStore;
};

export function pretendKeychain(): PretendKeychain {
  const items = createMemoryStore();
  let refusal: AppError | null = null;
  return {
    items,
    refuse: (code) => (refusal = code === null ? null : appError(code, { actual: 'pretended' })),
    connect: () => ({
      kind: 'keychain',
      get: async (account) => (refusal === null ? items.get(account) : fail(refusal)),
      set: async (account, value) => (refusal === null ? items.set(account, value) : fail(refusal)),
      delete: async (account) => (refusal === null ? items.delete(account) : fail(refusal)),
      close: () => undefined,
    }),
  };
}

/** Every file in a folder by name, with a hash of its content; nothing for a folder that is not there. */
export function contents(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, hash(name)]));
}

/** Something to find again: a row of the simplest table. */
export function note(vault: Vault, text: string): void {
  const written = vault.write(({ database }) => database.run('INSERT INTO key_intents (id, started_at) VALUES (?, 1)', [text]));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

export function notes(vault: Vault): string[] {
  const row = z.strictObject({ id: z.string() });
  const read = vault.read(({ database }) => database.all('SELECT id FROM key_intents ORDER BY id', [], row));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.map(({ id }) => id);
}

/** The vault's clock in the tests below. */
const at = new Date('2027-03-01T12:00:00Z');

export function vaultIn(folder: string, keychain: PretendKeychain): Vault {
  return createVault({ folder: path.join(folder, 'vault'), secrets: () => keychain.connect(), clock: () => at });
}

/** The account of the present vault's database key. */
export function account(folder: string): string {
  const identity = z.strictObject({ version: z.literal(1), id: z.uuid() });
  return `database-${identity.parse(JSON.parse(readFileSync(path.join(folder, 'vault/vault.json'), 'utf8'))).id}`;
}

/** A vault that was made, written to once, and closed. */
export async function madeOnce(folder: string): Promise<PretendKeychain> {
  const keychain = pretendKeychain();
  const vault = vaultIn(folder, keychain);
  await vault.open();
  note(vault, 'kept');
  vault.close();
  return keychain;
}
