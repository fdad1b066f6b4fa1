import { expect, test } from '@playwright/test';
import { soundTokens } from './sound-tokens.ts';
import { codesOf, compact, lintText } from './taken-apart.ts';

for (const [name, header, claims, expected] of soundTokens) {
  test(`no false alarm: ${name}`, async () => {
    expect(codesOf(await lintText(compact(header, claims)))).toEqual(expected);
  });
}

test('there are 60 of them, and none is called dangerous', async () => {
  expect(soundTokens.length).toBeGreaterThanOrEqual(60);
  for (const [, header, claims] of soundTokens)
    expect((await lintText(compact(header, claims))).filter(({ severity }) => severity === 'danger')).toEqual([]);
});
