import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { shelfSorts, tokenStates, type ShelfFilter, type ShelfOrder } from '../../../shared/tokens.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { modelList, type Remembered } from './shelf-model.ts';
import { query, shelfRoom, tokenOf, type ShelfRoom } from './shelf-room.ts';

const start = 1_800_000_000;
const word = fc.string({ unit: fc.constantFrom('a', 'B', 'x', '1', '_', '%', '*', '김', '토', '큰', '😀', 'É'), maxLength: 6 });
const folder = fc.constantFrom('', 'Shop', 'Shop/Staging', 'Shop/Staging/1', 'Shopping', 'Shop%', 'shop');
const environment = fc.constantFrom('', 'dev', 'live');
const tag = fc.constantFrom('a_b', 'ax b', '토큰', 'x');
const tags = fc.uniqueArray(tag, { maxLength: 3 });
const moment = fc.option(fc.integer({ min: start - 900, max: start + 900 }));
const ids = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 6 });

const place = fc.record({ label: word, folder, environment, tags, notes: word });
const claims = fc.record(
  { sub: word, iss: word, nbf: moment.filter((at) => at !== null), exp: moment.filter((at) => at !== null), more: fc.array(word) },
  { requiredKeys: ['more'] },
);
const token = fc.record({
  place,
  claims,
  head: fc.record({ alg: fc.constantFrom('HS256', 'ES256', 'EdDSA'), kid: word }, { requiredKeys: ['alg'] }),
  source: fc.constantFrom('minted', 'pasted'),
});
type Token = typeof token extends fc.Arbitrary<infer T> ? T : never;

const action = fc.oneof(
  fc.record({ do: fc.constant('add'), token }),
  fc.record({ do: fc.constant('add-many'), tokens: fc.array(token, { maxLength: 8 }) }),
  fc.record({
    do: fc.constant('organize'),
    ids,
    changes: fc.record({ label: word, folder, environment, notes: word, addTags: tags, removeTags: tags }, { requiredKeys: [] }),
  }),
  fc.record({ do: fc.constant('remove'), ids }),
  fc.record({ do: fc.constant('remove-matching'), search: word }),
  fc.record({ do: fc.constant('restore'), of: fc.nat({ max: 5 }) }),
  fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(1, 11, 300) }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const question: fc.Arbitrary<{ filter: Partial<ShelfFilter>; order: ShelfOrder; offset: number; limit: number }> = fc.record({
  filter: fc.record(
    {
      search: fc.array(fc.oneof(word, fc.constantFrom('"', 'sub', '토큰', '":', 'x b')), { maxLength: 2 }).map((words) => words.join(' ')),
      state: fc.constantFrom(...tokenStates),
      folder,
      environment,
      tag,
      source: fc.constantFrom('minted', 'oauth'),
    },
    { requiredKeys: [] },
  ),
  order: fc.record({ by: fc.constantFrom(...shelfSorts), isDescending: fc.boolean() }),
  offset: fc.nat({ max: 12 }),
  limit: fc.integer({ min: 1, max: 20 }),
});

/** The shelf beside a model of it; all that is done is done to both. */
async function pair() {
  const room = await shelfRoom();
  const model: Remembered[] = [];
  const batches: { batch: string; deletedAt: number }[] = [];
  const some = (numbers: readonly number[]) => [...new Set(numbers.flatMap((number) => model[number]?.id ?? []))];
  const standing = (wanted: readonly string[]) => model.filter(({ id, batch }) => batch === null && wanted.includes(id));

  const remember = ({ place: at, claims: said, head, source }: Token, id: string) =>
    model.push({
      ...at,
      id,
      arrival: model.length,
      storedAt: room.now,
      source,
      batch: null,
      alg: head.alg,
      kid: head.kid ?? null,
      subject: said.sub ?? null,
      issuer: said.iss ?? null,
      notBefore: said.nbf ?? null,
      expiresAt: said.exp ?? null,
      claims: JSON.stringify(said),
    });
  const made = ({ claims: said, place: at, head, source }: Token) => tokenOf(said, at, { head, source });

  const removed = (result: Awaited<ReturnType<ShelfRoom['shelf']['remove']>>, gone: readonly Remembered[]) => {
    if (gone.length === 0) return expect(result).toMatchObject({ ok: false, error: { code: 'token-not-found' } });
    const { batch, count } = valueOf(result);
    expect(count).toBe(gone.length);
    for (const one of gone) one.batch = batch;
    batches.push({ batch, deletedAt: room.now });
  };

  async function act(next: Action): Promise<void> {
    const { shelf } = room;
    switch (next.do) {
      case 'add':
        return void remember(next.token, valueOf(shelf.add(made(next.token))).id);
      case 'add-many': {
        expect(valueOf(await shelf.addMany(next.tokens.map(made)))).toBe(next.tokens.length);
        const page = valueOf(shelf.list(query({}, {}, { limit: 8 })));
        const newest = page.items.slice(0, next.tokens.length).toReversed();
        return next.tokens.forEach((one, index) => remember(one, newest[index]?.id ?? ''));
      }
      case 'organize': {
        const wanted = some(next.ids);
        if (wanted.length === 0) return;
        const { addTags = [], removeTags = [], ...rest } = next.changes;
        await shelf.organize({ ids: wanted, ...next.changes });
        for (const one of standing(wanted)) {
          const left = one.tags.filter((name) => !removeTags.some((gone) => gone === name));
          Object.assign(one, rest, { tags: [...new Set([...left, ...addTags])] });
        }
        return;
      }
      case 'remove':
        return removed(await shelf.remove(some(next.ids)), standing(some(next.ids)));
      case 'remove-matching': {
        const { filter, order } = query({ search: next.search });
        const gone = standing(modelList(model, filter, order, room.now));
        return removed(await shelf.removeMatching(filter, new AbortController().signal), gone);
      }
      case 'restore': {
        const known = batches[next.of];
        if (known === undefined) return;
        const result = await shelf.restore(known.batch);
        const back = model.filter(({ batch }) => batch === known.batch);
        const isLate = room.now - known.deletedAt > 10 || back.length === 0;
        expect(result.ok).toBe(!isLate);
        if (!isLate) for (const one of back) one.batch = null;
        return;
      }
      case 'wait':
        room.now += next.seconds;
        return shelf.purge();
    }
  }
  return { room, model, act };
}

test('whatever is done to it, a shelf shows what a simple model of it shows', async () => {
  test.setTimeout(240_000);
  const works = fc.asyncProperty(
    fc.array(token, { maxLength: 12 }),
    fc.array(fc.tuple(action, question), { maxLength: 14 }),
    async (first, steps) => {
      const { room, model, act } = await pair();
      await act({ do: 'add-many', tokens: first.slice(0, 8) });
      for (const one of first.slice(8)) await act({ do: 'add', token: one });
      for (const [next, { filter, order, offset, limit }] of steps) {
        await act(next);
        const asked = query(filter, order, { offset, limit });
        const expected = modelList(model, asked.filter, order, room.now);
        const page = valueOf(room.shelf.list(asked));
        expect(page.items.map(({ id }) => id)).toEqual(expected.slice(offset, offset + limit));
        expect(page.total).toBe(expected.length);
        expect(page.stored).toBe(model.filter(({ batch }) => batch === null).length);
        const [somebody] = page.items;
        if (somebody === undefined) continue;
        expect(valueOf(room.shelf.find(somebody.id, asked.filter, order)).index).toBe(offset);
      }
      room.vault.close();
    },
  );
  await fc.assert(works, { numRuns: 120 });
});
