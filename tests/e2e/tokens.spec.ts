import { expect, test } from './fixtures.ts';
import { storyOf } from './story.ts';

test('a stored token is masked until asked for, copied as a Bearer header, deleted and brought back', async ({ app, window }) => {
  const { main, createFirstKey, mint, goTo } = storyOf(window);
  await createFirstKey();
  await mint('ada');
  await goTo('Tokens');
  expect(await main.innerText()).not.toContain('eyJ');
  await main.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(main.getByText(/eyJ/).filter({ visible: true }).first()).toBeVisible();
  await window.evaluate(() => globalThis.dispatchEvent(new Event('blur')));
  await expect(main.getByText(/eyJ/).filter({ visible: true })).toHaveCount(0);

  await main.getByRole('button', { name: 'Copy as Bearer' }).click();
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toMatch(/^Authorization: Bearer eyJ[\w-]+\.[\w-]+\.[\w-]+$/);

  await main.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(main.getByText('The shelf is empty')).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(main.getByRole('option', { name: /ada/ })).toBeVisible();
});
