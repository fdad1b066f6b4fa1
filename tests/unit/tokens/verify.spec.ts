import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { toVerificationKey, type CandidateKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { importSecretBytes } from '../../../electron/engine/keys/import/secret.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { verdictSchema, type Verdict } from '../../../shared/verdict.ts';
import { attackTime as now } from '../../vectors/attacks/attack.ts';
import { attackerKey, goodClaims, goodKey, goodToken, headerText, signText } from '../../vectors/attacks/good.ts';

async function verdictOf(token: string, keys: readonly CandidateKey[], policy: Partial<Policy> = {}, at = now) {
  const { verdict } = await verifyToken(token, keys, { ...defaultPolicy, ...policy }, at);
  expect(verdictSchema.safeParse(verdict).success).toBe(true);
  return verdict;
}

function codesOf(verdict: Verdict): Record<string, string> {
  return Object.fromEntries(verdict.checks.map(({ name, outcome, code }) => [name, `${outcome} ${code}`]));
}

const es256 = goodKey('ES256');

test('a good token passes every check, and every check is listed in order', async () => {
  const verdict = await verdictOf(await goodToken('ES256'), [es256.verifier]);
  expect(verdict.valid).toBe(true);
  expect(verdict.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'format passed',
    'key passed',
    'algorithm passed',
    'signature passed',
    'crit passed',
    'typ skipped',
    'exp passed',
    'nbf skipped',
    'iat passed',
    'age skipped',
    'iss skipped',
    'aud skipped',
    'sub passed',
  ]);
  expect(verdict.key).toEqual({ id: null, name: "user's ES256", kid: 'key-ES256', alg: 'ES256', kty: 'EC', isWeak: false });
});

test('all failures are named at once: signature, time, issuer, audience and a missing claim', async () => {
  const { signing } = attackerKey('ES256', 'key-ES256');
  const payload = JSON.stringify({ exp: now - 5, nbf: now + 5, iss: 'a', aud: 'b' });
  const verdict = await verdictOf(await signText(headerText(signing), payload, signing), [es256.verifier], {
    issuers: ['x'],
    audience: { match: 'any', values: ['y'] },
    types: ['at+jwt'],
    required: ['jti'],
  });
  expect(verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code)).toEqual([
    'signature-bad',
    'typ-mismatch',
    'exp-expired',
    'nbf-not-yet',
    'iss-mismatch',
    'aud-mismatch',
    'claim-missing',
  ]);
});

test('an unreadable token leaves what it hides unknown, never passed', async () => {
  const verdict = await verdictOf('!!.!!.!!', [es256.verifier]);
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(['failed', ...Array(12).fill('unknown')]);
});

test('a payload that is no JSON fails the form; the signature over it is still judged', async () => {
  const token = await signText(headerText(es256.signing), 'plain text', es256.signing);
  const codes = codesOf(await verdictOf(token, [es256.verifier]));
  expect(codes).toMatchObject({ format: 'failed format-not-json', signature: 'passed signature-good', exp: 'unknown claims-not-checked' });
  const signatureOnly = await verdictOf(token, [es256.verifier], { signatureOnly: true });
  expect(signatureOnly.valid).toBe(true);
  expect(codesOf(signatureOnly)).toMatchObject({ format: 'passed format-payload-not-claims', exp: 'skipped claims-not-checked' });
});

test('without any key nothing is claimed: key, algorithm and signature are unknown', async () => {
  const verdict = await verdictOf(await goodToken('ES256'), []);
  expect(verdict.valid).toBe(false);
  expect(codesOf(verdict)).toMatchObject({
    key: 'unknown key-none-given',
    algorithm: 'unknown algorithm-not-checked',
    signature: 'unknown signature-not-tried',
    exp: 'passed exp-ok',
  });
});

test('a key without an algorithm of its own verifies with a warning; the policy takes the warning away', async () => {
  const { signing } = goodKey('RS256');
  const unpinned = toVerificationKey(signing.key, { name: 'public', kid: 'key-RS256' });
  const token = await goodToken('RS256');
  const verdict = await verdictOf(token, [unpinned]);
  expect(verdict.valid).toBe(true);
  expect(codesOf(verdict)['algorithm']).toBe('warning algorithm-unpinned');
  const pinned = await verdictOf(token, [unpinned], { algorithms: ['RS256'] });
  expect(codesOf(pinned)['algorithm']).toBe('passed algorithm-allowed');
  const other = await verdictOf(token, [unpinned], { algorithms: ['PS256', 'ES256'] });
  expect(codesOf(other)).toMatchObject({ algorithm: 'failed algorithm-not-allowed', signature: 'unknown signature-not-tried' });
});

const hs = goodKey('HS256');
const boundaries: [string, Partial<Policy>, boolean][] = [
  [`{"exp":${now + 0.001}}`, {}, true],
  [`{"exp":${now}}`, {}, false],
  [`{"exp":${now - 29}}`, { leewaySeconds: 30 }, true],
  [`{"exp":${now - 30}}`, { leewaySeconds: 30 }, false],
  [`{"exp":9007199254740992}`, {}, true],
  [`{"exp":9007199254740994}`, {}, false],
  [`{"exp":${now + 60},"nbf":${now}}`, {}, true],
  [`{"exp":${now + 60},"nbf":${now + 1}}`, {}, false],
  [`{"exp":${now + 60},"nbf":${now + 30}}`, { leewaySeconds: 30 }, true],
  [`{"exp":${now + 60},"iat":${now + 1}}`, {}, true],
  ['{}', {}, true],
  ['{}', { required: ['exp'] }, false],
  [`{"exp":${now + 60},"aud":["other","api"]}`, { audience: { match: 'any', values: ['api'] } }, true],
  [`{"exp":${now + 60},"aud":"api"}`, { audience: { match: 'any', values: ['api'] } }, true],
  [`{"exp":${now + 60},"iss":"https://issuer.example"}`, { issuers: ['https://issuer.example'] }, true],
  [`{"exp":${now + 60},"iss":"x","aud":"y","sub":"z","jti":0}`, { required: ['iss', 'aud', 'sub', 'jti'] }, true],
  [`{"exp":${now + 60},"jti":null}`, { required: ['jti'] }, false],
  [`{"exp":${now + 60},"sub":7}`, {}, true],
];

for (const [payload, policy, valid] of boundaries) {
  test(`${payload} under ${JSON.stringify(policy)} is ${valid ? 'valid' : 'invalid'}`, async () => {
    const verdict = await verdictOf(await goodToken('HS256', {}, payload), [hs.verifier], policy);
    expect(verdict.valid, JSON.stringify(verdict.checks)).toBe(valid);
  });
}

test('warnings: no exp, issued in the future, a subject that is no string', async () => {
  const verdict = await verdictOf(await goodToken('HS256', {}, `{"iat":${now + 9},"sub":7}`), [hs.verifier]);
  expect(codesOf(verdict)).toMatchObject({
    exp: 'warning exp-missing',
    iat: 'warning iat-in-future',
    sub: 'warning sub-malformed',
  });
});

for (const typ of ['at+jwt', 'AT+JWT', 'application/at+jwt', 'Application/At+Jwt']) {
  test(`typ ${typ} is an RFC 9068 access token's`, async () => {
    const verdict = await verdictOf(await goodToken('HS256', { typ }), [hs.verifier], { types: ['at+jwt'] });
    expect(codesOf(verdict)['typ']).toBe('passed typ-ok');
  });
}

test('the other root of an ECDSA signature is valid too: the text of a token is no identity', async () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const token = await goodToken('ES256');
  const [header, payload, signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  const twin = Buffer.concat([bytes.subarray(0, 32), Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')]);
  const verdict = await verdictOf(`${header}.${payload}.${twin.toString('base64url')}`, [es256.verifier]);
  expect(verdict.valid).toBe(true);
});

test('no text from the outside makes it throw, and nothing but a signed token is valid', async () => {
  const keys = [hs.verifier, es256.verifier];
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.array(fc.base64String()).map((parts) => parts.join('.')),
      ),
      async (text) => {
        expect((await verdictOf(text, keys)).valid).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});

test('any single character changed, added or removed makes a token invalid', async () => {
  for (const alg of ['HS256', 'EdDSA', 'PS256', 'ES256'] as const) {
    const token = await goodToken(alg);
    const keys = [goodKey(alg).verifier];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom(...'AZaz09-_.= '),
        fc.constantFrom(0, 1),
        async (at, character, removed) => {
          const changed = token.slice(0, at) + character + token.slice(at + removed);
          fc.pre(changed !== token);
          expect((await verdictOf(changed, keys)).valid).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  }
});

test('a long text from a token is cut in the verdict', async () => {
  const iss = `${'x'.repeat(498)}\u{1f511}${'y'.repeat(2_000)}`;
  const payload = JSON.stringify({ exp: now + 60, iss });
  const verdict = await verdictOf(await goodToken('HS256', {}, payload), [hs.verifier], { issuers: ['a'] });
  expect(verdict.checks.find(({ name }) => name === 'iss')?.actual).toBe(`${'x'.repeat(498)}…`);
});

test('claims that are named twice in the policy are checked once', async () => {
  const verdict = await verdictOf(await goodToken('HS256', {}, goodClaims), [hs.verifier], { required: ['jti', 'jti', 'exp'] });
  expect(verdict.checks.filter(({ name }) => name === 'claim:jti')).toHaveLength(1);
});

test('a shared secret of 64 bytes without an algorithm allows all three, with a warning', async () => {
  const secret = importSecretBytes(Buffer.alloc(64, 7), { name: 'secret' });
  expect(secret.ok && secret.value.algorithms).toEqual(['HS256', 'HS384', 'HS512']);
  expect(secret.ok && secret.value.isPinned).toBe(false);
});
