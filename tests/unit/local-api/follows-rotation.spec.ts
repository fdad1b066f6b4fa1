import { expect } from '@playwright/test';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { valueOf } from '../engine/memory-engine.ts';
import { test } from '../keys-rotation/rotating.ts';

async function kidsAt(origin: string): Promise<string[]> {
  const { keys } = await (await fetch(`${origin}/.well-known/jwks.json`)).json();
  return keys.map(({ kid }: { kid: string }) => kid);
}
async function freshAt(origin: string): Promise<string> {
  return (await (await fetch(`${origin}/token?username=alice`)).json()).token;
}
async function statusOf(origin: string, token: string): Promise<number> {
  return (await fetch(`${origin}/protected`, { headers: { authorization: `Bearer ${token}` } })).status;
}
const kidOf = (token: string) => decodeProtectedHeader(token).kid;

test('it follows a rotation while it runs, whichever key it was started with', async ({ rotating }) => {
  const { engine, now, pass } = rotating;
  const old = await rotating.make('old');
  const next = await rotating.prepare(old, 'ES384');
  const { origin } = valueOf(await engine.localApi.start(0, next.id));
  if (origin === null) throw new Error('It does not run');
  expect(engine.localApi.status()).toMatchObject({ keyId: old.id, keyName: 'old' });
  expect(await kidsAt(origin)).toEqual([old.kid, next.kid]);
  const configuration = await (await fetch(`${origin}/.well-known/openid-configuration`)).json();
  expect(configuration.id_token_signing_alg_values_supported).toEqual(['ES256', 'ES384']);
  const before = await freshAt(origin);
  expect(kidOf(before)).toBe(old.kid);

  valueOf(engine.rotation.switchOver(old.id, 600));
  const after = await freshAt(origin);
  expect(kidOf(after)).toBe(next.kid);
  expect(engine.localApi.status()).toMatchObject({ keyId: next.id, keyName: 'old next' });
  expect([await statusOf(origin, before), await statusOf(origin, after)]).toEqual([200, 200]);
  const jwks = createLocalJWKSet(await (await fetch(`${origin}/.well-known/jwks.json`)).json());
  for (const token of [before, after]) await jwtVerify(token, jwks, { currentDate: new Date(now() * 1000) });

  pass(600);
  expect(await kidsAt(origin)).toEqual([next.kid]);
  expect([await statusOf(origin, before), await statusOf(origin, after)]).toEqual([401, 200]);
  const refusals = () => engine.localApi.status().served.flatMap(({ refusedBy }) => refusedBy ?? []);
  await expect.poll(refusals).toEqual(['algorithm-not-allowed']);
});

test('it goes on after the key that it was started with is deleted', async ({ rotating }) => {
  const { engine } = rotating;
  const old = await rotating.make('old');
  const { origin } = valueOf(await engine.localApi.start(0, old.id));
  if (origin === null) throw new Error('It does not run');
  const next = await rotating.prepare(old);
  valueOf(engine.rotation.switchOver(old.id, 0));
  valueOf(engine.keyRing.remove(old.id));
  expect(engine.localApi.status().keyId).toBe(next.id);
  await engine.keyRing.removal.finish('now');
  expect(kidOf(await freshAt(origin))).toBe(next.kid);
});

test('without an active key it signs nothing and still verifies', async ({ rotating }) => {
  const { engine } = rotating;
  const old = await rotating.make('old');
  const next = await rotating.prepare(old);
  const { origin } = valueOf(await engine.localApi.start(0, old.id));
  if (origin === null) throw new Error('It does not run');
  const token = await freshAt(origin);
  valueOf(engine.rotation.switchOver(old.id, 60));
  valueOf(engine.rotation.retire(next.id));
  const refused = await fetch(`${origin}/token?username=alice`);
  expect([refused.status, await refused.json()]).toEqual([503, { detail: 'No key is active' }]);
  expect(await statusOf(origin, token)).toBe(200);
  expect(await engine.localApi.start(0, old.id)).toMatchObject({
    ok: false,
    error: { code: 'key-unusable', expected: 'an active key', actual: 'verify-only' },
  });
});

test('with the vault closed no key is used, and nothing says why', async ({ rotating }) => {
  const { engine } = rotating;
  const key = await rotating.make('key', 'HS256');
  const { origin } = valueOf(await engine.localApi.start(0, key.id));
  if (origin === null) throw new Error('It does not run');
  const token = await freshAt(origin);
  engine.vault.close();
  for (const path of ['/token?username=a', '/.well-known/jwks.json', '/.well-known/openid-configuration']) {
    const answer = await fetch(`${origin}${path}`);
    expect([answer.status, await answer.json()]).toEqual([503, { detail: 'The keys are not available' }]);
  }
  expect(await statusOf(origin, token)).toBe(503);
  expect(engine.localApi.status()).toMatchObject({ running: true, keyId: key.id });
});

test('secrets in rotation: several are trusted, none is published', async ({ rotating }) => {
  const { engine } = rotating;
  const old = await rotating.make('old', 'HS256');
  await rotating.prepare(old, 'HS512');
  const { origin } = valueOf(await engine.localApi.start(0, old.id));
  if (origin === null) throw new Error('It does not run');
  const before = await freshAt(origin);
  valueOf(engine.rotation.switchOver(old.id, 60));
  const after = await freshAt(origin);
  expect([await statusOf(origin, before), await statusOf(origin, after)]).toEqual([200, 200]);
  expect(await kidsAt(origin)).toEqual([]);
});
