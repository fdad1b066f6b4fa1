import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { afterRefresh, afterUse, lastMoment, revoked, sessionAt, stateAt } from '../../../electron/engine/sessions/session-rules.ts';
import type { StoredSession } from '../../../electron/engine/sessions/session-store.ts';
import { plainRecipe } from '../../../shared/mint-input.ts';
import { beginSpan } from '../../../shared/session-span.ts';
import { sessionSchema } from '../../../shared/sessions.ts';

const start = 1_800_000_000;

function session(refreshLifetime: string, slidesUpTo: string | null, startedAt = start): StoredSession {
  const span = beginSpan(startedAt, refreshLifetime, slidesUpTo);
  if (!span.ok) throw new Error(span.error.code);
  return {
    ...span.value,
    id: 'one',
    keyId: 'key',
    filled: { recipe: plainRecipe, variables: [], values: [], profileId: null },
    refreshJti: 'j0',
    refreshes: 0,
    revokedAt: null,
    revokedFor: null,
  };
}

test.describe('spans', () => {
  test('count from the start; months are those of the calendar', () => {
    const january = Date.UTC(2027, 0, 31) / 1000;
    const day = 86_400;
    expect(beginSpan(january, '1mo', null)).toMatchObject({ value: { endsAt: january + 28 * day, slidesBy: null, latestEnd: null } });
    expect(beginSpan(january, '1mo', '2mo')).toMatchObject({ value: { slidesBy: 28 * day, latestEnd: january + 59 * day } });
  });

  for (const [field, lifetime, slidesUpTo, code] of [
    ['refreshLifetime', 'none', null, 'lifetime-malformed'],
    ['refreshLifetime', 'soon', null, 'lifetime-malformed'],
    ['refreshLifetime', '', null, 'lifetime-malformed'],
    ['refreshLifetime', '2030-01-01', null, 'lifetime-malformed'],
    ['refreshLifetime', '2027-02-30', null, 'lifetime-malformed'],
    ['refreshLifetime', '9000y', null, 'time-out-of-range'],
    ['slidesUpTo', '1h', 'none', 'lifetime-malformed'],
    ['slidesUpTo', '1h', '2030-01-01', 'lifetime-malformed'],
    ['slidesUpTo', '1h', '59m', 'time-out-of-range'],
  ] as const) {
    test(`${lifetime} up to ${slidesUpTo} is refused in ${field}`, () => {
      expect(beginSpan(start, lifetime, slidesUpTo)).toMatchObject({ ok: false, error: { code, field, expected: expect.any(String) } });
    });
  }
});

test('a session ends at its very end', () => {
  const fixed = session('100s', null);
  expect([99, 100, 101].map((after) => stateAt(fixed, start + after))).toEqual(['active', 'ended', 'ended']);
  expect(stateAt(revoked(fixed, 'user', start), start + 200)).toBe('revoked');
});

test('what was revoked or has ended stays as it is', () => {
  const fixed = session('100s', '200s');
  const gone = revoked(fixed, 'reuse', start + 5);
  expect(gone).toMatchObject({ revokedAt: start + 5, revokedFor: 'reuse' });
  for (const [standing, now] of [
    [gone, start + 6],
    [fixed, start + 100],
  ] as const) {
    expect(revoked(standing, 'user', now)).toBe(standing);
    expect(afterUse(standing, now)).toBe(standing);
    expect(afterRefresh(standing, { id: 'one', from: 'j0', to: 'j1', keyId: 'key', now }).session).toBe(standing);
    expect(afterRefresh(standing, { id: 'one', from: 'j9', to: 'j1', keyId: 'key', now }).session).toBe(standing);
  }
});

/** What a step did, and what must hold of it: the names of the rules that it broke. */
function broken(before: StoredSession, current: StoredSession, { what, now, outcome, life }: Step): string[] {
  const wasActive = stateAt(before, now) === 'active';
  const isSliding = before.slidesBy !== null;
  const rules: Record<string, boolean> = {
    'the end never moves back': current.endsAt >= before.endsAt,
    'nor beyond its limit': current.endsAt <= lastMoment(before),
    'a fixed end does not move': isSliding || current.endsAt === before.endsAt,
    'what is over stays as it is': wasActive || current === before,
    'a use slides it':
      !wasActive || !isSliding || what === 'end' || what === 'reuse' || current.endsAt >= Math.min(now + life, lastMoment(before)),
    'a refresh rotates': !wasActive || what !== 'refresh' || (outcome === 'rotated' && current.refreshes === before.refreshes + 1),
    'only an exchange changes the token': outcome === 'rotated' || current.refreshJti === before.refreshJti,
    'a reuse revokes': !wasActive || what !== 'reuse' || (outcome === 'reused' && current.revokedFor === 'reuse'),
    'revoked for ever': before.revokedAt === null || stateAt(current, now) === 'revoked',
    'what is told of it fits': sessionSchema.shape.state.safeParse(sessionAt(current, now).state).success,
  };
  return Object.entries(rules).flatMap(([name, holds]) => (holds ? [] : [name]));
}
type Step = { what: 'use' | 'refresh' | 'reuse' | 'end'; now: number; outcome: string | null; life: number };

test('whatever happens, whenever: the rules hold', () => {
  const step = fc.record({
    seconds: fc.integer({ min: -50, max: 400 }),
    what: fc.constantFrom('use', 'use', 'use', 'refresh', 'refresh', 'refresh', 'reuse', 'end'),
  });
  const beyond = fc.constantFrom(null, 0, 1, 500, 2_000);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      beyond,
      fc.array(step, { maxLength: 40 }),
      fc.nat(1e9),
      (life, more, steps, startedAt) => {
        let current = session(`${life}s`, more === null ? null : `${life + more}s`, startedAt);
        let now = startedAt;
        return steps.every(({ seconds, what }, index) => {
          now += seconds;
          const before = current;
          let outcome: string | null = null;
          if (what === 'use') current = afterUse(before, now);
          else if (what === 'end') current = revoked(before, 'user', now);
          else {
            const from = what === 'reuse' ? 'stolen' : before.refreshJti;
            ({ outcome, session: current } = afterRefresh(before, { id: 'one', from, to: `j${index + 1}`, keyId: 'key', now }));
          }
          return broken(before, current, { what, now, outcome, life }).length === 0;
        });
      },
    ),
    { numRuns: 3_000 },
  );
});
