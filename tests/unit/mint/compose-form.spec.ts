import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseJson } from '../../../shared/json/parse.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { composeToken, type MintKeys } from '../../../shared/mint.ts';
import { compactForm, maxPayloadBytes, plainRecipe, type MintRecipe, type TokenForm } from '../../../shared/mint-input.ts';
import type { JsonObject } from '../../../shared/json/node.ts';

const jwk: JsonObject = { kind: 'object', members: [{ name: 'kty', value: { kind: 'string', value: 'OKP' } }] };
const signer = { alg: 'EdDSA', kid: 'k1', publicJwk: jwk };
const recipient = { alg: 'RSA-OAEP-256', kid: 'e1' };
const signing: MintKeys = { signer, recipient: null };
const nested: MintKeys = { signer, recipient };
const sealing: MintKeys = { signer: null, recipient };
const encryption = { keyId: 'e', enc: 'A256GCM' } as const;
const tools = { now: 1_795_446_280, jti: 'id-1', sha256: () => '' };

function attempt(change: Partial<MintRecipe>, form: Partial<TokenForm> = {}, keys = signing) {
  const recipe = { ...plainRecipe, keyId: 'a', form: { ...compactForm, ...form }, ...change };
  return composeToken({ recipe, variables: [], values: [] }, keys, tools);
}

function compose(...of: Parameters<typeof attempt>) {
  const composed = attempt(...of);
  if (!composed.ok) throw new Error(`refused: ${JSON.stringify(composed.error)}`);
  const { header, sealHeader, ...others } = composed.value;
  return { ...others, header: header && stringifyJson(header), seal: sealHeader && stringifyJson(sealHeader) };
}

function refusal(...of: Parameters<typeof attempt>) {
  const composed = attempt(...of);
  return composed.ok ? null : composed.error;
}

const text = (value: string) => ({ payload: { kind: 'text', text: value } }) as const;
const bytes = (value: string) => ({ payload: { kind: 'base64url', text: value } }) as const;

test('the header holds alg, typ, kid, the key, then what was added', () => {
  const header = compose({ embedsKey: true, header: '{"x5u":"https://a.example","n":1.0}' }).header;
  expect(header).toBe('{"alg":"EdDSA","typ":"JWT","kid":"k1","jwk":{"kty":"OKP"},"x5u":"https://a.example","n":1.0}');
  expect(compose({ kid: { kind: 'own', kid: 'mine' } }).header).toBe('{"alg":"EdDSA","typ":"JWT","kid":"mine"}');
  expect(compose({ kid: { kind: 'none' } }).header).toBe('{"alg":"EdDSA","typ":"JWT"}');
});

test('a secret cannot be embedded, nor a key where nothing signs', () => {
  const impossible = { code: 'form-impossible', field: 'embedsKey' };
  expect(refusal({ embedsKey: true }, {}, { signer: { ...signer, publicJwk: null }, recipient: null })).toMatchObject(impossible);
  expect(refusal({ embedsKey: true, keyId: null }, { encryption }, sealing)).toMatchObject(impossible);
});

const reservedNames = 'alg typ kid crit b64 enc zip epk iv tag p2s p2c apu apv'.split(' ');
for (const name of reservedNames) {
  test(`the header parameter ${name} is not for the taking`, () => {
    const reserved = { code: 'parameter-reserved', field: 'header', actual: name };
    expect(refusal({ header: `{"a":1,"${name}":1}` })).toEqual(reserved);
    expect(refusal({ header: `{"${name}":1}`, keyId: null }, { encryption }, sealing)).toEqual(reserved);
  });
}

test('an own jwk is taken if it is public and the key is not embedded', () => {
  expect(compose({ header: '{"jwk":{"kty":"EC","x":"1"}}' }).header).toContain('"jwk":{"kty":"EC","x":"1"}');
  for (const header of ['{"jwk":{"kty":"EC","d":"1"}}', '{"jwk":{"kty":"oct","k":"1"}}', '{"jwk":"text"}', '{"jwk":{"oth":[]}}']) {
    expect(refusal({ header })).toEqual({ code: 'parameter-reserved', field: 'header', actual: 'jwk' });
  }
  expect(refusal({ header: '{"jwk":{}}', embedsKey: true })).toMatchObject({ code: 'parameter-reserved', actual: 'jwk' });
});

test('mistakes in the header text are found with their place', () => {
  expect(refusal({ header: '{"a":1,\n"a":2}' })).toMatchObject({ code: 'json-malformed', field: 'header', line: 2, column: 1 });
  expect(refusal({ header: '[]' })).toMatchObject({ code: 'claims-not-an-object', field: 'header', actual: 'array' });
});

test('sealed alone: one header, with the type', () => {
  const composed = compose({ keyId: null, header: '{"a":1}' }, { encryption }, sealing);
  expect(composed.header).toBeNull();
  expect(composed.seal).toBe('{"alg":"RSA-OAEP-256","enc":"A256GCM","typ":"JWT","kid":"e1","a":1}');
  expect(composed.claims).not.toBeNull();
});

test('signed, then sealed: two headers, and the outer one says what is inside', () => {
  const composed = compose({ typ: 'at+jwt', header: '{"a":1}' }, { encryption }, nested);
  expect(composed.header).toBe('{"alg":"EdDSA","typ":"at+jwt","kid":"k1","a":1}');
  expect(composed.seal).toBe('{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT","kid":"e1"}');
  expect(compose(text('x'), { encryption }, nested).seal).toContain('"cty":"JOSE"');
  expect(compose({ kid: { kind: 'none' } }, { encryption }, nested).seal).not.toContain('kid');
});

test('a payload of any kind is taken as it is, and has no times', () => {
  const value = ' any text.\n{"iat":1} 😀';
  expect(compose({ ...text(value), claims: '', lifetime: 'nonsense', issuedAt: 'nonsense' })).toMatchObject({
    claims: null,
    payload: { kind: 'text', text: value },
    issuedAt: null,
    notBefore: null,
    expiresAt: null,
  });
  expect(compose(bytes('_-8')).payload).toEqual({ kind: 'base64url', text: '_-8' });
  expect(compose(text('')).payload).toEqual({ kind: 'text', text: '' });
});

test('base64url is canonical or refused, for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (random) => {
      expect(refusal(bytes(Buffer.from(random).toString('base64url')))).toBeNull();
    }),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('A', 'B', 'Q', 'g', 'w', '-', '_', '+', '/', '=', ' ', '8', '9'), maxLength: 9 }),
      (random) => {
        const isCanonical = Buffer.from(random, 'base64url').toString('base64url') === random;
        expect(refusal(bytes(random)) === null).toBe(isCanonical);
      },
    ),
    { numRuns: 1_000 },
  );
  expect(refusal(bytes('AB=='))).toEqual({
    code: 'payload-malformed',
    field: 'payload',
    expected: 'canonical base64url without padding',
    offset: 2,
  });
  expect(refusal(bytes('AAAAAB'))).toMatchObject({ offset: 5 });
});

test('half a character in a text payload is refused with its place', () => {
  expect(refusal(text('ab\ud800c'))).toMatchObject({ code: 'payload-malformed', field: 'payload', offset: 2 });
});

test('a payload may have 1 MiB, in bytes', () => {
  expect(refusal(text('x'.repeat(maxPayloadBytes)))).toBeNull();
  expect(refusal(text('x'.repeat(maxPayloadBytes + 1)))).toEqual({
    code: 'payload-too-large',
    field: 'payload',
    expected: '1048576',
    actual: '1048577',
  });
  expect(refusal(text('한'.repeat(349_525)))).toBeNull();
  expect(refusal(text('한'.repeat(349_526)))).toMatchObject({ actual: '1048578' });
  expect(refusal(text('😀'.repeat(262_145)))).toMatchObject({ actual: '1048580' });
  expect(refusal({ claims: JSON.stringify({ a: 'x'.repeat(maxPayloadBytes) }) })).toMatchObject({
    code: 'payload-too-large',
    field: 'claims',
  });
});

test('b64 false is said in the header, and demanded by crit', () => {
  const composed = compose({ ...text('any. text'), header: '{"a":1}' }, { isUnencoded: true, isDetached: true });
  expect(composed.header).toBe('{"alg":"EdDSA","typ":"JWT","kid":"k1","a":1,"b64":false,"crit":["b64"]}');
});

test('what may go unencoded', () => {
  const field = 'form.isUnencoded';
  expect(refusal({}, { isUnencoded: true })).toEqual({ code: 'form-impossible', field, expected: 'a payload that is no claims set' });
  expect(refusal({}, { isUnencoded: true, isDetached: true })).toMatchObject({ field });
  expect(refusal(text('Abc_09~-'), { isUnencoded: true })).toBeNull();
  // RFC 7797 section 5.2: %x20-2D and %x2F-7E.
  const allowed = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)).join('');
  expect(refusal(text(allowed.replace('.', '')), { isUnencoded: true })).toBeNull();
  for (const [value, offset] of [
    ['$.02', 1],
    ['ab.c', 2],
    ['a\tb', 1],
    ['a\u007f', 1],
    ['한', 0],
  ] as const) {
    expect(refusal(text(value), { isUnencoded: true })).toMatchObject({ code: 'form-impossible', field, offset });
    expect(refusal(text(value), { isUnencoded: true, isDetached: true })).toBeNull();
    expect(refusal(text(value), { isUnencoded: true, serialization: 'flattened' })).toBeNull();
  }
  expect(refusal(bytes('AA'), { isUnencoded: true, serialization: 'flattened' })).toMatchObject({ field });
});

test('forms that do not go together name what may not be', () => {
  const code = 'form-impossible';
  expect(refusal({}, { encryption, isDetached: true }, nested)).toMatchObject({ code, field: 'form.isDetached' });
  expect(refusal(text('a'), { encryption, isUnencoded: true }, nested)).toMatchObject({ code, field: 'form.isUnencoded' });
  expect(refusal({}, { encryption, serialization: 'general', otherKeyIds: ['b'] }, nested)).toMatchObject({
    code,
    field: 'form.otherKeyIds',
  });
  for (const serialization of ['compact', 'flattened'] as const) {
    expect(refusal({}, { serialization, otherKeyIds: ['b'] })).toMatchObject({ code, field: 'form.otherKeyIds' });
  }
  expect(refusal({}, { serialization: 'general', otherKeyIds: ['b', 'c'] })).toBeNull();
  expect(refusal({}, { serialization: 'general', otherKeyIds: ['b', 'b'] })).toMatchObject({ code, expected: 'each key once' });
  expect(refusal({}, { serialization: 'general', otherKeyIds: ['a'] })).toMatchObject({ code, expected: 'each key once' });
  expect(refusal({ keyId: null }, {}, { signer: null, recipient: null })).toMatchObject({ code, field: 'keyId' });
});

test('a key that is named and not given is no reason to leave the signature out', () => {
  expect(refusal({}, { encryption }, sealing)).toEqual({ code: 'key-not-found', field: 'keyId' });
  expect(refusal({}, { encryption }, signing)).toEqual({ code: 'key-not-found', field: 'form.encryption' });
});

test('whatever is composed, this app reads back', () => {
  const values = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(
      values,
      values,
      fc.array(
        values.filter((value) => value !== ''),
        { maxLength: 3 },
      ),
      (subject, issuer, audience) => {
        const { payload, header } = compose({ subject, issuer, audience });
        const parsed = parseJson(payload.text);
        expect(parsed.ok && parseJson(header ?? '').ok).toBe(true);
        if (parsed.ok) expect(stringifyJson(parsed.value)).toBe(payload.text);
      },
    ),
  );
});
