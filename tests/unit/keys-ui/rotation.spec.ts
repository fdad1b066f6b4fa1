import { test, expect } from '@playwright/test';
import fc from 'fast-check';
import { answerKind, outcomeOf, refusalsOf, refusingCheck } from '../../../renderer/src/features/keys/rehearsal-outcome.ts';
import {
  firstOverlap,
  overlapKindsFor,
  overlapSeconds,
  overlapText,
  roundedOverlap,
} from '../../../renderer/src/features/keys/rotation-overlap.ts';
import { canFollow, nextName, progressOf, standingOf } from '../../../renderer/src/features/keys/rotation-standing.ts';
import { maximumOverlapSeconds, rehearsalSchema, switchRotationSchema, type Rehearsal } from '../../../shared/key-rotation.ts';
import type { Dependants, KeyState, KeySummary } from '../../../shared/keys.ts';
import { keySummary } from './key-summary.ts';

const idOf = (ordinal: number) => `00000000-0000-4000-8000-00000000000${ordinal}`;

function key(ordinal: number, state: KeyState, successor: number | null = null): KeySummary {
  const successorId = successor === null ? null : idOf(successor);
  return keySummary({ id: idOf(ordinal), name: `Key ${ordinal}`, kid: `k${ordinal}`, state, successorId });
}

for (const [name, keys, step, next] of [
  ['active without a successor', [key(1, 'active')], 'now', null],
  ['active with a key that waits', [key(1, 'active', 2), key(2, 'next')], 'published', 2],
  ['only verifying', [key(1, 'verify-only', 2), key(2, 'active')], 'switched', 2],
  ['retired', [key(1, 'retired', 2), key(2, 'active')], 'retired', 2],
  ['retired, its successor deleted', [key(1, 'retired', 2)], 'retired', null],
  ['active, its successor deleted', [key(1, 'active', 2)], 'now', null],
  ['active, its successor retired', [key(1, 'active', 2), key(2, 'retired')], 'now', null],
  ['active again beside one that signs', [key(1, 'active', 2), key(2, 'active')], 'published', 2],
] as const) {
  test(`a key that is ${name} stands at '${step}'`, () => {
    const standing = standingOf(keys[0], keys);
    expect([standing.step, standing.old.id, standing.next?.id ?? null]).toEqual([step, idOf(1), next === null ? null : idOf(next)]);
  });
}

test('asked of the key that waits, the rotation is the one of the key before it', () => {
  const keys = [key(1, 'active', 2), key(2, 'next')];
  expect(standingOf(key(2, 'next'), keys)).toMatchObject({ step: 'published', old: { id: idOf(1) }, next: { id: idOf(2) } });
});

test('asked of the key that signs now, a new rotation begins and the earlier one is named', () => {
  const keys = [key(1, 'verify-only', 2), key(2, 'active')];
  expect(standingOf(key(2, 'active'), keys)).toMatchObject({ step: 'now', old: { id: idOf(2) }, next: null, earlier: { id: idOf(1) } });
});

test('steps before the current one are done', () => {
  expect(progressOf('now', 'switched')).toBe('done');
  expect(progressOf('switched', 'switched')).toBe('here');
  expect(progressOf('retired', 'switched')).toBe('ahead');
});

test('the next name is free and fits', () => {
  const named = (name: string, ordinal: number) => `${name} (next ${ordinal})`;
  expect(nextName('A', ['A', 'A (next 1)'], named)).toBe('A (next 2)');
  expect(nextName('x'.repeat(120), [], named).length).toBeLessThanOrEqual(120);
});

test('pairs follow pairs and secrets follow secrets', () => {
  expect(canFollow('RS256', 'EdDSA')).toBe(true);
  expect(canFollow('HS256', 'HS512')).toBe(true);
  expect(canFollow('HS256', 'ES256')).toBe(false);
});

const dependants: Dependants = {
  tokens: 1,
  validTokens: 1,
  validUntil: 1_000.5,
  hasEndlessTokens: false,
  usedByLocalApi: false,
  profiles: [],
};
const noTokens: Dependants = { ...dependants, validUntil: null };

test('the overlap lasts until the last stored token ends, where one lives', () => {
  expect(firstOverlap(dependants).kind).toBe('last-token');
  expect(overlapSeconds({ kind: 'last-token', text: '' }, dependants, 100)).toBe(901);
  expect(overlapSeconds({ kind: 'last-token', text: '' }, dependants, 2_000)).toBe(0);
  expect(firstOverlap(noTokens).kind).toBe('day');
  expect(overlapKindsFor(noTokens)).not.toContain('last-token');
});

for (const [text, seconds] of [
  ['90m', 5_400],
  ['3d', 259_200],
  [' 2w ', 1_209_600],
  ['366d', maximumOverlapSeconds],
  ['367d', null],
  ['none', null],
  ['', null],
  ['soon', null],
  ['1969-01-01', null],
] as const) {
  test(`an overlap of ${JSON.stringify(text)}`, () => {
    expect(overlapSeconds({ kind: 'own', text }, noTokens, 0)).toBe(seconds);
  });
}

test('a proposed overlap is long enough, is read back, and main takes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: maximumOverlapSeconds }), (needed) => {
      const seconds = overlapSeconds({ kind: 'own', text: overlapText(needed) }, noTokens, 0);
      expect(seconds).toBe(roundedOverlap(needed));
      expect(seconds).toBeGreaterThanOrEqual(needed);
      expect(switchRotationSchema.safeParse({ id: idOf(1), overlapSeconds: seconds }).success).toBe(true);
    }),
  );
});

const accepted = { status: 200, refusedBy: null };
const refused = { status: 401, refusedBy: 'key-kid-unknown' };
const ended = { status: 401, refusedBy: 'exp-expired' };

function rehearsal(answers: Rehearsal['tokens'][number]['answers'], expiresAt: number | null, broken: number): Rehearsal {
  const step = { signingKid: 'k1', publishedKids: [], trustedKids: [], fresh: accepted };
  return rehearsalSchema.parse({
    steps: [
      { ...step, step: 'now', at: 100 },
      { ...step, step: 'published', at: 100 },
      { ...step, step: 'switched', at: 100 },
      { ...step, step: 'retired', at: 3_700 },
    ],
    tokens: [{ id: idOf(3), label: 'a', expiresAt, answers }],
    total: 1,
    broken,
  });
}

test('answers are accepted, refused, or ended anyway', () => {
  expect([accepted, refused, ended].map(answerKind)).toEqual(['accepted', 'refused', 'ended']);
  expect(answerKind({ status: 500, refusedBy: null })).toBe('refused');
});

test('tokens that outlive the overlap say how long it must be', () => {
  const broken = rehearsal([accepted, accepted, accepted, refused], 9_100, 1);
  expect(outcomeOf(broken)).toEqual({ kind: 'some-break', count: 1, seconds: 9_000 });
});

for (const [name, expiresAt] of [
  ['a token that never ends', null],
  ['a token that outlives every overlap', 100 + maximumOverlapSeconds + 1],
] as const) {
  test(`${name} is spared by no overlap`, () => {
    expect(outcomeOf(rehearsal([accepted, accepted, accepted, refused], expiresAt, 1))).toMatchObject({ count: 1, seconds: null });
  });
}

test('one token that never ends leaves no overlap for the others either', () => {
  const finite = rehearsal([accepted, accepted, accepted, refused], 9_100, 2);
  const endless = finite.tokens.map((token) => ({ ...token, id: idOf(4), expiresAt: null }));
  expect(outcomeOf({ ...finite, tokens: [...finite.tokens, ...endless], total: 2 })).toMatchObject({ count: 2, seconds: null });
});

test('tokens that ended anyway are not broken', () => {
  const fine = rehearsal([accepted, accepted, accepted, ended], 200, 0);
  expect(outcomeOf(fine)).toEqual({ kind: 'none-breaks', count: 1 });
  expect(refusalsOf(fine)).toEqual([]);
  expect(outcomeOf({ ...fine, tokens: [], total: 0 })).toEqual({ kind: 'no-tokens' });
});

test('each reason is named once, with its check', () => {
  expect(refusalsOf(rehearsal([refused, refused, accepted, refused], 9_000, 1))).toEqual(['key-kid-unknown']);
  expect(refusingCheck('key-kid-unknown')).toBe('key');
  expect(refusingCheck('whatever')).toBeNull();
});
