import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { exportPrivate } from '../../../electron/engine/keys/export/private-export.ts';
import { keyPairs, passphrase, testKeys, type TestKey } from './test-keys.ts';

async function exported(
  { key, facts }: TestKey,
  format: 'pkcs8' | 'jwk',
  secret: string | null,
): Promise<{ text: string; fileName: string }> {
  const made = await exportPrivate(key, facts, format, secret);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** With the text on standard input, the passphrase in the environment. */
function openssl(args: string[], input: string, secret: string): string {
  const { stdout, stderr, status } = spawnSync('openssl', args, { input, encoding: 'utf8', env: { ...process.env, PASSPHRASE: secret } });
  return status === 0 ? stdout : `failed: ${stderr}`;
}

async function openedByJose(jwe: string, secret: string): Promise<unknown> {
  const limits = { keyManagementAlgorithms: ['PBES2-HS512+A256KW'], maxPBES2Count: 600_000 };
  const { plaintext } = await compactDecrypt(jwe, Buffer.from(secret, 'utf8'), limits);
  return JSON.parse(Buffer.from(plaintext).toString('utf8'));
}

for (const each of keyPairs) {
  test(`${each.kind}: OpenSSL and Node open the encrypted PKCS#8, and only with the passphrase`, async () => {
    const { text } = await exported(each, 'pkcs8', passphrase);
    expect(createPrivateKey({ key: text, passphrase }).equals(each.key)).toBe(true);
    const plain = each.key.export({ format: 'pem', type: 'pkcs8' });
    expect(openssl(['pkey', '-passin', 'env:PASSPHRASE'], text, passphrase)).toBe(plain);
    expect(openssl(['pkey', '-passin', 'env:PASSPHRASE'], text, `${passphrase} `)).toMatch(/^failed/);
    expect(() => createPrivateKey({ key: text, passphrase: passphrase.toUpperCase() })).toThrow();
  });

  test(`${each.kind}: unencrypted PKCS#8 is what OpenSSL writes`, async () => {
    const { text } = await exported(each, 'pkcs8', null);
    expect(openssl(['pkey'], text, '')).toBe(text);
  });
}

for (const each of testKeys) {
  const { kid, alg, use } = each.facts;
  const whole = { ...each.key.export({ format: 'jwk' }), kid, alg, use };

  test(`${each.kind}: the JWK has the whole key, kid, alg and use`, async () => {
    const { text } = await exported(each, 'jwk', null);
    expect(JSON.parse(text)).toEqual(whole);
  });

  test(`${each.kind}: jose opens the encrypted JWK, and only with the passphrase`, async () => {
    const { text } = await exported(each, 'jwk', passphrase);
    expect(await openedByJose(text, passphrase)).toEqual(whole);
    await expect(openedByJose(text, `${passphrase} `)).rejects.toThrow('decryption operation failed');
  });
}

test('an encrypted PKCS#8 says how it is encrypted: 600,000 rounds of PBKDF2 with HMAC-SHA256, AES-256-CBC', async () => {
  const [each] = keyPairs;
  if (each === undefined) throw new Error('No key');
  const structure = openssl(['asn1parse'], (await exported(each, 'pkcs8', passphrase)).text, '');
  const objects = [...structure.matchAll(/OBJECT\s+:(\S+)/g)].map(([, name]) => name);
  expect(objects).toEqual(['PBES2', 'PBKDF2', 'hmacWithSHA256', 'aes-256-cbc']);
  expect(structure).toContain(`INTEGER           :${(600_000).toString(16).padStart(6, '0').toUpperCase()}`);
  expect(structure.match(/OCTET STRING\s+\[HEX DUMP\]:[0-9A-F]{32}\n/g)).toHaveLength(2);
});

test('an encrypted JWK says how it is encrypted, and nothing of the key', async () => {
  const [each] = testKeys;
  if (each === undefined) throw new Error('No key');
  const { text } = await exported(each, 'jwk', passphrase);
  const { p2s, ...header } = decodeProtectedHeader(text);
  expect(header).toEqual({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'jwk+json', p2c: 600_000 });
  expect(Buffer.from(String(p2s), 'base64url')).toHaveLength(16);
  expect(text).toMatch(/^[\w-]+(\.[\w-]+){4}$/);
});

test('the same key and passphrase never give the same file twice', async () => {
  for (const format of ['pkcs8', 'jwk'] as const) {
    const [each] = keyPairs;
    if (each === undefined) throw new Error('No key');
    const texts = await Promise.all([1, 2].map(async () => (await exported(each, format, passphrase)).text.split(/\n|\./)));
    const [one = [], other = []] = texts;
    expect(one.filter((part) => other.includes(part) && !/^(-----.*|)$/.test(part))).toEqual([]);
  }
});

test('the passphrase counts byte for byte: no normalising', async () => {
  const [each] = keyPairs;
  if (each === undefined) throw new Error('No key');
  const composed = 'na\u00efve passphrase';
  const { text } = await exported(each, 'pkcs8', composed);
  expect(openssl(['pkey', '-noout', '-passin', 'env:PASSPHRASE'], text, composed)).toBe('');
  expect(openssl(['pkey', '-noout', '-passin', 'env:PASSPHRASE'], text, composed.normalize('NFD'))).toMatch(/^failed/);
});

test('a secret has no PKCS#8, a public key no private half', async () => {
  const secret = testKeys.find(({ key }) => key.type === 'secret');
  const [pair] = keyPairs;
  if (secret === undefined || pair === undefined) throw new Error('No key');
  const refused = { ok: false, error: { code: 'invalid-input', field: 'format', expected: 'jwk', actual: 'pkcs8' } };
  expect(await exportPrivate(secret.key, secret.facts, 'pkcs8', passphrase)).toEqual(refused);
  const halved = await exportPrivate(createPublicKey(pair.key), pair.facts, 'jwk', null);
  expect(halved).toMatchObject({ ok: false, error: { code: 'key-unusable', field: 'id' } });
});

test('the proposed name of the file says what is in it, and stays in its folder', async () => {
  const [each] = keyPairs;
  if (each === undefined) throw new Error('No key');
  const names: [string, 'pkcs8' | 'jwk', string | null, string][] = [
    ['Login, staging', 'pkcs8', null, 'Login-staging-private.pem'],
    ['Login, staging', 'pkcs8', passphrase, 'Login-staging-private-encrypted.pem'],
    ['서명 키', 'jwk', null, '서명-키-private.jwk.json'],
    ['서명 키', 'jwk', passphrase, '서명-키-private-encrypted.jwk.jwe'],
    ['../../etc/passwd', 'pkcs8', null, 'etc-passwd-private.pem'],
    ['???', 'pkcs8', null, 'key-private.pem'],
    ['con', 'pkcs8', null, 'con-private.pem'],
    ['Con.prod', 'pkcs8', null, '_Con.prod-private.pem'],
    ['com¹.prod', 'pkcs8', null, '_com¹.prod-private.pem'],
    ['\u{20000}'.repeat(60), 'jwk', passphrase, `${'\u{20000}'.repeat(45)}-private-encrypted.jwk.jwe`],
  ];
  for (const [name, format, secret, expected] of names) {
    const { fileName } = await exported({ ...each, facts: { ...each.facts, name } }, format, secret);
    expect(fileName).toBe(expected);
  }
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), async (name) => {
      const { fileName } = await exported({ ...each, facts: { ...each.facts, name } }, 'pkcs8', null);
      expect(fileName).toMatch(/^[^/\\\p{C}\s.-][^/\\\p{C}\s]*-private\.pem$/u);
      expect(Buffer.byteLength(fileName)).toBeLessThan(255);
    }),
  );
});
