import { test, expect } from '@playwright/test';
import fc from 'fast-check';
import {
  draftOf,
  durationText,
  isSamePolicy,
  policyOf,
  type PolicyDraft,
} from '../../../renderer/src/features/inspect/verdict/policy-draft.ts';
import { claimRuleKinds, defaultPolicy, policySchema, type Policy } from '../../../shared/policy.ts';

const name = fc.string({ minLength: 1, maxLength: 30 });
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 5 });
const claim = name.filter((text) => text.trim() !== '');
const policies: fc.Arbitrary<Policy> = fc.record({
  algorithms: fc.option(fc.uniqueArray(fc.constantFrom('HS256', 'ES256', 'none', 'made-up'))),
  issuers: fc.option(names),
  audience: fc.option(fc.record({ match: fc.constantFrom('any' as const, 'all' as const, 'exact' as const), values: names })),
  subject: fc.option(name),
  types: fc.option(names),
  leewaySeconds: fc.integer({ min: 0, max: 86_400 }),
  required: fc.uniqueArray(name, { maxLength: 5 }),
  rules: fc.array(fc.record({ claim, rule: fc.constantFrom(...claimRuleKinds), value: claim }), { maxLength: 5 }),
  maximumAgeSeconds: fc.option(fc.integer({ min: 1, max: 10_000_000_000 })),
  maximumProofAgeSeconds: fc.option(fc.integer({ min: 1, max: 10_000_000_000 })),
  checksExp: fc.boolean(),
  checksNbf: fc.boolean(),
  futureIat: fc.constantFrom('off' as const, 'warn' as const, 'refuse' as const),
  byOwnKey: fc.boolean(),
  signatureOnly: fc.boolean(),
});

test('any policy comes out of the fields as it went in, whatever judged before', () => {
  fc.assert(
    fc.property(policies, policies, (policy, before) => {
      const { policy: read, problems } = policyOf(draftOf(policy), before);
      expect(problems.size).toBe(0);
      expect(read).toEqual(policy);
      expect(isSamePolicy(read, policy)).toBe(true);
    }),
  );
});

test('whatever is typed, the policy is one that can be saved', () => {
  const drafts = fc.record({
    leeway: fc.string(),
    maximumAge: fc.string(),
    maximumProofAge: fc.string(),
    subject: fc.string({ maxLength: 2_048 }),
  });
  fc.assert(
    fc.property(drafts, policies, (typed, before) => {
      const { policy } = policyOf({ ...draftOf(before), ...typed }, before);
      expect(policySchema.safeParse(policy).success).toBe(true);
    }),
  );
});

const written = (change: Partial<PolicyDraft>, before: Policy = defaultPolicy) => policyOf({ ...draftOf(before), ...change }, before);

test('durations are read in words of both languages', () => {
  expect(written({ leeway: '1m 30s' }).policy.leewaySeconds).toBe(90);
  expect(written({ leeway: '5분' }).policy.leewaySeconds).toBe(300);
  expect(written({ leeway: '0' }).policy.leewaySeconds).toBe(0);
  expect(written({ leeway: '' }).policy.leewaySeconds).toBe(0);
  expect(written({ maximumAge: 'PT1H' }).policy.maximumAgeSeconds).toBe(3_600);
  expect(written({ maximumAge: ' ' }).policy.maximumAgeSeconds).toBeNull();
});

test('a duration that cannot be read is named, says what was expected, and changes nothing', () => {
  const before = { ...defaultPolicy, leewaySeconds: 60, maximumAgeSeconds: 600, maximumProofAgeSeconds: 60 };
  const cases = [
    ['leeway', 'soon', { code: 'duration-malformed', expected: '30s, 5m, 1h 30m', actual: 'soon' }],
    ['leeway', '90', { code: 'duration-without-unit', expected: '90s', actual: '90' }],
    ['leeway', '25h', { code: 'duration-too-long', expected: 86_400, actual: 90_000 }],
    ['maximumAge', '1 month', { code: 'duration-of-months', expected: '30 days', actual: '1 month' }],
    ['maximumProofAge', '90', { code: 'duration-without-unit', expected: '90s', actual: '90' }],
    ['maximumAge', '0s', { code: 'duration-too-short', expected: 1, actual: 0 }],
  ] as const;
  for (const [place, text, problem] of cases) {
    const { policy, problems } = written({ [place]: text }, before);
    expect([...problems]).toEqual([[place, problem]]);
    expect(policy).toEqual(before);
  }
});

test('a rule counts as soon as it is whole', () => {
  const rule = (change: object) => ({ id: 'r1', claim: '', rule: 'equals' as const, value: '', ...change });
  expect(written({ rules: [rule({})] }).problems.get('rule:r1')).toEqual({ code: 'rule-without-claim' });
  const half = written({ rules: [rule({ claim: 'events', rule: 'member' })] });
  expect(half.problems.get('rule:r1')).toEqual({ code: 'rule-without-value' });
  expect(half.policy.rules).toEqual([]);
  // A claim may have to be the empty text.
  expect(written({ rules: [rule({ claim: 'nonce' })] }).policy.rules).toEqual([{ claim: 'nonce', rule: 'equals', value: '' }]);
  expect(written({ rules: [rule({ claim: 'nonce', rule: 'absent' })] }).policy.rules).toHaveLength(1);
});

test('an empty list of algorithms goes on refusing everything', () => {
  expect(written({}, { ...defaultPolicy, algorithms: [] }).policy.algorithms).toEqual([]);
});

test('policies that differ are told apart, member by member', () => {
  const others: Partial<Policy>[] = [{ leewaySeconds: 1 }, { checksExp: false }, { byOwnKey: true }, { subject: 'me' }, { algorithms: [] }];
  for (const change of others) expect(isSamePolicy(defaultPolicy, { ...defaultPolicy, ...change })).toBe(false);
});

test('durations are written so that they are short', () => {
  expect([0, 59, 90, 3_600, 93_600].map(durationText)).toEqual(['0s', '59s', '1m 30s', '1h', '1d 2h']);
});
