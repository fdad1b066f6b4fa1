import { expect, test } from '@playwright/test';
import { bareJoseTakes } from './bare-jose.ts';
import { classify, exceptionFor, isTaken, loadWycheproof, wycheproofFiles } from './wycheproof.ts';
import { wycheproofExceptions } from './wycheproof-exceptions.ts';

const vectors = loadWycheproof();

for (const file of wycheproofFiles) {
  test(`Wycheproof ${file}: every vector as labelled or as reviewed`, async () => {
    const wrong: string[] = [];
    for (const vector of vectors.filter((each) => each.file === file)) {
      const taken = await isTaken(vector);
      if (classify(vector, taken) === 'wrong') wrong.push(`${file} ${vector.tcId} ${vector.comment}: taken ${taken}`);
    }
    expect(wrong).toEqual([]);
  });
}

test('649 vectors, 17 of them on the reviewed list, each of which exists', () => {
  expect(vectors).toHaveLength(649);
  expect(wycheproofExceptions).toHaveLength(17);
  expect(vectors.filter((vector) => exceptionFor(vector) !== undefined)).toHaveLength(17);
});

test('control: bare jose takes 25 vectors that are labelled invalid', async () => {
  let falselyTaken = 0;
  for (const vector of vectors) {
    if (vector.label === 'invalid' && (await bareJoseTakes(vector))) falselyTaken++;
  }
  expect(falselyTaken).toBe(25);
});
