import { expect, test } from '@playwright/test';
import { valueOf } from '../engine/memory-engine.ts';
import { query, shelfRoom, tokenOf, type ShelfRoom } from './shelf-room.ts';

const found = ({ shelf }: ShelfRoom, search: string) => valueOf(shelf.list(query({ search }))).items.map(({ subject }) => subject);

test('search finds parts of words in every text of a token, in any script and case', async () => {
  const room = await shelfRoom();
  const claims = { sub: 'user_2217', iss: 'https://id.example', org: { unit: '결제팀', level: 12345678901234 } };
  valueOf(room.shelf.add(tokenOf(claims, { label: 'admin of shop', notes: 'Borrowed from Ada', tags: ['nightly run'] })));
  valueOf(room.shelf.add(tokenOf({ sub: '김토큰' }, { label: '관리자' }, { head: { alg: 'HS256', kid: 'key-2030' } })));
  for (const search of [
    '2217',
    'SHOP admin',
    'id.example',
    '결제',
    '제팀',
    '팀',
    '345678',
    'BORROWED',
    'nightly',
    'ly ru',
    'un',
    '"org":{',
    '12',
  ]) {
    expect(found(room, search), search).toEqual(['user_2217']);
  }
  for (const search of ['토큰', '관리자', '김', 'key-20', 'y-', '관리 토큰 30']) expect(found(room, search), search).toEqual(['김토큰']);
  for (const search of ['', ' ', '"sub"', 'b']) expect(found(room, search), search).toHaveLength(2);
  expect(found(room, '2217 관리자')).toEqual([]);
  room.vault.close();
});

test('what stands for other text elsewhere is only text here', async () => {
  const room = await shelfRoom();
  valueOf(room.shelf.add(tokenOf({ sub: 'plain' }, { label: 'abc', folder: 'Shop', notes: 'aXc' })));
  valueOf(room.shelf.add(tokenOf({ sub: 'odd' }, { label: 'a_c 50%off [x] a*c', folder: 'Sh%p' })));
  for (const search of ['a_c', '_', '%', '0%', '50%off', '*c', 'a*', 'a*c', '[x]', '[', '\u0000_\u0000']) {
    expect(found(room, search), search).toEqual(['odd']);
  }
  for (const search of ["'; DROP TABLE tokens; --", 'abc" OR "odd', 'NEAR(', 'sub:pla', '^abc', 'a?c', '\\', '-abc', 'abc*', '%_%']) {
    expect(found(room, search), search).toEqual([]);
  }
  const inFolder = (folder: string) => valueOf(room.shelf.list(query({ folder }))).total;
  expect(['Sh%p', 'Sh_p', 'Sh*', '%', ''].map(inFolder)).toEqual([1, 0, 0, 0, 0]);
  room.vault.close();
});

test('of very long claims the beginning is searched, and no character is cut in two', async () => {
  const room = await shelfRoom();
  const text = `${'a'.repeat(8_191 - '{"text":"'.length)}😀the end`;
  valueOf(room.shelf.add(tokenOf({ text })));
  expect(valueOf(room.shelf.list(query({ search: 'aaaa' }))).total).toBe(1);
  expect(valueOf(room.shelf.list(query({ search: 'the' }))).total).toBe(0);
  expect(valueOf(room.shelf.list(query({ search: '\ufffd' }))).total).toBe(0);
  room.vault.close();
});

test('a folder shows what is below it, and counts it', async () => {
  const room = await shelfRoom();
  const folders = ['', 'Shop', 'Shop/Staging', 'Shop/Staging', 'Shopping', 'Shop!', 'Shop 2', 'A/B/C'];
  for (const folder of folders) valueOf(room.shelf.add(tokenOf({}, { folder, tags: folder === '' ? [] : ['t', 't'], environment: 'dev' })));
  const facets = valueOf(room.shelf.facets());
  expect(facets.folders).toEqual([
    { name: '', count: 1 },
    { name: 'A', count: 1 },
    { name: 'A/B', count: 1 },
    { name: 'A/B/C', count: 1 },
    { name: 'Shop', count: 3 },
    { name: 'Shop 2', count: 1 },
    { name: 'Shop!', count: 1 },
    { name: 'Shop/Staging', count: 2 },
    { name: 'Shopping', count: 1 },
  ]);
  expect(facets).toMatchObject({ environments: [{ name: 'dev', count: 8 }], tags: [{ name: 't', count: 7 }] });
  for (const { name, count } of facets.folders) expect(valueOf(room.shelf.list(query({ folder: name }))).total, name).toBe(count);
  room.vault.close();
});

test('each token is in one state, and moves to the next as time goes by', async () => {
  const room = await shelfRoom();
  valueOf(room.shelf.add(tokenOf({ nbf: room.now + 100, exp: room.now + 1_000 })));
  valueOf(room.shelf.add(tokenOf({})));
  const states = ['not-yet', 'valid', 'expiring', 'expired'] as const;
  const counts = () => states.map((state) => valueOf(room.shelf.list(query({ state }))).total);
  const seen = [counts()];
  for (const seconds of [99, 1, 599, 1, 299, 1]) {
    room.now += seconds;
    seen.push(counts());
  }
  expect(seen).toEqual([
    [1, 1, 0, 0],
    [1, 1, 0, 0],
    [0, 2, 0, 0],
    [0, 2, 0, 0],
    [0, 1, 1, 0],
    [0, 1, 1, 0],
    [0, 1, 0, 1],
  ]);
  room.vault.close();
});
