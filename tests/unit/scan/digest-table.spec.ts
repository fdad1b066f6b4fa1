import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { DigestTable, digestOf, digestWords } from '../../../electron/engine/scan/keeping/digest-table.ts';

test('10,000 digests are found at their places, and no other is', () => {
  const table = new DigestTable();
  const all = Array.from({ length: 10_000 }, (_, index) => index);
  const before = all.map((index) => {
    const place = table.find(digestOf(`token ${index}`));
    table.add(digestOf(`token ${index}`));
    return place;
  });
  // Compared as wholes: an assertion takes longer than what it looks at.
  expect(before).toEqual(all.map(() => -1));
  expect(all.map((index) => table.find(digestOf(`token ${index}`)))).toEqual(all);
  expect(table.find(digestOf('token 10000'))).toBe(-1);
  expect(table.since(9_998)).toHaveLength(2 * digestWords);
  expect(table.find(table.since(9_998), digestWords)).toBe(9_999);
});

test('digests that begin alike are kept apart, as a map keeps them', () => {
  const digest = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: digestWords, maxLength: digestWords });
  fc.assert(
    fc.property(fc.array(digest, { maxLength: 300 }), (digests) => {
      const [table, map] = [new DigestTable(), new Map<string, number>()];
      for (const words of digests) {
        expect(table.find(Uint32Array.from(words))).toBe(map.get(words.join()) ?? -1);
        if (map.has(words.join())) continue;
        map.set(words.join(), map.size);
        table.add(Uint32Array.from(words));
      }
    }),
  );
});
