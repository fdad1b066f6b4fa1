import { test, expect } from '@playwright/test';
import { inspectToken } from '../../../electron/engine/inspect/forms/inspect-token.ts';
import { checkGroups } from '../../../renderer/src/features/inspect/verdict/check-groups.ts';
import { mendsOf } from '../../../renderer/src/features/inspect/verdict/check-mends.ts';
import { clockPicks } from '../../../renderer/src/features/inspect/verdict/clock-picks.ts';
import { hostToAsk, sourceOf } from '../../../renderer/src/features/inspect/verdict/discovery.ts';
import { filledFrom, saidBy } from '../../../renderer/src/features/inspect/verdict/fill-from-token.ts';
import { standingOf } from '../../../renderer/src/features/inspect/verdict/standing.ts';
import { builtInPolicies } from '../../../shared/builtin-policies.ts';
import type { InspectedToken } from '../../../shared/inspect.ts';
import { defaultPolicy, policySchema, type Policy } from '../../../shared/policy.ts';
import type { Check } from '../../../shared/verdict.ts';
import { hmacKey, judged, now, signed } from './judged.ts';

async function inspected(claims: object, header?: object, policy: Partial<Policy> = {}): Promise<InspectedToken> {
  const keys = { signing: [hmacKey], decryption: [] };
  const text = signed(claims, header);
  return inspectToken({ kind: 'jws', text, opaque: null }, { keys, policy: { ...defaultPolicy, ...policy }, at: now, payload: null });
}

test('a policy filled from a token takes that token, and no other issuer, audience, type or algorithm', async () => {
  const claims = { iss: 'https://id.example', aud: ['a', 'b'], sub: 'me', exp: now + 60 };
  const header = { alg: 'HS256', kid: 'k1', typ: 'at+jwt' };
  const policy = filledFrom({ ...defaultPolicy, leewaySeconds: 7 }, saidBy(await inspected(claims, header)));
  expect(policySchema.parse(policy)).toEqual({
    ...defaultPolicy,
    leewaySeconds: 7,
    issuers: ['https://id.example'],
    audience: { match: 'any', values: ['a', 'b'] },
    types: ['at+jwt'],
    algorithms: ['HS256'],
  });
  expect((await judged(signed(claims, header), policy)).valid).toBe(true);
  for (const other of [
    { ...claims, iss: 'https://id.example/' },
    { ...claims, aud: 'c' },
  ]) {
    expect((await judged(signed(other, header), policy)).valid).toBe(false);
  }
  expect((await judged(signed(claims, { ...header, typ: 'JWT' }), policy)).valid).toBe(false);
});

test('what a token does not say, or says in a way that nobody could ask for, is left as it was', async () => {
  const before = { ...defaultPolicy, issuers: ['kept'], algorithms: ['ES256'] };
  const said = saidBy(await inspected({ iss: 7, aud: [1, ''] }, { alg: 'none', kid: 'k1' }));
  expect(filledFrom(before, said)).toEqual(before);
  expect(filledFrom(before, saidBy(null))).toEqual(before);
});

test('the clock can be set to the last second of a token’s life and to the first after it', async () => {
  const exp = now + 60;
  const picks = clockPicks({ iat: now - 5, nbf: now - 5, exp });
  expect(picks.map(({ moment }) => moment)).toEqual(['issued', 'before-end', 'after-end']);
  const text = signed({ iat: now - 5, nbf: now - 5, exp });
  const { verifyToken } = await import('../../../electron/engine/tokens/verify.ts');
  const valid = await Promise.all(picks.map(async ({ at }) => (await verifyToken(text, [hmacKey], defaultPolicy, at)).verdict.valid));
  expect(valid).toEqual([true, true, false]);
});

test('times that no clock can be set to are not offered', () => {
  expect(clockPicks({ iat: null, nbf: 1e14, exp: 1e15 })).toEqual([]);
  expect(clockPicks({ iat: 1.5, nbf: 3, exp: null }).map(({ at }) => at)).toEqual([2, 3]);
});

test('which policy judges, and whether it was changed', () => {
  const [idToken] = builtInPolicies;
  if (idToken === undefined) throw new Error('no built-in policy');
  expect(standingOf({ kind: 'auto' }, null, null, builtInPolicies)).toMatchObject({ value: 'auto', saved: null, policy: defaultPolicy });
  expect(standingOf({ kind: 'auto' }, { id: idToken.id, isByIssuer: true }, null, builtInPolicies)).toMatchObject({
    value: 'auto',
    saved: { id: idToken.id },
    isByIssuer: true,
    isEdited: false,
  });
  const given = { kind: 'given' as const, policy: { ...idToken.policy, leewaySeconds: 1 } };
  expect(standingOf(given, null, idToken.id, builtInPolicies)).toMatchObject({ value: idToken.id, isEdited: true });
  expect(standingOf({ ...given, policy: idToken.policy }, null, idToken.id, builtInPolicies).isEdited).toBe(false);
  // It was deleted meanwhile: what judges stays, as a change of the default.
  expect(standingOf(given, null, 'gone', builtInPolicies)).toMatchObject({ value: 'default', saved: null, isEdited: true });
});

test('a check that failed leads to the rule that demands it', async () => {
  const verdict = await judged(signed({ exp: now - 1, iss: 'b', aud: 'c' }, { alg: 'HS256', kid: 'k1', typ: 'JWT' }), {
    issuers: ['a'],
    audience: { match: 'any', values: ['d'] },
    types: ['at+jwt'],
    subject: 'me',
    required: ['jti'],
    rules: [{ claim: 'nonce', rule: 'equals', value: 'n' }],
    maximumAgeSeconds: 60,
  });
  const ways = verdict.checks
    .filter(({ outcome }) => outcome === 'failed')
    .map((check) => [check.name, mendsOf(check, defaultPolicy).field]);
  expect(ways).toEqual([
    ['typ', 'types'],
    ['exp', 'leeway'],
    ['age', 'maximumAge'],
    ['iss', 'issuers'],
    ['aud', 'audience'],
    ['sub', 'subject'],
    ['claim:jti', 'required'],
    ['claim:nonce', 'rules'],
  ]);
});

test('a token that was altered is not mended by a policy, and what passed not at all', async () => {
  const altered = await judged(`${signed({}).slice(0, -2)}AA`);
  expect(altered.checks.filter(({ outcome }) => outcome === 'failed').map((check) => mendsOf(check, defaultPolicy))).toEqual([
    { field: null, mints: false, keys: true, policy: null },
  ]);
  for (const check of (await judged(signed({ exp: now + 9 }))).checks)
    expect(mendsOf(check, defaultPolicy)).toEqual({ field: null, mints: false, keys: false, policy: null });
});

test('an algorithm that no key here has leads to the keys, and to the policy only where that names the algorithms', async () => {
  const judgedBy = async (algorithms: Policy['algorithms']) => {
    const { checks } = await judged(signed({}, { alg: 'RS256', typ: 'JWT' }), { algorithms });
    return checks.filter(({ code }) => code === 'algorithm-not-allowed').map((check) => mendsOf(check, { algorithms }));
  };
  expect(await judgedBy(null)).toEqual([{ field: null, mints: false, keys: true, policy: null }]);
  expect(await judgedBy(['HS256'])).toEqual([{ field: 'algorithms', mints: true, keys: true, policy: null }]);
});

test('the checks of several signatures stand under their numbers, those of one do not', async () => {
  const check = (name: Check['name'], signature: number): Check => ({
    name,
    signature,
    outcome: 'passed',
    code: 'format-ok',
    expected: null,
    actual: null,
  });
  // In the order in which they are made: name by name.
  const made = [check('decryption', 0), check('key', 0), check('key', 1), check('signature', 0), check('signature', 1), check('exp', 0)];
  expect(checkGroups({ checks: made }).map((group) => [group.signature, group.checks.map(({ name }) => name)])).toEqual([
    [null, ['decryption']],
    [0, ['key', 'signature']],
    [1, ['key', 'signature']],
    [null, ['exp']],
  ]);
  const one = await judged(signed({}));
  expect(checkGroups(one)).toEqual([{ signature: null, checks: one.checks }]);
});

test('only an https address is offered to be asked, by its host', () => {
  expect(hostToAsk('https://id.example:8443/realms/a')).toBe('id.example:8443');
  for (const issuer of [
    null,
    '',
    'id.example',
    'http://id.example',
    'file:///etc/passwd',
    'https://a@id.example',
    'https://id.example/?x',
    'javascript:1',
  ]) {
    expect(hostToAsk(issuer)).toBeNull();
  }
});

test('an issuer whose keys are kept already is found by what it was called, and no other', () => {
  const kept = { url: 'https://id.example/', issuer: 'https://id.example', jwksUrl: 'https://keys.example/jwks' };
  for (const address of ['https://id.example', 'https://ID.example/', 'https://keys.example/jwks'])
    expect(sourceOf(address, [kept])).toBe(kept);
  for (const address of ['https://id.example/other', 'https://id.example:8443', 'id.example', ''])
    expect(sourceOf(address, [kept])).toBeNull();
  expect(sourceOf('https://id.example/', [{ ...kept, url: 'https://x.example/', issuer: null }])).toBeNull();
});

test('a DPoP proof is not told to expire, and leads to the policy that judges it by its age', async () => {
  const expiryOf = async (typ: string, policy: Partial<Policy> = {}) => {
    const { checks } = await judged(signed({ iat: now, jti: 'a' }, { alg: 'HS256', kid: 'k1', typ }), policy);
    return checks
      .filter(({ name }) => name === 'exp')
      .map((check) => [check.code, check.outcome, mendsOf(check, defaultPolicy).mints, mendsOf(check, defaultPolicy).policy]);
  };
  expect([await expiryOf('dpop+jwt'), await expiryOf('dpop+jwt', { maximumAgeSeconds: 60 }), await expiryOf('JWT')]).toEqual([
    [['exp-of-proof', 'warning', false, 'dpop']],
    [['exp-absent', 'skipped', false, null]],
    [['exp-missing', 'warning', true, null]],
  ]);
});
