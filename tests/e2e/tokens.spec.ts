import { mustInvoke, shelfOf, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { hmacToken } from './inspect-story.ts';
import { storyOf } from './story.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

test('a stored token is masked until asked for, deleted and brought back', async ({ window }) => {
  const { main, createFirstKey, mint, goTo } = storyOf(window);
  await createFirstKey();
  await mint('ada');
  await goTo('Tokens');
  expect(await main.innerText()).not.toContain('eyJ');
  await main.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(main.getByText(/eyJ/).filter({ visible: true }).first()).toBeVisible();
  await window.evaluate(() => globalThis.dispatchEvent(new Event('blur')));
  await expect(main.getByText(/eyJ/).filter({ visible: true })).toHaveCount(0);

  await main.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(main.getByText('The shelf is empty')).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(main.getByRole('option', { name: /ada/ })).toBeVisible();
});

for (const [language, lines] of [
  [
    'ko',
    [
      ['Bearer로 복사', '다른 형식으로 복사…'],
      ['보내기', '검사', '갱신', '이 토큰의 다른 동작', '삭제'],
    ],
  ],
  [
    'en',
    [
      ['Copy as Bearer', 'Copy as…'],
      ['Send', 'Inspect', 'Renew', 'More about this token', 'Delete'],
    ],
  ],
] as const)
  test(`in the smallest window what copies and what else is done with a token stand in a line each: ${language}`, async ({
    app,
    window,
  }) => {
    await untilOpen(window);
    const key = await mustInvoke(window, 'keys:create', plainKey('k', 'HS256'));
    await mustInvoke(window, 'tokens:mint', mintInput(key.id));
    await mustInvoke(window, 'settings:save', { theme: 'light', language });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640));
    await expect.poll(() => window.evaluate(() => globalThis.innerWidth)).toBe(960);
    await window.keyboard.press('ControlOrMeta+4');
    const top = async (name: string) => {
      const box = await window.getByRole('main').getByRole('button', { name, exact: true }).boundingBox();
      return box?.y ?? null;
    };
    await expect(window.getByRole('main').getByRole('button', { name: lines[0][0], exact: true })).toBeVisible();
    const [copying, rest] = await Promise.all(lines.map(async (names) => new Set(await Promise.all(names.map(top)))));
    expect([...(copying ?? []), ...(rest ?? [])]).toEqual([expect.any(Number), expect.any(Number)]);
  });

test('a thousand tokens: the list is walked by keyboard, searched, and draws only what is in view', async ({ window }) => {
  await untilOpen(window);
  const { main, goTo } = storyOf(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('k', 'HS256'));
  for (let number = 1; number <= 1_000; number++)
    await mustInvoke(window, 'tokens:mint', mintInput(key.id, { subject: number === 500 ? 'needle' : `user ${number}` }));
  await goTo('Tokens');
  const detail = (name: string) => main.getByRole('heading', { level: 2, name, exact: true });
  await main.getByRole('option', { name: /user 1000/ }).click();
  await expect(detail('user 1000')).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await expect(detail('user 999')).toBeVisible();
  await window.keyboard.press('End');
  await expect(detail('user 1')).toBeVisible();
  await window.keyboard.press('Home');
  await expect(detail('user 1000')).toBeVisible();
  expect(await main.getByRole('option').count()).toBeLessThan(60);
  await main.getByRole('searchbox', { name: 'Search tokens' }).fill('eedl');
  await expect(main.getByText('One token', { exact: true })).toBeVisible();
  await expect(detail('needle')).toBeVisible();
});

test('a token from elsewhere is copied and edited too: a key of the vault signs the copy', async ({ window }) => {
  await untilOpen(window);
  const { main, goTo } = storyOf(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('Ours', 'ES256'));
  const foreign = hmacToken('a secret of thirty-two bytes, yes', { sub: 'ada', role: 'admin', iat: 1_000, exp: 4_600 });
  await mustInvoke(window, 'tokens:save', { compact: foreign, label: 'From elsewhere' });
  await goTo('Tokens');
  await main.getByRole('button', { name: 'More about this token' }).click();
  await window.getByRole('menuitem', { name: 'Duplicate and edit' }).click();
  await expect(main.getByText('A changed copy of “From elsewhere”')).toBeVisible();
  await main.getByRole('button', { name: /^Mint\b/ }).click();
  await expect.poll(async () => (await shelfOf(window)).stored).toBe(2);
  const [copy] = (await shelfOf(window)).items;
  expect(copy).toMatchObject({ keyId: key.id, alg: 'ES256', subject: 'ada' });
});
