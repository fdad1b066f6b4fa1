import { test, expect } from '@playwright/test';
import { hintAt, mendOf } from '../../../renderer/src/features/inspect/verdict/hint-mends.ts';
import { hintCodes, type Hint } from '../../../shared/hints.ts';
import { defaultPolicy, policySchema, type Policy } from '../../../shared/policy.ts';
import { judged, now, signed } from './judged.ts';

const session = '00000000-0000-4000-8000-000000000001';
const given = { session, readings: ['utf8', 'base64'] } as const;
const plain: Hint = { code: 'with-leeway', check: 'exp', expected: null, actual: null, key: null, isAttack: false };
const hint = (change: Partial<Hint>): Hint => ({ ...plain, ...change });
const policyBy = (change: Partial<Hint>, policy: Partial<Policy>) => {
  const mend = mendOf(hint(change), { ...defaultPolicy, ...policy }, null);
  if (mend?.kind !== 'policy') throw new Error(`no mend of the policy for ${change.code ?? ''}`);
  return policySchema.parse(mend.policy);
};

test('a leeway, an issuer, an audience or a type that is put right makes the token good', async () => {
  const cases = [
    [{ exp: now - 30 }, 'JWT', {}, { code: 'with-leeway', expected: 31, actual: 0 }],
    [{ iss: 'https://a/' }, 'JWT', { issuers: ['x', 'https://a'] }, { code: 'issuer-slash', expected: 'https://a', actual: 'https://a/' }],
    [{ aud: 'API' }, 'JWT', { audience: { match: 'any', values: ['api'] } }, { code: 'audience-case', expected: 'api', actual: 'API' }],
    [{ aud: ['a'] }, 'JWT', { audience: { match: 'all', values: ['a', 'b'] } }, { code: 'audience-rule', expected: 'all', actual: 'any' }],
    [{ sub: 'Me' }, 'JWT', { subject: 'me' }, { code: 'subject-case', expected: 'me', actual: 'Me' }],
    [{}, 'atjwt', { types: ['at+jwt'] }, { code: 'typ-case', expected: 'at+jwt', actual: 'atjwt' }],
    [{}, 'JWT', { types: ['at+jwt'] }, { code: 'typ-other', expected: ['at+jwt'], actual: 'JWT' }],
    [{}, 'JWT', { algorithms: ['ES256'] }, { code: 'policy-algorithm', expected: ['ES256'], actual: 'HS256' }],
  ] as const satisfies readonly (readonly [object, string, Partial<Policy>, Partial<Hint>])[];
  for (const [claims, typ, policy, change] of cases) {
    const token = signed({ exp: now + 600, ...claims }, { alg: 'HS256', kid: 'k1', typ });
    expect((await judged(token, policy)).valid, change.code).toBe(false);
    expect((await judged(token, policyBy(change, policy))).valid, change.code).toBe(true);
  }
});

test('what was expected beside it goes on being expected', () => {
  const policy = policyBy(
    { code: 'issuer-slash', expected: 'https://a', actual: 'https://a/' },
    { issuers: ['x', 'https://a'], leewaySeconds: 5 },
  );
  expect(policy).toEqual({ ...defaultPolicy, issuers: ['x', 'https://a/'], leewaySeconds: 5 });
});

test('an attack is never tried out, whatever it is', () => {
  for (const code of hintCodes) {
    expect(mendOf(hint({ code, isAttack: true, expected: 1, actual: 'a', key: { id: 'k', name: 'k' } }), defaultPolicy, given)).toBeNull();
  }
});

test('a secret is read in another way only where it was given here, and can be read so', () => {
  const ofGiven = { id: `given:${session}:0`, name: 'secret' };
  expect(mendOf(hint({ code: 'secret-as-base64', key: ofGiven }), defaultPolicy, given)).toEqual({ kind: 'encoding', encoding: 'base64' });
  expect(mendOf(hint({ code: 'secret-as-hex', key: ofGiven }), defaultPolicy, given)).toBeNull();
  expect(mendOf(hint({ code: 'secret-as-base64', key: { id: 'of the vault', name: 'k' } }), defaultPolicy, given)).toBeNull();
  expect(mendOf(hint({ code: 'secret-as-base64', key: ofGiven }), defaultPolicy, null)).toBeNull();
});

test('another key judges where it can be named; a retired one does not', () => {
  const key = { id: 'k2', name: 'other' };
  expect(mendOf(hint({ code: 'other-key', key }), defaultPolicy, null)).toEqual({ kind: 'key', keyId: 'k2' });
  expect(mendOf(hint({ code: 'other-key', key: { id: null, name: 'x' } }), defaultPolicy, null)).toBeNull();
  expect(mendOf(hint({ code: 'retired-key', key }), defaultPolicy, null)).toBeNull();
});

test('a leeway beyond what a policy can give, and a value that is not expected any more, are not offered', () => {
  expect(mendOf(hint({ expected: 86_401 }), defaultPolicy, null)).toBeNull();
  expect(mendOf(hint({ code: 'audience-case', expected: 'a', actual: 'A' }), defaultPolicy, null)).toBeNull();
});

test('a leeway for what has ended lasts, and what has not begun gets no more than it needs', () => {
  expect(policyBy({ expected: 194 }, {}).leewaySeconds).toBe(240);
  expect(policyBy({ expected: 235 }, {}).leewaySeconds).toBe(300);
  expect(policyBy({ expected: 86_399 }, {}).leewaySeconds).toBe(86_400);
  expect(policyBy({ check: 'nbf', expected: 12 }, {}).leewaySeconds).toBe(12);
});

test('while one looks at it, the leeway that would do goes on growing', () => {
  const ended = hint({ expected: 31, actual: 0 });
  expect(hintAt(ended, now, now + 20.5)).toEqual({ ...ended, expected: 51 });
  expect(hintAt(ended, now, now - 5)).toEqual(ended);
  const unborn = hint({ check: 'nbf', expected: 31 });
  expect(hintAt(unborn, now, now + 20)).toEqual(unborn);
});
