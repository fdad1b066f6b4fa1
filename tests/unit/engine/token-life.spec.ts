import { expect, test } from '@playwright/test';
import type { Engine } from '../../../electron/engine/engine.ts';
import { everyToken, newestFirst, type TokenNotice } from '../../../shared/tokens.ts';
import { plainKey } from '../../plain-key.ts';
import { mintInput } from '../../plain-token.ts';
import { strictParse } from '../../../electron/engine/tokens/strict-parse.ts';
import { numberMember, stringMember } from '../../../shared/json/node.ts';
import { memoryEngine, valueOf } from './memory-engine.ts';

const start = 1_800_000_000;

/** An engine with one key, and a clock in the hands of the test. */
async function bench(): Promise<{ engine: Engine; keyId: string; pass: (seconds: number) => void }> {
  let now = start;
  const engine = await memoryEngine(() => now * 1000);
  const key = valueOf(await engine.keyRing.create(plainKey('signer', 'ES256')));
  return { engine, keyId: key.id, pass: (seconds) => (now += seconds) };
}

function claimsOf(engine: Engine, id: string) {
  const { header, payload } = strictParse(valueOf(engine.shelf.text(id)).text);
  if (!header?.json || !payload?.json) throw new Error('No JWT');
  return payload.json;
}

test('a renewed token keeps its id, place and claims, and gets new times', async () => {
  const { engine, keyId, pass } = await bench();
  const made = valueOf(await engine.mint(mintInput(keyId, { label: 'Ada', claims: '{"big":10000000000000000001,"exact":1.0}' })));
  const before = valueOf(engine.shelf.text(made.id)).text;
  pass(7_200);
  const renewed = valueOf(await engine.renewal.renew(made.id));
  expect(renewed).toMatchObject({ id: made.id, label: 'Ada', issuedAt: start + 7_200, expiresAt: start + 10_800 });
  expect(valueOf(engine.shelf.text(made.id)).text).not.toBe(before);
  expect(valueOf(engine.shelf.detail(made.id))).toMatchObject({ renewals: 1, renewedAt: start + 7_200 });
  expect(valueOf(engine.shelf.detail(made.id)).claims).toContain('"big":10000000000000000001,"exact":1.0');
});

test('a session is refreshed by its access token too; the old refresh token, used again, ends it', async () => {
  const { engine, keyId, pass } = await bench();
  const access = mintInput(keyId, { lifetime: '15m' });
  const first = valueOf(await engine.sessions.start({ access, refreshLifetime: '1d', slidesUpTo: null }));
  pass(60);
  const second = valueOf(await engine.refresh(first.access.id));
  expect(second.access).toMatchObject({ sessionId: first.session.id, role: 'access', expiresAt: start + 60 + 900 });
  expect(valueOf(engine.shelf.item(first.refresh.id)).role).toBe('used');
  expect(valueOf(engine.shelf.detail(second.refresh.id)).parent?.id).toBe(first.refresh.id);

  expect(await engine.refresh(first.refresh.id)).toMatchObject({ error: { code: 'refresh-reused' } });
  expect(await engine.refresh(second.access.id)).toMatchObject({ error: { code: 'session-revoked' } });
  expect(valueOf(engine.shelf.item(second.access.id)).isRevoked).toBe(true);
});

test('a token of no session cannot be refreshed', async () => {
  const { engine, keyId } = await bench();
  const made = valueOf(await engine.mint(mintInput(keyId)));
  expect(await engine.refresh(made.id)).toMatchObject({ error: { code: 'not-a-refresh-token' } });
});

test('a stronger sign-in gives a new token with a shorter life, which comes from the old one', async () => {
  const { engine, keyId } = await bench();
  const made = valueOf(await engine.mint(mintInput(keyId, { claims: '{"role":"admin"}' })));
  const stepped = valueOf(await engine.sessions.stepUp({ id: made.id, acr: 'mfa', amr: ['pwd', 'otp'], lifetime: '5m' }));
  const claims = claimsOf(engine, stepped.id);
  expect([stringMember(claims, 'acr'), stringMember(claims, 'role'), numberMember(claims, 'auth_time')]).toEqual(['mfa', 'admin', start]);
  expect(stepped.expiresAt).toBe(start + 300);
  expect(valueOf(engine.shelf.detail(made.id)).children.map(({ id }) => id)).toEqual([stepped.id]);
});

test('a token that asked for it is renewed before it ends, and one is told', async () => {
  let now = start;
  const notices: TokenNotice[] = [];
  const engine = await memoryEngine(
    () => now * 1000,
    (notice) => notices.push(notice),
  );
  const key = valueOf(await engine.keyRing.create(plainKey('signer', 'HS256')));
  const made = valueOf(await engine.mint(mintInput(key.id, { label: 'Kept fresh', lifetime: '15m' })));
  valueOf(await engine.shelf.organize({ ids: [made.id], renewsBefore: 60 }));
  now += 850;
  engine.watch.start();
  await expect.poll(() => notices).toEqual([{ id: made.id, label: 'Kept fresh', kind: 'renewed', expiresAt: start + 850 + 900 }]);
  expect(valueOf(engine.shelf.list({ filter: everyToken, order: newestFirst, offset: 0, limit: 10 })).total).toBe(1);
  await engine.close();
});

test('a request that uses a token is part of its lineage, without its query', async () => {
  const { engine, keyId } = await bench();
  const { origin } = valueOf(await engine.localApi.start(0, keyId));
  const made = valueOf(await engine.mint(mintInput(keyId)));
  const identity = { kind: 'token', tokenId: made.id, fault: 'none' } as const;
  const id = '6f1b9a52-0c7e-4d8b-9a52-0c7e4d8b9a52';
  const request = { id, method: 'GET', url: `${origin}/protected?secret=1`, headers: [], body: null, identity } as const;
  expect(valueOf(await engine.requests.send({ ...request, headers: [] })).status).toBe(200);
  expect(valueOf(engine.shelf.detail(made.id)).uses).toEqual([{ at: start, method: 'GET', url: `${origin}/protected`, status: 200 }]);
  await engine.close();
});

test('an access token that renews itself stays who it is, and so does its refresh token; a refresh by hand makes new ones', async () => {
  let now = start;
  const engine = await memoryEngine(() => now * 1000);
  const key = valueOf(await engine.keyRing.create(plainKey('signer', 'HS256')));
  const access = mintInput(key.id, { label: 'Ada', lifetime: '15m' });
  const first = valueOf(await engine.sessions.start({ access, refreshLifetime: '1d', slidesUpTo: null }));
  valueOf(await engine.shelf.organize({ ids: [first.access.id], renewsBefore: 60 }));
  const before = valueOf(engine.shelf.text(first.refresh.id)).text;
  now += 850;
  engine.watch.start();
  await expect.poll(() => valueOf(engine.shelf.item(first.access.id)).expiresAt).toBe(now + 900);
  await engine.watch.stop();
  expect(valueOf(engine.shelf.list({ filter: everyToken, order: newestFirst, offset: 0, limit: 10 })).total).toBe(2);
  expect(valueOf(engine.shelf.item(first.access.id))).toMatchObject({ label: 'Ada', role: 'access', renewsBefore: 60 });
  expect(valueOf(engine.shelf.item(first.refresh.id))).toMatchObject({ role: 'refresh', expiresAt: first.refresh.expiresAt });
  expect(valueOf(engine.shelf.text(first.refresh.id)).text).not.toBe(before);
  expect(valueOf(engine.sessions.get(first.session.id))).toMatchObject({ state: 'active', refreshes: 1 });

  const byHand = valueOf(await engine.refresh(first.access.id));
  expect(byHand.access.id).not.toBe(first.access.id);
  expect(valueOf(engine.shelf.detail(byHand.access.id)).parent?.id).toBe(first.access.id);
  expect(valueOf(engine.shelf.item(first.refresh.id)).role).toBe('used');
});
