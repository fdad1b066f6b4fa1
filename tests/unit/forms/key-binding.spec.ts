import { expect, test } from '@playwright/test';
import type { AudienceRule, Policy } from '../../../shared/policy.ts';
import { checkOf, lines, now, type Look } from './judging.ts';
import { cnf, issue, judged, withProof } from './sd-jwt.ts';

const bare = issue({ cnf }, []);
const verifier = 'https://verifier.test';
const meantFor = (...values: string[]): AudienceRule => ({ match: 'any', values });

/** What is said of the proof and of the audience, and whether the whole is good. */
async function said(claims: object, policy: Look['policy'] = {}, sdJwt = bare) {
  const token = await judged(withProof(sdJwt, claims), { policy });
  const shown = lines(token).filter((line) => /^(aud|key-binding|proof:)/.test(line));
  return [token.verdict.valid ? 'valid' : 'not valid', ...shown];
}

test('what the proof says is listed, also where nobody asked for it', async () => {
  expect(await said({})).toEqual([
    'valid',
    'aud skipped aud-not-checked',
    'key-binding passed key-binding-ok',
    'proof:iat passed iat-ok',
    'proof:age skipped age-not-checked',
    'proof:aud skipped aud-not-checked',
    'proof:nonce skipped nonce-not-compared',
  ]);
  const token = await judged(withProof(bare));
  expect(checkOf(token, 'proof:aud')).toMatchObject({ expected: null, actual: verifier });
  expect(checkOf(token, 'proof:nonce')).toMatchObject({ expected: null, actual: 'n' });
});

test('the policy’s audience is that of the proof, where the token names none itself', async () => {
  expect(await said({}, { audience: meantFor('https://other.test', verifier) })).toEqual([
    'valid',
    'aud skipped aud-in-proof',
    'key-binding passed key-binding-ok',
    'proof:iat passed iat-ok',
    'proof:age skipped age-not-checked',
    'proof:aud passed aud-ok',
    'proof:nonce skipped nonce-not-compared',
  ]);
  const replayed = await said({ aud: 'https://other.test' }, { audience: meantFor(verifier) });
  expect([replayed[0], replayed[5]]).toEqual(['not valid', 'proof:aud failed aud-mismatch']);
  const crowd = await said({ aud: [verifier, 'https://other.test'] }, { audience: { match: 'exact', values: [verifier] } });
  expect([crowd[0], crowd[5]]).toEqual(['not valid', 'proof:aud failed aud-not-exact']);
});

test('the token’s own audience is judged all the same, and must be there where the policy requires it or no proof is', async () => {
  const audience = meantFor(verifier);
  const other = await said({}, { audience }, issue({ cnf, aud: 'https://other.test' }, []));
  expect([other[0], other[1]]).toEqual(['not valid', 'aud failed aud-mismatch']);
  const required = await said({}, { audience, required: ['aud'] });
  expect([required[0], required[1]]).toEqual(['not valid', 'aud failed aud-missing']);
  const unproven = await judged(bare, { policy: { audience } });
  expect(checkOf(unproven, 'aud')?.code).toBe('aud-missing');
  expect(unproven.verdict.valid).toBe(false);
});

const wrong: [what: string, claims: object, policy: Look['policy'], line: string][] = [
  ['signed in the future', { iat: now + 100 }, {}, 'proof:iat failed iat-refused'],
  [
    'signed in the future, where that is only a warning of the token',
    { iat: now + 1 },
    { futureIat: 'off' },
    'proof:iat failed iat-refused',
  ],
  ['without a time', { iat: undefined }, {}, 'proof:iat failed iat-absent'],
  ['with a time in text', { iat: `${now}` }, {}, 'proof:iat failed iat-malformed'],
  ['signed too long ago', { iat: now - 61 }, { maximumAgeSeconds: 60 }, 'proof:age failed age-exceeded'],
  ['without an audience', { aud: undefined }, {}, 'proof:aud failed aud-missing'],
  ['with an audience that is no text', { aud: 1 }, {}, 'proof:aud failed aud-malformed'],
  ['without a nonce', { nonce: undefined }, {}, 'proof:nonce failed claim-missing'],
  ['with null for a nonce', { nonce: null }, {}, 'proof:nonce failed claim-missing'],
  ['with a nonce that is no text', { nonce: 1 }, {}, 'proof:nonce failed nonce-malformed'],
];

for (const [what, claims, policy, line] of wrong) {
  test(`a proof is refused: ${what}`, async () => {
    const [verdict, ...shown] = await said(claims, policy, issue({ cnf, iat: now }, []));
    expect(shown.filter((each) => / (failed|unknown) /.test(each))).toEqual([line]);
    expect(verdict).toBe('not valid');
  });
}

test('leeway holds for the proof too, and a young one is taken', async () => {
  const aged = issue({ cnf, iat: now }, []);
  expect((await said({ iat: now + 100 }, { leewaySeconds: 100 }, aged))[0]).toBe('valid');
  expect((await said({ iat: now - 70 }, { leewaySeconds: 10, maximumAgeSeconds: 60 }, aged)).slice(0, 5)).toEqual([
    'valid',
    'aud skipped aud-not-checked',
    'key-binding passed key-binding-ok',
    'proof:iat passed iat-ok',
    'proof:age passed age-ok',
  ]);
});

test('a proof may have to be younger than the token, whose own age is another', async () => {
  const yearOld = issue({ cnf, iat: now - 31_536_000 }, []);
  const outcomes = async (iat: number, policy: Partial<Policy>) => {
    const { verdict } = await judged(withProof(yearOld, { iat }), { policy });
    return verdict.checks.filter(({ name }) => name === 'age' || name === 'proof:age').map(({ code, expected }) => [code, expected]);
  };
  const fresh = { maximumProofAgeSeconds: 60 };
  expect(await outcomes(now - 60, fresh)).toEqual([
    ['age-not-checked', null],
    ['age-ok', 60],
  ]);
  expect(await outcomes(now - 61, { ...fresh, maximumAgeSeconds: 40_000_000 })).toEqual([
    ['age-ok', 40_000_000],
    ['age-exceeded', 60],
  ]);
  expect(await outcomes(now - 61, { ...fresh, maximumAgeSeconds: 10 })).toEqual([
    ['age-exceeded', 10],
    ['age-exceeded', 60],
  ]);
});

test('of a proof that cannot be read nothing is known', async () => {
  const token = await judged(`${bare}x.y`);
  expect(lines(token).filter((line) => /^(key-binding|proof:)/.test(line))).toEqual([
    'key-binding failed key-binding-malformed',
    'proof:iat unknown claims-not-checked',
    'proof:age unknown claims-not-checked',
    'proof:aud unknown claims-not-checked',
    'proof:nonce unknown claims-not-checked',
  ]);
});
