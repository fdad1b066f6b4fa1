import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { recipeOfToken, type TokenFacts } from '../../../electron/engine/shelf/recipe-of-token.ts';
import type { TokenParts } from '../../../electron/engine/shelf/token-parts.ts';
import { jsonString, type JsonMember, type JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { composeToken } from '../../../shared/mint.ts';
import { compactForm, plainRecipe, type FilledRecipe, type KidHeader, type MintRecipe } from '../../../shared/mint-input.ts';
import type { Result } from '../../../shared/result.ts';
import { claimObjects } from '../mint/json-nodes.ts';

const now = 1_800_000_000;
const keyId = '11111111-1111-4111-8111-111111111111';
const publicJwk = objectOf('{"kty":"OKP","kid":"k1","alg":"EdDSA","use":"sig","crv":"Ed25519","x":"AAAA"}');
const facts: TokenFacts = { key: { id: keyId, kid: 'k1', publicJwk }, madeAt: now, profileId: 'rfc9068' };

function objectOf(text: string): JsonObject {
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error(`No object: ${text}`);
  return parsed.value;
}

function compose(recipe: MintRecipe, jti: string) {
  return composeToken(
    { recipe, variables: [], values: [] },
    { signer: { alg: 'EdDSA', kid: 'k1', publicJwk }, recipient: null },
    { now, jti, sha256: (text) => createHash('sha256').update(text).digest('base64url') },
  );
}

function read(header: string, claims: string, form: TokenParts['form'] = 'jws'): Result<FilledRecipe> {
  return recipeOfToken({ header: objectOf(header), claims: objectOf(claims), form }, facts);
}

function recipeOf(header: string, claims: string): MintRecipe {
  const result = read(header, claims);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.recipe;
}

const inFields = new Set(['iss', 'sub', 'aud', 'iat', 'nbf', 'exp', 'jti']);
const inHeader = new Set(['alg', 'typ', 'kid', 'crit', 'b64', 'enc', 'zip', 'epk', 'iv', 'tag', 'p2s', 'p2c', 'apu', 'apv', 'jwk']);
const without = (names: ReadonlySet<string>) => (object: JsonObject) => ({
  ...object,
  members: object.members.filter(({ name }) => !names.has(name)),
});
const textOf = (object: JsonObject) => (object.members.length === 0 ? '' : stringifyJson(object));

const names = fc.constantFrom('ada', 'https://issuer.example', 'a b', '{{name}}', '역할', '"', 'x'.repeat(1_000));
/** Registered claims in shapes that only custom claims can have. */
const unusual: fc.Arbitrary<JsonMember[]> = fc.constantFrom(
  [],
  [{ name: 'aud', value: { kind: 'array', items: [jsonString('one')] } }],
  [{ name: 'aud', value: { kind: 'array', items: [jsonString('one'), { kind: 'number', source: '2.0' }] } }],
  [{ name: 'iss', value: { kind: 'null' } }],
  [{ name: 'sub', value: { kind: 'number', source: '10000000000000000000001' } }],
);
const recipes: fc.Arbitrary<MintRecipe> = fc
  .record({
    typ: fc.constantFrom(null, 'JWT', 'at+jwt', 'dpop+jwt'),
    kid: fc.constantFrom<KidHeader>({ kind: 'key' }, { kind: 'own', kid: 'other' }, { kind: 'none' }),
    header: claimObjects.map(without(inHeader)).map(textOf),
    embedsKey: fc.boolean(),
    subject: fc.option(names),
    issuer: fc.option(names),
    audience: fc.array(names, { maxLength: 3 }),
    custom: claimObjects.map(without(inFields)),
    odd: unusual,
    lifetime: fc.constantFrom('none', '1h', '90m', '1s', '1mo', '3 weeks', '100y', '2027-06-01', '2020-01-31T18:00Z', '36h1s'),
    notBefore: fc.constantFrom(null, '0s', '5m', '-30s', '-1h30m', '2026-01-31T18:00Z'),
    issuedAt: fc.constantFrom('now', null),
    jti: fc.constantFrom('random' as const, 'none' as const),
    isDetached: fc.boolean(),
  })
  .map(({ custom, odd, isDetached, ...fields }) => {
    const [name] = odd.map((member) => member.name);
    const emptied = {
      ...(name === 'aud' && { audience: [] }),
      ...(name === 'iss' && { issuer: null }),
      ...(name === 'sub' && { subject: null }),
    };
    const claims = textOf({ kind: 'object', members: [...custom.members, ...odd] });
    return { ...plainRecipe, keyId, ...fields, ...emptied, claims, form: { ...compactForm, isDetached } };
  });

test('a token made again at the same instant is the same but for its jti', () => {
  let made = 0;
  fc.assert(
    fc.property(recipes, (recipe) => {
      const first = compose(recipe, 'first');
      if (!first.ok) {
        expect(first.error.code).toBe('never-valid');
        return;
      }
      made++;
      const { header, claims } = first.value;
      if (header === null || claims === null) throw new Error('A signed claims set has both');
      const form = recipe.form.isDetached ? 'jws-detached' : 'jws';
      const derived = recipeOfToken({ header, claims, form }, facts);
      if (!derived.ok) throw new Error(JSON.stringify(derived.error));
      expect(derived.value.recipe.form).toEqual(recipe.form);
      const second = compose(derived.value.recipe, 'first');
      if (!second.ok) throw new Error(JSON.stringify(second.error));
      expect(second.value.header).toEqual(header);
      expect(second.value.claims).toEqual(claims);
    }),
    { numRuns: 500 },
  );
  expect(made).toBeGreaterThan(250);
});

test('fields, header and times are read as one would write them', () => {
  const header = '{"alg":"EdDSA","typ":"at+jwt","kid":"k1","x":1.0}';
  const claims = '{"iss":"https://i","sub":"ada","aud":"api","n":1.50,"iat":1000,"nbf":940,"exp":4600,"jti":"a"}';
  expect(read(header, claims)).toEqual({
    ok: true,
    value: {
      recipe: {
        ...plainRecipe,
        keyId,
        typ: 'at+jwt',
        header: '{"x":1.0}',
        issuer: 'https://i',
        subject: 'ada',
        audience: ['api'],
        claims: '{"n":1.50}',
        lifetime: '1h',
        notBefore: '-1m',
      },
      variables: [],
      values: [],
      profileId: 'rfc9068',
    },
  });
});

test('a list of one audience, and what no field holds, stay custom claims', () => {
  expect(recipeOf('{"alg":"EdDSA"}', '{"aud":["api"],"sub":7,"iss":""}')).toMatchObject({
    kid: { kind: 'none' },
    typ: null,
    audience: [],
    subject: null,
    issuer: null,
    claims: '{"aud":["api"],"sub":7,"iss":""}',
    issuedAt: null,
    lifetime: 'none',
    jti: 'none',
  });
  expect(recipeOf('{"alg":"EdDSA"}', '{"aud":["a","b"],"jti":7}')).toMatchObject({
    audience: ['a', 'b'],
    claims: '{"jti":7}',
    jti: 'none',
  });
});

test('the key in the header is embedded anew only where it is the key', () => {
  const own = '{"alg":"EdDSA","jwk":{"kty":"OKP","crv":"Ed25519","x":"AAAA"}}';
  expect(recipeOf(own, '{}')).toMatchObject({ embedsKey: true, header: '' });
  for (const other of [
    '{"kty":"OKP","crv":"Ed25519","x":"BBBB"}',
    '{"kty":"OKP"}',
    '{"kty":"OKP","crv":"Ed25519","x":"AAAA","ext":true}',
  ]) {
    expect(recipeOf(`{"alg":"EdDSA","jwk":${other}}`, '{}')).toMatchObject({ embedsKey: false, header: `{"jwk":${other}}` });
  }
});

test('an unencoded payload is read from the header', () => {
  const unencoded = read('{"alg":"EdDSA","b64":false,"crit":["b64"]}', '{"a":1}', 'jws-detached');
  expect(unencoded).toMatchObject({ ok: true, value: { recipe: { header: '', form: { isUnencoded: true, isDetached: true } } } });
});

test('what cannot be made again is refused, and the error says why', () => {
  const refusals: [header: string, claims: string, reason: string, field: string][] = [
    ['{"alg":"EdDSA"}', '{"iat":"1000"}', 'times', 'claims.iat'],
    ['{"alg":"EdDSA"}', '{"exp":1e400}', 'times', 'claims.exp'],
    ['{"alg":"EdDSA"}', '{"exp":1000.5}', 'times', 'claims.exp'],
    ['{"alg":"EdDSA"}', '{"nbf":-1}', 'times', 'claims.nbf'],
    ['{"alg":"EdDSA"}', '{"exp":1800000000000}', 'times', 'claims.exp'],
    ['{"alg":"EdDSA","kid":7}', '{}', 'header', 'header.kid'],
    ['{"alg":"EdDSA","typ":""}', '{}', 'header', 'header.typ'],
    ['{"alg":"EdDSA","crit":["exp"],"exp":1}', '{}', 'header', 'header.crit'],
    ['{"alg":"EdDSA","b64":true}', '{}', 'header', 'header.crit'],
    [`{"alg":"EdDSA","kid":"${'k'.repeat(257)}"}`, '{}', 'too-large', 'kid.kid'],
    [`{"alg":"EdDSA","x":"${'k'.repeat(20_000)}"}`, '{}', 'too-large', 'header'],
  ];
  for (const [header, claims, actual, field] of refusals) {
    expect(read(header, claims)).toMatchObject({ ok: false, error: { code: 'not-renewable', actual, field } });
  }
  const noClaims = recipeOfToken({ header: objectOf('{"alg":"EdDSA"}'), claims: null, form: 'jws' }, facts);
  expect(noClaims).toEqual({ ok: false, error: { code: 'not-renewable', actual: 'no-claims' } });
});
