import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { maximumOverlapSeconds } from '../../../shared/key-rotation.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { plainKey } from '../../plain-key.ts';
import { start, test } from './rotating.ts';

const refused = (field: string, expected: string, actual: string) => ({
  ok: false,
  error: { code: 'key-unusable', field, expected, actual },
});

test('the four steps: who signs, who is published, who is trusted', async ({ rotating }) => {
  const { engine, keySet, states, pass } = rotating;
  const old = await rotating.make('old');
  const shown = async () => {
    const { signing, trusted, published } = await keySet(old.id);
    return { signing: signing?.kid, trusted: trusted.map(({ kid }) => kid), published: published.map(({ kid }) => kid) };
  };
  expect(await shown()).toEqual({ signing: old.kid, trusted: [old.kid], published: [old.kid] });

  const next = await rotating.prepare(old);
  expect(next).toMatchObject({ name: 'old next', alg: 'ES256', state: 'next', successorId: null });
  expect(valueOf(engine.keyRing.summary(old.id))).toMatchObject({ state: 'active', successorId: next.id, verifyUntil: null });
  expect(await shown()).toEqual({ signing: old.kid, trusted: [old.kid, next.kid], published: [old.kid, next.kid] });

  const switched = valueOf(engine.rotation.switchOver(old.id, 3_600));
  expect(switched).toMatchObject({ id: old.id, state: 'verify-only', verifyUntil: start + 3_600 });
  expect(states(next)).toEqual(['active']);
  expect(await shown()).toEqual({ signing: next.kid, trusted: [next.kid, old.kid], published: [next.kid, old.kid] });
  expect(await engine.keySource.signingKey(old.id)).toMatchObject({ ok: false, error: { actual: 'verify-only' } });

  pass(3_599);
  expect(states(old)).toEqual(['verify-only']);
  pass(1);
  expect(states(old, next)).toEqual(['retired', 'active']);
  expect(valueOf(engine.keyRing.summary(old.id)).verifyUntil).toBeNull();
  expect(await shown()).toEqual({ signing: next.kid, trusted: [next.kid], published: [next.kid] });
});

test('an overlap of 0 retires at once; the longest one ends to the second', async ({ rotating }) => {
  const { engine, states, pass } = rotating;
  const first = await rotating.make('first');
  const second = await rotating.prepare(first);
  expect(valueOf(engine.rotation.switchOver(first.id, 0))).toMatchObject({ state: 'retired', verifyUntil: null });
  await rotating.prepare(second);
  valueOf(engine.rotation.switchOver(second.id, maximumOverlapSeconds));
  pass(maximumOverlapSeconds - 1);
  expect(states(first, second)).toEqual(['retired', 'verify-only']);
  pass(1);
  expect(states(first, second)).toEqual(['retired', 'retired']);
});

test('the successor takes over tags and the reminder, unless it has one of its own', async ({ rotating }) => {
  const { engine } = rotating;
  const old = valueOf(await engine.keyRing.create(plainKey('old', 'ES256', { tags: ['prod'] })));
  valueOf(engine.keyRing.update({ id: old.id, rotateEveryDays: 90 }));
  const next = await rotating.prepare(old);
  expect(next.tags).toEqual(['prod']);
  valueOf(engine.rotation.switchOver(old.id, 60));
  expect(valueOf(await engine.keyRing.detail(next.id)).rotateEveryDays).toBe(90);
  valueOf(engine.keyRing.update({ id: next.id, rotateEveryDays: 30 }));
  const third = await rotating.prepare(next);
  valueOf(engine.keyRing.update({ id: third.id, rotateEveryDays: 7 }));
  valueOf(engine.rotation.switchOver(next.id, 60));
  expect(valueOf(await engine.keyRing.detail(third.id)).rotateEveryDays).toBe(7);
});

test('what cannot be done is refused, and changes nothing', async ({ rotating }) => {
  const { engine, states } = rotating;
  const old = await rotating.make('old');
  const prepare = (id: string, alg: 'ES256' | 'HS256' | 'ECDH-ES' = 'ES256') =>
    engine.rotation.prepare({ job: randomUUID(), id, name: 'another', alg, size: null, curve: null });
  const { switchOver, retire, reactivate } = {
    switchOver: (id: string) => engine.rotation.switchOver(id, 60),
    retire: (id: string) => engine.rotation.retire(id),
    reactivate: (id: string) => engine.rotation.reactivate(id),
  };
  expect(switchOver(old.id)).toEqual(refused('id', 'a key whose successor is made', 'none'));
  expect(reactivate(old.id)).toEqual(refused('id', 'retired, verify-only', 'active'));
  expect(await prepare(old.id, 'HS256')).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'alg', actual: 'HS256' } });
  expect(await prepare(old.id, 'ECDH-ES')).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'alg' } });

  const next = await rotating.prepare(old);
  expect(await prepare(old.id)).toEqual(refused('id', 'a key without a successor', 'its successor is next'));
  expect(await prepare(next.id)).toEqual(refused('id', 'an active key', 'next'));
  expect(switchOver(next.id)).toEqual(refused('id', 'an active key', 'next'));
  expect(states(old, next)).toEqual(['active', 'next']);

  valueOf(switchOver(old.id));
  expect(switchOver(old.id)).toEqual(refused('id', 'an active key', 'verify-only'));
  expect(await prepare(old.id)).toEqual(refused('id', 'an active key', 'verify-only'));
  valueOf(retire(old.id));
  expect(retire(old.id)).toEqual(refused('id', 'a key in use', 'retired'));

  const nobody = '00000000-0000-4000-8000-000000000000';
  const unknown = { ok: false, error: { code: 'key-not-found' } };
  expect([switchOver(nobody), retire(nobody), reactivate(nobody), await prepare(nobody)]).toMatchObject([
    unknown,
    unknown,
    unknown,
    unknown,
  ]);
});

test('two preparations at once make one successor', async ({ rotating }) => {
  const old = await rotating.make('old');
  const input = { id: old.id, alg: 'ES256', size: null, curve: null } as const;
  const [first, second] = await Promise.all(
    ['one', 'two'].map((name) => rotating.engine.rotation.prepare({ ...input, job: randomUUID(), name })),
  );
  expect(first).toMatchObject({ ok: true, value: { state: 'next' } });
  expect(second).toEqual(refused('id', 'a key without a successor', 'its successor is being made'));
  expect(valueOf(rotating.engine.keyRing.list()).keys).toHaveLength(2);
});

test('a preparation that was stopped leaves the key as it was', async ({ rotating }) => {
  const { engine } = rotating;
  const old = await rotating.make('old');
  const stop = new AbortController();
  stop.abort();
  const input = { job: randomUUID(), id: old.id, name: 'next', alg: 'ES256', size: null, curve: null } as const;
  expect(await engine.rotation.prepare(input, stop.signal)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(valueOf(engine.keyRing.list()).keys).toMatchObject([{ id: old.id, state: 'active', successorId: null }]);
  expect((await rotating.prepare(old)).state).toBe('next');
});

test.describe('a deletion', () => {
  test('of the next key undoes the preparation; its undo brings it back', async ({ rotating }) => {
    const { engine, states } = rotating;
    const old = await rotating.make('old');
    const next = await rotating.prepare(old);
    valueOf(engine.keyRing.remove(next.id));
    expect(valueOf(engine.keyRing.summary(old.id))).toMatchObject({ state: 'active', successorId: null });
    expect((await rotating.keySet(old.id)).published.map(({ kid }) => kid)).toEqual([old.kid]);
    valueOf(engine.keyRing.removal.undo(next.id));
    expect(states(old, next)).toEqual(['active', 'next']);
    valueOf(engine.keyRing.remove(next.id));
    const other = valueOf(
      await engine.rotation.prepare({ job: randomUUID(), id: old.id, name: 'other', alg: 'ES256', size: null, curve: null }),
    );
    // It came back, but its place is taken: it is a key by itself.
    valueOf(engine.keyRing.removal.undo(next.id));
    expect(states(old, other, next)).toEqual(['active', 'next', 'active']);
    expect(valueOf(engine.keyRing.summary(old.id)).successorId).toBe(other.id);
    await engine.keyRing.removal.finish('now');
    expect(states(old, other, next)).toEqual(['active', 'next', 'active']);
  });

  test('of the old key lets the next one sign; its undo takes that back', async ({ rotating }) => {
    const { engine, states } = rotating;
    const old = await rotating.make('old');
    const next = await rotating.prepare(old);
    valueOf(engine.keyRing.remove(old.id));
    expect(states(next)).toEqual(['active']);
    expect((await rotating.keySet(next.id)).signing?.id).toBe(next.id);
    valueOf(engine.keyRing.removal.undo(old.id));
    expect(states(old, next)).toEqual(['active', 'next']);
    valueOf(engine.keyRing.remove(old.id));
    await engine.keyRing.removal.finish('now');
    const third = await rotating.prepare(next);
    expect(states(next, third)).toEqual(['active', 'next']);
  });
});

test.describe('reactivation', () => {
  test('takes a switch back: the old key signs, the next one waits, no token breaks', async ({ rotating }) => {
    const { engine, states, keySet } = rotating;
    const old = await rotating.make('old');
    const next = await rotating.prepare(old);
    valueOf(engine.rotation.switchOver(old.id, 60));
    expect(valueOf(engine.rotation.reactivate(old.id))).toMatchObject({ state: 'active', verifyUntil: null, successorId: next.id });
    expect(states(old, next)).toEqual(['active', 'next']);
    const { signing, trusted } = await keySet(old.id);
    expect([signing?.id, trusted.map(({ id }) => id)]).toEqual([old.id, [old.id, next.id]]);
    rotating.pass(120);
    expect(states(old, next)).toEqual(['active', 'next']);
    valueOf(engine.rotation.switchOver(old.id, 60));
    expect(states(old, next)).toEqual(['verify-only', 'active']);
  });

  test('leaves a successor that was itself rotated; the old one can step down again', async ({ rotating }) => {
    const { engine, states, keySet } = rotating;
    const first = await rotating.make('first');
    const second = await rotating.prepare(first);
    valueOf(engine.rotation.switchOver(first.id, 0));
    const third = await rotating.prepare(second);
    valueOf(engine.rotation.reactivate(first.id));
    expect(states(first, second, third)).toEqual(['active', 'active', 'next']);
    expect((await keySet(first.id)).signing?.id).toBe(second.id);
    valueOf(engine.rotation.switchOver(first.id, 60));
    expect(states(first, second, third)).toEqual(['verify-only', 'active', 'next']);
  });

  test('after the successor was retired, the old key can be rotated anew', async ({ rotating }) => {
    const { engine, states } = rotating;
    const old = await rotating.make('old');
    const next = await rotating.prepare(old);
    valueOf(engine.rotation.retire(next.id));
    expect(states(old, next)).toEqual(['active', 'retired']);
    const other = valueOf(
      await engine.rotation.prepare({ job: randomUUID(), id: old.id, name: 'other', alg: 'ES384', size: null, curve: null }),
    );
    expect(valueOf(engine.keyRing.summary(old.id)).successorId).toBe(other.id);
    expect(states(old, next, other)).toEqual(['active', 'retired', 'next']);
  });
});

test('retiring a key whose successor waits lets that one sign', async ({ rotating }) => {
  const { engine, states } = rotating;
  const old = await rotating.make('old', 'HS256');
  const next = await rotating.prepare(old);
  valueOf(engine.rotation.retire(old.id));
  expect(states(old, next)).toEqual(['retired', 'active']);
  valueOf(engine.rotation.retire(next.id));
  expect((await rotating.keySet(next.id)).signing).toBeNull();
});

test('a key for encryption rotates by the same steps', async ({ rotating }) => {
  const old = await rotating.make('old', 'ECDH-ES+A256KW');
  const next = await rotating.prepare(old);
  valueOf(rotating.engine.rotation.switchOver(old.id, 60));
  expect(rotating.states(old, next)).toEqual(['verify-only', 'active']);
  const input = { id: next.id, overlapSeconds: 60 };
  expect(await rotating.engine.rotation.rehearse(input)).toMatchObject({ ok: false, error: { code: 'key-unusable' } });
});

test('a step is taken whole or not at all', async ({ rotating }) => {
  const { engine, states } = rotating;
  const old = await rotating.make('old');
  const next = await rotating.prepare(old);
  const fails = (id: string) => `CREATE TRIGGER fails BEFORE UPDATE OF state ON keys WHEN new.id = '${id}'
    BEGIN SELECT RAISE(ABORT, 'in the middle'); END`;
  // The first change of the step is made, the second fails: nothing of it may be left.
  for (const id of [old.id, next.id]) {
    valueOf(engine.vault.write(({ database }) => database.script(fails(id))));
    expect(() => engine.rotation.switchOver(old.id, 60)).toThrow('in the middle');
    valueOf(engine.vault.write(({ database }) => database.script('DROP TRIGGER fails')));
    expect(states(old, next)).toEqual(['active', 'next']);
  }
  valueOf(engine.rotation.switchOver(old.id, 60));
  valueOf(engine.vault.write(({ database }) => database.script(fails(next.id))));
  expect(() => engine.rotation.reactivate(old.id)).toThrow('in the middle');
  expect(states(old, next)).toEqual(['verify-only', 'active']);
});
