import { createPublicKey, createSecretKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { CompactEncrypt } from 'jose';
import { generateKey } from '../../../electron/engine/keys/generate.ts';
import { decryptToken, type DecryptionKey } from '../../../electron/engine/tokens/decrypt.ts';
import { decryptionKeys } from '../../vectors/pasted-keys.ts';

function keyOf(more: Partial<DecryptionKey> = {}): DecryptionKey {
  return { kid: 'box', alg: 'A256GCMKW', key: createSecretKey(Buffer.alloc(32, 7)), ...more };
}

function encrypted(header: object = {}): Promise<string> {
  return new CompactEncrypt(Buffer.from('hello'))
    .setProtectedHeader({ alg: 'A256GCMKW', enc: 'A128GCM', kid: 'box', ...header })
    .encrypt(Buffer.alloc(32, 7));
}

test('opens what was encrypted to the key', async () => {
  const opened = await decryptToken(await encrypted(), keyOf());
  expect(opened.ok && Buffer.from(opened.value.plaintext).toString()).toBe('hello');
});

test('says only that it does not open when anything was changed', async () => {
  const segments = (await encrypted()).split('.');
  for (const which of [1, 2, 3, 4]) {
    const bytes = Buffer.from(segments[which] ?? '', 'base64url');
    bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    const changed = segments.with(which, bytes.toString('base64url')).join('.');
    expect(await decryptToken(changed, keyOf()), `segment ${which}`).toEqual({ ok: false, error: 'decryption' });
  }
});

test('another key id, algorithm or form is refused before anything is decrypted', async () => {
  expect(await decryptToken(await encrypted({ kid: 'other' }), keyOf())).toEqual({ ok: false, error: 'key' });
  expect(await decryptToken(await encrypted(), keyOf({ alg: 'A256KW' }))).toEqual({ ok: false, error: 'key' });
  expect(await decryptToken(`${await encrypted()}=`, keyOf())).toEqual({ ok: false, error: 'format' });
  expect(await decryptToken('a.b.c', keyOf())).toEqual({ ok: false, error: 'format' });
  const critical = await encrypted();
  const header = Buffer.from('{"alg":"A256GCMKW","enc":"A128GCM","crit":["x"],"x":1}').toString('base64url');
  expect(await decryptToken(critical.split('.').with(0, header).join('.'), keyOf())).toEqual({ ok: false, error: 'format' });
});

test('in JSON it takes every form of RFC 7516 section 7.2, and nothing that readers could take in two ways', async () => {
  const [header, wrapped, iv, ciphertext, tag] = (await encrypted()).split('.');
  const content = { protected: header, iv, ciphertext, tag };
  const receiver = { encrypted_key: wrapped };
  const opened = async (text: string) => {
    const outcome = await decryptToken(text, keyOf());
    return outcome.ok ? Buffer.from(outcome.value.plaintext).toString() : outcome.error;
  };
  const json = (value: object) => opened(JSON.stringify(value));
  expect(await json({ ...content, ...receiver })).toBe('hello');
  expect(await json({ ...content, recipients: [receiver] })).toBe('hello');
  expect(await json({ ...content, recipients: [{ encrypted_key: 'AAAA' }, receiver] })).toBe('hello');
  expect(await json({ ...content, ...receiver, unprotected: {}, header: { x: 1 } })).toBe('hello');
  expect(await json({ ...content, ...receiver, aad: 'AAAA' })).toBe('decryption');
  const strange: object[] = [
    { ...content, ...receiver, header: { kid: 'box' } },
    { ...content, ...receiver, unprotected: { x: 1 }, header: { x: 1 } },
    { ...content, ...receiver, header: { crit: ['x'], x: 1 } },
    { ...content, ...receiver, header: 'x' },
    { ...content, ...receiver, unprotected: [] },
    { ...content, ...receiver, aad: 1 },
    { ...content, ...receiver, aad: 'A' },
    { ...content, ...receiver, recipients: [receiver] },
    { ...content, recipients: [] },
    { ...content, recipients: [1] },
    { ...content, recipients: Array.from({ length: 101 }, () => receiver) },
    { ...content, ...receiver, ciphertext: undefined },
    { ...content, ...receiver, iv: 1 },
    { ...content, encrypted_key: `${wrapped}.` },
    [content],
  ];
  for (const value of strange) expect(await json(value), JSON.stringify(value)).toBe('format');
  const twice = JSON.stringify({ ...content, ...receiver }).replace('{', `{"iv":"${iv}",`);
  expect(await opened(twice)).toBe('format');
});

for (const alg of ['A256KW', 'ECDH-ES+A256KW'] as const) {
  test(`${alg}: what jose wraps opens here; inflated up to a limit`, async () => {
    const key = await generateKey(alg);
    const receiver = { kid: null, alg, key };
    const seal = (text: string, header: object) =>
      new CompactEncrypt(Buffer.from(text))
        .setProtectedHeader({ alg, enc: 'A192CBC-HS384', ...header })
        .encrypt(key.type === 'secret' ? key : createPublicKey(key));
    const opened = async (text: string) => {
      const outcome = await decryptToken(text, receiver);
      return outcome.ok ? Buffer.from(outcome.value.plaintext).toString() : outcome.error;
    };
    expect(await opened(await seal('hello', {}))).toBe('hello');
    expect(await opened(await seal('hello', { zip: 'DEF' }))).toBe('hello');
    expect(await opened(await seal('0'.repeat(250_000), { zip: 'DEF' }))).toHaveLength(250_000);
    expect(await opened(await seal('0'.repeat(250_001), { zip: 'DEF' }))).toBe('decryption');
  });
}

test('a pasted key opens nothing with what it is not for', async () => {
  const jwk = { kty: 'oct', alg: 'A256GCMKW', k: Buffer.alloc(32, 7).toString('base64url') };
  expect(await decryptionKeys(JSON.stringify(jwk))).toMatchObject([{ alg: 'A256GCMKW' }]);
  const refused = [{ alg: 'A128GCMKW' }, { alg: 'RSA1_5' }, { alg: 'RSA-OAEP' }, { use: 'sig' }, { key_ops: ['sign'] }, { k: `${jwk.k}=` }];
  for (const more of refused) expect(await decryptionKeys(JSON.stringify({ ...jwk, ...more })), JSON.stringify(more)).toEqual([]);
});
