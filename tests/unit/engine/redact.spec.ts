import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { redact } from '../../../electron/engine/redact.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = privateKey.export({ format: 'jwk' });
const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlIG9mIHRoZSB0b2tlbg';

const secrets: readonly [what: string, text: string, secret: string][] = [
  ['a PEM', `key: ${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}`, 'BEGIN'],
  ['a PEM that was cut off', '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMG', 'MIGHAg'],
  ['a private JWK', JSON.stringify(jwk), jwk.d ?? ''],
  ['a token', `failed for ${token}`, token],
  ['a token without a signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.', 'eyJzdWIi'],
  ['a bearer header', 'Authorization: Bearer abcdef', 'abcdef'],
  ['basic credentials', 'authorization: basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['a short HMAC secret as a JWK member', '{"kty":"oct","k":"c2VjcmV0MTI"}', 'c2VjcmV0MTI'],
  ['32 bytes in hex', `key ${'ab'.repeat(32)} end`, 'ab'.repeat(32)],
  ['32 bytes in base64url', `key ${Buffer.alloc(32, 250).toString('base64url')} end`, Buffer.alloc(32, 250).toString('base64url')],
];

for (const [what, text, secret] of secrets) {
  test(`${what} does not reach a log line`, () => {
    expect(text).toContain(secret);
    expect(redact(text)).not.toContain(secret);
  });
}

test('no 32 random bytes reach a log line, as base64url or hex', () => {
  for (let round = 0; round < 500; round++) {
    const bytes = randomBytes(32);
    expect(redact(`x ${bytes.toString('hex')} y`)).toBe('x [hex] y');
    expect(redact(`x ${bytes.toString('base64url')} y`)).toBe('x [base64] y');
  }
});

test('what helps to find a fault stays', () => {
  const line = 'Error: A row does not fit its schema (bits: invalid_type) | at allKeys (/app/out/main/chunks/compose-Bk12.js:12:3)';
  expect(redact(line)).toBe(line);
  expect(redact('id 7b1f9e6c-2f6d-4f0e-9c1a-1d2e3f405162')).toBe('id 7b1f9e6c-2f6d-4f0e-9c1a-1d2e3f405162');
});
