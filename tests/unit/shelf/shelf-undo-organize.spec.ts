import { expect, test } from '@playwright/test';
import { valueOf } from '../engine/memory-engine.ts';
import { query, shelfRoom, tokenOf } from './shelf-room.ts';

const notFound = { ok: false, error: { code: 'token-not-found' } };

test('moving tokens is undone once: each gets its own former place, and nothing else changes', async () => {
  const { shelf, vault } = await shelfRoom();
  const one = valueOf(
    shelf.add(tokenOf({ sub: 'one' }, { label: 'One', folder: 'A', environment: 'dev', tags: ['x', 'y'], notes: 'kept' })),
  );
  const two = valueOf(shelf.add(tokenOf({ sub: 'two' }, { label: 'Two', folder: '', environment: 'live', tags: [] })));
  const ids = [one.id, two.id, two.id.replace(/./g, '0')];
  const { batch, count } = valueOf(await shelf.organize({ ids, folder: 'B', environment: '', addTags: ['z'], removeTags: ['x'] }));
  expect(count).toBe(2);
  expect(valueOf(shelf.item(one.id))).toMatchObject({ folder: 'B', environment: '', tags: ['y', 'z'] });
  valueOf(await shelf.organize({ ids: [one.id], label: 'Later', notes: 'later' }));
  valueOf(await shelf.undoOrganize(batch));
  expect(valueOf(shelf.item(one.id))).toEqual({ ...one, label: 'Later' });
  expect(valueOf(shelf.item(two.id))).toEqual(two);
  expect(valueOf(shelf.detail(one.id)).notes).toBe('later');
  expect(valueOf(shelf.list(query({ tag: 'x' }))).total).toBe(1);
  expect(await shelf.undoOrganize(batch)).toMatchObject(notFound);
  vault.close();
});

test('the wishes of a token come back too; a deleted one is passed over; a closed vault forgets', async () => {
  const { shelf, vault } = await shelfRoom();
  const token = valueOf(shelf.add(tokenOf({ sub: 'one' })));
  valueOf(await shelf.organize({ ids: [token.id], renewsBefore: 60, remindsBefore: 30 }));
  const { batch } = valueOf(await shelf.organize({ ids: [token.id], renewsBefore: null, remindsBefore: null }));
  valueOf(await shelf.undoOrganize(batch));
  expect(valueOf(shelf.item(token.id))).toMatchObject({ renewsBefore: 60, remindsBefore: 30 });
  const moved = valueOf(await shelf.organize({ ids: [token.id], folder: 'B' }));
  const again = valueOf(await shelf.organize({ ids: [token.id], folder: 'C' }));
  shelf.releaseAll();
  expect(await shelf.undoOrganize(moved.batch)).toMatchObject(notFound);
  expect(await shelf.undoOrganize(again.batch)).toMatchObject(notFound);
  const last = valueOf(await shelf.organize({ ids: [token.id], folder: 'D' }));
  valueOf(await shelf.remove([token.id]));
  expect(await shelf.undoOrganize(last.batch)).toMatchObject(notFound);
  vault.close();
});

test('100,000 tokens move and go back, while everything else has its turn', async () => {
  test.setTimeout(240_000);
  const { shelf, vault } = await shelfRoom();
  const total = 100_000;
  const tokens = Array.from({ length: total }, (_, number) =>
    tokenOf({ sub: `user ${number}` }, { folder: number % 2 === 0 ? 'even' : 'odd' }),
  );
  valueOf(await shelf.addMany(tokens));
  const ids: string[] = [];
  while (ids.length < total) ids.push(...valueOf(shelf.list(query({}, {}, { offset: ids.length }))).items.map(({ id }) => id));
  const batches: string[] = [];
  for (let from = 0; from < total; from += 10_000) {
    batches.push(valueOf(await shelf.organize({ ids: ids.slice(from, from + 10_000), folder: 'all' })).batch);
  }
  expect(valueOf(shelf.facets()).folders).toEqual([{ name: 'all', count: total }]);
  let turns = 0;
  const turn = setInterval(() => (turns += 1), 1);
  for (const batch of batches) valueOf(await shelf.undoOrganize(batch));
  clearInterval(turn);
  // How many there are is a matter of the machine; one at the end of each batch would not be enough.
  expect(turns).toBeGreaterThan(2 * batches.length);
  expect(valueOf(shelf.facets()).folders).toEqual([
    { name: 'even', count: total / 2 },
    { name: 'odd', count: total / 2 },
  ]);
  vault.close();
});
