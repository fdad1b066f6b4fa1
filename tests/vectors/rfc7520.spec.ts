import { expect, test } from '@playwright/test';
import { loadCookbook } from './cookbook.ts';
import { cookbookCases, judgeCase, signAgain } from './rfc7520.ts';

for (const example of cookbookCases()) {
  test(`RFC 7520 ${example.name}: ${example.expected}`, async () => {
    const { valid, codes } = await judgeCase(example);
    expect(valid).toBe(example.expected === 'valid');
    if (example.expected !== 'valid') expect(codes).toContain(example.expected);
  });
}

test('RFC 7520: signing again gives the very same tokens', async () => {
  const examples = [...loadCookbook('jws'), ...loadCookbook('curve25519')].filter(
    ({ compact, isReproducible, file }) => isReproducible && compact !== null && !compact.includes('..') && !file.startsWith('ecdh'),
  );
  expect(examples.map(({ file }) => file)).toEqual(['4_1.rsa_v15_signature.json', '4_4.hmac-sha2_integrity_protection.json', 'jws.json']);
  for (const example of examples) expect(await signAgain(example), example.title).toBe(example.compact);
});

test('control: with one byte changed, no compact example verifies', async () => {
  const valid = cookbookCases().filter(({ expected }) => expected === 'valid');
  expect(valid).toHaveLength(5);
  for (const example of valid) {
    for (const [index, segment] of example.text.split('.').entries()) {
      const segments = example.text.split('.');
      const bytes = Buffer.from(segment, 'base64url');
      const middle = Math.floor(bytes.length / 2);
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      segments[index] = bytes.toString('base64url');
      const judged = await judgeCase({ ...example, text: segments.join('.') });
      expect(judged.valid, `${example.name}, segment ${index}`).toBe(false);
    }
  }
});
