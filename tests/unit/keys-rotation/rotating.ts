import { randomUUID } from 'node:crypto';
import { test as base } from '@playwright/test';
import type { Engine } from '../../../electron/engine/engine.ts';
import { keySetOf, type LocalApiKeySet } from '../../../electron/engine/local-api/local-api-key.ts';
import { familyKeys } from '../../../electron/engine/local-api/vault-keys.ts';
import { familyOf } from '../../../electron/engine/keys/rotation/rotation-rows.ts';
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { KeySummary } from '../../../shared/keys.ts';
import { plainKey } from '../../plain-key.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';
import { mintInput } from '../../plain-token.ts';

export const start = 1_800_000_000;

/** An engine whose clock stands still until it is told otherwise. */
export type Rotating = {
  readonly engine: Engine;
  /** Unix seconds. */
  now(): number;
  pass(seconds: number): void;
  make(name: string, alg?: KeyAlgorithm): Promise<KeySummary>;
  /** The successor of a key. */
  prepare(key: KeySummary, alg?: KeyAlgorithm): Promise<KeySummary>;
  states(...keys: KeySummary[]): string[];
  /** What the local API would do now with the family of a key. */
  keySet(id: string): Promise<LocalApiKeySet>;
  /** The text of a stored token of the key. */
  mint(id: string, lifetime?: string): Promise<string>;
};

export async function rotating(): Promise<Rotating> {
  let now = start;
  const engine = await memoryEngine(() => now * 1000);
  return {
    engine,
    now: () => now,
    pass: (seconds) => void (now += seconds),
    make: async (name, alg = 'ES256') => valueOf(await engine.keyRing.create(plainKey(name, alg))),
    prepare: async ({ id, alg, name }, next = alg) =>
      valueOf(await engine.rotation.prepare({ job: randomUUID(), id, name: `${name} next`, alg: next, size: null, curve: null })),
    states: (...keys) => keys.map(({ id }) => valueOf(engine.keyRing.summary(id)).state),
    keySet: async (id) => {
      const rows = valueOf(engine.vault.read(({ database }) => familyOf(database, id, now)));
      return keySetOf(await familyKeys(rows, engine.keySource));
    },
    mint: async (id, lifetime = '1h') => {
      const item = valueOf(await engine.mint(mintInput(id, { lifetime })));
      return valueOf(engine.shelf.text(item.id)).text;
    },
  };
}

export const test = base.extend<{ rotating: Rotating }>({
  rotating: async ({}, use) => {
    const made = await rotating();
    await use(made);
    await made.engine.close();
  },
});
