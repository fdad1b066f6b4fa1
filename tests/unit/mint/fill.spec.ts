import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { fillRecipe } from '../../../shared/fill.ts';
import { composeToken } from '../../../shared/mint.ts';
import { plainRecipe, type MintRecipe } from '../../../shared/mint-input.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { Variable, VariableKind } from '../../../shared/variables.ts';
import { claimObjects } from './json-nodes.ts';

const issuedAt = 1_795_446_280;
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

function variable(name: string, kind: VariableKind = 'text', change: Partial<Variable> = {}): Variable {
  return { name, kind, default: '', isRequired: true, hint: '', ...change };
}

function fill(change: Partial<MintRecipe>, variables: Variable[], values: Readonly<Record<string, string>> = {}) {
  const given = Object.entries(values).map(([name, value]) => ({ name, value }));
  return fillRecipe({ recipe: { ...plainRecipe, ...change }, variables, values: given }, { issuedAt, sha256 });
}

function filled(...of: Parameters<typeof fill>): MintRecipe {
  const result = fill(...of);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

function refusal(...of: Parameters<typeof fill>) {
  const result = fill(...of);
  return result.ok ? null : result.error;
}

/** What the claims `{"v":"{{v}}","text":"<{{v}}>"}` become. */
const one = (kind: VariableKind, value: string) =>
  filled({ claims: '{"v":"{{v}}","text":"<{{v}}>"}' }, [variable('v', kind)], { v: value }).claims;

test('a string that is a placeholder takes the value with its type; inside a longer one it is text', () => {
  expect(one('text', 'ada "{{v}}"')).toBe('{"v":"ada \\"{{v}}\\"","text":"<ada \\"{{v}}\\">"}');
  expect(one('number', '10000000000000000000001')).toBe('{"v":10000000000000000000001,"text":"<10000000000000000000001>"}');
  expect(one('number', ' 3.0 ')).toBe('{"v":3.0,"text":"<3.0>"}');
  expect(one('boolean', 'false')).toBe('{"v":false,"text":"<false>"}');
  expect(one('json', '{"b":[1.0,null]}')).toBe('{"v":{"b":[1.0,null]},"text":"<{\\"b\\":[1.0,null]}>"}');
  expect(one('list', 'a, b,,c')).toBe('{"v":["a","b","c"],"text":"<a,b,c>"}');
  expect(one('time', '5m')).toBe(`{"v":${issuedAt + 300},"text":"<${issuedAt + 300}>"}`);
  expect(one('time', '2027-01-31 18:00 Asia/Seoul')).toContain('"v":1801386000');
});

test('sha256 is the access token hash of RFC 9449', () => {
  // RFC 9449 section 7.1, figure 12.
  const token = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
  expect(one('sha256', token)).toContain('"v":"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"');
});

test('values come in at any depth, into strings only', () => {
  const claims = '{"{{v}}":1,"a":[{"b":["{{v}}","{{v}}{{v}}"]}],"n":1.0}';
  expect(filled({ claims }, [variable('v')], { v: 'x' }).claims).toBe('{"{{v}}":1,"a":[{"b":["x","xx"]}],"n":1.0}');
});

test('no value can leave its string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
      const recipe = filled({ claims: '{"a":"{{v}}","b":"x{{v}}"}', subject: '{{v}}' }, [variable('v')], { v: value });
      expect(JSON.parse(recipe.claims)).toEqual({ a: value, b: `x${value}` });
      expect(recipe.subject).toBe(value);
    }),
  );
});

test('what has no placeholder stays, whatever it is', () => {
  fc.assert(
    fc.property(claimObjects, (claims) => {
      fc.pre(claims.members.length > 0);
      const text = stringifyJson(claims);
      expect(filled({ claims: text, header: text }, [variable('never_used')])).toMatchObject({ claims: text, header: text });
    }),
  );
});

test('every text of the recipe is filled', () => {
  const recipe = filled(
    {
      issuer: 'https://{{v}}.example',
      subject: '{{v}}',
      audience: ['{{v}}', 'api:{{v}}', '{{many}}'],
      kid: { kind: 'own', kid: 'key-{{v}}' },
      header: '{"x5u":"https://{{v}}.example"}',
      lifetime: '{{life}}',
      notBefore: '{{when}}',
      issuedAt: '-{{seconds}}s',
      payload: { kind: 'text', text: 'Dear {{v}}' },
    },
    [variable('v'), variable('many', 'list'), variable('life'), variable('when', 'time'), variable('seconds', 'number')],
    { v: 'a', many: 'x,y', life: '2 hours', when: '5m', seconds: '60' },
  );
  expect(recipe).toMatchObject({
    issuer: 'https://a.example',
    subject: 'a',
    audience: ['a', 'api:a', 'x', 'y'],
    kid: { kind: 'own', kid: 'key-a' },
    header: '{"x5u":"https://a.example"}',
    lifetime: '2 hours',
    notBefore: String(issuedAt + 300),
    issuedAt: '-60s',
    payload: { kind: 'text', text: 'Dear a' },
  });
});

test('only declared names are replaced', () => {
  const texts = { claims: '{"a":"{{other}}","b":"{{ v }}","c":"{v}","d":"{{__proto__}}"}', subject: '{{other}}' };
  expect(filled(texts, [variable('v')], { v: 'x', other: 'y' })).toMatchObject(texts);
});

test('a value that looks like a placeholder is not filled again', () => {
  const variables = [variable('a'), variable('b')];
  expect(filled({ subject: '{{a}}-{{b}}' }, variables, { a: '{{b}}', b: '{{a}}' }).subject).toBe('{{b}}-{{a}}');
});

test('an optional variable without a value leaves the member, entry or field out', () => {
  const nothing = [variable('v', 'text', { isRequired: false }), variable('list', 'list', { isRequired: false })];
  const recipe = filled(
    {
      claims: '{"a":"{{v}}","b":"<{{v}}>","c":["{{v}}",1],"d":{"e":"{{v}}"}}',
      header: '{"x":"{{v}}"}',
      issuer: '{{v}}',
      subject: 'x{{v}}',
      audience: ['{{v}}', '{{list}}', 'api'],
      kid: { kind: 'own', kid: '{{v}}' },
      notBefore: '{{v}}',
      issuedAt: '{{v}}',
    },
    nothing,
  );
  expect(recipe).toMatchObject({
    claims: '{"b":"<>","c":[1],"d":{}}',
    header: '',
    issuer: null,
    subject: 'x',
    audience: ['api'],
    kid: { kind: 'none' },
    notBefore: null,
    issuedAt: null,
  });
});

test('a missing or empty value takes the default', () => {
  const variables = [variable('v', 'text', { default: 'usual' })];
  expect(filled({ subject: '{{v}}' }, variables).subject).toBe('usual');
  expect(filled({ subject: '{{v}}' }, variables, { v: '' }).subject).toBe('usual');
  expect(filled({ subject: '{{v}}' }, variables, { v: ' ' }).subject).toBe(' ');
});

test('a required variable without a value is named, if it is used', () => {
  expect(refusal({ claims: '{"a":{"b":"{{v}}"}}' }, [variable('v')])).toEqual({ code: 'variable-missing', field: 'values.v' });
  expect(refusal({}, [variable('v')])).toBeNull();
});

const wrong: readonly (readonly [VariableKind, string])[] = [
  ['number', '1,5'],
  ['number', '01'],
  ['number', '+1'],
  ['number', 'NaN'],
  ['number', '0x10'],
  ['number', '1e'],
  ['boolean', 'yes'],
  ['boolean', 'True'],
  ['time', 'soon'],
  ['text', '\ud800'],
];
for (const [kind, value] of wrong) {
  test(`${JSON.stringify(value)} is no ${kind}, and is not repeated in the error`, () => {
    const error = refusal({ subject: '{{v}}' }, [variable('v', kind)], { v: value });
    expect(error).toMatchObject({ code: 'variable-malformed', field: 'values.v', expected: kind });
    expect(JSON.stringify(error)).not.toContain(JSON.stringify(value));
  });
}

test('mistakes in JSON values have their place', () => {
  const at = (value: string) => refusal({ claims: '{"a":"{{v}}"}' }, [variable('v', 'json')], { v: value });
  expect(at('{"a":1,\n"a":2}')).toMatchObject({
    code: 'variable-malformed',
    expected: 'json',
    actual: 'duplicate-member',
    line: 2,
    column: 1,
  });
  expect(at(`${'['.repeat(33)}${']'.repeat(33)}`)).toMatchObject({ actual: 'too-deep' });
  // As deep as a token may be by itself, and one level too deep among the claims.
  expect(at(`${'['.repeat(31)}${']'.repeat(31)}`)).toBeNull();
  expect(at(`${'['.repeat(32)}${']'.repeat(32)}`)).toMatchObject({ code: 'variable-malformed', field: 'values.v', actual: 'too-deep' });
});

test('mistakes in times keep their own code', () => {
  const at = (value: string) => refusal({ notBefore: '{{v}}' }, [variable('v', 'time')], { v: value });
  expect(at('1795446280000')).toMatchObject({ code: 'time-in-milliseconds', field: 'values.v', expected: '1795446280' });
  expect(at('2027-03-28 02:30 Europe/Berlin')).toMatchObject({ code: 'time-skipped', field: 'values.v' });
});

test('a time among the values counts from the issue time that the recipe has', () => {
  const recipe = { ...plainRecipe, keyId: 'a', issuedAt: '-{{back}}', claims: '{"auth_time":"{{auth}}"}' };
  const composed = composeToken(
    {
      recipe,
      variables: [variable('back'), variable('auth', 'time')],
      values: [
        { name: 'back', value: '1h' },
        { name: 'auth', value: '-5m' },
      ],
    },
    { signer: { alg: 'ES256', kid: 'k', publicJwk: null }, recipient: null },
    { now: issuedAt, jti: 'id', sha256 },
  );
  const at = issuedAt - 3_600;
  expect(composed).toMatchObject({
    ok: true,
    value: { payload: { text: `{"auth_time":${at - 300},"iat":${at},"exp":${at + 3_600},"jti":"id"}` } },
  });
});

test('a time in the very field of the issue time counts from now', () => {
  const composed = composeToken(
    {
      recipe: { ...plainRecipe, keyId: 'a', issuedAt: '{{when}}' },
      variables: [variable('when', 'time')],
      values: [{ name: 'when', value: '-5m' }],
    },
    { signer: { alg: 'ES256', kid: 'k', publicJwk: null }, recipient: null },
    { now: issuedAt, jti: 'id', sha256 },
  );
  expect(composed).toMatchObject({ ok: true, value: { issuedAt: issuedAt - 300, expiresAt: issuedAt + 3_300 } });
});

test('a claim that an optional value leaves out shadows nothing; one that stands does', () => {
  const variables = [variable('v', 'text', { isRequired: false })];
  const compose = (values: { name: string; value: string }[]) =>
    composeToken(
      { recipe: { ...plainRecipe, keyId: 'a', issuer: 'me', claims: '{"iss":"{{v}}"}' }, variables, values },
      { signer: { alg: 'ES256', kid: 'k', publicJwk: null }, recipient: null },
      { now: issuedAt, jti: 'id', sha256 },
    );
  expect(compose([])).toMatchObject({ ok: true });
  expect(compose([{ name: 'v', value: 'x' }])).toMatchObject({ ok: false, error: { code: 'claim-shadows-field', actual: 'iss' } });
});
