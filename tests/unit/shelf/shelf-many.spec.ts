import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import { fail } from '../../../shared/result.ts';
import { everyToken } from '../../../shared/tokens.ts';
import { Shelf } from '../../../electron/engine/shelf/shelf.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { query, shelfRoom, tokenOf, type ShelfRoom } from './shelf-room.ts';

const notFound = { ok: false, error: { code: 'token-not-found' } };

async function filled(count: number): Promise<{ room: ShelfRoom; ids: string[] }> {
  const room = await shelfRoom();
  const tokens = Array.from({ length: count }, (_, number) => tokenOf({ sub: `user ${number}` }, { tags: ['old'] }));
  expect(valueOf(await room.shelf.addMany(tokens))).toBe(count);
  const ids: string[] = [];
  while (ids.length < count) ids.push(...valueOf(room.shelf.list(query({}, {}, { offset: ids.length }))).items.map(({ id }) => id));
  return { room, ids };
}

test('10,000 tokens are put in order, deleted and brought back, while everything else has its turn', async () => {
  test.setTimeout(180_000);
  const { room, ids } = await filled(10_000);
  const { shelf } = room;
  let turns = 0;
  const turn = setInterval(() => (turns += 1), 1);
  valueOf(await shelf.organize({ ids, folder: 'Shop', addTags: ['new'], removeTags: ['old'] }));
  expect(turns).toBeGreaterThan(10);
  expect(valueOf(shelf.facets())).toMatchObject({ folders: [{ name: 'Shop', count: 10_000 }], tags: [{ name: 'new', count: 10_000 }] });
  turns = 0;
  const { batch, count } = valueOf(await shelf.remove(ids));
  expect(turns).toBeGreaterThan(5);
  clearInterval(turn);
  expect(count).toBe(10_000);
  expect(valueOf(shelf.list(query()))).toEqual({ items: [], total: 0, stored: 0 });
  expect(valueOf(shelf.facets())).toEqual({ folders: [], environments: [], tags: [] });
  valueOf(await shelf.restore(batch));
  expect(valueOf(shelf.list(query({ tag: 'new' }))).total).toBe(10_000);
  room.vault.close();
});

test('a deleted token can be brought back for ten seconds, then goes for good', async () => {
  const { room, ids } = await filled(3);
  const [one = '', two = '', three = ''] = ids;
  const { batch, count } = valueOf(await room.shelf.remove([one, two, two, three.replace(/./g, '0')]));
  expect(count).toBe(2);
  expect(room.shelf.text(one)).toMatchObject(notFound);
  expect(await room.shelf.remove([one])).toMatchObject(notFound);
  room.now += 10;
  valueOf(await room.shelf.restore(batch));
  expect(valueOf(room.shelf.list(query())).total).toBe(3);
  expect(await room.shelf.restore(batch)).toMatchObject(notFound);
  const again = valueOf(await room.shelf.remove([one, two]));
  room.now += 11;
  expect(await room.shelf.restore(again.batch)).toMatchObject(notFound);
  await room.shelf.purge();
  const rows = room.vault.read(({ database }) => database.integrity());
  expect(rows).toEqual({ ok: true, value: [] });
  expect(valueOf(room.shelf.list(query({ search: 'user' }))).items.map(({ id }) => id)).toEqual([three]);
  room.vault.close();
});

test('the ten seconds begin when all are deleted, however long that took, and nothing goes while it comes back', async () => {
  const { room, ids } = await filled(2_000);
  const { shelf } = room;
  const [first, second] = [ids.slice(0, 1_000), ids.slice(1_000)];
  // Its first bite is done by now.
  const deleting = shelf.remove(first);
  room.now += 60;
  const { batch } = valueOf(await deleting);
  room.now += 60;
  expect(valueOf(await shelf.remove(second, batch)).batch).toBe(batch);
  room.now += 10;
  await shelf.purge();
  const restoring = shelf.restore(batch);
  room.now += 60;
  await shelf.purge();
  valueOf(await restoring);
  expect(valueOf(shelf.list(query())).total).toBe(2_000);
  room.vault.close();
});

test('a deletion that is stopped can be taken back as far as it came', async () => {
  const { room } = await filled(2_000);
  const stop = new AbortController();
  const deleting = room.shelf.removeMatching({ ...everyToken, search: 'user' }, stop.signal);
  stop.abort();
  const { batch, count } = valueOf(await deleting);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(2_000);
  expect(valueOf(room.shelf.list(query())).total).toBe(2_000 - count);
  valueOf(await room.shelf.restore(batch));
  expect(valueOf(room.shelf.list(query())).total).toBe(2_000);
  room.vault.close();
});

test('a bite that the disk refuses once is begun again and passes over nothing', async () => {
  const { room, ids } = await filled(50);
  let refusals = 0;
  const vault: typeof room.vault = {
    ...room.vault,
    status: () => room.vault.status(),
    read: (work) => room.vault.read(work),
    // As the vault does it on a full disk: undone, and done once more.
    write: (work, options) => {
      if (refusals > 0) return room.vault.write(work, options);
      refusals += 1;
      try {
        room.vault.write((open) => {
          work(open);
          throw new Error('full');
        });
      } catch {
        return room.vault.write(work, options);
      }
      return fail(appError('disk-full'));
    },
  };
  const { count } = valueOf(await new Shelf(vault, () => room.now).remove(ids));
  expect({ count, refusals }).toEqual({ count: 50, refusals: 1 });
  room.vault.close();
});

test('nothing of a deleted token is left in the search, be they few or many', async () => {
  for (const many of [1, 200]) {
    const room = await shelfRoom();
    const gone = Array.from({ length: many }, () => tokenOf({ sub: '鬼鬼鬼' }, { label: '龍龍龍', notes: '虎虎虎' }));
    valueOf(await room.shelf.addMany([...gone, tokenOf({ sub: '亀亀亀' })]));
    const traces = (character: string) => {
      const count = (index: string) => `SELECT count(*) AS count FROM ${index}_data WHERE instr(block, CAST(:character AS BLOB)) > 0`;
      const sum = ['tokens_search', 'token_notes_search', 'token_claims_search'].map((index) => `(${count(index)})`).join(' + ');
      const row = room.vault.read(({ database }) =>
        database.get(`SELECT ${sum} AS count`, { character }, z.strictObject({ count: z.int() })),
      );
      return valueOf(row)?.count;
    };
    for (const character of ['鬼', '龍', '虎']) expect(traces(character), character).toBeGreaterThan(0);
    valueOf(await room.shelf.removeMatching({ ...everyToken, search: '鬼鬼鬼' }, new AbortController().signal));
    room.now += 11;
    await room.shelf.purge();
    for (const character of ['鬼', '龍', '虎']) expect(traces(character), `${many} ${character}`).toBe(0);
    expect(traces('亀')).toBeGreaterThan(0);
    expect(valueOf(room.shelf.list(query({ search: '亀亀亀' }))).total).toBe(1);
    room.vault.close();
  }
});
