import { createSecretKey, randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createEngine } from '../../../electron/engine/engine.ts';
import { encodeKeyMaterial } from '../../../electron/engine/keys/key-material.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';

test('a secret whose key was never finished is offered, and thrown away only when asked', async () => {
  const engine = await memoryEngine(() => 1_800_000_000_000);
  const id = randomUUID();
  const secrets = valueOf(engine.vault.secrets());
  valueOf(await secrets.set(`key-${id}`, valueOf(encodeKeyMaterial(id, createSecretKey(Buffer.alloc(32, 1))))));
  valueOf(engine.vault.write(({ database }) => database.run('INSERT INTO key_intents VALUES (?, ?)', [id, 1_799_999_000])));

  await engine.tidy();
  expect(valueOf(engine.keyRing.list())).toEqual({ keys: [], orphans: [{ id, startedAt: 1_799_999_000 }] });
  expect(valueOf(await secrets.get(`key-${id}`))).not.toBeNull();

  valueOf(await engine.keyRing.discardOrphan(id));
  expect(valueOf(engine.keyRing.list()).orphans).toEqual([]);
  expect(valueOf(await secrets.get(`key-${id}`))).toBeNull();
  await engine.close();
});

test('a deletion that was cut off is finished at the next start', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create({ name: 'half gone', alg: 'ES256' }));
  valueOf(engine.vault.write(({ database }) => database.run('UPDATE keys SET deleting_at = 1 WHERE id = ?', [key.id])));
  expect(valueOf(engine.keyRing.list()).keys).toEqual([]);
  await engine.tidy();
  expect(valueOf(await valueOf(engine.vault.secrets()).get(`key-${key.id}`))).toBeNull();
  const again = await engine.keyRing.create({ name: 'half gone', alg: 'ES256' });
  expect(again.ok).toBe(true);
  await engine.close();
});

for (const [code, orphans] of [
  ['keychain-hung', 1],
  ['keychain-missing', 1],
  ['keychain-locked', 0],
] as const) {
  test(`a keychain that answers "${code}" to the new secret leaves ${orphans} orphan and no key`, async () => {
    const { vault } = await memoryEngine();
    const secrets = { ...valueOf(vault.secrets()), set: async () => fail(appError(code)) };
    const failing: Vault = Object.assign(Object.create(vault), { secrets: () => ok(secrets) });
    const engine = createEngine({ vault: failing });
    expect(await engine.keyRing.create({ name: 'never', alg: 'HS256' })).toEqual(fail(appError(code)));
    const listed = valueOf(engine.keyRing.list());
    expect(listed.keys).toEqual([]);
    expect(listed.orphans).toHaveLength(orphans);
    vault.close();
  });
}
