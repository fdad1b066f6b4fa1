import { expect, test } from '@playwright/test';
import { signingAlgorithms } from '../../../shared/keys.ts';
import { memoryEngine, mintInput, valueOf } from '../engine/memory-engine.ts';

for (const alg of signingAlgorithms) {
  test(`${alg}: a new key is listed, signs, and is believed`, async () => {
    const engine = await memoryEngine();
    const key = valueOf(await engine.keyRing.create({ name: `My ${alg}`, alg }));
    expect(key).toMatchObject({ name: `My ${alg}`, alg, useCount: 0, tokenCount: 0, state: 'active' });
    expect(key.kid).toMatch(/^[\w-]{43}$/);
    const token = valueOf(await engine.mint(mintInput(key.id)));
    const inspection = valueOf(await engine.inspect(valueOf(engine.shelf.compact(token.id)), 0));
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
    const key = valueOf(await engine.keyRing.create({ name: alg, alg }));
    expect(valueOf(await engine.keyRing.secretBytes(key.id))).toHaveLength(bytes);
    expect(key.bits).toBe(bytes * 8);
  }
  await engine.close();
});

test('only an HMAC secret can be had; a private key has no way out', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create({ name: 'pair', alg: 'ES256' }));
  expect(await engine.keyRing.secretBytes(key.id)).toMatchObject({ ok: false, error: { code: 'key-unusable' } });
  const shown = valueOf(engine.keySource.publicKey(key.id));
  expect(Object.keys(JSON.parse(shown.jwk)).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  expect(shown.pem).toContain('BEGIN PUBLIC KEY');
  await engine.close();
});

test('names are unique, renaming keeps the rest, unknown keys are named as such', async () => {
  const engine = await memoryEngine();
  const first = valueOf(await engine.keyRing.create({ name: 'one', alg: 'HS256' }));
  const taken = { ok: false, error: { code: 'name-taken', field: 'name' } };
  expect(await engine.keyRing.create({ name: 'one', alg: 'ES256' })).toMatchObject(taken);
  valueOf(await engine.keyRing.create({ name: 'two', alg: 'HS256' }));
  expect(engine.keyRing.rename(first.id, 'two')).toMatchObject(taken);
  expect(valueOf(engine.keyRing.rename(first.id, 'three'))).toEqual({ ...first, name: 'three' });
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(engine.keyRing.rename(nobody, 'four')).toMatchObject({ ok: false, error: { code: 'key-not-found' } });
  expect(await engine.mint(mintInput(nobody))).toMatchObject({ ok: false, error: { code: 'key-not-found' } });
  await engine.close();
});

test('deleting names what goes with the key, keeps the tokens, and forgets the secret', async () => {
  const engine = await memoryEngine(() => 1_800_000_000_000);
  const key = valueOf(await engine.keyRing.create({ name: 'gone', alg: 'HS256' }));
  valueOf(await engine.mint(mintInput(key.id)));
  valueOf(await engine.mint(mintInput(key.id, { lifetime: '2020-01-01' })));
  expect(valueOf(engine.keyRing.consequences(key.id))).toEqual({ tokens: 2, validTokens: 1 });
  valueOf(await engine.keyRing.remove(key.id));
  expect(valueOf(engine.keyRing.list())).toEqual({ keys: [], orphans: [] });
  expect(await engine.keyRing.privateKey(key.id)).toMatchObject({ ok: false, error: { code: 'secret-missing' } });
  const page = valueOf(engine.shelf.list({ search: '', state: 'all', offset: 0, limit: 10 }));
  expect(page.items.map((item) => item.keyId)).toEqual([null, null]);
  await engine.close();
});

test('a key whose secret is missing says so instead of judging', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create({ name: 'lost', alg: 'HS256' }));
  const token = valueOf(await engine.mint(mintInput(key.id)));
  engine.keyRing.releaseAll();
  valueOf(await valueOf(engine.vault.secrets()).delete(`key-${key.id}`));
  const inspection = valueOf(await engine.inspect(valueOf(engine.shelf.compact(token.id)), 0));
  expect(inspection.token?.verdict).toMatchObject({ valid: false, tried: [{ id: key.id, result: 'unusable' }] });
  expect(valueOf(engine.keyRing.list()).keys[0]).toMatchObject({ state: 'secret-missing' });
  await engine.close();
});
