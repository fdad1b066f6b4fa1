import { shelfOf } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, askedQuestions } from './native-dialog.ts';
import { storyOf } from './story.ts';

test('a secret is shown only after a native yes, and hidden when the window is left', async ({ app, window }) => {
  const { main, createFirstKey } = storyOf(window);
  await createFirstKey();
  await expect(main.getByRole('img', { name: 'Secret, hidden' })).toBeVisible();

  await answerDialogs(app, 'cancel');
  await main.getByRole('button', { name: 'Reveal' }).click();
  await expect.poll(() => askedQuestions(app)).toEqual(['Show this secret?']);
  await expect(main.getByRole('img', { name: 'Secret, hidden' })).toBeVisible();

  await answerDialogs(app, 'confirm');
  await main.getByRole('button', { name: 'Reveal' }).click();
  await expect(main.getByText(/^[A-Za-z0-9_-]{43}$/).last()).toBeVisible();
  await expect(main.getByText(/hidden again in 1?\d s/)).toBeVisible();
  await window.evaluate(() => globalThis.dispatchEvent(new Event('blur')));
  await expect(main.getByRole('img', { name: 'Secret, hidden' })).toBeVisible();
});

test('a secret that is left on the screen hides itself after 15 s', async ({ app, window }) => {
  const { main, createFirstKey } = storyOf(window);
  await createFirstKey();
  await answerDialogs(app, 'confirm');
  await main.getByRole('button', { name: 'Reveal' }).click();
  await expect(main.getByRole('img', { name: 'Secret, hidden' })).toBeHidden();
  await expect(main.getByText(/hidden again in/)).toBeVisible();
  await expect(main.getByRole('img', { name: 'Secret, hidden' })).toBeVisible({ timeout: 30_000 });
  await expect(main.getByText(/hidden again in/)).toBeHidden();
});

test('every algorithm can be chosen and made; names are kept apart; a key is renamed', async ({ window }) => {
  const { main, createKey } = storyOf(window);
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  for (const algorithm of ['HS512', 'ES384', 'EdDSA', 'PS256']) await createKey(`A key for ${algorithm}`, algorithm);
  await expect(main.getByRole('option')).toHaveCount(4);

  await main.getByRole('button', { name: 'Rename' }).click();
  await main.getByRole('textbox', { name: 'Name' }).fill('A key for EdDSA');
  await window.keyboard.press('Enter');
  await expect(main.getByText(/already/)).toBeVisible();
  await main.getByRole('textbox', { name: 'Name' }).fill('Renamed');
  await window.keyboard.press('Enter');
  await expect(main.getByRole('heading', { level: 2, name: 'Renamed' })).toBeVisible();
  await expect(main.getByRole('button', { name: 'Rename' })).toBeFocused();
});

test('deleting names what is lost, with Cancel as the default', async ({ window }) => {
  const { main, createFirstKey, mint, goTo } = storyOf(window);
  await createFirstKey();
  await mint('ada');
  await goTo('Keys');
  await main.getByRole('button', { name: 'Delete…' }).click();
  const dialog = window.getByRole('alertdialog');
  await expect(dialog.getByText(/You can undo this for 10 seconds; then its secret is erased/)).toBeVisible();
  await expect(dialog.getByText(/One token on the shelf was signed with it and is still valid/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(main.getByRole('heading', { level: 2, name: 'My first key' })).toBeVisible();
  await main.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByRole('button', { name: 'Delete the key' }).click();
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  expect((await shelfOf(window)).stored).toBe(1);
});
