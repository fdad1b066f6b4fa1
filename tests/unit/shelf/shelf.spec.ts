import { expect, test } from '@playwright/test';
import type { ShelfQuery } from '../../../shared/tokens.ts';
import { memoryEngine, mintInput, valueOf } from '../engine/memory-engine.ts';
import { plainKey } from '../../plain-key.ts';

const everything: ShelfQuery = { search: '', state: 'all', offset: 0, limit: 100 };

test('the list is newest first, pages, and never holds a token', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('k', 'HS256')));
  for (const subject of ['a', 'b', 'c']) valueOf(await engine.mint(mintInput(key.id, { subject })));
  const page = valueOf(engine.shelf.list({ ...everything, offset: 1, limit: 1 }));
  expect(page).toMatchObject({ total: 3, stored: 3, items: [{ subject: 'b', keyName: 'k', source: 'minted' }] });
  expect(JSON.stringify(page)).not.toContain('eyJ');
  await engine.close();
});

test('search finds parts of words, in any script, and short ones; hostile text is only text', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('k', 'HS256')));
  const mint = async (subject: string, label: string) =>
    valueOf(await engine.mint(mintInput(key.id, { subject, label, issuer: 'https://id.example' })));
  await mint('user_2217', 'admin of shop');
  await mint('김토큰', '관리자');
  const found = (search: string) => valueOf(engine.shelf.list({ ...everything, search })).items.map((item) => item.subject);
  expect(found('2217')).toEqual(['user_2217']);
  expect(found('SHOP admin')).toEqual(['user_2217']);
  expect(found('토큰')).toEqual(['김토큰']);
  expect(found('관리자')).toEqual(['김토큰']);
  expect(found('id.example')).toHaveLength(2);
  expect(found('nothing')).toEqual([]);
  for (const text of ['"', "'; DROP TABLE tokens; --", 'a" OR "b', '*', 'NEAR(', '%', '\u0000ab']) {
    expect(found(text)).toEqual([]);
  }
  await engine.close();
});

test('valid and expired are told apart by the clock', async () => {
  let now = 1_800_000_000_000;
  const engine = await memoryEngine(() => now);
  const key = valueOf(await engine.keyRing.create(plainKey('k', 'HS256')));
  valueOf(await engine.mint(mintInput(key.id, { lifetime: '15m' })));
  valueOf(await engine.mint(mintInput(key.id, { lifetime: 'none' })));
  const count = (state: ShelfQuery['state']) => valueOf(engine.shelf.list({ ...everything, state })).total;
  expect([count('all'), count('valid'), count('expired')]).toEqual([2, 2, 0]);
  now += 15 * 60_000;
  expect([count('all'), count('valid'), count('expired')]).toEqual([2, 1, 1]);
  await engine.close();
});

test('a deleted token can be brought back, and goes for good later', async () => {
  let now = 1_800_000_000_000;
  const engine = await memoryEngine(() => now);
  const key = valueOf(await engine.keyRing.create(plainKey('k', 'HS256')));
  const { id } = valueOf(await engine.mint(mintInput(key.id)));
  valueOf(engine.shelf.remove([id]));
  expect(valueOf(engine.shelf.list(everything))).toEqual({ items: [], total: 0, stored: 0 });
  expect(engine.shelf.compact(id)).toMatchObject({ ok: false, error: { code: 'token-not-found' } });
  valueOf(engine.shelf.restore([id]));
  expect(valueOf(engine.shelf.list(everything)).total).toBe(1);
  valueOf(engine.shelf.remove([id]));
  now += 11_000;
  engine.shelf.purge();
  expect(engine.shelf.restore([id])).toMatchObject({ ok: false, error: { code: 'token-not-found' } });
  await engine.close();
});

test('a token is found by id with its place in the list; a pasted one that our key signed is linked to it', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('k', 'HS256')));
  const first = valueOf(await engine.mint(mintInput(key.id)));
  const compact = valueOf(engine.shelf.compact(first.id));
  const pasted = valueOf(await engine.savePasted(compact, null));
  expect(pasted).toMatchObject({ source: 'pasted', keyId: key.id, keyName: 'k' });
  expect(valueOf(engine.shelf.shelved(first.id))).toEqual({ item: first, index: 1 });
  expect(valueOf(engine.shelf.shelved(pasted.id)).index).toBe(0);
  expect(valueOf(await engine.savePasted(`${compact.slice(0, -4)}AAAA`, null)).keyId).toBe(null);
  await engine.close();
});

test('a pasted token is stored with what it says; one that cannot be read is refused', async () => {
  const engine = await memoryEngine();
  const header = Buffer.from('{"alg":"RS256","kid":"x"}').toString('base64url');
  const payload = Buffer.from('{"sub":"ada","aud":["a","b"],"exp":1700000000}').toString('base64url');
  const saved = valueOf(await engine.savePasted(`${header}.${payload}.AAAA`, 'from a log'));
  expect(saved).toMatchObject({ source: 'pasted', subject: 'ada', audience: ['a', 'b'], expiresAt: 1_700_000_000, keyId: null });
  expect(await engine.savePasted('nothing', null)).toMatchObject({ ok: false, error: { code: 'token-malformed' } });
  await engine.close();
});
