import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { KeyRing } from '../../../electron/engine/keys/key-ring.ts';
import { KeySource } from '../../../electron/engine/keys/key-source.ts';
import { KeyRotation } from '../../../electron/engine/keys/rotation/rotation.ts';
import { createLocalApi } from '../../../electron/engine/local-api/local-api.ts';
import { vaultKeys } from '../../../electron/engine/local-api/vault-keys.ts';
import { createSessionDesk, type SessionDesk } from '../../../electron/engine/sessions/session-desk.ts';
import { vaultSessionKeys, type SessionKeys } from '../../../electron/engine/sessions/session-keys.ts';
import { Sessions } from '../../../electron/engine/sessions/sessions.ts';
import { vaultSessions } from '../../../electron/engine/sessions/vault-sessions.ts';
import { Shelf } from '../../../electron/engine/shelf/shelf.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import { noPlace, plainRecipe, type MintPair, type MintRecipe } from '../../../shared/mint-input.ts';
import type { Result } from '../../../shared/result.ts';
import { plainKey } from '../../plain-key.ts';

export const start = 1_800_000_000;

/** The rooms that sessions live in, on a vault in memory, with a clock that stands still until it is told otherwise. */
export type SessionRoom = {
  readonly vault: Vault;
  readonly shelf: Shelf;
  readonly sessions: Sessions;
  readonly desk: SessionDesk;
  readonly keys: SessionKeys;
  readonly ring: KeyRing;
  readonly rotation: KeyRotation;
  now(): number;
  pass(seconds: number): void;
  /** The id of a new key. */
  key(name?: string, alg?: KeyAlgorithm): Promise<string>;
  /** The text of a token on the shelf. */
  text(id: string): string;
  /** The origin of a local API on the same vault. */
  serve(keyId: string): Promise<string>;
};

/** The value of a result that must be good. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Unexpected failure: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function pairFor(keyId: string, changes: Partial<MintRecipe> = {}, rest: Partial<Omit<MintPair, 'access'>> = {}): MintPair {
  const recipe = { ...plainRecipe, keyId, subject: 'ada', ...changes };
  const place = { ...noPlace, label: 'Ada', folder: 'Shop', environment: 'staging', tags: ['a'], notes: 'of the first' };
  const access = { recipe, variables: [], values: [], profileId: null, place, parentId: null };
  return { access, refreshLifetime: '14d', slidesUpTo: null, ...rest };
}

export const test = base.extend<{ room: SessionRoom }>({
  room: async ({}, use) => {
    let time = start;
    const now = () => time;
    // Never made: a vault in memory touches no folder.
    const vault = createVault({ folder: path.join(tmpdir(), 'tokensmith-unit-none'), secrets: createMemoryStore });
    await vault.useMemory();
    const ring = new KeyRing(vault, now);
    const parts = { vault, source: new KeySource(ring), now };
    const shelf = new Shelf(vault, now);
    const desk = createSessionDesk({ store: vaultSessions(vault, shelf), now });
    const keys = vaultSessionKeys(parts);
    const sessions = new Sessions({ desk, shelf, keys, now });
    const api = createLocalApi({ now, sessions: desk, onServed: () => undefined });
    await use({
      vault,
      shelf,
      sessions,
      desk,
      keys,
      ring,
      now,
      rotation: new KeyRotation({ ...parts, ring }),
      pass: (seconds) => void (time += seconds),
      key: async (name = 'key', alg = 'ES256') => valueOf(await ring.create(plainKey(name, alg))).id,
      text: (id) => valueOf(shelf.text(id)).text,
      serve: async (keyId) => valueOf(await api.start({ port: 0, keys: valueOf(await vaultKeys(keyId, parts)) })).origin ?? '',
    });
    await api.stop();
    vault.close();
  },
});
