import { execFileSync } from 'node:child_process';
import {
  createHash,
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { certificateFindings } from '../../../electron/engine/keys/health/certificate.ts';
import { jwkFindings } from '../../../electron/engine/keys/health/jwk.ts';
import { kidFindings } from '../../../electron/engine/keys/health/kid.ts';
import { lifeFindings } from '../../../electron/engine/keys/health/life.ts';
import { objectOf } from '../../figures/weak/case.ts';
import { now, soundLife } from '../../figures/weak/descriptions.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
const x25519 = generateKeyPairSync('x25519').publicKey;
const jwkOf = (key: KeyObject, members: object) => objectOf({ ...key.export({ format: 'jwk' }), kid: 'a', ...members });
const found = (key: KeyObject, members: object) => jwkFindings(jwkOf(key, members), key).map(({ code }) => code);

test('alg: what the key can do, and nothing else', () => {
  expect(jwkFindings(jwkOf(rsa, { alg: 'ES256' }), rsa)).toMatchObject([
    { code: 'alg-mismatch', severity: 'danger', expected: expect.stringMatching(/^RS256, .*PS512, RSA-OAEP/), actual: 'ES256' },
  ]);
  expect([found(rsa, { alg: 'PS384' }), found(rsa, { alg: 'RSA-OAEP' }), found(rsa, { alg: 'RSA1_5' })]).toEqual([[], [], []]);
  expect([found(x25519, { alg: 'ECDH-ES' }), found(x25519, { alg: 'EdDSA' })]).toEqual([[], ['alg-mismatch']]);
  const secret = createSecretKey(Buffer.alloc(16, 9));
  expect([found(secret, { alg: 'A128GCMKW' }), found(secret, { alg: 'A128GCM' }), found(secret, { alg: 'A256KW' })]).toEqual([
    [],
    [],
    ['alg-mismatch'],
  ]);
  // Too short is not of another kind: that is found in the key itself.
  expect(found(secret, { alg: 'HS256' })).toEqual([]);
  const small = generateKeyPairSync('rsa', { modulusLength: 512 }).publicKey;
  expect([found(small, { alg: 'RS256' }), found(small, { alg: 'PS512' })]).toEqual([[], ['alg-mismatch']]);
});

test('use and key_ops against alg and against each other', () => {
  expect(found(rsa, { alg: 'RS256', use: 'sig', key_ops: ['sign', 'verify'] })).toEqual([]);
  expect(found(rsa, { alg: 'RS256', use: 'enc' })).toEqual(['use-mismatch']);
  expect(found(rsa, { alg: 'RSA-OAEP', use: 'enc', key_ops: ['wrapKey', 'unwrapKey'] })).toEqual([]);
  expect(found(rsa, { alg: 'RSA-OAEP', key_ops: ['verify'] })).toEqual(['key-ops-mismatch']);
  expect(found(rsa, { use: 'sig', key_ops: ['encrypt'] })).toEqual(['alg-missing', 'key-ops-mismatch']);
  expect(found(rsa, { key_ops: ['sign', 'decrypt'] })).toEqual(['alg-missing', 'key-ops-mismatch']);
});

test('x5c and its digests must be of this key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokensmith-x5c-'));
  try {
    const file = (name: string) => path.join(folder, name);
    const arguments_ = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=a',
      '-keyout',
      file('key'),
      '-out',
      file('certificate'),
    ];
    execFileSync('openssl', arguments_, { stdio: 'ignore' });
    const der = new X509Certificate(readFileSync(file('certificate'))).raw;
    const key = createPrivateKey(readFileSync(file('key')));
    const own = { alg: 'RS256', x5c: [der.toString('base64')] };
    const digest = createHash('sha256').update(der).digest('base64url');
    expect(found(key, own)).toEqual([]);
    expect(found(key, { ...own, 'x5t#S256': digest })).toEqual([]);
    expect(found(key, { ...own, 'x5t#S256': createHash('sha256').digest('base64url') })).toEqual(['certificate-other-key']);
    expect(found(rsa, own)).toEqual(['certificate-other-key']);
    expect(found(createSecretKey(Buffer.alloc(32, 9)), { ...own, alg: 'HS256' })).toEqual(['certificate-other-key']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const suspicious = [
  '../../etc/passwd',
  '/dev/null',
  '..\\..\\win.ini',
  'C:\\keys\\a',
  'file:///etc/passwd',
  'https://evil.example/',
  "' OR '1'='1",
  'a; DROP TABLE keys',
  'a UNION SELECT b',
  '$(id)',
  '`id`',
  '<script>',
  'a\u0000b',
  'a\r\nb',
  'a\u202Eb',
  'a\u200Bb',
  '%2e%2e%2fetc',
];
for (const kid of suspicious) {
  test(`a kid like ${JSON.stringify(kid)} is suspicious, and shown harmless`, () => {
    const [one] = kidFindings(kid);
    expect(one).toMatchObject({ code: 'kid-suspicious', severity: 'warning' });
    expect(one?.actual).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
}

test('usual kids are not suspicious', () => {
  const usual = [
    '1',
    'default',
    'sig-2026-11-25',
    '2011-04-29',
    'f8:1d:4f:ae',
    'auth0|5f7c',
    'arn:aws:kms:eu-west-1:1:key/2',
    'team/prod/1',
    '키-1',
  ];
  const random = (['base64url', 'base64', 'hex'] as const).flatMap((encoding) => {
    return Array.from({ length: 2_000 }, () => randomBytes(32).toString(encoding));
  });
  expect([...usual, ...random].filter((kid) => kidFindings(kid).length > 0)).toEqual([]);
});

test('a certificate is judged to the second', () => {
  const facts = { subject: '', issuer: '', serial: '', fingerprint: '', notBefore: 1_000, notAfter: 10_000_000 };
  const codes = (at: number) => certificateFindings(facts, at).map(({ code }) => code);
  expect([codes(999), codes(1_000), codes(10_000_000 - 30 * 86_400 - 1)]).toEqual([['certificate-not-yet-valid'], [], []]);
  expect([codes(10_000_000 - 30 * 86_400), codes(10_000_000), codes(10_000_001)]).toEqual([
    ['certificate-expires-soon'],
    ['certificate-expires-soon'],
    ['certificate-expired'],
  ]);
  expect(certificateFindings(facts, 10_000_001)).toMatchObject([{ expected: '1970-04-26T17:46:40.000Z', actual: null }]);
});

test('only an active key is due for rotation', () => {
  const due = { ...soundLife, certificate: null, createdAt: now - 91 * 86_400 };
  expect(lifeFindings(due, now)).toEqual([{ code: 'rotation-due', severity: 'warning', expected: '90', actual: '91' }]);
  expect(lifeFindings({ ...due, rotateEveryDays: null }, now)).toEqual([]);
  for (const state of ['next', 'verify-only', 'retired'] as const) expect(lifeFindings({ ...due, state }, now)).toEqual([]);
});
