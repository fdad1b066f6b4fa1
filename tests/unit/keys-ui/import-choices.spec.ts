import { test, expect } from '@playwright/test';
import fc from 'fast-check';
import {
  algorithmsOf,
  carriedOver,
  concernedKey,
  draftOf,
  findingsOf,
  kidKindsOf,
  needsWeakMark,
  planImport,
  withAllTaken,
  withEdit,
  type Edits,
} from '../../../renderer/src/features/keys/import-choices.ts';
import { finishImportSchema, foundKeySchema, type FoundKey, type SecretReading } from '../../../shared/key-import.ts';

const none: Edits = new Map();
const nobody: ReadonlySet<string> = new Set();
const vaultId = '00000000-0000-4000-8000-000000000001';

function foundKey(changes: Partial<FoundKey> = {}): FoundKey {
  return foundKeySchema.parse({
    index: 0,
    source: 0,
    format: 'jwk',
    name: 'Shop',
    kty: 'EC',
    crv: 'P-256',
    bits: 256,
    holds: 'private',
    use: null,
    alg: null,
    kid: null,
    algorithms: ['ES256', 'ECDH-ES'],
    problem: null,
    thumbprint: 'thumbprint-of-shop',
    duplicateOf: null,
    duplicateIndex: null,
    findings: [],
    isWeak: false,
    certificate: null,
    readings: [],
    ...changes,
  });
}

const weakFinding = { code: 'secret-guessable', severity: 'danger', expected: '128 bits', actual: '20 bits' } as const;
const asText: SecretReading = { encoding: 'utf8', bytes: 64, algorithms: ['HS256', 'HS512'], findings: [weakFinding] };
const asHex: SecretReading = { encoding: 'hex', bytes: 32, algorithms: ['HS256'], findings: [] };
const rawSecret = foundKey({
  format: 'raw-secret',
  kty: 'oct',
  crv: null,
  holds: 'secret',
  algorithms: [],
  thumbprint: null,
  readings: [asText, asHex],
});

test('a key is taken with its own algorithm and key id where it says them', () => {
  const draft = draftOf(foundKey({ alg: 'ECDH-ES', kid: 'k1' }));
  expect(draft).toMatchObject({ isTaken: true, name: 'Shop', alg: 'ECDH-ES', kid: 'own', acceptsWeak: false });
});

test('an algorithm of its own that is not possible here gives way to the usual one', () => {
  expect(draftOf(foundKey({ alg: 'RS256' })).alg).toBe('ES256');
});

test('without a key id of its own the thumbprint is taken, and for a secret the date', () => {
  expect(draftOf(foundKey()).kid).toBe('thumbprint');
  expect(draftOf(rawSecret).kid).toBe('date');
  expect(kidKindsOf(rawSecret)).not.toContain('thumbprint');
});

test('what the vault has is not taken, unless it brings the private half under the name that is there', () => {
  const here = { id: vaultId, name: 'Old', adds: false };
  expect(draftOf(foundKey({ duplicateOf: here }), { isTaken: true }).isTaken).toBe(false);
  expect(draftOf(foundKey({ duplicateOf: { ...here, adds: true } }))).toMatchObject({ isTaken: true, name: 'Old' });
});

test('a raw secret that the vault has is another key in another reading', () => {
  const known = { ...rawSecret, duplicateOf: { id: vaultId, name: 'Old', adds: false } };
  expect(draftOf(known, { isTaken: true }).isTaken).toBe(false);
  expect(draftOf(known, { encoding: 'hex' }).isTaken).toBe(true);
});

test('of twins the first is taken; both stand in the way of each other', () => {
  const twins = [foundKey({ index: 3 }), foundKey({ index: 5, name: 'Twin', duplicateIndex: 3 })];
  expect(planImport(twins, none, nobody).choices.map(({ index }) => index)).toEqual([3]);
  expect([...planImport(twins, withEdit(none, 5, { isTaken: true }), nobody).problems]).toEqual([[5, 'key-twice']]);
  const second = withEdit(withEdit(none, 5, { isTaken: true }), 3, { isTaken: false });
  expect(planImport(twins, second, nobody)).toMatchObject({ choices: [{ index: 5 }], problems: new Map() });
  expect(planImport(twins, withAllTaken(none, twins, true), nobody).problems.size).toBe(0);
});

test('a key that cannot be used is never taken', () => {
  const unusable = foundKey({ problem: { code: 'format-unsupported' } });
  expect(draftOf(unusable, { isTaken: true }).isTaken).toBe(false);
  expect(draftOf(foundKey({ algorithms: [] }), { isTaken: true }).isTaken).toBe(false);
  expect(planImport([unusable], withAllTaken(none, [unusable], true), nobody).choices).toEqual([]);
});

test('the likeliest reading of a secret comes first; another one changes what it can do and whether it is weak', () => {
  expect(draftOf(rawSecret)).toMatchObject({ encoding: 'utf8', alg: 'HS256' });
  expect(needsWeakMark(rawSecret, draftOf(rawSecret))).toBe(true);
  const asHexDraft = draftOf(rawSecret, { encoding: 'hex', alg: 'HS512' });
  expect(asHexDraft).toMatchObject({ encoding: 'hex', alg: 'HS256' });
  expect(algorithmsOf(rawSecret, 'hex')).toEqual(['HS256']);
  expect(needsWeakMark(rawSecret, asHexDraft)).toBe(false);
});

test('a secret that is long enough for one algorithm may be too short for another', () => {
  const secret = foundKey({ kty: 'oct', crv: null, bits: 320, holds: 'secret', algorithms: ['HS256', 'HS384'], thumbprint: null });
  expect(findingsOf(secret, draftOf(secret))).toEqual([]);
  const longer = draftOf(secret, { alg: 'HS384' });
  expect(findingsOf(secret, longer)).toMatchObject([{ code: 'secret-too-short', expected: '48 bytes', actual: '40 bytes' }]);
  expect(planImport([secret], withEdit(none, 0, { alg: 'HS384' }), nobody).problems.get(0)).toBe('weak-not-accepted');
});

test('what main refused as weak takes the mark, until another algorithm is chosen', () => {
  const refused = withEdit(none, 0, { isRefusedAsWeak: true });
  expect(planImport([foundKey()], refused, nobody).problems.get(0)).toBe('weak-not-accepted');
  expect(planImport([foundKey()], withEdit(refused, 0, { alg: 'ECDH-ES' }), nobody).problems.size).toBe(0);
});

test('a weak key stands in the way until it is marked or left out', () => {
  expect(planImport([rawSecret], none, nobody).problems.get(0)).toBe('weak-not-accepted');
  const marked = planImport([rawSecret], withEdit(none, 0, { acceptsWeak: true }), nobody);
  expect(marked.problems.size).toBe(0);
  expect(marked.choices[0]?.acceptsWeak).toBe(true);
  const leftOut = planImport([rawSecret], withEdit(none, 0, { isTaken: false }), nobody);
  expect(leftOut).toMatchObject({ choices: [], problems: new Map() });
});

test('a mark that the key does not need is not sent', () => {
  const { choices } = planImport([rawSecret], withEdit(none, 0, { encoding: 'hex', acceptsWeak: true }), nobody);
  expect(choices[0]).toMatchObject({ encoding: 'hex', acceptsWeak: false });
});

for (const [name, edit, problem] of [
  ['an empty name', { name: '  ' }, 'name-missing'],
  ['a name that the vault has', { name: ' Taken ' }, 'name-taken'],
  ['a name of another taken key', { name: 'Other' }, 'name-twice'],
  ['an empty key id', { kid: 'other', typedKid: ' ' }, 'kid-missing'],
] as const) {
  test(`${name} stands in the way`, () => {
    const other = foundKey({ index: 4, name: 'Other', kid: 'k-other', thumbprint: 'another' });
    const mine = foundKey({ index: 7 });
    const { problems } = planImport([other, mine], withEdit(none, 7, edit), new Set(['Taken']));
    expect([...problems]).toEqual([[7, problem]]);
  });
}

test('who types the name of a key that follows is told, not the one that has it', () => {
  const found = [foundKey({ index: 0 }), foundKey({ index: 1, name: 'Other', thumbprint: 'b' })];
  expect([...planImport(found, withEdit(none, 0, { name: 'Other' }), nobody).problems]).toEqual([[0, 'name-twice']]);
});

test('a private half may keep the name of the public one that it joins', () => {
  const joining = foundKey({ name: 'Shop', duplicateOf: { id: vaultId, name: 'Shop', adds: true } });
  expect(planImport([joining], none, new Set(['Shop'])).problems.size).toBe(0);
});

test('what is left out has no problem, and takes no name', () => {
  const left = foundKey({ index: 0 });
  const taken = foundKey({ index: 1 });
  const plan = planImport([left, taken], withEdit(none, 0, { isTaken: false }), nobody);
  expect(plan.problems.size).toBe(0);
  expect(plan.choices.map(({ index }) => index)).toEqual([1]);
});

test('whatever the user enters, a plan without problems is one that main understands', () => {
  const edit = fc.record({
    isTaken: fc.boolean(),
    isRefusedAsWeak: fc.boolean(),
    name: fc.string({ maxLength: 120 }),
    kid: fc.constantFrom('own', 'thumbprint', 'date', 'other'),
    typedKid: fc.string({ maxLength: 20 }),
    encoding: fc.constantFrom('utf8', 'hex', 'bytes'),
    alg: fc.constantFrom('ES256', 'HS256', 'RS256'),
    acceptsWeak: fc.boolean(),
  } as const);
  const found = [foundKey(), foundKey({ index: 1, name: 'B', kid: 'k1', thumbprint: 'b' }), { ...rawSecret, index: 2, name: 'C' }];
  fc.assert(
    fc.property(fc.array(edit, { minLength: 3, maxLength: 3 }), (edits) => {
      const { choices, problems } = planImport(found, new Map(edits.map((one, index) => [index, one])), nobody);
      if (problems.size > 0 || choices.length === 0) return;
      expect(finishImportSchema.safeParse({ job: vaultId, session: vaultId, keys: choices }).success).toBe(true);
      expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
    }),
  );
});

test('choices survive a preview that grew or was numbered anew', () => {
  const first = foundKey({ index: 0 });
  const second = foundKey({ index: 1, thumbprint: 'second' });
  const edits = withEdit(withEdit(none, 0, { name: 'One' }), 1, { name: 'Two' });
  const after = [foundKey({ index: 0, thumbprint: 'new', source: 1 }), { ...second, index: 1 }, { ...first, index: 2 }];
  expect(carriedOver(edits, [first, second], after)).toEqual(
    new Map([
      [1, { name: 'Two' }],
      [2, { name: 'One' }],
    ]),
  );
});

test('of two keys that are alike each keeps its own choices', () => {
  const twins = [foundKey({ index: 0 }), foundKey({ index: 1, duplicateIndex: 0 })];
  const edits = withEdit(none, 1, { name: 'Twin' });
  expect(carriedOver(edits, twins, twins)).toEqual(edits);
});

test('an error of main finds its key', () => {
  const { choices } = planImport([foundKey({ index: 5 }), foundKey({ index: 9, name: 'B', thumbprint: 'b' })], none, nobody);
  expect(concernedKey({ code: 'name-taken', field: 'keys.1.name' }, choices)).toBe(9);
  expect(concernedKey({ code: 'keychain-locked' }, choices)).toBeNull();
  expect(concernedKey({ code: 'name-taken', field: 'keys.7.name' }, choices)).toBeNull();
  expect(concernedKey({ code: 'name-taken', field: 'name' }, choices.slice(0, 1))).toBe(5);
  expect(concernedKey({ code: 'keychain-locked' }, choices.slice(0, 1))).toBeNull();
});
