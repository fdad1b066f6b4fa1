import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { z } from 'zod';
import { KeyRing } from '../../../electron/engine/keys/key-ring.ts';
import { accountOf } from '../../../electron/engine/keys/store-keys.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { ok } from '../../../shared/result.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';
import { callFate, failingStore, type CallFate, type FailingStore } from './failing-store.ts';
import { act, action, emptyModel, type Action, type Model } from './key-ring-model.ts';

const allowed: ReadonlySet<ErrorCode> = new Set([
  ...(['name-taken', 'key-not-found', 'secret-missing', 'secret-corrupt'] as const),
  ...(['keychain-locked', 'keychain-needs-setup', 'keychain-hung', 'keychain-missing'] as const),
]);

const stored = z.strictObject({ id: z.string(), name: z.string(), holds: z.string(), isListed: z.int() });

/** In words, as thousands of expectations would take Playwright minutes. */
function problemsIn(ring: KeyRing, vault: Vault, store: FailingStore, model: Model): string[] {
  const { keys, orphans } = valueOf(ring.list());
  const sql = 'SELECT id, name, holds, deleting_at IS NULL AS isListed FROM keys';
  const rows = valueOf(vault.read(({ database }) => database.all(sql, [], stored)));
  const isRight = keys.length === model.listed.size && keys.every(({ id, name }) => model.listed.get(id) === name);
  const withoutSecret = rows.filter(
    ({ id, holds, isListed }) => isListed === 1 && holds !== 'public' && !model.lost.has(id) && !store.accounts().has(accountOf(id)),
  );
  const owned = new Set([...rows, ...orphans].map(({ id }) => accountOf(id)));
  const strays = [...store.accounts()].filter((account) => !owned.has(account));
  return [
    ...(isRight ? [] : [`listed: ${keys.map(({ name }) => name).join(', ')}; right: ${[...model.listed.values()].join(', ')}`]),
    ...(new Set(rows.map(({ name }) => name)).size === rows.length ? [] : ['one name twice']),
    ...withoutSecret.map(({ name }) => `"${name}" has no secret`),
    ...strays.map((account) => `${account} belongs to no key`),
  ];
}

/** What is wrong after the first action that goes wrong; empty when all went well. */
async function play(vault: Vault, actions: readonly Action[], fates: readonly CallFate[]): Promise<string[]> {
  const store = failingStore(fates);
  const model = emptyModel();
  const ring = new KeyRing(Object.assign(Object.create(vault), { secrets: () => ok(store) }), () => model.now);
  try {
    for (const does of actions) {
      const answer = await act(does, model, ring, store);
      const isExpected = answer === null || answer.ok || allowed.has(answer.error.code);
      const problems = isExpected ? problemsIn(ring, vault, store, model) : [`it said ${answer.error.code}`];
      if (problems.length > 0) return [`after ${JSON.stringify(does)}`, ...problems];
    }
    return [];
  } finally {
    ring.releaseAll();
  }
}

test('whatever is done in whatever order, and whenever the keychain fails: no key loses its secret, no secret its owner', async () => {
  const { vault } = await memoryEngine();
  const actions = fc.array(action, { maxLength: 40, size: 'max' });
  const fates = fc.array(callFate, { maxLength: 60, size: 'max' });
  await fc.assert(
    fc.asyncProperty(actions, fates, async (does, goes) => {
      vault.write(({ database }) => database.script('DELETE FROM keys; DELETE FROM key_intents'));
      expect(await play(vault, does, goes)).toEqual([]);
    }),
    { numRuns: 200 },
  );
  vault.close();
});
