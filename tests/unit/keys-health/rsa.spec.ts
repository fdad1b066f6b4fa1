import { generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { isProductOfClosePrimes, smallestFactor, squareRoot } from '../../../electron/engine/keys/health/factoring.ts';
import { assessMaterial } from '../../../electron/engine/keys/health/material.ts';

const prime = (bits: number) => generatePrimeSync(bits, { bigint: true });

test('the square root is the whole part of it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1n << 600n }), (number) => {
      const root = squareRoot(number);
      expect(root * root <= number && number < (root + 1n) * (root + 1n)).toBe(true);
    }),
  );
});

test('Fermat finds numbers that differ in their last bits, and no others', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n << 511n, max: 1n << 512n }), fc.bigInt({ min: 0n, max: 1n << 128n }), (odd, gap) => {
      expect(isProductOfClosePrimes((odd | 1n) * ((odd | 1n) + 2n * gap))).toBe(true);
    }),
  );
  for (let count = 0; count < 20; count++) expect(isProductOfClosePrimes(prime(256) * prime(256))).toBe(false);
});

test('the smallest factor is found below 2,000', () => {
  const large = prime(512);
  expect([2n, 3n, 1_999n].map((small) => smallestFactor(small * large))).toEqual([2, 3, 1_999]);
  expect(smallestFactor(7n * 5n * large)).toBe(5);
  expect([large, 2_003n * large].map(smallestFactor)).toEqual([null, null]);
});

test('the exponents that are made: 3 a warning, 17 a note, 65537 and more nothing', async () => {
  const findingsOf = async (publicExponent: number) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent });
    return (await assessMaterial(privateKey, 'RS256', false)).findings;
  };
  expect(await findingsOf(3)).toEqual([{ code: 'rsa-exponent-small', severity: 'warning', expected: '65537', actual: '3' }]);
  expect(await findingsOf(17)).toEqual([{ code: 'rsa-exponent-small', severity: 'note', expected: '65537', actual: '17' }]);
  expect([...(await findingsOf(65_537)), ...(await findingsOf(65_539))]).toEqual([]);
});
