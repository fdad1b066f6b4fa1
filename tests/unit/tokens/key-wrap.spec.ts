import { createCipheriv } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { unwrapKey, wrapKey } from '../../../electron/engine/tokens/key-wrap.ts';

/** RFC 3394 sections 4.1 to 4.6: name, wrapping key, key, result. */
const vectors: readonly (readonly [string, string, string, string])[] = [
  [
    '128 bits with 128',
    '000102030405060708090A0B0C0D0E0F',
    '00112233445566778899AABBCCDDEEFF',
    '1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5',
  ],
  [
    '128 bits with 192',
    '000102030405060708090A0B0C0D0E0F1011121314151617',
    '00112233445566778899AABBCCDDEEFF',
    '96778B25AE6CA435F92B5B97C050AED2468AB8A17AD84E5D',
  ],
  [
    '128 bits with 256',
    '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
    '00112233445566778899AABBCCDDEEFF',
    '64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7',
  ],
  [
    '192 bits with 192',
    '000102030405060708090A0B0C0D0E0F1011121314151617',
    '00112233445566778899AABBCCDDEEFF0001020304050607',
    '031D33264E15D33268F24EC260743EDCE1C6C7DDEE725A936BA814915C6762D2',
  ],
  [
    '192 bits with 256',
    '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
    '00112233445566778899AABBCCDDEEFF0001020304050607',
    'A8F9BC1612C68B3FF6E6F4FBE30E71E4769C8B80A32CB8958CD5D17D6B254DA1',
  ],
  [
    '256 bits with 256',
    '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
    '00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F',
    '28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21',
  ],
];

for (const [name, wrapping, key, wrapped] of vectors) {
  test(`RFC 3394: ${name}`, async () => {
    const [wrappingBytes, keyBytes, wrappedBytes] = [wrapping, key, wrapped].map((text) => Buffer.from(text, 'hex'));
    if (!wrappingBytes || !keyBytes || !wrappedBytes) throw new Error('No vector');
    expect(Buffer.from(await wrapKey(wrappingBytes, keyBytes))).toEqual(wrappedBytes);
    expect(Buffer.from((await unwrapKey(wrappingBytes, wrappedBytes)) ?? [])).toEqual(keyBytes);
  });
}

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const wrappingKeys = fc.constantFrom(16, 24, 32).chain(bytes);
const keys = fc.integer({ min: 2, max: 16 }).chain((blocks) => bytes(blocks * 8));

test('wraps as OpenSSL does', async () => {
  await fc.assert(
    fc.asyncProperty(wrappingKeys, keys, async (wrapping, key) => {
      const cipher = createCipheriv(`id-aes${wrapping.length * 8}-wrap`, wrapping, Buffer.alloc(8, 0xa6));
      expect(Buffer.from(await wrapKey(wrapping, key))).toEqual(Buffer.concat([cipher.update(key), cipher.final()]));
    }),
  );
});

function changed(bytes: Uint8Array, at: number, change: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ change);
}

test('any changed byte, another wrapping key or another length does not open', async () => {
  await fc.assert(
    fc.asyncProperty(wrappingKeys, keys, fc.nat(), fc.integer({ min: 1, max: 255 }), async (wrapping, key, where, change) => {
      const wrapped = await wrapKey(wrapping, key);
      const at = where % wrapped.length;
      expect(await unwrapKey(wrapping, changed(wrapped, at, change))).toBeNull();
      const other = changed(wrapping, at % wrapping.length, change);
      expect(await unwrapKey(other, wrapped)).toBeNull();
      expect(await unwrapKey(wrapping, wrapped.subarray(0, at))).toBeNull();
      expect(await unwrapKey(wrapping, Buffer.concat([wrapped, Buffer.alloc(8)]))).toBeNull();
    }),
  );
});

test('a key too short to be wrapped is a mistake of the program', async () => {
  for (const length of [0, 8, 15, 17]) {
    await expect(wrapKey(Buffer.alloc(16), Buffer.alloc(length))).rejects.toThrow(/length|8-byte/);
  }
});
