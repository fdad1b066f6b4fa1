import { createPublicKey, createSecretKey, generateKeyPairSync, randomUUID, sign, verify, type KeyObject } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { decodeKeyMaterial, encodeKeyMaterial } from '../../../electron/engine/keys/key-material.ts';
import { encodeRecord, recordKinds } from '../../../electron/engine/vault/secret-record.ts';

const id = '2f0b8f4e-6c1d-4a53-9d3e-0c5a7b9e1f42';

function encoded(key: KeyObject): string {
  const text = encodeKeyMaterial(id, key);
  if (!text.ok) throw new Error(text.error.code);
  return text.value;
}

const pairs: readonly [string, () => KeyObject][] = [
  ['RSA-2048', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
  ['RSA-4096', () => generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey],
  ['RSA with exponent 3', () => generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey],
  ['P-256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
  ['P-384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
  ['P-521', () => generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey],
  ['Ed25519', () => generateKeyPairSync('ed25519').privateKey],
  ['X25519', () => generateKeyPairSync('x25519').privateKey],
];

for (const [name, generate] of pairs) {
  test(`${name} fits, and comes back as the same key`, () => {
    const key = generate();
    const text = encoded(key);
    expect(text.length).toBeLessThanOrEqual(2_400);
    const back = decodeKeyMaterial(id, text);
    if (!back.ok) throw new Error(back.error.actual);
    expect(createPublicKey(back.value).equals(createPublicKey(key))).toBe(true);
    expect(back.value.equals(key)).toBe(true);
    // A key for agreement does not sign.
    if (key.asymmetricKeyType === 'x25519') return;
    const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    const message = Buffer.from('message');
    expect(verify(digest, message, createPublicKey(key), sign(digest, message, back.value))).toBe(true);
  });
}

test('fresh EC and Ed25519 keys come back, whatever their leading bytes', () => {
  const kinds = fc.constantFrom('P-256', 'P-384', 'P-521', 'Ed25519');
  fc.assert(
    fc.property(kinds, (kind) => {
      const pair = kind === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: kind });
      const back = decodeKeyMaterial(id, encoded(pair.privateKey));
      expect(back.ok && back.value.equals(pair.privateKey)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('HMAC secrets of any bytes come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 256 }), (bytes) => {
      const back = decodeKeyMaterial(id, encoded(createSecretKey(bytes)));
      expect(back.ok && back.value.export().equals(bytes)).toBe(true);
    }),
  );
});

test("another key's value is corrupt", () => {
  const text = encoded(createSecretKey(Buffer.alloc(32, 7)));
  expect(decodeKeyMaterial(randomUUID(), text)).toMatchObject({ ok: false, error: { code: 'secret-corrupt' } });
});

test('a public key, and kinds that Tokensmith does not use, are unusable', () => {
  for (const key of [
    generateKeyPairSync('ed25519').publicKey,
    generateKeyPairSync('x448').privateKey,
    generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey,
  ]) {
    expect(encodeKeyMaterial(id, key)).toMatchObject({ ok: false, error: { code: 'key-unusable' } });
  }
});

test('an HMAC secret that would not fit the keychain is refused', () => {
  expect(encodeKeyMaterial(id, createSecretKey(Buffer.alloc(1_800)))).toMatchObject({
    ok: false,
    error: { code: 'secret-too-large' },
  });
});

test('an EC key with the public point of another is corrupt, though its seal is whole', () => {
  const [one, other] = [1, 2].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));
  const mixed = { crv: 'P-256', x: other?.x, y: other?.y, d: one?.d };
  const text = encodeRecord(recordKinds.ec, id, Buffer.from(JSON.stringify(mixed)));
  expect(decodeKeyMaterial(id, text)).toMatchObject({ ok: false, error: { code: 'secret-corrupt' } });
});

const sealedNonsense: readonly [string, number, string][] = [
  ['RSA with one prime twice', recordKinds.rsa, JSON.stringify({ e: 'AQAB', p: '8Q', q: '8Q' })],
  ['RSA with zeros', recordKinds.rsa, JSON.stringify({ e: 'AQAB', p: 'AA', q: 'AA' })],
  ['RSA without an inverse', recordKinds.rsa, JSON.stringify({ e: 'Ag', p: 'Ew', q: 'FQ' })],
  ['text that is no JSON', recordKinds.okp, 'nonsense'],
  ['an empty HMAC secret', recordKinds.oct, ''],
  ['a database key', recordKinds.databaseKey, 'x'.repeat(32)],
  ['a kind of the future', 99, '{}'],
];

for (const [name, kind, payload] of sealedNonsense) {
  test(`${name} under a good seal is corrupt`, () => {
    const text = encodeRecord(kind, id, Buffer.from(payload));
    expect(decodeKeyMaterial(id, text)).toMatchObject({ ok: false, error: { code: 'secret-corrupt' } });
  });
}
