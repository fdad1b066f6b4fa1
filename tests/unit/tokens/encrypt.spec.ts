import { createPublicKey, createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { compactDecrypt, flattenedDecrypt, generalDecrypt } from 'jose';
import { generateKey } from '../../../electron/engine/keys/generate.ts';
import { contentEncryptionsFor } from '../../../electron/engine/tokens/content-key.ts';
import { contentKeyBytes } from '../../../electron/engine/tokens/content-encryption.ts';
import { decryptToken } from '../../../electron/engine/tokens/decrypt.ts';
import { encryptToken } from '../../../electron/engine/tokens/encrypt.ts';
import { serializeJwe } from '../../../electron/engine/tokens/serialize.ts';
import { agreementCurves, jweAlgorithms, keyTypesOf } from '../../../shared/key-algorithms.ts';
import { contentEncryptions, serializations, type ContentEncryption } from '../../../shared/mint-input.ts';
import { objectOf } from './json-object.ts';

const rsaKey = generateKey('RSA-OAEP', { size: 2048, curve: null });

async function keysFor(alg: (typeof jweAlgorithms)[number], enc: ContentEncryption) {
  if (alg === 'dir') return [createSecretKey(randomBytes(contentKeyBytes(enc)))];
  if (keyTypesOf(alg)[0] === 'RSA') return [await rsaKey];
  const curves = alg.startsWith('ECDH-ES') ? agreementCurves : [null];
  return Promise.all(curves.map((curve) => generateKey(alg, { size: null, curve })));
}

for (const alg of jweAlgorithms) {
  test(`${alg}: whatever is sealed opens with jose and here, in every form, byte for byte`, async () => {
    for (const enc of contentEncryptions) {
      for (const key of await keysFor(alg, enc)) {
        const receiver = { kid: 'box', alg, key: key.type === 'secret' ? key : createPublicKey(key) };
        const options = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] };
        for (const size of [0, 1, 15, 16, 17, 4_000]) {
          const message = randomBytes(size);
          const parts = await encryptToken(objectOf(`{"alg":"${alg}","enc":"${enc}","kid":"box","n":1.0}`), message, receiver);
          const [compact = '', flattened = '', general = ''] = serializations.map((form) => serializeJwe(form, parts));
          const opened = [
            await compactDecrypt(compact, key, options),
            await flattenedDecrypt(JSON.parse(flattened), key, options),
            await generalDecrypt(JSON.parse(general), key, options),
          ];
          for (const { plaintext } of opened) expect(Buffer.from(plaintext)).toEqual(message);
          for (const text of [compact, flattened, general]) {
            const ours = await decryptToken(text, { kid: 'box', alg, key });
            expect(ours.ok && Buffer.from(ours.value.plaintext)).toEqual(message);
          }
        }
      }
    }
  });
}

test('the header keeps its text: order, numbers, __proto__', async () => {
  const header = '{"enc":"A128GCM","2":1.0,"alg":"A256KW","__proto__":{"a":1},"1":10000000000000000001}';
  const parts = await encryptToken(objectOf(header), Buffer.from('hello'), { kid: null, alg: 'A256KW', key: await generateKey('A256KW') });
  expect(Buffer.from(parts.protected, 'base64url').toString()).toBe(header);
});

test('any changed bit of any part, in any form, is refused', async () => {
  const secrets = { dir: await generateKey('dir'), A256GCMKW: await generateKey('A256GCMKW'), A192KW: await generateKey('A192KW') };
  const cases = fc.record({
    alg: fc.constantFrom('dir', 'A256GCMKW', 'A192KW'),
    enc: fc.constantFrom('A256GCM', 'A128CBC-HS256'),
    part: fc.constantFrom('protected', 'encryptedKey', 'iv', 'ciphertext', 'tag'),
    form: fc.constantFrom(...serializations),
    where: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ alg, enc, part, form, where }) => {
      const key = secrets[alg];
      const parts = await encryptToken(objectOf(`{"alg":"${alg}","enc":"${enc}"}`), Buffer.from('hello, world'), { kid: null, alg, key });
      const bytes = Buffer.from(parts[part], 'base64url');
      fc.pre(bytes.length > 0);
      bytes.writeUInt8(bytes.readUInt8(where % bytes.length) ^ (1 << (where % 8)), where % bytes.length);
      const changed = { ...parts, [part]: bytes.toString('base64url') };
      expect((await decryptToken(serializeJwe(form, parts), { kid: null, alg, key })).ok).toBe(true);
      expect((await decryptToken(serializeJwe(form, changed), { kid: null, alg, key })).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('no two tokens share an iv or a content key', async () => {
  const receiver = { kid: null, alg: 'dir', key: await generateKey('dir') } as const;
  const header = objectOf('{"alg":"dir","enc":"A256GCM"}');
  const all = await Promise.all(Array.from({ length: 200 }, () => encryptToken(header, Buffer.from('same'), receiver)));
  expect(new Set(all.map(({ iv }) => iv)).size).toBe(200);
  expect(new Set(all.map(({ ciphertext }) => ciphertext)).size).toBe(200);
});

test('a key says which content encryptions it can be used with', async () => {
  const dir = async (size: number) => contentEncryptionsFor('dir', await generateKey('dir', { size, curve: null }));
  expect(await dir(128)).toEqual(['A128GCM']);
  expect(await dir(256)).toEqual(['A256GCM', 'A128CBC-HS256']);
  expect(await dir(512)).toEqual(['A256CBC-HS512']);
  expect(contentEncryptionsFor('RSA-OAEP-512', await rsaKey)).toEqual([...contentEncryptions]);
  expect(contentEncryptionsFor('A128KW', await generateKey('A128KW'))).toEqual([...contentEncryptions]);
});

test('a header that names another algorithm than the key, or what sealing adds, is a mistake of the program', async () => {
  const receiver = { kid: null, alg: 'A256GCMKW', key: await generateKey('A256GCMKW') } as const;
  const sealing = (header: string) => encryptToken(objectOf(header), Buffer.alloc(1), receiver);
  await expect(sealing('{"alg":"A256KW","enc":"A256GCM"}')).rejects.toThrow('the key is for A256GCMKW');
  await expect(sealing('{"alg":"A256GCMKW","enc":"none"}')).rejects.toThrow('No content encryption');
  await expect(sealing('{"alg":"A256GCMKW","enc":"A256GCM","iv":"AAAA"}')).rejects.toThrow('has iv already');
});
