import { expect, test } from '@playwright/test';
import { lintCodes, lintFindingSchema, type LintCode } from '../../../shared/lint.ts';
import { lintRules } from '../../../shared/lint-rules.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { lintToken } from '../../../electron/engine/inspect/lint/lint-token.ts';
import { codesOf, compact, encode, lintText, now, takenApart } from './taken-apart.ts';

const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' };
const claims = { iss: 'https://a.example', sub: 's', aud: 'b', client_id: 'c', iat: now, exp: now + 3_600, jti: 'j' };
const text = JSON.stringify(claims);
const withHeader = (more: object) => compact({ ...header, ...more }, claims);
const withClaims = (more: object) => compact(header, { ...claims, ...more });
const written = (payload: string | Uint8Array) => compact(header, payload);
const typed = (typ: string | undefined, more: object) => compact({ ...header, typ }, more);
const without = (...names: (keyof typeof claims)[]) =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name as never)));
const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const logout = {
  iss: 'https://a.example',
  aud: 'b',
  iat: now,
  exp: now + 120,
  jti: 'j',
  sub: 's',
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
};
const deep = (levels: number): object => (levels === 1 ? {} : { a: deep(levels - 1) });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, 1]));
const audiences = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);

/** A token that has the finding, and one nearby that has not. */
const pairs: Partial<Record<LintCode, readonly [has: string, hasNot: string]>> = {
  'alg-none': [withHeader({ alg: 'nOnE' }), withHeader({ alg: 'ES256' })],
  'alg-missing': [withHeader({ alg: undefined }), withHeader({})],
  'alg-deprecated': [withHeader({ alg: 'HS1' }), withHeader({ alg: 'HS256' })],
  'alg-polymorphic': [withHeader({ alg: 'EdDSA' }), withHeader({ alg: 'Ed25519' })],
  'hmac-shared': [withHeader({ alg: 'HS256' }), withHeader({ alg: 'PS256' })],
  'private-key-in-header': [withHeader({ jwk: { ...jwk, d: 'd' } }), withHeader({ jwk })],
  'header-jku': [withHeader({ jku: 'https://a.example' }), withHeader({ 'x5t#S256': 'https://a.example' })],
  'header-x5u': [withHeader({ x5u: 'https://a.example' }), withHeader({ x5t: 'a' })],
  'header-jwk': [withHeader({ jwk }), withHeader({ jwk, typ: 'dpop+jwt' })],
  'header-x5c': [withHeader({ x5c: ['a'] }), withHeader({ x5t: 'a' })],
  'kid-like-path': [withHeader({ kid: '../../dev/null' }), withHeader({ kid: 'a/b+c..d=' })],
  'kid-like-query': [withHeader({ kid: "x' UNION SELECT 'k" }), withHeader({ kid: "union's select key" })],
  'kid-like-address': [withHeader({ kid: 'https://a.example/k' }), withHeader({ kid: 'urn:ietf:params:oauth:jwk-thumbprint:sha-256:a' })],
  'kid-long': [withHeader({ kid: 'k'.repeat(257) }), withHeader({ kid: 'k'.repeat(256) })],
  'typ-missing': [typed(undefined, claims), typed('at+jwt', claims)],
  'typ-generic': [typed('JWT', { ...claims, scope: 'a' }), typed('JWT', claims)],
  'typ-prefix': [typed('application/at+jwt', claims), typed('at+jwt', claims)],
  'crit-unknown': [withHeader({ crit: ['e'], e: 1 }), withHeader({ e: 1 })],
  'crit-wrong': [withHeader({ crit: ['alg'] }), withHeader({ crit: ['e'], e: 1 })],
  'b64-without-crit': [withHeader({ b64: true }), withHeader({ b64: true, crit: ['b64'] })],
  'exp-missing': [typed('JWT', without('exp')), typed('JWT', claims)],
  'life-long': [withClaims({ exp: now + 86_400 + 301 }), withClaims({ exp: now + 86_400 })],
  'exp-before-iat': [withClaims({ exp: now }), withClaims({ exp: now + 1 })],
  'nbf-after-exp': [withClaims({ nbf: claims.exp }), withClaims({ nbf: claims.exp - 1 })],
  'time-milliseconds': [withClaims({ exp: claims.exp * 1000 }), withClaims({})],
  'time-fraction': [withClaims({ iat: now + 0.5 }), withClaims({ iat: now })],
  'time-text': [withClaims({ exp: String(claims.exp) }), withClaims({})],
  'iss-missing': [typed('JWT', without('iss')), typed('JWT', claims)],
  'aud-missing': [typed('JWT', without('aud')), typed('JWT', claims)],
  'aud-wide': [withClaims({ aud: audiences(11) }), withClaims({ aud: audiences(10) })],
  'iss-not-https': [withClaims({ iss: 'http://a.example' }), withClaims({ iss: 'a.example' })],
  'claims-lacking': [typed('at+jwt', without('client_id')), withClaims({})],
  'claims-forbidden': [typed('logout+jwt', { ...logout, nonce: 'n' }), typed('logout+jwt', logout)],
  'claim-type-wrong': [withClaims({ aud: ['b', 1] }), withClaims({ aud: ['b', '1'] })],
  'scope-not-text': [withClaims({ scope: ['a', 'b'] }), withClaims({ scope: 'a b' })],
  'number-unsafe': [written(text.replace('{', '{"n":9007199254740993,')), withClaims({ n: 9_007_199_254_740_991 })],
  'number-odd': [written(text.replace('{', '{"n":1.0,')), withClaims({ n: 1.5 })],
  'personal-data': [withClaims({ email: 'kim@a.example' }), withClaims({ email_verified: true })],
  'secret-in-claims': [withClaims({ user: { password: 'hunter2' } }), withClaims({ user: { password_changed_at: 1 } })],
  'token-in-claims': [withClaims({ t: compact(header, claims) }), withClaims({ software_statement: compact(header, claims) })],
  'claims-many': [withClaims(many(101)), withClaims(many(90))],
  'size-cookie': [withClaims({ a: 'x'.repeat(3_500) }), withClaims({ a: 'x'.repeat(2_000) })],
  'size-header': [withClaims({ a: 'x'.repeat(7_000) }), withClaims({ a: 'x'.repeat(3_500) })],
  'base64-not-canonical': [`${withHeader({})}=`, withHeader({})],
  'duplicate-member': [written(text.replace('{', '{"iss":"https://b.example",')), withClaims({ a: { iss: 'x' } })],
  'byte-order-mark': [written(`\ufeff${text}`), written(text)],
  'not-utf8': [written(Buffer.from(text.replace('"s"', '"\xe9"'), 'latin1')), withClaims({ sub: 'é' })],
  'hidden-characters': [withClaims({ sub: 'ad\u200bmin' }), withClaims({ sub: '👩‍💻❤️ نامه‌ای' })],
  'bidi-characters': [withClaims({ sub: 'a\u202eb' }), withClaims({ sub: 'שלום' })],
  'confusable-characters': [withClaims({ sub: 'pаypal' }), withClaims({ sub: 'Москва and Αθήνα' })],
  'control-characters': [withClaims({ sub: 'a\u001b[2J' }), withClaims({ text: 'two\nlines' })],
  'white-space': [written(JSON.stringify(claims, null, 2)), withClaims({ sub: 'a b' })],
  'deep-nesting': [withClaims(deep(18)), withClaims(deep(16))],
  'prototype-member': [written(text.replace('{', '{"__proto__":{"admin":true},')), withClaims({ constructor: 'Lotus' })],
};

for (const [code, [has, hasNot]] of Object.entries(pairs)) {
  test(`${code}: found, and not found nearby`, async () => {
    const found = await lintText(has);
    expect(codesOf(found)).toContain(code);
    for (const one of found) expect(lintFindingSchema.safeParse(one).success).toBe(true);
    expect(codesOf(await lintText(hasNot))).not.toContain(code);
  });
}

/** Of encrypted tokens and JSON serializations, which the form reader opens: here as they come out of it. */
const sealed = async (outer: object, content: 'claims' | 'jws') => {
  const token = await takenApart(compact({ alg: 'ES256', typ: 'at+jwt' }, claims));
  const part = { text: encode(JSON.stringify(outer)), bytes: 1, json: (await takenApart(compact(outer, {}))).header?.json ?? null };
  const sizes = { recipients: 1, encryptedKey: 0, iv: 12, ciphertext: 10, tag: 16 };
  return lintToken(
    { ...token, kind: 'jwe', encryption: { header: part, unprotected: null, ...sizes, openedBy: null, content } },
    defaultPolicy,
    now,
  );
};
const encrypted: Partial<Record<LintCode, readonly [has: [object, 'claims' | 'jws'], hasNot: [object, 'claims' | 'jws']]>> = {
  'pbes2-count-high': [
    [{ alg: 'PBES2-HS256+A128KW', p2c: 1_000_001 }, 'jws'],
    [{ alg: 'PBES2-HS256+A128KW', p2c: 1_000_000 }, 'jws'],
  ],
  'pbes2-count-low': [
    [{ alg: 'PBES2-HS256+A128KW', p2c: 999 }, 'jws'],
    [{ alg: 'PBES2-HS256+A128KW', p2c: 1_000 }, 'jws'],
  ],
  'zip-before-encryption': [
    [{ alg: 'dir', zip: 'DEF' }, 'jws'],
    [{ alg: 'dir' }, 'jws'],
  ],
  'encrypted-not-signed': [
    [{ alg: 'RSA-OAEP' }, 'claims'],
    [{ alg: 'A128KW' }, 'claims'],
  ],
  'cty-jwt-missing': [
    [{ alg: 'dir' }, 'jws'],
    [{ alg: 'dir', cty: 'JWT' }, 'jws'],
  ],
  'alg-deprecated': [
    [{ alg: 'RSA1_5' }, 'jws'],
    [{ alg: 'RSA-OAEP' }, 'jws'],
  ],
};
for (const [code, [has, hasNot]] of Object.entries(encrypted)) {
  test(`${code} of an encrypted token`, async () => {
    expect(codesOf(await sealed(...has))).toContain(code);
    expect(codesOf(await sealed(...hasNot))).not.toContain(code);
  });
}

test('alg-unprotected: in the open header of a JSON serialization', async () => {
  const json = (open: object, closed: object) =>
    JSON.stringify({ payload: encode(text), protected: encode(JSON.stringify(closed)), header: open, signature: encode('x') });
  expect(codesOf(await lintText(json({ alg: 'ES256' }, { kid: 'a' }), 'jws-json'))).toContain('alg-unprotected');
  const fine = codesOf(await lintText(json({ kid: 'a' }, { alg: 'ES256' }), 'jws-json'));
  expect(fine).not.toContain('alg-unprotected');
  expect(fine).not.toContain('alg-missing');
});

test('every code is tried here, and has its rule at an https address', () => {
  const tried = new Set([...Object.keys(pairs), ...Object.keys(encrypted), 'alg-unprotected']);
  expect(lintCodes.filter((code) => !tried.has(code))).toEqual([]);
  for (const { url } of Object.values(lintRules))
    expect(url).toMatch(/^https:\/\/(?:www\.rfc-editor\.org|datatracker\.ietf\.org|www\.unicode\.org)\//);
});

test('the gravest first, each with its paths', async () => {
  const found = await lintText(compact({ ...header, kid: '/etc/passwd' }, { ...claims, email: 'kim@a.example', exp: now + 999_999 }));
  expect(found.map(({ code, severity, paths }) => [severity, code, paths])).toEqual([
    ['danger', 'kid-like-path', ['kid']],
    ['warning', 'life-long', ['exp']],
    ['note', 'personal-data', ['email']],
  ]);
});

test('a proof that is called one is judged as one, even where its claims are missing', async () => {
  const found = codesOf(await lintText(typed('dpop+jwt', { iat: now, jti: 'j' })));
  expect(found).toEqual(['claims-lacking']);
});

test('what is sealed may tell about a person, and a payload that is no claims set is not judged as one', async () => {
  const token = await takenApart(withClaims({ email: 'kim@a.example' }));
  const sizes = { recipients: 1, encryptedKey: 0, iv: 12, ciphertext: 10, tag: 16, openedBy: null, unprotected: null };
  const opened = { ...token, encryption: { header: null, ...sizes, content: 'jws' as const } };
  expect(codesOf(lintToken(opened, defaultPolicy, now))).toEqual([]);
  expect(codesOf(lintToken(token, { ...defaultPolicy, signatureOnly: true }, now))).toEqual([]);
});
