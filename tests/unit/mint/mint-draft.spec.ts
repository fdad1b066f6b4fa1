import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { contentEncryptions, noPlace, plainRecipe, type FilledRecipe, type KidHeader, type Place } from '../../../shared/mint-input.ts';
import { newRow } from '../../../renderer/src/features/mint/claim-rows.ts';
import { noClaims, showJson, withRows, withText } from '../../../renderer/src/features/mint/claims-draft.ts';
import { claimsToAdd, isUnmet, registeredDemand } from '../../../renderer/src/features/mint/demands.ts';
import { draftOf } from '../../../renderer/src/features/mint/draft-of.ts';
import { fieldOfError } from '../../../renderer/src/features/mint/fields.ts';
import { emptyDraft, type MintDraft } from '../../../renderer/src/features/mint/mint-draft.ts';
import { placeOf } from '../../../renderer/src/features/mint/place-of.ts';
import { recipeOf } from '../../../renderer/src/features/mint/recipe-of.ts';
import { reviewDraft } from '../../../renderer/src/features/mint/review.ts';
import { claimObjects } from './json-nodes.ts';

const keys = { signer: { alg: 'HS256', kid: 'k1', publicJwk: null }, recipient: null };
const now = 1_795_446_280;
const keyId = '00000000-0000-4000-8000-000000000001';
const otherId = '00000000-0000-4000-8000-000000000002';
const tools = { now, sha256: () => '' };

function review(change: Partial<MintDraft>) {
  return reviewDraft({ ...emptyDraft, keyId, ...change }, keys, tools);
}

test('an untouched form with a key can be minted', () => {
  expect(review({})).toMatchObject({
    problems: {},
    filled: { recipe: { ...plainRecipe, keyId }, variables: [], values: [], profileId: null },
    composition: { expiresAt: now + 3_600, issuedAt: now, notBefore: null },
  });
});

test('what is typed but no tag yet counts as an audience', () => {
  expect(review({ audience: ['a'], audienceText: ' b, a ' }).filled?.recipe.audience).toEqual(['a', 'b']);
});

test('types: own ones are trimmed, none is none, a missing one is named', () => {
  expect(review({ typ: 'own', ownTyp: ' logout+jwt ' }).filled?.recipe.typ).toBe('logout+jwt');
  expect(review({ typ: 'none' }).filled?.recipe.typ).toBeNull();
  expect(review({ typ: 'own', ownTyp: ' ' }).problems).toEqual({ typ: { problem: 'missing' } });
});

test('lifetimes: custom ones as typed, never is none, mistakes at their field', () => {
  expect(review({ lifetime: 'custom', customLifetime: ' 90m ' }).composition?.expiresAt).toBe(now + 5_400);
  expect(review({ lifetime: 'never' })).toMatchObject({ filled: { recipe: { lifetime: 'none' } }, composition: { expiresAt: null } });
  const problem = (customLifetime: string) => review({ lifetime: 'custom', customLifetime }).problems.lifetime;
  expect(problem('soon')).toMatchObject({ problem: 'refused', error: { code: 'lifetime-malformed', actual: 'soon' } });
  expect(problem('99999y')).toMatchObject({ problem: 'refused', error: { code: 'time-out-of-range' } });
  expect(problem('until 1795446280000')).toMatchObject({ error: { code: 'time-in-milliseconds', expected: '1795446280' } });
  expect(problem('until 2027-03-14 02:30 America/New_York')).toMatchObject({ error: { code: 'time-skipped' } });
});

test('times: mistakes stand at their own fields, all at once', () => {
  const { problems } = review({ notBefore: 'own', ownNotBefore: 'later', issuedAt: 'own', ownIssuedAt: '275760-01-01' });
  expect(problems).toMatchObject({
    notBefore: { error: { code: 'instant-malformed' } },
    issuedAt: { error: { code: 'time-out-of-range' } },
  });
  expect(review({ lifetime: '15m', notBefore: 'own', ownNotBefore: '1h' }).problems).toMatchObject({
    lifetime: { error: { code: 'never-valid', expected: String(now + 3_600), actual: String(now + 900) } },
  });
  expect(review({ notBefore: 'own', ownNotBefore: ' ' }).problems).toEqual({ notBefore: { problem: 'missing' } });
});

test('without a key there is nothing to mint with, and the rest is judged all the same', () => {
  const broken = { ...emptyDraft, lifetime: 'custom', customLifetime: '' } as const;
  const { problems, filled } = reviewDraft(broken, { signer: null, recipient: null }, tools);
  expect(Object.keys(problems).toSorted()).toEqual(['keyId', 'lifetime']);
  expect(filled).toBeNull();
  expect(reviewDraft({ ...emptyDraft, keyId }, { signer: null, recipient: null }, tools).problems).toHaveProperty('keyId');
});

test('too long and too many are counted, not cut', () => {
  expect(review({ subject: 'x'.repeat(1_001) }).problems).toEqual({ subject: { problem: 'too-long', most: 1_000, actual: 1_001 } });
  expect(review({ subject: 'x'.repeat(1_000) }).problems).toEqual({});
  const many = Array.from({ length: 21 }, (_, index) => `a${index}`);
  expect(review({ audience: many }).problems).toEqual({ audience: { problem: 'too-many', most: 20, actual: 21 } });
  expect(review({ label: ` ${'x'.repeat(200)} ` }).problems).toEqual({});
});

test('claims: taken names are named, in either view', () => {
  const rows = withRows(noClaims, [{ ...newRow([]), name: 'exp', kind: 'number', text: '1' }]);
  expect(review({ claims: rows }).problems).toEqual({ claims: { problem: 'claim-taken', names: ['exp'] } });
  const text = withText(showJson(noClaims), '{"sub":"b","of":1,"jti":2}');
  expect(review({ claims: text, subject: 'a' }).problems).toEqual({ claims: { problem: 'claim-taken', names: ['sub', 'jti'] } });
  expect(review({ claims: text, jti: 'none' }).problems).toEqual({});
});

test('header: what minting writes itself is refused by name', () => {
  const header = (name: string) => review({ header: withText(showJson(noClaims), `{"${name}":"x"}`) }).problems;
  for (const name of ['alg', 'kid', 'crit', 'b64', 'enc', 'jwk']) {
    expect(header(name)).toEqual({ header: { problem: 'parameter-reserved', name } });
  }
  expect(header('cty')).toEqual({});
});

test('several mistakes are all named at once', () => {
  const broken = withText(showJson(noClaims), '{');
  const { problems } = review({ claims: broken, lifetime: 'custom', customLifetime: '', typ: 'own', embedsKey: true });
  expect(Object.keys(problems).toSorted()).toEqual(['claims', 'embedsKey', 'lifetime', 'typ']);
});

test('a variable without its value stands at its field; the template is still there for rows that bring it', () => {
  const variable = { name: 'user', kind: 'text', default: '', isRequired: true, hint: '' } as const;
  const lacking = review({ subject: '{{user}}', variables: [variable] });
  expect(lacking.problems).toMatchObject({ 'values.user': { problem: 'refused', error: { code: 'variable-missing' } } });
  expect([lacking.filled, lacking.template?.recipe.subject]).toEqual([null, '{{user}}']);
  expect(lacking.composition?.claims).toMatchObject({ members: [{ name: 'sub', value: { value: '{{user}}' } }, {}, {}, {}] });
  const given = review({ subject: '{{user}}', variables: [variable], values: [{ name: 'user', value: 'ada' }] });
  expect(given.problems).toEqual({});
  expect(given.composition && stringifyJson(given.composition.claims ?? { kind: 'object', members: [] })).toContain('"sub":"ada"');
});

test('what another choice rules out does not count, and is there again after it', () => {
  const sealed: MintDraft = {
    ...emptyDraft,
    keyId,
    serialization: 'general',
    otherKeyIds: [otherId],
    isDetached: true,
    isSealed: true,
    sealKeyId: otherId,
  };
  expect(recipeOf(sealed).value.recipe.form).toMatchObject({ isDetached: false, otherKeyIds: [], encryption: { keyId: otherId } });
  expect(recipeOf({ ...sealed, isSealed: false }).value.recipe.form).toMatchObject({
    isDetached: true,
    otherKeyIds: [otherId],
    encryption: null,
  });
  expect(recipeOf({ ...sealed, isSigned: false }).value.recipe.keyId).toBeNull();
  expect(recipeOf({ ...sealed, isSigned: false, isSealed: false }).value.recipe.keyId).toBe(keyId);
});

test('the demands of a type: missing ones are wrong, recommended ones never are', () => {
  const draft: MintDraft = { ...emptyDraft, typ: 'at+jwt', subject: 'ada' };
  const demand = (name: 'sub' | 'iss' | 'jti') => registeredDemand(draft, name);
  expect(demand('sub')).toMatchObject({ need: 'required', source: 'RFC 9068 section 2.2' });
  expect([demand('sub'), demand('iss'), demand('jti')].map((one) => one && isUnmet(draft, one))).toEqual([false, true, false]);
  expect(claimsToAdd(draft).map(({ name }) => name)).toEqual(['client_id', 'scope']);
  expect(registeredDemand(emptyDraft, 'sub')).toBeUndefined();
});

test("main's refusals find their field", () => {
  expect(fieldOfError({ code: 'invalid-input', field: 'recipe.audience.3' })).toBe('audience');
  expect(fieldOfError({ code: 'invalid-input', field: 'access.place.label' })).toBe('label');
  expect(fieldOfError({ code: 'payload-too-large', field: 'claims' })).toBe('claims');
  expect(fieldOfError({ code: 'key-unusable', field: 'form.encryption.keyId' })).toBe('form.encryption');
  expect(fieldOfError({ code: 'variable-missing', field: 'values.user.name' })).toBe('values.user.name');
  expect(fieldOfError({ code: 'keychain-locked' })).toBeNull();
  expect(fieldOfError({ code: 'invalid-input', field: 'constructor' })).toBeNull();
});

/** Recipes as the contract has them, without what `recipeOf` would leave out because another choice rules it out. */
const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const trimmed = texts.map((text) => text.trim()).filter((text) => text !== '');
const objects = claimObjects.map((object) => (object.members.length === 0 ? '' : stringifyJson(object)));
const forms = fc.oneof(
  fc.record({
    serialization: fc.constantFrom('compact' as const, 'flattened' as const),
    isDetached: fc.boolean(),
    isUnencoded: fc.constant(false),
    otherKeyIds: fc.constant<string[]>([]),
    encryption: fc.constant(null),
  }),
  fc.record({
    serialization: fc.constant('general' as const),
    isDetached: fc.boolean(),
    isUnencoded: fc.constant(false),
    otherKeyIds: fc.constantFrom<string[][]>([], [otherId]),
    encryption: fc.constant(null),
  }),
  fc.record({
    serialization: fc.constantFrom('compact' as const, 'general' as const),
    isDetached: fc.constant(false),
    isUnencoded: fc.constant(false),
    otherKeyIds: fc.constant<string[]>([]),
    encryption: fc.record({ keyId: fc.constant(otherId), enc: fc.constantFrom(...contentEncryptions) }),
  }),
);
const recipes: fc.Arbitrary<FilledRecipe['recipe']> = fc.record({
  keyId: fc.constant(keyId),
  typ: orNull(fc.oneof(fc.constantFrom('JWT', 'at+jwt', 'own', 'none'), trimmed)),
  kid: fc.oneof(
    fc.constantFrom<KidHeader[]>({ kind: 'key' }, { kind: 'none' }),
    fc.record({ kind: fc.constant('own' as const), kid: trimmed }),
  ),
  header: objects,
  embedsKey: fc.boolean(),
  subject: orNull(texts),
  issuer: orNull(texts),
  audience: fc.uniqueArray(
    trimmed.filter((name) => !/[,[\r\n\t]/.test(name)),
    { maxLength: 4 },
  ),
  claims: objects,
  lifetime: fc.constantFrom('1h', '90m', 'none', 'until 2027-01-31 18:00 Asia/Seoul', '{{life}}'),
  notBefore: orNull(fc.constantFrom('0s', 'now', '5m', '2027-01-31T18:00Z')),
  issuedAt: orNull(fc.constantFrom('now', '-60s', '0s')),
  jti: fc.constantFrom('random' as const, 'none' as const),
  payload: fc.oneof(
    fc.constant({ kind: 'claims' as const }),
    fc.record({ kind: fc.constant('text' as const), text: texts }),
    fc.record({ kind: fc.constant('base64url' as const), text: fc.constantFrom('', 'AQ', 'AAEC') }),
  ),
  form: forms,
});
const places: fc.Arbitrary<Place> = fc.record({
  label: texts.map((text) => text.trim()),
  folder: fc.constantFrom('', 'Shop/Staging'),
  environment: fc.constantFrom('', 'staging'),
  tags: fc.constantFrom([], ['a', 'b']),
  notes: texts,
});

test('a recipe becomes a form and comes back the same, with its place', () => {
  fc.assert(
    fc.property(recipes, places, (recipe, place) => {
      // The claims of a token that holds none are not kept: nothing of them could be seen in the form.
      const kept = recipe.payload.kind === 'claims' ? recipe : { ...recipe, claims: '' };
      const filled = { recipe: kept, variables: [], values: [{ name: 'user', value: 'ada' }], profileId: 'rfc9068' };
      const draft = draftOf(filled, place);
      expect(recipeOf(draft).value).toEqual(filled);
      expect(placeOf(draft)).toEqual(place);
    }),
    { numRuns: 1_000 },
  );
});

test('an encrypted token that nobody signs comes back without a signer', () => {
  const form = { ...plainRecipe.form, encryption: { keyId: otherId, enc: 'A256GCM' as const } };
  const filled = { recipe: { ...plainRecipe, form }, variables: [], values: [], profileId: null };
  expect(recipeOf(draftOf(filled, noPlace))).toEqual({ ok: true, value: filled });
});
