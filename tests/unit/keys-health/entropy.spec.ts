import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { patternBits, periodOf } from '../../../electron/engine/keys/health/byte-patterns.ts';
import { estimateBits } from '../../../electron/engine/keys/health/entropy.ts';

const shake256 = (seed: number, outputLength: number) => createHash('shake256', { outputLength }).update(String(seed)).digest();
const bitsOf = async (secret: string | Buffer) => Math.floor(await estimateBits(Buffer.from(secret)));

test('random secrets have all their bits, in each encoding', async () => {
  for (const encoding of ['hex', 'base64', 'base64url'] as const) {
    const estimates = await Promise.all(Array.from({ length: 25 }, () => bitsOf(randomBytes(32).toString(encoding))));
    expect(Math.min(...estimates)).toBeGreaterThanOrEqual(128);
  }
});

test('the bytes of a good generator have all their bits, but for a run of steps that comes by chance', () => {
  // The same bytes each time: among so many that are drawn anew, a run of four equal steps comes in one test of forty.
  const secrets = Array.from({ length: 10_000 }, (_, index) => shake256(index, 32 + (index % 33)));
  const lost = secrets.map((secret) => secret.length * 8 - patternBits(secret)).filter((bits) => bits !== 0);
  expect(lost.filter((bits) => bits > 21)).toEqual([]);
  expect(lost.length).toBeLessThanOrEqual(1);
});

const guessable: [string, string | Buffer, number][] = [
  ['words again and again', 'password123'.repeat(5), 15],
  ['a long text again and again', 'p@ssw0rd!'.repeat(400), 30],
  ['a phrase', 'my very secret signing key of 2026', 112],
  ['its hexadecimal', Buffer.from('my very secret signing key of 2026').toString('hex'), 112],
  ['base64 of its base64', Buffer.from(Buffer.from('my very secret signing key of 2026').toString('base64')).toString('base64'), 112],
  ['zeros', Buffer.alloc(64), 20],
  ['zeros in base64', Buffer.alloc(32).toString('base64'), 20],
  ['steps', Buffer.from(Array.from({ length: 64 }, (_, index) => (index * 7) & 255)), 90],
  ['a UUID', randomUUID(), 122],
  ['a UUID of a time', '0192f0c1-2b3d-7a4e-8f5a-6b7c8d9e0f1a', 74],
  ['UTF-16', Buffer.from('correct horse battery', 'utf16le'), 112],
];
for (const [name, secret, most] of guessable) {
  test(`${name}: at most ${most} bits`, async () => {
    expect(await bitsOf(secret)).toBeLessThanOrEqual(most);
  });
}

test('a line end adds nothing', async () => {
  expect(await bitsOf('correct horse battery staple\n')).toBe(await bitsOf('correct horse battery staple'));
});

test('any bytes: an estimate between nothing and 8 bits a byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
      const bits = await estimateBits(Buffer.from(bytes));
      expect(bits).toBeGreaterThanOrEqual(0);
      expect(bits).toBeLessThanOrEqual(bytes.length * 8);
    }),
    { numRuns: 200 },
  );
});

test('the period is the shortest block that gives the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 12, max: 3 }), fc.integer({ min: 2, max: 6 }), (block, times) => {
      const bytes = Buffer.concat(Array.from({ length: times }, () => Buffer.from(block)));
      const period = periodOf(bytes);
      expect(block.length % period).toBe(0);
      expect(bytes.every((byte, index) => byte === bytes[index % period])).toBe(true);
    }),
  );
});
