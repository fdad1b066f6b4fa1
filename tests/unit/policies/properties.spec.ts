import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { claimRuleKinds, defaultPolicy, policySchema, type Policy } from '../../../shared/policy.ts';
import { judgedClaims, now } from './judging.ts';

const word = fc.constantFrom('a', 'b', 'c', 'iss', 'sub', 'jti');
const time = fc.oneof(fc.integer({ min: now - 12, max: now + 12 }), fc.constantFrom('x', null));
const claims = fc.record(
  {
    exp: time,
    nbf: time,
    iat: time,
    iss: word,
    aud: fc.oneof(word, fc.array(word, { maxLength: 3 })),
    sub: word,
    jti: word,
    a: word,
    b: fc.record({ c: word }),
  },
  { requiredKeys: [] },
);
const rule = fc.record({ claim: word, rule: fc.constantFrom(...claimRuleKinds), value: word });
const few = fc.array(word, { minLength: 1, maxLength: 3 });
const policy: fc.Arbitrary<Policy> = fc.record({
  algorithms: fc.constantFrom(null, ['HS256'], ['ES256', 'HS256']),
  issuers: fc.option(few),
  audience: fc.option(fc.record({ match: fc.constantFrom('any' as const, 'all' as const, 'exact' as const), values: few })),
  subject: fc.option(word),
  types: fc.option(fc.constantFrom(['JWT'], ['at+jwt', 'jwt'])),
  leewaySeconds: fc.nat(10),
  required: fc.array(fc.constantFrom('exp', 'nbf', 'iat', 'iss', 'aud', 'sub', 'jti', 'a', 'age'), { maxLength: 3 }),
  rules: fc.array(rule, { maxLength: 3 }),
  maximumAgeSeconds: fc.option(fc.integer({ min: 1, max: 10 })),
  maximumProofAgeSeconds: fc.constant(null),
  checksExp: fc.boolean(),
  checksNbf: fc.boolean(),
  futureIat: fc.constantFrom('off' as const, 'warn' as const, 'refuse' as const),
  byOwnKey: fc.constant(false),
  signatureOnly: fc.constant(false),
});

/** Ways to ask for more than a policy does. Each leaves all that it asked for already. */
const stricter: Record<string, (policy: Policy) => Policy> = {
  'less leeway': (one) => ({ ...one, leewaySeconds: Math.floor(one.leewaySeconds / 2) }),
  'a required claim': (one) => ({ ...one, required: [...one.required, 'jti'] }),
  'a rule': (one) => ({ ...one, rules: [...one.rules, { claim: 'a', rule: 'equals', value: 'b' }] }),
  'a highest age': (one) => ({ ...one, maximumAgeSeconds: Math.min(one.maximumAgeSeconds ?? 5, 5) }),
  'exp compared': (one) => ({ ...one, checksExp: true }),
  'nbf compared': (one) => ({ ...one, checksNbf: true }),
  'future iat warned of': (one) => ({ ...one, futureIat: one.futureIat === 'off' ? 'warn' : one.futureIat }),
  'future iat refused': (one) => ({ ...one, futureIat: 'refuse' }),
  'one issuer of several': (one) => ({ ...one, issuers: one.issuers?.slice(0, 1) ?? ['a'] }),
  'a subject': (one) => ({ ...one, subject: one.subject ?? 'a' }),
  'one type of several': (one) => ({ ...one, types: one.types?.slice(0, 1) ?? ['JWT'] }),
  'all audiences, not any': (one) => ({
    ...one,
    audience: one.audience && { ...one.audience, match: one.audience.match === 'any' ? 'all' : one.audience.match },
  }),
  'exactly the audiences': (one) => ({ ...one, audience: one.audience && { ...one.audience, match: 'exact' } }),
  'one algorithm of several': (one) => ({ ...one, algorithms: one.algorithms?.slice(0, 1) ?? ['HS256'] }),
};

for (const [what, stricterThan] of Object.entries(stricter)) {
  test(`a stricter policy never makes a token valid: ${what}`, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(claims, policy, async (claim, one) => {
        const other = policySchema.parse(stricterThan(one));
        const [loose, strict] = [await judgedClaims(claim, one), await judgedClaims(claim, other)];
        if (strict.valid) expect(loose.valid).toBe(true);
        else refused += 1;
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(0);
  });
}

test('under any policy every check is listed, in the one order, and failures are all named', async () => {
  const fixed = ['format', 'key', 'algorithm', 'signature', 'crit', 'typ', 'exp', 'nbf', 'iat', 'age', 'iss', 'aud', 'sub'];
  await fc.assert(
    fc.asyncProperty(claims, policy, async (claim, one) => {
      const { checks, valid } = await judgedClaims(claim, one);
      const required = [...new Set(one.required)].filter((name) => !fixed.slice(6).includes(name) || name === 'age');
      expect(checks.map(({ name }) => name)).toEqual([
        ...fixed,
        ...[...required, ...one.rules.map((each) => each.claim)].map((name) => `claim:${name}`),
      ]);
      expect(valid).toBe(checks.every(({ outcome }) => outcome !== 'failed' && outcome !== 'unknown'));
      // What one check says does not depend on the others: alone it says the same.
      const alone = await judgedClaims(claim, { ...defaultPolicy, issuers: one.issuers, audience: one.audience });
      for (const name of ['iss', 'aud']) {
        const isRequired = one.required.includes(name);
        if (!isRequired) expect(checks.find((each) => each.name === name)).toEqual(alone.checks.find((each) => each.name === name));
      }
    }),
    { numRuns: 200 },
  );
});
