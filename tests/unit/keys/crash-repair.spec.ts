import { createPublicKey, createSecretKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createEngine, type Engine } from '../../../electron/engine/engine.ts';
import type { KeyToAdd } from '../../../electron/engine/keys/add-keys.ts';
import { encodeKeyMaterial } from '../../../electron/engine/keys/key-material.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import { inspectInput } from '../../inspect-input.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';
import { mintInput } from '../../plain-token.ts';
import { pretendKeychain, test as vaultTest, vaultIn } from '../vault/fixtures.ts';
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
  expect(adopted).toMatchObject({ name: 'Shop (2)', alg: 'ES256', tags: ['live'], state: 'active' });
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

vaultTest('a deletion that was cut off is finished when a locked keychain is unlocked, not only at the next start', async ({ folder }) => {
  const keychain = pretendKeychain();
  const vault = vaultIn(folder, keychain);
  const engine = createEngine({ vault });
  await vault.open();
  const key = valueOf(await engine.keyRing.create(plainKey('half gone', 'ES256')));
  valueOf(vault.write(({ database }) => database.run('UPDATE keys SET deleting_at = 1 WHERE id = ?', [key.id])));
  vault.close();
  keychain.refuse('keychain-locked');
  expect((await vault.open()).state).toBe('locked');
  expect(valueOf(await keychain.items.get(`key-${key.id}`))).not.toBeNull();
  keychain.refuse(null);
  expect((await vault.retry()).state).toBe('ready');
  await expect.poll(async () => valueOf(await keychain.items.get(`key-${key.id}`))).toBeNull();
  await engine.close();
});

test('what is being stored is no orphan: it can be neither finished nor thrown away from elsewhere', async () => {
  const engine = await memoryEngine();
  const secrets = valueOf(engine.vault.secrets());
  const { set } = secrets;
  const seen: unknown[] = [];
  Object.assign(secrets, {
    set: async (account: string, value: string) => {
      const id = account.slice('key-'.length);
      seen.push(valueOf(engine.keyRing.list()).orphans, await engine.keyRing.adoptOrphan(id), await engine.keyRing.discardOrphan(id));
      return set.call(secrets, account, value);
    },
  });
  valueOf(await engine.keyRing.create(plainKey('in the making', 'ES256')));
  expect(seen).toEqual([[], fail(appError('key-not-found')), fail(appError('key-not-found'))]);
  await engine.close();
});

test('two that store the same key at once: one of them is told that it exists, and nothing is left over', async () => {
  const engine = await memoryEngine();
  const one = pair('one');
  const both = await Promise.all([engine.keyRing.add([one]), engine.keyRing.add([{ ...one, name: 'other' }])]);
  expect(both.map((added) => (added.ok ? 'stored' : added.error.code)).toSorted()).toEqual(['key-exists', 'stored']);
  const { keys, orphans } = valueOf(engine.keyRing.list());
  expect([keys.length, orphans.length]).toEqual([1, 0]);
  engine.keyRing.releaseAll();
  valueOf(await engine.keyRing.privateKey(keys[0]?.id ?? ''));
  await engine.close();
});

test('a deletion is not undone beside the same key added anew: a token would not say which one it means', async () => {
  const engine = await memoryEngine();
  const one = pair('one');
  const [first] = valueOf(await engine.keyRing.add([one]));
  valueOf(engine.keyRing.remove(first?.id ?? ''));
  valueOf(await engine.keyRing.add([{ ...one, name: 'again' }]));
  expect(engine.keyRing.removal.undo(first?.id ?? '')).toEqual(fail(appError('key-exists')));
  expect(valueOf(engine.keyRing.list()).keys.map(({ name }) => name)).toEqual(['again']);
  await engine.close();
});

test('a private half brings its mark and its findings to the public key, and must be for its algorithm', async () => {
  const engine = await memoryEngine();
  const whole = pair('whole');
  const [half] = valueOf(await engine.keyRing.add([{ ...whole, key: createPublicKey(whole.key) }]));
  const completes = half?.id ?? '';
  const findings = [{ code: 'private-trivial', severity: 'danger', expected: null, actual: null }] as const;
  expect(await engine.keySource.candidates()).toMatchObject([{ isWeak: false }]);
  const [completed] = valueOf(await engine.keyRing.add([{ ...whole, isWeak: true, findings, completes }]));
  expect(completed).toMatchObject({ id: completes, holds: 'private', isWeak: true, health: 'danger' });
  expect(await engine.keySource.candidates()).toMatchObject([{ id: completes, isWeak: true }]);
  const token = valueOf(await engine.mint(mintInput(completes)));
  const { verdict } = valueOf(await engine.inspector.read(inspectInput(valueOf(engine.shelf.text(token.id)).text))).token ?? {};
  expect(verdict).toMatchObject({ valid: true, key: { isWeak: true } });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const facts = { ...whole, name: 'rsa', alg: 'RS256' } as const;
  const [open] = valueOf(await engine.keyRing.add([{ ...facts, key: rsa.publicKey }]));
  const other = { ...facts, key: rsa.privateKey, alg: 'PS256', completes: open?.id ?? '' } as const;
  expect(await engine.keyRing.add([other])).toMatchObject({ error: { code: 'invalid-input', field: 'alg', expected: 'RS256' } });
  await engine.close();
});
