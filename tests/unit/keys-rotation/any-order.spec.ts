import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { headerFor } from '../local-api/running-api.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { rotating, type Rotating } from './rotating.ts';

/** What a user may do, in any order and with any key. `key` picks among those that there are. */
const key = fc.nat(4);
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('prepare'), key }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('switch'), key, overlap: fc.constantFrom(0, 1, 5, 60) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('reactivate'), key }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('retire', 'remove', 'restore', 'finish'), key }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('wait'), seconds: fc.constantFrom(1, 5, 11, 61) }) },
);
type Action = { does: string; key?: number; overlap?: number; seconds?: number };

async function perform(world: Rotating, ids: string[], { does, key = 0, overlap = 0, seconds = 0 }: Action, turn: number): Promise<void> {
  const { keyRing, rotation } = world.engine;
  const id = ids[key % ids.length] ?? '';
  switch (does) {
    case 'prepare': {
      const row = keyRing.row(id);
      const input = { job: '00000000-0000-4000-8000-000000000000', id, name: `made ${turn}`, size: null, curve: null };
      const made = row.ok ? await rotation.prepare({ ...input, alg: row.value.alg }) : row;
      if (made.ok) ids.push(made.value.id);
      return;
    }
    case 'switch':
      return void rotation.switchOver(id, overlap);
    case 'retire':
      return void rotation.retire(id);
    case 'reactivate':
      return void rotation.reactivate(id);
    case 'remove':
      return void keyRing.remove(id);
    case 'restore':
      return void keyRing.removal.undo(id);
    case 'finish':
      return keyRing.removal.finish();
    default:
      return world.pass(seconds);
  }
}

/** What does not hold, though it must at any time, whichever key of a family the local API was started with. */
async function wrongIn(world: Rotating): Promise<string[]> {
  const { keys } = valueOf(world.engine.keyRing.list());
  const states = new Map(keys.map(({ id, state }) => [id, state]));
  const wrong: string[] = [];
  const must = (what: string, holds: boolean) => void (holds || wrong.push(what));
  for (const { id } of keys) {
    const { signing, trusted, published } = await world.keySet(id);
    const family = trusted.map((key) => states.get(key.id ?? ''));
    const waiting = family.filter((state) => state === 'next').length;
    must('one next key at most', waiting <= 1);
    must('a next key waits for one that signs', waiting === 0 || signing !== null);
    must('no retired key is trusted', !family.includes('retired'));
    must('one signs wherever one is active', family.includes('active') === (signing !== null));
    must(
      'what is published is trusted',
      published.every(({ kid }) => trusted.some((key) => key.kid === kid)),
    );
    if (signing === null) continue;
    must('who signs is active', states.get(signing.id ?? '') === 'active');
    must('who signs is published', signing.alg.startsWith('HS') ? published.length === 0 : published[0]?.kid === signing.kid);
    const token = valueOf(await signing.sign(headerFor(signing.alg, signing.kid), JSON.stringify({ exp: world.now() + 60 })));
    must('a fresh token is accepted', (await verifyToken(token, trusted, defaultPolicy, world.now())).verdict.valid);
  }
  return wrong;
}

test('no order of steps leaves two next keys, a signer that is not published, or a retired key that is trusted', async () => {
  let performed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('EdDSA' as const, 'HS256' as const),
      fc.array(action, { minLength: 4, maxLength: 24 }),
      async (alg, actions) => {
        const world = await rotating();
        try {
          const ids = [(await world.make('first', alg)).id];
          for (const [turn, each] of actions.entries()) {
            await perform(world, ids, each, turn);
            // One expectation for all: each costs Playwright a millisecond.
            expect(await wrongIn(world)).toEqual([]);
            performed += 1;
          }
        } finally {
          await world.engine.close();
        }
      },
    ),
    { numRuns: 100 },
  );
  expect(performed).toBeGreaterThan(300);
});
