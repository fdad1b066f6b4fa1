import { expect } from '@playwright/test';
import { rehearsalSchema } from '../../../shared/key-rotation.ts';
import { signToken } from '../../../electron/engine/tokens/sign.ts';
import { jsonNumber, jsonString, type JsonObject } from '../../../shared/json/node.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { mintInput, pastedToken } from '../../plain-token.ts';
import { headerFor } from '../local-api/running-api.ts';
import { start, test, type Rotating } from './rotating.ts';

const accepted = { status: 200, refusedBy: null };
const unknownKey = { status: 401, refusedBy: 'key-kid-unknown' };
const ended = { status: 401, refusedBy: 'exp-expired' };

async function store({ engine }: Rotating, keyId: string, changes: Parameters<typeof mintInput>[1]): Promise<string> {
  return valueOf(await engine.mint(mintInput(keyId, changes))).id;
}

async function rehearse({ engine }: Rotating, id: string, overlapSeconds: number) {
  return rehearsalSchema.parse(valueOf(await engine.rotation.rehearse({ id, overlapSeconds })));
}

test('the tokens that outlive the overlap are the ones that break', async ({ rotating }) => {
  const { engine } = rotating;
  const old = await rotating.make('old');
  const next = await rotating.prepare(old);
  const short = await store(rotating, old.id, { lifetime: '1h', label: 'short' });
  const long = await store(rotating, old.id, { lifetime: '2h', label: 'long' });
  const endless = await store(rotating, old.id, { lifetime: 'none', label: 'endless' });
  await store(rotating, next.id, { label: 'of another key' });
  rotating.pass(1);
  const before = valueOf(engine.keyRing.list());

  const rehearsal = await rehearse(rotating, old.id, 3_599);
  expect(rehearsal.steps).toEqual([
    { step: 'now', at: start + 1, signingKid: old.kid, publishedKids: [old.kid], trustedKids: [old.kid], fresh: accepted },
    {
      step: 'published',
      at: start + 1,
      signingKid: old.kid,
      publishedKids: [old.kid, next.kid],
      trustedKids: [old.kid, next.kid],
      fresh: accepted,
    },
    {
      step: 'switched',
      at: start + 1,
      signingKid: next.kid,
      publishedKids: [next.kid, old.kid],
      trustedKids: [next.kid, old.kid],
      fresh: accepted,
    },
    { step: 'retired', at: start + 3_600, signingKid: next.kid, publishedKids: [next.kid], trustedKids: [next.kid], fresh: accepted },
  ]);
  const good = [accepted, accepted, accepted];
  expect(rehearsal.tokens).toEqual([
    { id: endless, label: 'endless', expiresAt: null, answers: [...good, unknownKey] },
    { id: long, label: 'long', expiresAt: start + 7_200, answers: [...good, unknownKey] },
    { id: short, label: 'short', expiresAt: start + 3_600, answers: [...good, ended] },
  ]);
  expect([rehearsal.total, rehearsal.broken]).toEqual([3, 2]);

  // Nothing was changed, nothing was stored, and the user's own local API has served nothing.
  expect(valueOf(engine.keyRing.list())).toEqual(before);
  expect(engine.localApi.status()).toMatchObject({ running: false, served: [] });

  // What was foretold happens.
  valueOf(engine.rotation.switchOver(old.id, 3_599));
  const { origin } = valueOf(await engine.localApi.start(0, next.id));
  const present = async (id: string) => {
    const authorization = `Bearer ${valueOf(engine.shelf.text(id)).text}`;
    return (await fetch(`${origin}/protected`, { headers: { authorization } })).status;
  };
  rotating.pass(3_598);
  expect(await present(long)).toBe(200);
  rotating.pass(1);
  expect([await present(long), await present(short)]).toEqual([401, 401]);
});

test('a long enough overlap breaks nothing; none at all breaks every living token at the switch', async ({ rotating }) => {
  const old = await rotating.make('old');
  await store(rotating, old.id, { lifetime: '1h' });
  await store(rotating, old.id, { lifetime: '1m' });
  rotating.pass(60);
  expect((await rehearse(rotating, old.id, 3_540)).broken).toBe(0);
  const atOnce = await rehearse(rotating, old.id, 0);
  expect(atOnce.broken).toBe(1);
  expect(atOnce.tokens.map(({ answers }) => answers)).toEqual([
    [accepted, accepted, unknownKey, unknownKey],
    [ended, ended, ended, ended],
  ]);
  expect(atOnce.steps.map(({ trustedKids }) => trustedKids)).toEqual([[old.kid], [old.kid, 'next'], ['next'], ['next']]);
});

for (const alg of ['HS256', 'RS256', 'PS256', 'ES512', 'EdDSA'] as const) {
  test(`${alg}: a successor that is not made yet is stood in for, and never stored`, async ({ rotating }) => {
    const { engine } = rotating;
    const old = await rotating.make('old', alg);
    await store(rotating, old.id, { lifetime: '1h' });
    const { steps, tokens, broken } = await rehearse(rotating, old.id, 60);
    expect(steps.map(({ signingKid }) => signingKid)).toEqual([old.kid, old.kid, 'next', 'next']);
    expect(steps.map(({ publishedKids }) => publishedKids)).toEqual(
      alg === 'HS256' ? [[], [], [], []] : [[old.kid], [old.kid, 'next'], ['next', old.kid], ['next']],
    );
    expect(steps.every(({ fresh }) => fresh.status === 200)).toBe(true);
    expect([tokens[0]?.answers.at(-1), broken]).toEqual([unknownKey, 1]);
    expect(valueOf(engine.keyRing.list()).keys).toMatchObject([{ id: old.id, state: 'active', successorId: null }]);
  });
}

test('what its own times refuse, the rotation does not break', async ({ rotating }) => {
  const old = await rotating.make('old');
  valueOf(await rotating.engine.mint(mintInput(old.id, { lifetime: '2h' }, { notBefore: '1h' })));
  const early = await rehearse(rotating, old.id, 7_200);
  const notYet = { status: 401, refusedBy: 'nbf-not-yet' };
  expect([early.tokens[0]?.answers, early.broken]).toEqual([[notYet, notYet, notYet, ended], 0]);
  expect((await rehearse(rotating, old.id, 3_600)).broken).toBe(1);
});

test('what was refused before, the rotation does not break', async ({ rotating }) => {
  const { engine } = rotating;
  const old = await rotating.make('old');
  const header = headerFor(old.alg, old.kid);
  header.members.push(
    { name: 'crit', value: { kind: 'array', items: [jsonString('unheard')] } },
    { name: 'unheard', value: { kind: 'boolean', value: true } },
  );
  const compact = await signToken(header, JSON.stringify({ exp: start + 7_200 }), valueOf(await engine.keySource.signingKey(old.id)));
  const claims: JsonObject = { kind: 'object', members: [{ name: 'exp', value: jsonNumber(start + 7_200) }] };
  valueOf(engine.shelf.add(pastedToken({ text: compact, header, claims, keyId: old.id })));
  const { tokens, broken } = await rehearse(rotating, old.id, 60);
  const demands = { status: 401, refusedBy: 'crit-unsupported' };
  expect([tokens[0]?.answers, broken]).toEqual([[demands, demands, demands, unknownKey], 0]);
});

test('an earlier key in its own overlap is there until its time', async ({ rotating }) => {
  const { engine } = rotating;
  const first = await rotating.make('first');
  const second = await rotating.prepare(first);
  valueOf(engine.rotation.switchOver(first.id, 100));
  const { steps } = await rehearse(rotating, second.id, 100);
  expect(steps.map(({ trustedKids }) => trustedKids)).toEqual([
    [second.kid, first.kid],
    [second.kid, 'next', first.kid],
    ['next', second.kid, first.kid],
    ['next'],
  ]);
});

test('the 200 that live longest are tried, all are counted', async ({ rotating }) => {
  const old = await rotating.make('old', 'HS256');
  for (let minutes = 1; minutes <= 205; minutes += 1) await store(rotating, old.id, { lifetime: `${minutes}m`, label: `${minutes}` });
  const rehearsal = await rehearse(rotating, old.id, 60);
  expect([rehearsal.total, rehearsal.tokens.length, rehearsal.broken]).toEqual([205, 200, 200]);
  expect([rehearsal.tokens[0]?.label, rehearsal.tokens.at(-1)?.label]).toEqual(['205', '6']);
});

test('a key that is not active, or lost its secret, is refused before anything starts', async ({ rotating }) => {
  const { engine } = rotating;
  const old = await rotating.make('old');
  valueOf(engine.rotation.retire(old.id));
  const rehearsal = await engine.rotation.rehearse({ id: old.id, overlapSeconds: 60 });
  expect(rehearsal).toEqual({ ok: false, error: { code: 'key-unusable', field: 'id', expected: 'an active key', actual: 'retired' } });
  const lost = await rotating.make('lost');
  engine.keyRing.releaseAll();
  await valueOf(engine.vault.secrets()).delete(`key-${lost.id}`);
  expect(await engine.rotation.rehearse({ id: lost.id, overlapSeconds: 60 })).toMatchObject({
    ok: false,
    error: { code: 'secret-missing' },
  });
});

test('it stops when it is told to', async ({ rotating }) => {
  const { engine } = rotating;
  const old = await rotating.make('old');
  for (let count = 0; count < 50; count += 1) await store(rotating, old.id, {});
  const stop = new AbortController();
  // The candidates of a step are asked for before it is played: it is stopped in the midst of the third.
  const { candidatesOf } = engine.keySource;
  let steps = 0;
  engine.keySource.candidatesOf = async (rows) => {
    steps += 1;
    if (steps === 3) setImmediate(() => stop.abort());
    return candidatesOf.call(engine.keySource, rows);
  };
  const stopped = await engine.rotation.rehearse({ id: old.id, overlapSeconds: 60 }, stop.signal);
  expect(stopped).toEqual({ ok: false, error: { code: 'cancelled' } });
  expect(steps).toBe(3);
});
