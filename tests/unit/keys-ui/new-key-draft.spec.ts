import { expect, test } from '@playwright/test';
import { emptyDraft, fieldOf, inputOf, isTooWeak, isWrongSize, kidKindOf } from '../../../renderer/src/features/keys/new-key-draft.ts';
import { appError } from '../../../shared/errors.ts';
import { curvesOf, isSymmetric, keyAlgorithms, sizesOf } from '../../../shared/key-algorithms.ts';
import { createKeySchema, type SecretAssessment } from '../../../shared/keys.ts';

const job = '00000000-0000-4000-8000-000000000000';
const own = { ...emptyDraft, isOwnSecret: true, secret: 'correct horse', encoding: 'utf8' } as const;

test('what is asked for is always of the contract, whatever was chosen before another algorithm', () => {
  for (const alg of keyAlgorithms) {
    for (const [size, curve] of [
      [null, null],
      [4096, 'X25519'],
      [512, 'Ed25519'],
    ] as const) {
      const input = createKeySchema.parse(inputOf({ ...own, alg, size, curve, acceptsWeak: true }, ' a name ', job));
      expect(input.name).toBe('a name');
      expect(input.size === null || sizesOf(alg).includes(input.size)).toBe(true);
      expect(input.curve === null || curvesOf(alg).includes(input.curve)).toBe(true);
      expect(input.secret !== null, 'a secret goes only with an algorithm that takes one').toBe(isSymmetric(alg));
      expect(input.acceptsWeak).toBe(isSymmetric(alg));
    }
  }
});

test('the usual sizes are asked for where nothing was chosen', () => {
  expect(inputOf({ ...emptyDraft, alg: 'RS256' }, 'a', job).size).toBe(3072);
  expect(inputOf({ ...emptyDraft, alg: 'dir' }, 'a', job).size).toBe(256);
  expect(inputOf({ ...emptyDraft, alg: 'ECDH-ES' }, 'a', job).curve).toBe('P-256');
  expect(inputOf({ ...emptyDraft, alg: 'ES256' }, 'a', job)).toMatchObject({ size: null, curve: null });
});

test('a secret that a person chose is never named by its thumbprint', () => {
  expect(kidKindOf(emptyDraft)).toBe('thumbprint');
  expect(kidKindOf(own)).toBe('date');
  expect(inputOf({ ...own, kidKind: 'own', kid: ' mine ' }, 'a', job).kid).toEqual({ kind: 'own', kid: 'mine' });
  expect(kidKindOf({ ...own, alg: 'ES256' })).toBe('thumbprint');
});

test('danger needs the mark; a size that cannot work, no mark helps', () => {
  const sound: SecretAssessment = { bytes: 32, minimumBytes: 32, isExact: false, entropyBits: 200, findings: [] };
  const short: SecretAssessment = {
    ...sound,
    bytes: 6,
    findings: [{ code: 'secret-too-short', severity: 'danger', expected: '32 bytes', actual: '6 bytes' }],
  };
  expect([isTooWeak(null), isTooWeak(sound), isTooWeak(short)]).toEqual([false, false, true]);
  expect([isWrongSize(sound), isWrongSize(short), isWrongSize({ ...short, isExact: true })]).toEqual([false, false, true]);
});

test('each refusal is placed at its field', () => {
  expect(fieldOf(appError('name-taken'))).toBe('name');
  expect(fieldOf(appError('kid-taken', { field: 'kid.kid' }))).toBe('kid');
  expect(fieldOf(appError('secret-weak', { field: 'secret.text' }))).toBe('weak');
  expect(fieldOf(appError('key-malformed', { field: 'secret.text', offset: 3 }))).toBe('secret');
  expect(fieldOf(appError('invalid-input', { field: 'tags.2' }))).toBe('tags');
  expect(fieldOf(appError('keychain-locked'))).toBeNull();
});
