import { createPublicKey, createSecretKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createEngine, type Engine } from '../../../electron/engine/engine.ts';
import type { KeyToAdd } from '../../../electron/engine/keys/add-keys.ts';
import { encodeKeyMaterial } from '../../../electron/engine/keys/key-material.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';
import { plainKey } from '../../plain-key.ts';

/** An engine on the same vault, whose secret store is changed by `change`. */
function withStore(vault: Vault, change: (store: SecretStore) => Partial<SecretStore>): Engine {
  const store = valueOf(vault.secrets());
  const changed = { ...store, ...change(store) };
  return createEngine({ vault: Object.assign(Object.create(vault), { secrets: () => ok(changed) }) });
}

function pair(name: string): KeyToAdd {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const facts = { alg: 'ES256', kid: { kind: 'thumbprint' }, tags: [], notes: '', origin: 'imported', format: 'pkcs8' } as const;
  return { ...facts, key: privateKey, name, certificate: null, isWeak: false, entropyBits: null, findings: [] };
}

test('a secret without a plan is offered, and thrown away only when asked', async () => {
  const engine = await memoryEngine(() => 1_800_000_000_000);
  const id = randomUUID();
  const secrets = valueOf(engine.vault.secrets());
  valueOf(await secrets.set(`key-${id}`, valueOf(encodeKeyMaterial(id, createSecretKey(Buffer.alloc(32, 1))))));
  valueOf(
    engine.vault.write(({ database }) => database.run('INSERT INTO key_intents (id, started_at) VALUES (?, ?)', [id, 1_799_999_000])),
  );

  await engine.tidy();
  expect(valueOf(engine.keyRing.list())).toEqual({ keys: [], orphans: [{ id, startedAt: 1_799_999_000, name: null }] });
  expect(valueOf(await secrets.get(`key-${id}`))).not.toBeNull();

  expect(await engine.keyRing.adoptOrphan(id)).toEqual(fail(appError('key-not-found')));
  valueOf(await engine.keyRing.discardOrphan(id));
  expect(valueOf(engine.keyRing.list()).orphans).toEqual([]);
  expect(valueOf(await secrets.get(`key-${id}`))).toBeNull();
  await engine.close();
});

test('only orphans can be discarded: the call is no way to the secret of a key', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('kept', 'ES256')));
  expect(await engine.keyRing.discardOrphan(key.id)).toEqual(fail(appError('key-not-found')));
  engine.keyRing.releaseAll();
  valueOf(await engine.keyRing.privateKey(key.id));
  await engine.close();
});

test('a key whose process died before its row was written can be finished, under a free name', async () => {
  const engine = await memoryEngine();
  const dying = withStore(engine.vault, (store) => ({
    set: async (account, value) => {
      await store.set(account, value);
      throw new Error('the process dies here');
    },
  }));
  await expect(dying.keyRing.create(plainKey('Shop', 'ES256', { tags: ['live'] }))).rejects.toThrow('dies here');
  const [orphan] = valueOf(engine.keyRing.list()).orphans;
  expect(orphan).toMatchObject({ name: 'Shop' });
  valueOf(await engine.keyRing.create(plainKey('Shop', 'HS256')));

  const adopted = valueOf(await engine.keyRing.adoptOrphan(orphan?.id ?? ''));
  expect(adopted).toMatchObject({ name: 'Shop 2', alg: 'ES256', tags: ['live'], state: 'active' });
  engine.keyRing.releaseAll();
  valueOf(await engine.keySource.signingKey(adopted.id));
  expect(valueOf(engine.keyRing.list()).orphans).toEqual([]);
  await engine.close();
});

test('an orphan whose secret is not there, or is another, is not finished', async () => {
  const engine = await memoryEngine();
  const dying = withStore(engine.vault, () => ({ set: () => Promise.reject(new Error('dies')) }));
  await expect(dying.keyRing.create(plainKey('never', 'ES256'))).rejects.toThrow('dies');
  const id = valueOf(engine.keyRing.list()).orphans[0]?.id ?? '';
  expect(await engine.keyRing.adoptOrphan(id)).toMatchObject({ error: { code: 'secret-missing' } });
  const { privateKey: another } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  valueOf(await valueOf(engine.vault.secrets()).set(`key-${id}`, valueOf(encodeKeyMaterial(id, another))));
  expect(await engine.keyRing.adoptOrphan(id)).toMatchObject({ error: { code: 'secret-corrupt' } });
  expect(valueOf(engine.keyRing.list())).toMatchObject({ keys: [], orphans: [{ id }] });
  await engine.close();
});

test('a deletion that was cut off is finished at the next start', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('half gone', 'ES256')));
  valueOf(engine.vault.write(({ database }) => database.run('UPDATE keys SET deleting_at = 1 WHERE id = ?', [key.id])));
  expect(valueOf(engine.keyRing.list()).keys).toEqual([]);
  await engine.tidy();
  expect(valueOf(await valueOf(engine.vault.secrets()).get(`key-${key.id}`))).toBeNull();
  const again = await engine.keyRing.create(plainKey('half gone', 'ES256'));
  expect(again.ok).toBe(true);
  await engine.close();
});

test('quitting does not wait for the ten seconds', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('gone', 'ES256')));
  const secrets = valueOf(engine.vault.secrets());
  valueOf(engine.keyRing.remove(key.id));
  const left: unknown[] = [];
  const close = secrets.close;
  Object.assign(secrets, {
    close: () => {
      void secrets.get(`key-${key.id}`).then((value) => left.push(value));
      close.call(secrets);
    },
  });
  await engine.close();
  expect(left).toEqual([ok(null)]);
});

for (const [code, orphans] of [
  ['keychain-hung', 1],
  ['keychain-missing', 1],
  ['keychain-locked', 0],
] as const) {
  test(`a keychain that answers "${code}" to the new secret leaves ${orphans} orphan and no key`, async () => {
    const { vault } = await memoryEngine();
    const engine = withStore(vault, () => ({ set: async () => fail(appError(code)) }));
    expect(await engine.keyRing.create(plainKey('never', 'HS256'))).toEqual(fail(appError(code)));
    const listed = valueOf(engine.keyRing.list());
    expect(listed.keys).toEqual([]);
    expect(listed.orphans).toHaveLength(orphans);
    vault.close();
  });
}

test('several keys are stored together or not at all', async () => {
  const engine = await memoryEngine();
  const stored: string[] = [];
  const failing = withStore(engine.vault, (store) => ({
    set: async (account, value) => {
      if (stored.length === 2) return fail(appError('keychain-locked'));
      stored.push(account);
      return store.set(account, value);
    },
  }));
  const keys = [pair('one'), pair('two'), pair('three'), pair('four')];
  expect(await failing.keyRing.add(keys)).toEqual(fail(appError('keychain-locked')));
  expect(valueOf(engine.keyRing.list())).toEqual({ keys: [], orphans: [] });
  for (const account of stored) expect(valueOf(await valueOf(engine.vault.secrets()).get(account))).toBeNull();

  const progress: number[] = [];
  const added = valueOf(await engine.keyRing.add(keys, { onStored: (done) => progress.push(done) }));
  expect(added.map(({ name }) => name)).toEqual(['one', 'two', 'three', 'four']);
  expect(progress).toEqual([1, 2, 3, 4]);
  expect(await engine.keyRing.add([pair('five'), pair('one')])).toMatchObject({ error: { code: 'name-taken', field: 'keys.1.name' } });
  expect(valueOf(engine.keyRing.list()).keys).toHaveLength(4);
  await engine.close();
});

test('a stopped import takes back what it had stored', async () => {
  const engine = await memoryEngine();
  const stop = new AbortController();
  const onStored = (done: number) => done === 2 && stop.abort();
  const result = await engine.keyRing.add([pair('one'), pair('two'), pair('three')], { signal: stop.signal, onStored });
  expect(result).toEqual(fail(appError('cancelled')));
  expect(valueOf(engine.keyRing.list())).toEqual({ keys: [], orphans: [] });
  await engine.close();
});

test('a public key gets its private half and stays the same key', async () => {
  const engine = await memoryEngine();
  const whole = pair('whole');
  const [half] = valueOf(await engine.keyRing.add([{ ...whole, name: 'half', key: createPublicKey(whole.key), format: 'spki' }]));
  expect(half).toMatchObject({ holds: 'public' });
  expect(await engine.keyRing.add([whole])).toMatchObject({ error: { code: 'key-exists' } });
  const [completed] = valueOf(await engine.keyRing.add([{ ...whole, name: 'half', completes: half?.id ?? '' }]));
  expect(completed).toEqual({ ...half, holds: 'private' });
  engine.keyRing.releaseAll();
  valueOf(await engine.keySource.signingKey(completed?.id ?? ''));
  await engine.close();
});
