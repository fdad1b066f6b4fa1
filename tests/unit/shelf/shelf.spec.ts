import { expect, test } from '@playwright/test';
import { plainKey } from '../../plain-key.ts';
import type { JsonObject } from '../../../shared/json/node.ts';
import { noPlace } from '../../../shared/mint-input.ts';
import { mintInput, pastedToken } from '../../plain-token.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';
import { query } from './shelf-room.ts';

test('the list is newest first, pages, and never holds a token', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('k', 'HS256')));
  for (const subject of ['a', 'b', 'c']) valueOf(await engine.mint(mintInput(key.id, { subject })));
  const page = valueOf(engine.shelf.list(query({}, {}, { offset: 1, limit: 1 })));
  expect(page).toMatchObject({ total: 3, stored: 3, items: [{ subject: 'b', keyName: 'k', source: 'minted' }] });
  expect(JSON.stringify(page)).not.toContain('eyJ');
  await engine.close();
});

test('a token is found by id with its place in the list; a pasted one that our key signed is linked to it', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('k', 'HS256')));
  const first = valueOf(await engine.mint(mintInput(key.id)));
  const { text } = valueOf(engine.shelf.text(first.id));
  const pasted = valueOf(await engine.savePasted(text, null));
  expect(pasted).toMatchObject({ source: 'pasted', keyId: key.id, keyName: 'k', isRenewable: false });
  const { filter, order } = query();
  expect(valueOf(engine.shelf.find(first.id, filter, order))).toEqual({ item: first, index: 1 });
  expect(valueOf(engine.shelf.find(pasted.id, filter, order)).index).toBe(0);
  expect(valueOf(engine.shelf.find(first.id, { ...filter, source: 'pasted' }, order)).index).toBeNull();
  expect(valueOf(await engine.savePasted(`${text.slice(0, -4)}AAAA`, null)).keyId).toBe(null);
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

test('what was minted can be renewed as long as its key makes tokens', async () => {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('k', 'HS256')));
  const minted = valueOf(await engine.mint(mintInput(key.id)));
  expect(minted.isRenewable).toBe(true);
  expect(valueOf(engine.shelf.filledOf(minted.id))).toMatchObject({ recipe: { keyId: key.id, subject: 'ada' } });
  valueOf(engine.keyRing.removal.mark(key.id));
  expect(valueOf(engine.shelf.item(minted.id)).isRenewable).toBe(false);
  valueOf(engine.keyRing.removal.undo(key.id));
  expect(valueOf(engine.shelf.item(minted.id)).isRenewable).toBe(true);
  await engine.close();
});

test('another vault that opens is another shelf, whatever was listed before', async () => {
  const engine = await memoryEngine();
  const empty: JsonObject = { kind: 'object', members: [] };
  const total = () => valueOf(engine.shelf.list(query())).total;
  const add = (label: string) =>
    engine.shelf.add({ ...pastedToken({ text: 'e30.e30.', header: empty, claims: empty, keyId: null }), place: { ...noPlace, label } });
  // Lists are known by a count of changes. Whatever it was in the former vault, one of these others comes to the same.
  for (let changes = 0; changes < 20; changes++) {
    for (const label of ['a', 'b', 'c']) valueOf(add(label));
    expect(total()).toBe(3);
    await engine.vault.useMemory();
    const { id } = valueOf(add('d'));
    for (let change = 1; change <= changes; change++) valueOf(await engine.shelf.organize({ ids: [id], remindsBefore: change }));
    expect(total()).toBe(1);
    await engine.vault.useMemory();
  }
  await engine.close();
});
