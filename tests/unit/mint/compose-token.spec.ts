import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { composeToken, type Composition, type MintKeys } from '../../../shared/mint.ts';
import { plainRecipe, type MintRecipe } from '../../../shared/mint-input.ts';
import { claimObjects } from './json-nodes.ts';

const keys: MintKeys = { signer: { alg: 'ES256', kid: 'k1', publicJwk: null }, recipient: null };
const now = 1_795_446_280;
const tools = { now, jti: 'id-1', sha256: () => 'hash' };

function attempt(change: Partial<MintRecipe>, withKeys = keys) {
  return composeToken({ recipe: { ...plainRecipe, keyId: 'a', ...change }, variables: [], values: [] }, withKeys, tools);
}

function compose(change: Partial<MintRecipe>, withKeys = keys): Composition {
  const composed = attempt(change, withKeys);
  if (!composed.ok) throw new Error(`refused: ${JSON.stringify(composed.error)}`);
  return composed.value;
}

function refusal(change: Partial<MintRecipe>, withKeys = keys) {
  const composed = attempt(change, withKeys);
  return composed.ok ? null : composed.error;
}

const claimsText = (change: Partial<MintRecipe>) => compose(change).payload.text;
const headerText = (change: Partial<MintRecipe>) => stringifyJson(compose(change).header ?? { kind: 'null' });

test('registered claims stand first, own ones as typed, then the times and the id', () => {
  const claims = claimsText({
    subject: 'user_2217',
    issuer: 'https://id.shop.example',
    audience: ['payments', 'orders'],
    claims: '{"role":"admin","tenant":7}',
  });
  expect(claims).toBe(
    '{"iss":"https://id.shop.example","sub":"user_2217","aud":["payments","orders"],"role":"admin","tenant":7,"iat":1795446280,"exp":1795449880,"jti":"id-1"}',
  );
});

test('one audience is a string, none is nothing', () => {
  expect(claimsText({ audience: ['payments'] })).toContain('"aud":"payments"');
  expect(claimsText({})).not.toContain('"aud"');
});

test('empty fields leave no claim behind', () => {
  expect(claimsText({ subject: '', issuer: '', lifetime: 'none' })).toBe('{"iat":1795446280,"jti":"id-1"}');
});

test('the header holds the algorithm, the type where there is one, and the key id', () => {
  expect(headerText({})).toBe('{"alg":"ES256","typ":"JWT","kid":"k1"}');
  expect(headerText({ typ: null })).toBe('{"alg":"ES256","kid":"k1"}');
  expect(headerText({ typ: '' })).toBe('{"alg":"ES256","kid":"k1"}');
});

test('the end is the lifetime after the issue; "none" is no exp', () => {
  expect(compose({ lifetime: '15m' }).expiresAt).toBe(now + 900);
  expect(compose({ lifetime: 'none' }).expiresAt).toBeNull();
  expect(claimsText({ lifetime: 'none' })).not.toContain('"exp"');
});

test('own claims go in untouched: digits, order, nesting', () => {
  const own = '"n":1.0,"big":10000000000000000000001,"e":6e23,"deep":{"z":[null,true],"a":""},"__proto__":{"admin":true}';
  expect(claimsText({ claims: `{ ${own} }` })).toBe(`{${own},"iat":1795446280,"exp":1795449880,"jti":"id-1"}`);
});

test('a claim called __proto__ is a claim and nothing else', () => {
  const { claims } = compose({ claims: '{"__proto__":{"iat":1,"polluted":true}}' });
  expect(claims?.members[0]).toMatchObject({ name: '__proto__', value: { kind: 'object' } });
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
});

test('any own claims come out as they went in', () => {
  fc.assert(
    fc.property(claimObjects, (object) => {
      fc.pre(!object.members.some(({ name }) => ['iat', 'nbf', 'exp', 'jti'].includes(name)));
      const { claims } = compose({ claims: stringifyJson(object) });
      expect(claims?.members.slice(0, -3)).toEqual(object.members);
    }),
    { numRuns: 300 },
  );
});

for (const name of ['iat', 'nbf', 'exp', 'jti']) {
  test(`an own claim may not be called ${name}`, () => {
    expect(refusal({ claims: `{"${name}":1}` })).toMatchObject({ code: 'claim-shadows-field', field: 'claims', actual: name });
  });
}

test('an own claim shadows a field only if the field is filled in', () => {
  expect(refusal({ subject: 'a', claims: '{"sub":"b"}' })).toMatchObject({ code: 'claim-shadows-field', actual: 'sub' });
  expect(refusal({ issuer: 'a', claims: '{"iss":"b"}' })).toMatchObject({ actual: 'iss' });
  expect(refusal({ audience: ['a'], claims: '{"aud":"b"}' })).toMatchObject({ actual: 'aud' });
  expect(refusal({ issuer: 'a', claims: '{"exp":1,"role":2,"iss":3}' })).toMatchObject({ actual: 'exp, iss' });
  expect(claimsText({ claims: '{"sub":"b"}' })).toContain('"sub":"b"');
});

test('mistakes in the claims are found with their place', () => {
  expect(refusal({ claims: '{\n"a":1,\n"a":2}' })).toMatchObject({
    code: 'json-malformed',
    field: 'claims',
    line: 3,
    column: 1,
    actual: 'duplicate-member: a',
  });
  expect(refusal({ claims: '{"a":}' })).toMatchObject({ code: 'json-malformed', offset: 5 });
  expect(refusal({ claims: '[1]' })).toMatchObject({ code: 'claims-not-an-object', actual: 'array' });
  expect(refusal({ claims: '"text"' })).toMatchObject({ code: 'claims-not-an-object', actual: 'string' });
});

test('mistakes in the lifetime are put at the lifetime', () => {
  expect(refusal({ lifetime: 'soon' })).toMatchObject({ code: 'lifetime-malformed', field: 'lifetime', actual: 'soon' });
  expect(refusal({ lifetime: '' })).toMatchObject({ code: 'lifetime-malformed', field: 'lifetime' });
  expect(refusal({ lifetime: '1795446280000' })).toMatchObject({ code: 'time-in-milliseconds', field: 'lifetime', expected: '1795446280' });
  const bounds = { code: 'time-out-of-range', field: 'lifetime', expected: '1970-01-01T00:00:00Z..9999-12-31T23:59:59Z' };
  expect(refusal({ lifetime: '99999y' })).toEqual({ ...bounds, actual: '99999y' });
  expect(refusal({ lifetime: 'until 275760-09-13' })).toMatchObject(bounds);
  expect(compose({ lifetime: '9999-12-31T23:59:59Z' }).expiresAt).toBe(253_402_300_799);
});

test('without an own issue time, "jti" and the times are as the recipe says', () => {
  expect(claimsText({ issuedAt: null, jti: 'none', lifetime: '5m' })).toBe('{"exp":1795446580}');
  expect(claimsText({ jti: 'none', lifetime: 'none', claims: '{"jti":"own"}' })).toBe('{"jti":"own","iat":1795446280}');
  expect(refusal({ issuedAt: null, claims: '{"iat":1}' })).toMatchObject({ code: 'claim-shadows-field', actual: 'iat' });
  expect(refusal({ lifetime: 'none', claims: '{"exp":1}' })).toMatchObject({ code: 'claim-shadows-field', actual: 'exp' });
});

test('nbf and exp count from iat, iat from now', () => {
  const composed = compose({ issuedAt: '-60s', notBefore: '30s', lifetime: '10m' });
  expect(composed).toMatchObject({ issuedAt: now - 60, notBefore: now - 30, expiresAt: now + 540 });
  expect(composed.payload.text).toBe(`{"iat":${now - 60},"nbf":${now - 30},"exp":${now + 540},"jti":"id-1"}`);
  expect(compose({ issuedAt: '2027-01-31T18:00Z', notBefore: '-1mo', lifetime: '1mo' })).toMatchObject({
    issuedAt: Date.parse('2027-01-31T18:00Z') / 1000,
    notBefore: Date.parse('2026-12-31T18:00Z') / 1000,
    expiresAt: Date.parse('2027-02-28T18:00Z') / 1000,
  });
});

test('mistakes in the other times are put where they are', () => {
  expect(refusal({ notBefore: 'soon' })).toMatchObject({ code: 'instant-malformed', field: 'notBefore', actual: 'soon' });
  expect(refusal({ issuedAt: '1795446280000' })).toMatchObject({ code: 'time-in-milliseconds', field: 'issuedAt' });
  expect(refusal({ issuedAt: '2027-03-28 02:30 Europe/Berlin' })).toEqual({
    code: 'time-skipped',
    field: 'issuedAt',
    expected: '2027-03-28 03:00 Europe/Berlin',
  });
});

test('a token that ends before it begins is refused; one that has expired is not', () => {
  const never = { code: 'never-valid', field: 'lifetime', expected: String(now + 3_600), actual: String(now + 3_600) };
  expect(refusal({ notBefore: '1h', lifetime: '1h' })).toEqual(never);
  expect(compose({ notBefore: '3599s', lifetime: '1h' }).expiresAt).toBe(now + 3_600);
  expect(compose({ lifetime: 'until 2020-01-01' }).expiresAt).toBe(1_577_836_800);
});

test('an empty audience, an empty issuer: the claim may be an own one', () => {
  expect(claimsText({ issuer: '', subject: '', claims: '{"iss":1,"aud":[]}' })).toContain('{"iss":1,"aud":[],');
});

test('half a character is refused where it stands', () => {
  expect(refusal({ subject: 'a\ud800' })).toMatchObject({ code: 'payload-malformed', field: 'subject' });
  expect(refusal({ audience: ['\udfff'] })).toMatchObject({ code: 'payload-malformed', field: 'audience' });
  expect(refusal({ kid: { kind: 'own', kid: '\ud83d' } })).toMatchObject({ code: 'payload-malformed', field: 'kid' });
  expect(claimsText({ subject: '\ud83d\ude00' })).toContain('😀');
});
