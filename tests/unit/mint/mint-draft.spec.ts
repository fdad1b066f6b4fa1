import { expect, test } from '@playwright/test';
import { newRow } from '../../../renderer/src/features/mint/claim-rows.ts';
import { noClaims, showJson, withRows, withText } from '../../../renderer/src/features/mint/claims-draft.ts';
import {
  emptyDraft,
  fieldOfError,
  missingForAccessToken,
  reviewDraft,
  type MintDraft,
} from '../../../renderer/src/features/mint/mint-draft.ts';

const key = { alg: 'HS256', kid: 'k1' } as const;
const now = 1_795_446_280;
const keyId = '00000000-0000-4000-8000-000000000001';

function review(change: Partial<MintDraft>) {
  return reviewDraft({ ...emptyDraft, keyId, ...change }, key, now);
}

test('an untouched form with a key can be minted', () => {
  expect(review({})).toMatchObject({
    problems: {},
    input: { keyId, typ: 'JWT', subject: null, issuer: null, audience: [], claims: '{}', lifetime: '1h', label: null },
    composition: { expiresAt: now + 3_600 },
  });
});

test('what is typed but no tag yet counts as an audience', () => {
  expect(review({ audience: ['a'], audienceText: ' b, a ' }).input?.audience).toEqual(['a', 'b']);
});

test('types: own ones are trimmed, none is none, a missing one is named', () => {
  expect(review({ typ: 'own', ownTyp: ' logout+jwt ' }).input?.typ).toBe('logout+jwt');
  expect(review({ typ: 'none' }).input?.typ).toBeNull();
  expect(review({ typ: 'own', ownTyp: ' ' }).problems).toEqual({ typ: { problem: 'missing' } });
});

test('lifetimes: custom ones as typed, never is none, mistakes at their field', () => {
  expect(review({ lifetime: 'custom', customLifetime: ' 90m ' }).composition?.expiresAt).toBe(now + 5_400);
  expect(review({ lifetime: 'never' })).toMatchObject({ input: { lifetime: 'none' }, composition: { expiresAt: null } });
  expect(review({ lifetime: 'custom', customLifetime: 'soon' }).problems).toMatchObject({
    lifetime: { problem: 'refused', error: { code: 'lifetime-malformed', actual: 'soon' } },
  });
  expect(review({ lifetime: 'custom', customLifetime: '99999y' }).problems).toMatchObject({ lifetime: { problem: 'refused' } });
});

test('without a key there is nothing to mint with', () => {
  expect(reviewDraft(emptyDraft, null, now)).toMatchObject({ problems: { keyId: { problem: 'missing' } }, input: null });
  expect(reviewDraft({ ...emptyDraft, keyId }, null, now).problems).toHaveProperty('keyId');
});

test('too long and too many are counted, not cut', () => {
  expect(review({ subject: 'x'.repeat(1_001) }).problems).toEqual({ subject: { problem: 'too-long', most: 1_000, actual: 1_001 } });
  expect(review({ subject: 'x'.repeat(1_000) }).problems).toEqual({});
  const many = Array.from({ length: 21 }, (_, index) => `a${index}`);
  expect(review({ audience: many }).problems).toEqual({ audience: { problem: 'too-many', most: 20, actual: 21 } });
  expect(review({ label: ` ${'x'.repeat(200)} ` }).problems).toEqual({});
});

test('claims: a taken name is named, in either view', () => {
  const rows = withRows(noClaims, [{ ...newRow([]), name: 'exp', kind: 'number', text: '1' }]);
  expect(review({ claims: rows }).problems).toEqual({ claims: { problem: 'claim-taken', name: 'exp' } });
  const text = withText(showJson(noClaims), '{"sub":"b"}');
  expect(review({ claims: text, subject: 'a' }).problems).toEqual({ claims: { problem: 'claim-taken', name: 'sub' } });
  expect(review({ claims: text }).problems).toEqual({});
});

test('several mistakes are all named at once', () => {
  const broken = withText(showJson(noClaims), '{');
  const { problems } = review({ claims: broken, lifetime: 'custom', customLifetime: '', typ: 'own' });
  expect(Object.keys(problems).toSorted()).toEqual(['claims', 'lifetime', 'typ']);
});

test('an access token is told what RFC 9068 still asks for', () => {
  const { composition } = review({ typ: 'at+jwt', subject: 'a', lifetime: 'never' });
  expect(composition && missingForAccessToken(composition)).toEqual(['iss', 'exp', 'aud', 'client_id']);
});

test("main's refusals find their field", () => {
  expect(fieldOfError({ code: 'invalid-input', field: 'audience.3' })).toBe('audience');
  expect(fieldOfError({ code: 'payload-too-large', field: 'claims' })).toBe('claims');
  expect(fieldOfError({ code: 'keychain-locked' })).toBeNull();
  expect(fieldOfError({ code: 'invalid-input', field: 'constructor' })).toBeNull();
});
