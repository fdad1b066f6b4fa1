import { test, expect } from '@playwright/test';
import { checkAt, findCheck, judgementOf, looksLikeMilliseconds, nextTurn } from '../../../renderer/src/features/inspect/judgement.ts';
import { checks as english } from '../../../renderer/src/messages/en/checks.ts';
import { checks as korean } from '../../../renderer/src/messages/ko/checks.ts';
import type { Policy } from '../../../shared/policy.ts';
import { judged, now, signed } from './judged.ts';

const good = { exp: now + 600, iat: now - 60, sub: 'me' };

test('a good token is valid, and says when it expires', async () => {
  const judgement = judgementOf(await judged(signed(good)));
  expect(judgement).toMatchObject({ kind: 'valid', warnings: [], expiry: { code: 'exp-ok', actual: now + 600 } });
});

test('a token without expiry is valid with a warning', async () => {
  const judgement = judgementOf(await judged(signed({ sub: 'me' })));
  expect(judgement).toMatchObject({ kind: 'valid', warnings: [{ code: 'exp-missing' }], expiry: null });
});

test('every failed check counts, and a good signature is said', async () => {
  const judgement = judgementOf(
    await judged(signed({ ...good, exp: now - 1, aud: 'orders' }), { audience: { match: 'any', values: ['payments'] } }),
  );
  expect(judgement).toMatchObject({ kind: 'invalid', isSignatureGood: true, failed: [{ code: 'exp-expired' }, { code: 'aud-mismatch' }] });
});

test('a changed signature is invalid, not unchecked', async () => {
  const judgement = judgementOf(await judged(`${signed(good).slice(0, -2)}AA`));
  expect(judgement).toMatchObject({ kind: 'invalid', isSignatureGood: false, failed: [{ code: 'signature-bad' }] });
});

test('without any key, or with an unknown kid, it cannot be checked', async () => {
  expect(judgementOf(await judged(signed(good), {}, []))).toMatchObject({ kind: 'unchecked', because: [{ code: 'key-none-given' }] });
  const stranger = signed(good, { alg: 'HS256', kid: 'k2' });
  expect(judgementOf(await judged(stranger))).toMatchObject({ kind: 'unchecked', because: [{ code: 'key-kid-unknown' }] });
});

test('an algorithm that the very key of the token does not allow is wrong for certain', async () => {
  const confused = signed(good, { alg: 'HS384', kid: 'k1' });
  expect(judgementOf(await judged(confused))).toMatchObject({ kind: 'invalid', failed: [{ code: 'algorithm-not-allowed' }] });
  // Which key is meant is not said: another one may be the right one.
  expect(judgementOf(await judged(signed(good, { alg: 'HS384' })))).toMatchObject({ kind: 'unchecked' });
});

test('an unknown key does not hide what is certainly wrong', async () => {
  const judgement = judgementOf(await judged(signed({ ...good, exp: now - 1 }, { alg: 'HS256', kid: 'k2' })));
  expect(judgement).toMatchObject({ kind: 'invalid', failed: [{ code: 'exp-expired' }, { code: 'key-kid-unknown' }] });
});

test('an algorithm that is not allowed is said to be so, whatever else is', async () => {
  const cases: [Partial<Policy>, string, string][] = [
    [{ algorithms: ['HS512'] }, 'there is no algorithm that both the keys and the policy allow', '모두 허용하는 알고리즘이 없습니다'],
    [{}, 'keys and policy allow “HS256” only', '키와 정책은 “HS256”만 허용합니다'],
  ];
  for (const [policy, en, ko] of cases) {
    const token = signed(good, { alg: 'HS384', kid: 'k1' });
    const { expected, actual } = findCheck(await judged(token, policy), 'algorithm') ?? { expected: null, actual: null };
    expect(english.sentences['algorithm-not-allowed'](expected, actual)).toContain(en);
    expect(korean.sentences['algorithm-not-allowed'](expected, actual)).toContain(ko);
  }
});

test('alg none is invalid even where no key is known', async () => {
  const unsigned = `${signed(good, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`;
  expect(judgementOf(await judged(unsigned, {}, []))).toMatchObject({ kind: 'invalid' });
});

test('an encrypted token cannot be checked; text with dots is invalid', async () => {
  expect(judgementOf(await judged('eyJhbGciOiJkaXIifQ.a.b.c.d'))).toMatchObject({
    kind: 'unchecked',
    because: [{ code: 'format-encrypted' }],
  });
  expect(judgementOf(await judged('one.two'))).toMatchObject({ kind: 'invalid', failed: [{ code: 'format-not-compact' }] });
});

test('a JWE that no key opens, and a payload that is not there, leave it open', async () => {
  const verdict = await judged('eyJhbGciOiJkaXIifQ.a.b.c.d');
  const unknown = { signature: 0, outcome: 'unknown', expected: null, actual: null } as const;
  const signature = { ...unknown, name: 'signature', code: 'signature-not-tried' } as const;
  const key = { ...unknown, name: 'key', code: 'encrypted-not-judged' } as const;
  const closed = { ...unknown, name: 'decryption', outcome: 'failed', code: 'decryption-none-fits' } as const;
  expect(judgementOf({ ...verdict, checks: [closed, key, signature] })).toEqual({ kind: 'unchecked', because: [closed] });
  const detached = { ...unknown, name: 'format', code: 'format-detached' } as const;
  expect(judgementOf({ ...verdict, checks: [detached, key, signature] })).toEqual({ kind: 'unchecked', because: [detached] });
  const broken = { ...closed, code: 'decryption-failed' } as const;
  expect(judgementOf({ ...verdict, checks: [broken, key, signature] })).toMatchObject({ kind: 'invalid', failed: [broken] });
});

test('one bad signature of several is not a good one', async () => {
  const verdict = await judged(signed(good));
  const second = verdict.checks.map((check) =>
    check.name === 'signature' ? { ...check, signature: 1, outcome: 'failed' as const, code: 'signature-bad' as const } : check,
  );
  expect(judgementOf({ ...verdict, valid: false, checks: [...verdict.checks, ...second] })).toMatchObject({
    kind: 'invalid',
    isSignatureGood: false,
  });
});

test('the clock goes on while the outcome stays', async () => {
  const exp = findCheck(await judged(signed(good)), 'exp');
  const signature = findCheck(await judged(signed(good)), 'signature');
  expect(exp && checkAt(exp, now + 10)).toMatchObject({ outcome: 'passed', expected: now + 10, actual: now + 600 });
  expect(signature && checkAt(signature, now + 10)).toEqual(signature);
});

test('the verdict is due again at the next of the times', async () => {
  expect(nextTurn(await judged(signed({ ...good, nbf: now + 30 })))).toBe(now + 30);
  expect(nextTurn(await judged(signed(good)))).toBe(now + 600);
  expect(nextTurn(await judged(signed({ ...good, exp: now - 1 })))).toBeNull();
});

test('milliseconds are recognised, the year 2999 is not one', async () => {
  const milliseconds = findCheck(await judged(signed({ exp: now * 1000 })), 'exp');
  const late = findCheck(await judged(signed({ exp: 32_472_144_000 })), 'exp');
  expect(milliseconds && looksLikeMilliseconds(milliseconds)).toBe(true);
  expect(late && looksLikeMilliseconds(late)).toBe(false);
});
