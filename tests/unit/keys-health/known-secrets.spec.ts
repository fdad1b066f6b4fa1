import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { isKnownSecret, knownSecrets } from '../../../electron/engine/keys/health/known-secrets.ts';

test('the list is whole: each secret once, sorted by bytes, between line ends', async () => {
  const list = await knownSecrets();
  const lines = list.toString('latin1').split('\n');
  expect([lines[0], lines.at(-1)]).toEqual(['', '']);
  const secrets = lines.slice(1, -1);
  expect(secrets).toHaveLength(103_788);
  expect(secrets.every((secret, index) => secret !== '' && (index === 0 || secret > (secrets[index - 1] ?? '')))).toBe(true);
});

test('every listed secret is known, in each encoding that could hold it', async () => {
  const secrets = (await knownSecrets()).toString('latin1').split('\n').slice(1, -1);
  const listed = fc.integer({ min: 0, max: secrets.length - 1 }).map((index) => Buffer.from(secrets[index] ?? '', 'latin1'));
  await fc.assert(
    fc.asyncProperty(listed, async (secret) => {
      expect(await isKnownSecret(secret)).toBe(true);
      expect(await isKnownSecret(Buffer.concat([secret, Buffer.from('\r\n')]))).toBe(true);
      expect(await isKnownSecret(Buffer.concat([secret, Buffer.alloc(16)]))).toBe(true);
      if (secret.length < 6) return;
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        expect(await isKnownSecret(Buffer.from(secret.toString(encoding)))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test('bytes that a listed text encodes are known', async () => {
  const jwtExample = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';
  expect(await isKnownSecret(Buffer.from(jwtExample, 'base64url'))).toBe(true);
  const hexLine = (await knownSecrets()).toString('latin1').match(/\n([0-9a-f]{64})\n/)?.[1] ?? '';
  expect(await isKnownSecret(Buffer.from(hexLine, 'hex'))).toBe(true);
  expect(await isKnownSecret(Buffer.from(hexLine.toUpperCase()))).toBe(true);
});

test('parts, neighbours and random secrets are not known', async () => {
  const list = await knownSecrets();
  const start = list.indexOf('\n', 500_000);
  const second = list.indexOf('\n', list.indexOf('\n', start + 1) + 1);
  expect(await isKnownSecret(list.subarray(start + 1, second))).toBe(false); // two lines
  expect(await isKnownSecret(Buffer.from('your-256-bit-secre'))).toBe(false);
  expect(await isKnownSecret(Buffer.alloc(0))).toBe(false);
  for (let count = 0; count < 100; count++) {
    const secret = randomBytes(32);
    expect(await isKnownSecret(secret)).toBe(false);
    expect(await isKnownSecret(Buffer.from(secret.toString('base64url')))).toBe(false);
  }
});
