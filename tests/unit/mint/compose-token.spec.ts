import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { composeToken, type Composition } from '../../../shared/mint.ts';
import { claimObjects } from './json-nodes.ts';

type Input = Parameters<typeof composeToken>[0];

const key = { alg: 'ES256', kid: 'k1' };
const issuedAt = 1_795_446_280;
const plain: Input = { typ: 'JWT', subject: null, issuer: null, audience: [], claims: '', lifetime: '1h' };

function compose(change: Partial<Input>): Composition {
  const composed = composeToken({ ...plain, ...change }, key, issuedAt, 'id-1');
  if (!composed.ok) throw new Error(`refused: ${composed.error.code}`);
  return composed.value;
}

function refusal(change: Partial<Input>) {
  const composed = composeToken({ ...plain, ...change }, key, issuedAt, 'id-1');
  return composed.ok ? null : composed.error;
}

const claimsText = (change: Partial<Input>) => stringifyJson(compose(change).claims);

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
  expect(stringifyJson(compose({}).header)).toBe('{"alg":"ES256","typ":"JWT","kid":"k1"}');
  expect(stringifyJson(compose({ typ: null }).header)).toBe('{"alg":"ES256","kid":"k1"}');
  expect(stringifyJson(compose({ typ: '' }).header)).toBe('{"alg":"ES256","kid":"k1"}');
});

test('the end is the lifetime after the issue; "none" is no exp', () => {
  expect(compose({ lifetime: '15m' }).expiresAt).toBe(issuedAt + 900);
  expect(compose({ lifetime: 'none' }).expiresAt).toBeNull();
  expect(claimsText({ lifetime: 'none' })).not.toContain('"exp"');
});

test('own claims go in untouched: digits, order, nesting', () => {
  const own = '"n":1.0,"big":10000000000000000000001,"e":6e23,"deep":{"z":[null,true],"a":""},"__proto__":{"admin":true}';
  expect(claimsText({ claims: `{ ${own} }` })).toBe(`{${own},"iat":1795446280,"exp":1795449880,"jti":"id-1"}`);
});

test('a claim called __proto__ is a claim and nothing else', () => {
  const { claims } = compose({ claims: '{"__proto__":{"iat":1,"polluted":true}}' });
  expect(claims.members[0]).toMatchObject({ name: '__proto__', value: { kind: 'object' } });
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
});

test('any own claims come out as they went in', () => {
  fc.assert(
    fc.property(claimObjects, (object) => {
      fc.pre(!object.members.some(({ name }) => ['iat', 'exp', 'jti'].includes(name)));
      const { claims } = compose({ claims: stringifyJson(object) });
      expect(claims.members.slice(0, -3)).toEqual(object.members);
    }),
    { numRuns: 300 },
  );
});

for (const name of ['iat', 'exp', 'jti']) {
  test(`an own claim may not be called ${name}`, () => {
    expect(refusal({ claims: `{"${name}":1}` })).toMatchObject({ code: 'claim-shadows-field', field: 'claims', actual: name });
  });
}

test('an own claim shadows a field only if the field is filled in', () => {
  expect(refusal({ subject: 'a', claims: '{"sub":"b"}' })).toMatchObject({ code: 'claim-shadows-field', actual: 'sub' });
  expect(refusal({ issuer: 'a', claims: '{"iss":"b"}' })).toMatchObject({ actual: 'iss' });
  expect(refusal({ audience: ['a'], claims: '{"aud":"b"}' })).toMatchObject({ actual: 'aud' });
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
  expect(refusal({ lifetime: '99999y' })).toMatchObject({ code: 'lifetime-malformed', field: 'lifetime' });
  expect(refusal({ lifetime: '9999-12-31T23:59:59Z' })).toMatchObject({ code: 'lifetime-malformed' });
});
