import type { Locator, Page } from '@playwright/test';
import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { storyOf } from './story.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

test('a token is put into its place, and found by it, by its notes and by what its claims say', async ({ window }) => {
  const { main, goTo, shows } = await shelfWith(window, ['ada', 'bob', 'carol']);
  await main.getByRole('option', { name: /ada/ }).click();
  await fillField(main.getByRole('combobox', { name: 'Folder' }), 'Shop/Staging');
  await fillField(main.getByRole('combobox', { name: 'Environment' }), 'staging');
  await main.getByRole('textbox', { name: 'Add a tag' }).fill('smoke');
  await main.getByRole('button', { name: 'Add', exact: true }).click();
  await main.getByRole('textbox', { name: 'Notes' }).fill('Shown to the board in May');
  await main.getByRole('textbox', { name: 'Notes' }).blur();
  await expect(main.getByRole('option', { name: /ada.*staging.*smoke/ })).toBeVisible();

  await main.getByRole('button', { name: 'Filter', exact: true }).click();
  const filter = window.getByRole('dialog', { name: 'Filter' });
  await filter.getByRole('button', { name: /Folder/ }).click();
  await window.getByRole('option', { name: /^Shop\/Staging/ }).click();
  await expect(window.getByRole('listbox', { name: 'Folder' })).toBeHidden();
  await window.keyboard.press('Escape');
  await expect(filter).toBeHidden();
  await shows(['ada']);

  // What was asked for is still asked for when one comes back.
  await goTo('Keys');
  await goTo('Tokens');
  await shows(['ada']);
  await expect(main.getByText('Folder: Shop/Staging')).toBeVisible();
  await expect(main.getByRole('textbox', { name: 'Notes' })).toHaveValue('Shown to the board in May');
  await main.getByRole('button', { name: 'Take away “Folder: Shop/Staging”' }).click();
  await shows(['carol', 'bob', 'ada']);

  const search = main.getByRole('searchbox', { name: 'Search tokens' });
  for (const [words, found] of [
    ['board may', ['ada']],
    ['department-of-bob', ['bob']],
    ['SMOKE', ['ada']],
    ['carol nobody', []],
  ] as const) {
    await search.fill(words);
    await shows(found);
  }
  await expect(main.getByText(/^No token has “carol nobody” in its name, notes, tags, key id or claims\./)).toBeVisible();
});

test('the list is sorted by what is chosen, both ways', async ({ window }) => {
  const { main, shows } = await shelfWith(window, ['bob', 'ada', 'carol']);
  await shows(['carol', 'ada', 'bob']);
  await main.getByRole('button', { name: 'Sort: Newest first' }).click();
  await window.getByRole('menuitemradio', { name: 'Subject' }).click();
  await shows(['ada', 'bob', 'carol']);
  await main.getByRole('button', { name: 'Turn the order round' }).click();
  await shows(['carol', 'bob', 'ada']);
  await expect(main.getByRole('button', { name: 'Sort: Subject, Z to A' })).toBeVisible();
});

test('several are chosen, moved, deleted and brought back by keyboard alone', async ({ window }) => {
  const { main, shows } = await shelfWith(window, ['ada', 'bob', 'carol', 'dora']);
  await main.getByRole('option', { name: /dora/ }).click();
  await window.keyboard.press('Shift+ArrowDown');
  await window.keyboard.press('Control+ArrowDown');
  await window.keyboard.press('Control+ArrowDown');
  await window.keyboard.press('Space');
  await expect(main.getByRole('heading', { level: 2, name: '3 tokens selected' })).toBeVisible();

  await main.getByRole('combobox', { name: 'Folder' }).focus();
  await window.keyboard.type('Archive');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Tab');
  await expect(main.getByRole('button', { name: 'Move', exact: true })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByText('3 tokens changed.')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Move', exact: true })).toBeFocused();
  expect((await mustInvoke(window, 'tokens:facets', {})).folders).toEqual([
    { name: '', count: 1 },
    { name: 'Archive', count: 3 },
  ]);

  await main.getByRole('listbox', { name: 'Stored tokens' }).focus();
  await window.keyboard.press('Delete');
  const question = window.getByRole('alertdialog', { name: 'Delete 3 tokens?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Delete them' }).press('Enter');
  await shows(['bob']);
  // The newest toast stands first; that of the move still offers its own.
  await window.getByRole('button', { name: 'Undo' }).first().press('Enter');
  await shows(['dora', 'carol', 'bob', 'ada']);
});

test('the expired ones are deleted at once, and brought back', async ({ window }) => {
  const { main, shows } = await shelfWith(window, ['ada', 'bob'], '2020-01-01');
  const key = (await mustInvoke(window, 'keys:list', {})).keys[0];
  await mustInvoke(window, 'tokens:mint', mintInput(key?.id ?? '', { subject: 'valid' }));
  await main.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Delete all expired…' }).click();
  await window
    .getByRole('alertdialog', { name: 'Delete 2 expired tokens?' })
    .getByRole('button', { name: 'Delete the expired ones' })
    .click();
  await shows(['valid']);
  await window.getByRole('button', { name: 'Undo' }).click();
  await shows(['valid', 'bob', 'ada']);
  await main.getByRole('radio', { name: 'Expired' }).click({ force: true });
  await shows(['bob', 'ada']);
});

/** The Tokens screen with a token for each of these, minted in that order. `shows`: exactly these, in that order. */
async function shelfWith(window: Page, subjects: readonly string[], lifetime = '1h') {
  await untilOpen(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('Shop', 'ES256'));
  for (const subject of subjects)
    await mustInvoke(window, 'tokens:mint', mintInput(key.id, { subject, lifetime, claims: `{"department":"department-of-${subject}"}` }));
  const { main, goTo } = storyOf(window);
  await goTo('Tokens');
  const shows = async (names: readonly string[]) =>
    expect(main.getByRole('listbox', { name: 'Stored tokens' }).getByRole('option')).toHaveText(
      names.map((name) => new RegExp(`^${name}`)),
    );
  await shows(subjects.toReversed());
  return { main, goTo, shows };
}

/** Types into a field that offers what was used before, and leaves it. */
async function fillField(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Tab');
}
