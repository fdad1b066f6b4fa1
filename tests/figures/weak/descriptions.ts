import { generateKeyPairSync, randomBytes, createSecretKey } from 'node:crypto';
import { certificateFindings } from '../../../electron/engine/keys/health/certificate.ts';
import { lifeFindings, type KeyLife } from '../../../electron/engine/keys/health/life.ts';
import { publishedSetFindings } from '../../../electron/engine/keys/health/published-set.ts';
import { setFindings, type SetMember } from '../../../electron/engine/keys/health/set.ts';
import type { FindingCode } from '../../../shared/key-health.ts';
import { jwkCase, objectOf, type HealthCase } from './case.ts';

const day = 86_400;
export const now = Date.UTC(2026, 10, 25) / 1000;
const certificate = {
  subject: 'CN=a',
  issuer: 'CN=a',
  serial: '01',
  notBefore: now - 100 * day,
  notAfter: now + 100 * day,
  fingerprint: '',
};
export const soundLife: KeyLife = {
  isSecretMissing: false,
  isWeak: false,
  state: 'active',
  createdAt: now - 10 * day,
  rotateEveryDays: 90,
  kid: '2026-11-15',
  kidRevealsSecret: false,
  certificate,
};
const member: Omit<SetMember, 'id' | 'kid' | 'thumbprint'> = { kty: 'EC', use: 'sig', alg: 'ES256', state: 'active' };
export const soundSet: SetMember[] = ['a', 'b'].map((name) => ({ ...member, id: name, kid: name, thumbprint: name }));

/** What is wrong with what is said of a key, with its life and with the company that it keeps. */
export function weakDescriptions(): HealthCase[] {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = createSecretKey(randomBytes(32));
  return [
    jwkCase('ES384 on P-256', 'alg-mismatch', ec.publicKey, { alg: 'ES384', kid: 'a' }),
    jwkCase('HS256 with an RSA key', 'alg-mismatch', rsa, { alg: 'HS256', kid: 'a' }),
    jwkCase('A128KW with 32 bytes', 'alg-mismatch', secret, { alg: 'A128KW', kid: 'a' }),
    jwkCase('none', 'alg-mismatch', rsa, { alg: 'none', kid: 'a' }),
    jwkCase('no alg', 'alg-missing', rsa, { kid: 'a' }),
    jwkCase('RS256 for encryption', 'use-mismatch', rsa, { alg: 'RS256', use: 'enc', kid: 'a' }),
    jwkCase('RSA1_5 for signatures', 'use-mismatch', rsa, { alg: 'RSA1_5', use: 'sig', kid: 'a' }),
    jwkCase('sig that encrypts', 'key-ops-mismatch', rsa, { alg: 'RS256', use: 'sig', key_ops: ['verify', 'encrypt'], kid: 'a' }),
    jwkCase('an operation twice', 'key-ops-mismatch', rsa, { alg: 'RS256', key_ops: ['verify', 'verify'], kid: 'a' }),
    jwkCase('no kid', 'kid-missing', rsa, { alg: 'RS256' }),
    ...[
      '../../../../dev/null',
      'https://evil.example/jwks.json',
      "x' UNION SELECT 'key",
      'key\u0000.pem',
      'a\u202Egnp',
      '|/bin/sleep 5',
    ].map((kid) => jwkCase(`kid ${JSON.stringify(kid)}`, 'kid-suspicious', rsa, { alg: 'RS256', kid })),
    jwkCase('x5c that is no certificate', 'certificate-other-key', rsa, { alg: 'RS256', kid: 'a', x5c: ['AAAA'] }),
    lifeCase('certificate-expired', { certificate: { ...certificate, notAfter: now - 1 } }),
    lifeCase('certificate-expires-soon', { certificate: { ...certificate, notAfter: now + 30 * day } }),
    lifeCase('certificate-not-yet-valid', { certificate: { ...certificate, notBefore: now + 1 } }),
    lifeCase('secret-missing', { isSecretMissing: true }),
    lifeCase('marked-weak', { isWeak: true }),
    lifeCase('kid-reveals-secret', { kidRevealsSecret: true }),
    lifeCase('rotation-due', { createdAt: now - 90 * day }),
    { name: 'two keys, one kid', code: 'kid-duplicate', find: () => setFindings(soundSet.map((one) => ({ ...one, kid: 'a' }))) },
    { name: 'one key, two entries', code: 'same-key-twice', find: () => setFindings(soundSet.map((one) => ({ ...one, thumbprint: 'a' }))) },
    setCase('private-key-published', [ec.privateKey.export({ format: 'jwk' })]),
    setCase('secret-published', [secret.export({ format: 'jwk' })]),
    setCase('set-mixed', [secret.export({ format: 'jwk' }), rsa.export({ format: 'jwk' })]),
    setCase('kid-duplicate', [
      { ...ec.publicKey.export({ format: 'jwk' }), kid: 'a' },
      { ...rsa.export({ format: 'jwk' }), kid: 'a' },
    ]),
    setCase('same-key-twice', [
      { ...rsa.export({ format: 'jwk' }), alg: 'RS256' },
      { ...rsa.export({ format: 'jwk' }), alg: 'PS256' },
    ]),
  ];
}

function lifeCase(code: FindingCode, change: Partial<KeyLife>): HealthCase {
  return { name: `life: ${code}`, code, find: () => lifeFindings({ ...soundLife, ...change }, now) };
}

function setCase(code: FindingCode, keys: object[]): HealthCase {
  return { name: `published set: ${code}`, code, find: () => publishedSetFindings(keys.map(objectOf)) };
}

/** Sound descriptions of sound keys. */
export function soundDescriptions(): HealthCase[] {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey;
  const kids = [
    '2026-11-25',
    'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    'my-key.v2 2026',
    'a1b2/c3+d4==',
    'urn:example:key:1',
    'user@example.com#1',
  ];
  return [
    ...kids.map((kid) => jwkCase(`kid ${kid}`, null, rsa, { alg: 'RS256', use: 'sig', key_ops: ['verify'], kid })),
    jwkCase('ECDH-ES on P-521', null, ec, { alg: 'ECDH-ES+A256KW', use: 'enc', key_ops: ['deriveKey', 'deriveBits'], kid: 'a' }),
    { name: 'a life', code: null, find: () => lifeFindings(soundLife, now) },
    { name: 'a replaced key', code: null, find: () => lifeFindings({ ...soundLife, state: 'verify-only', createdAt: 0 }, now) },
    { name: 'a certificate', code: null, find: () => certificateFindings(certificate, now) },
    { name: 'a set', code: null, find: () => setFindings(soundSet) },
    {
      name: 'a published set',
      code: null,
      find: () => publishedSetFindings([rsa, ec].map((key) => objectOf(key.export({ format: 'jwk' })))),
    },
  ];
}
