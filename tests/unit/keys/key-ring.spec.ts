import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { jwsAlgorithms } from '../../../shared/key-algorithms.ts';
import { publicKeyTexts } from '../../../electron/engine/keys/export/public-export.ts';
import { appError } from '../../../shared/errors.ts';
import type { KidChoice } from '../../../shared/keys.ts';
import { fail } from '../../../shared/result.ts';
import { inspectInput } from '../../inspect-input.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';
import { mintInput } from '../../plain-token.ts';
import { everyToken, newestFirst } from '../../../shared/tokens.ts';
import { plainKey } from '../../plain-key.ts';

for (const alg of jwsAlgorithms) {
  test(`${alg}: a new key is listed, signs, and is believed`, async () => {
    const engine = await memoryEngine();
    const key = valueOf(await engine.keyRing.create(plainKey(`My ${alg}`, alg)));
    expect(key).toMatchObject({ name: `My ${alg}`, alg, useCount: 0, tokenCount: 0, state: 'active' });
    expect(key.kid).toMatch(/^[\w-]{43}$/);
    const token = valueOf(await engine.mint(mintInput(key.id)));
    const inspection = valueOf(await engine.inspector.read(inspectInput(valueOf(engine.shelf.text(token.id)).text)));
    expect(inspection.token?.verdict).toMatchObject({ valid: true, key: { id: key.id, alg } });
    expect(valueOf(engine.keyRing.list()).keys[0]).toMatchObject({ useCount: 1, tokenCount: 1 });
    await engine.close();
  });
}

test('HMAC secrets have the size of their hash (RFC 7518 section 3.2)', async () => {
  const engine = await memoryEngine();
  for (const [alg, bytes] of [
    ['HS256', 32],
    ['HS384', 48],
    ['HS512', 64],
  ] as const) {
    const key = valueOf(await engine.keyRing.create(plainKey(alg, alg)));
    expect(valueOf(await engine.keyRing.secretBytes(key.id))).toHaveLength(bytes);
    expect(key.bits).toBe(bytes * 8);
  }
  await engine.close();
});

test('only an HMAC secret can be had; a private key has no way out', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('pair', 'ES256')));
  expect(await engine.keyRing.secretBytes(key.id)).toMatchObject({ ok: false, error: { code: 'key-unusable' } });
  const shown = valueOf(publicKeyTexts({ name: key.name, publicJwk: valueOf(engine.keySource.publicJwk(key.id)) }));
  expect(Object.keys(JSON.parse(shown.jwk)).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  expect(shown.pem).toContain('BEGIN PUBLIC KEY');
  await engine.close();
});

test('names are unique, renaming keeps the rest, unknown keys are named as such', async () => {
  const engine = await memoryEngine();
  const first = valueOf(await engine.keyRing.create(plainKey('one', 'HS256')));
  const taken = { ok: false, error: { code: 'name-taken', field: 'name' } };
  expect(await engine.keyRing.create(plainKey('one', 'ES256'))).toMatchObject(taken);
  valueOf(await engine.keyRing.create(plainKey('two', 'HS256')));
  expect(engine.keyRing.update({ id: first.id, name: 'two' })).toMatchObject(taken);
  expect(valueOf(engine.keyRing.update({ id: first.id, name: 'three' }))).toEqual({ ...first, name: 'three' });
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(engine.keyRing.update({ id: nobody, name: 'four' })).toMatchObject({ ok: false, error: { code: 'key-not-found' } });
  expect(await engine.mint(mintInput(nobody))).toMatchObject({ ok: false, error: { code: 'key-not-found' } });
  await engine.close();
});

test('a deleted key is out of use at once, can come back for ten seconds, and then its secret is gone', async () => {
  let now = 1_800_000_000;
  const engine = await memoryEngine(() => now * 1000);
  const key = valueOf(await engine.keyRing.create(plainKey('gone', 'HS256')));
  const token = valueOf(await engine.mint(mintInput(key.id)));
  valueOf(await engine.mint(mintInput(key.id, { lifetime: '2020-01-01' })));
  const { dependants } = valueOf(await engine.keyRing.detail(key.id));
  expect(dependants).toEqual({ tokens: 2, validTokens: 1, validUntil: now + 3_600, hasEndlessTokens: false, profiles: [] });
  const stored = () => valueOf(engine.vault.secrets()).get(`key-${key.id}`).then(valueOf);

  expect(valueOf(engine.keyRing.remove(key.id)).undoUntil).toBe(now + 11);
  expect(valueOf(engine.keyRing.list())).toEqual({ keys: [], orphans: [] });
  expect(await engine.mint(mintInput(key.id))).toMatchObject({ error: { code: 'key-not-found' } });
  const compact = valueOf(engine.shelf.text(token.id)).text;
  expect(valueOf(await engine.inspector.read(inspectInput(compact))).token?.verdict.tried).toEqual([]);
  expect(await stored()).not.toBeNull();

  now += 10;
  await engine.tidy();
  valueOf(engine.keyRing.removal.undo(key.id));
  expect(valueOf(await engine.inspector.read(inspectInput(compact))).token?.verdict.valid).toBe(true);

  valueOf(engine.keyRing.remove(key.id));
  now += 11;
  expect(engine.keyRing.removal.undo(key.id)).toMatchObject({ error: { code: 'key-not-found' } });
  await engine.tidy();
  expect(await stored()).toBeNull();
  const page = valueOf(engine.shelf.list({ filter: everyToken, order: newestFirst, offset: 0, limit: 10 }));
  expect(page.items.map((item) => item.keyId)).toEqual([null, null]);
  await engine.close();
});

test('a key whose secret is missing says so instead of judging', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('lost', 'HS256')));
  const token = valueOf(await engine.mint(mintInput(key.id)));
  engine.keyRing.releaseAll();
  valueOf(await valueOf(engine.vault.secrets()).delete(`key-${key.id}`));
  const inspection = valueOf(await engine.inspector.read(inspectInput(valueOf(engine.shelf.text(token.id)).text)));
  expect(inspection.token?.verdict).toMatchObject({ valid: false, tried: [{ id: key.id, result: 'unusable' }] });
  expect(valueOf(engine.keyRing.list()).keys[0]).toMatchObject({ isSecretMissing: true, health: 'danger' });
  expect(valueOf(engine.keyRing.health()).keys).toMatchObject([{ id: key.id, findings: [{ code: 'secret-missing' }] }]);
  await engine.close();
});

test('an own secret that is too short needs the mark, and is then named wherever it is used', async () => {
  const engine = await memoryEngine();
  const secret = { text: 'secret', encoding: 'utf8' } as const;
  const input = plainKey('test only', 'HS256', { secret, kid: { kind: 'date' } });
  const refused = await engine.keyRing.create(input);
  expect(refused).toMatchObject({ ok: false, error: { code: 'secret-weak', field: 'secret.text' } });
  expect(JSON.stringify(refused)).not.toContain('"secret"');
  const key = valueOf(await engine.keyRing.create({ ...input, acceptsWeak: true }));
  expect(key).toMatchObject({ isWeak: true, bits: 48, health: 'danger' });
  const token = valueOf(await engine.mint(mintInput(key.id)));
  const { verdict } = valueOf(await engine.inspector.read(inspectInput(valueOf(engine.shelf.text(token.id)).text))).token ?? {};
  expect(verdict).toMatchObject({ valid: true, key: { isWeak: true } });
  expect(verdict?.checks.find(({ name }) => name === 'key')).toMatchObject({ outcome: 'warning', code: 'key-weak' });
  await engine.close();
});

test('the thumbprint of a secret that a person chose is never its kid (RFC 7638 section 7)', async () => {
  const engine = await memoryEngine();
  const secret = { text: randomBytes(32).toString('hex'), encoding: 'hex' } as const;
  const refused = await engine.keyRing.create(plainKey('own', 'HS256', { secret }));
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'kid' } });
  const dated = valueOf(await engine.keyRing.create(plainKey('own', 'HS256', { secret, kid: { kind: 'date' } })));
  expect(dated).toMatchObject({ kid: new Date().toISOString().slice(0, 10), isWeak: false });
  expect(valueOf(await engine.keyRing.detail(dated.id))).toMatchObject({ thumbprint: null, origin: 'typed' });
  const again = plainKey('twice', 'HS384', {
    secret: { text: Buffer.from(secret.text, 'hex').toString('base64'), encoding: 'base64' },
    kid: { kind: 'own', kid: 'k' },
  });
  expect(await engine.keyRing.create({ ...again, acceptsWeak: true })).toMatchObject({ error: { code: 'key-exists' } });
  await engine.close();
});

test('kids: a date gets a number where it is taken, an own one must be new', async () => {
  const engine = await memoryEngine(() => Date.UTC(2026, 1, 28, 23, 59, 59));
  const kidOf = async (name: string, kid: KidChoice) => {
    const made = await engine.keyRing.create(plainKey(name, 'ES256', { kid }));
    return made.ok ? made.value.kid : made.error;
  };
  expect(await kidOf('a', { kind: 'date' })).toBe('2026-02-28');
  expect(await kidOf('b', { kind: 'date' })).toBe('2026-02-28-2');
  expect(await kidOf('c', { kind: 'own', kid: 'sig/1' })).toBe('sig/1');
  expect(await kidOf('d', { kind: 'own', kid: 'sig/1' })).toMatchObject({ code: 'kid-taken', field: 'kid', actual: 'sig/1' });
  await engine.close();
});

test('tags, notes and the reminder are kept; what is not given stays', async () => {
  const day = 86_400;
  let now = 1_800_000_000;
  const engine = await memoryEngine(() => now * 1000);
  const { id } = valueOf(await engine.keyRing.create(plainKey('k', 'ES256', { tags: ['shop'], notes: 'first' })));
  valueOf(engine.keyRing.update({ id, notes: 'second', rotateEveryDays: 90 }));
  valueOf(engine.keyRing.update({ id, tags: ['shop', 'live', 'shop'] }));
  const detail = valueOf(await engine.keyRing.detail(id));
  expect(detail).toMatchObject({ notes: 'second', rotateEveryDays: 90, findings: [], summary: { tags: ['shop', 'live'] } });
  now += 90 * day;
  const later = valueOf(await engine.keyRing.detail(id));
  expect(later.findings).toEqual([{ code: 'rotation-due', severity: 'warning', expected: '90', actual: '90' }]);
  await engine.close();
});

test('a key for encryption is made and kept, and neither signs nor judges', async () => {
  const engine = await memoryEngine();
  const made = [
    plainKey('agree', 'ECDH-ES', { curve: 'X25519' }),
    plainKey('wrap', 'RSA-OAEP-256', { size: 2048 }),
    plainKey('content', 'dir', { size: 512 }),
    plainKey('gcm', 'A256GCMKW'),
  ];
  for (const input of made) {
    const key = valueOf(await engine.keyRing.create(input));
    expect(key).toMatchObject({ use: 'enc', alg: input.alg });
    engine.keyRing.releaseAll();
    valueOf(await engine.keyRing.privateKey(key.id));
    expect(await engine.mint(mintInput(key.id))).toMatchObject({ error: { code: 'key-unusable', actual: input.alg } });
  }
  expect(await engine.keySource.candidates()).toEqual([]);
  await engine.close();
});

test('a stopped job makes no key, and does not wait for the one that is being made', async () => {
  const engine = await memoryEngine();
  const input = plainKey('stopped', 'RS256', { size: 4096 });
  const making = engine.jobs.finish(input.job, (signal) => engine.keyRing.create(input, { signal }));
  engine.jobs.stop(input.job);
  expect(await making).toEqual(fail(appError('cancelled')));
  // The next key has to wait for the first one's generation, so it is over by then.
  valueOf(await engine.keyRing.create(plainKey('next', 'RS256')));
  expect(valueOf(engine.keyRing.list()).keys.map(({ name }) => name)).toEqual(['next']);
  await engine.close();
});

test('a key that was in the keychain when it was stopped is a key, and its maker hears so', async () => {
  const engine = await memoryEngine();
  const secrets = valueOf(engine.vault.secrets());
  const { set } = secrets;
  const input = plainKey('just in time', 'ES256');
  Object.assign(secrets, {
    set: async (account: string, value: string) => {
      const stored = await set.call(secrets, account, value);
      engine.jobs.stop(input.job);
      return stored;
    },
  });
  const made = await engine.jobs.finish(input.job, (signal) => engine.keyRing.create(input, { signal }));
  expect(valueOf(made)).toMatchObject({ name: 'just in time' });
  expect(valueOf(engine.keyRing.list()).keys).toHaveLength(1);
  await engine.close();
});
