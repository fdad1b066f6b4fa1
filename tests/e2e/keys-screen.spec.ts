import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { answerDialogs, askedQuestions, saveTo } from './native-dialog.ts';
import { storyOf } from './story.ts';

test('a weak secret is taken only under the mark, which then stands wherever the key is used', async ({ window }) => {
  const { main, goTo, createKey } = storyOf(window);
  await createKey('Sound', 'HS256');
  await window.keyboard.press('Control+n');
  await main.getByRole('textbox', { name: 'Name' }).fill('Weak one');
  await main.getByRole('radio', { name: 'Use my own' }).click();
  await main.getByRole('textbox', { name: 'Secret', exact: true }).fill('secret');
  await expect(main.getByText('6 bytes; at least 32 are needed')).toBeVisible();
  await main.getByRole('button', { name: /^Create the key/ }).click();
  await expect(main.getByRole('alert').getByText(/too weak/)).toBeVisible();
  await main.getByText('Weak, for testing', { exact: true }).click();
  await main.getByRole('button', { name: /^Create the key/ }).click();

  await expect(main.getByRole('heading', { level: 2, name: 'Weak one' })).toBeVisible();
  await expect(main.getByRole('option', { name: /Weak one/ }).getByText('weak, for testing')).toBeVisible();
  await expect(main.getByText('The secret has 6 bytes; at least 32 bytes are needed')).toBeVisible();

  await goTo('Mint');
  await main.getByRole('button', { name: /Key$/ }).click();
  await window.getByRole('option', { name: /Weak one/ }).click();
  await expect(main.getByText('weak, for testing').filter({ visible: true }).first()).toBeVisible();

  await goTo('Keys');
  await main.getByRole('button', { name: 'More about keys' }).click();
  await window.getByRole('menuitem', { name: 'Health of all keys' }).click();
  await expect(main.getByText('This secret is in a public list')).toBeVisible();
  await main.getByRole('button', { name: 'Show “Weak one”' }).first().click();
  await expect(main.getByRole('heading', { level: 2, name: 'Weak one' })).toBeVisible();
});

test('a key id that is taken is said at its field, and nothing that was typed is lost', async ({ window }) => {
  const { main } = storyOf(window);
  const fill = async (name: string) => {
    await window.keyboard.press('Control+n');
    await main.getByRole('textbox', { name: 'Name' }).fill(name);
    await main.getByRole('radio', { name: 'ES256', exact: true }).click({ force: true });
    await main.getByRole('radio', { name: 'My own' }).click();
    await main.getByRole('textbox', { name: 'My own key id' }).fill('login-1');
    await main.getByRole('button', { name: /^Create the key/ }).click();
  };
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  await fill('First');
  await expect(main.getByRole('heading', { level: 2, name: 'First' })).toBeVisible();
  await fill('Second');
  await expect(main.getByRole('textbox', { name: 'My own key id' })).toHaveAccessibleDescription(/already has this key id/);
  await expect(main.getByRole('textbox', { name: 'Name' })).toHaveValue('Second');
  await main.getByRole('textbox', { name: 'My own key id' }).fill('login-2');
  await main.getByRole('button', { name: /^Create the key/ }).click();
  await expect(main.getByRole('heading', { level: 2, name: 'Second' })).toBeVisible();
});

test('a deleted key is out of use at once, and comes back with its secret when that is undone', async ({ app, window }) => {
  const { main, createKey, mint, goTo } = storyOf(window);
  await createKey('To and fro', 'HS256');
  await main.getByRole('button', { name: 'Delete…' }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Delete the key' }).click();
  await expect(main.getByRole('button', { name: 'Create a key' })).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(main.getByRole('heading', { level: 2, name: 'To and fro' })).toBeVisible();
  await answerDialogs(app, 'confirm');
  await main.getByRole('button', { name: 'Reveal' }).click();
  await expect(main.getByText(/hidden again in/)).toBeVisible();
  await mint('ada');
  await goTo('Keys');
});

test('tags and notes are kept, and found by searching', async ({ window }) => {
  const { main, createKey } = storyOf(window);
  await createKey('Plain', 'HS256');
  await createKey('Tagged', 'ES256');
  await main.getByRole('textbox', { name: 'Add a tag' }).fill('billing');
  await window.keyboard.press('Enter');
  await main.getByRole('textbox', { name: 'Add a tag' }).fill('legacy');
  await window.keyboard.press('Enter');
  await main.getByRole('textbox', { name: 'Notes' }).fill('Ask Mina before rotating.');
  await main.getByRole('textbox', { name: 'Add a tag' }).focus();
  await expect(main.getByText('Saved.')).toBeVisible();
  await main.getByRole('searchbox', { name: 'Search keys' }).fill('LEGACY');
  await expect(main.getByRole('option')).toHaveCount(1);
  await main.getByRole('searchbox', { name: 'Search keys' }).fill('');
  await main.getByRole('option', { name: /Plain/ }).click();
  await main.getByRole('option', { name: /Tagged/ }).click();
  await expect(main.getByRole('textbox', { name: 'Notes' })).toHaveValue('Ask Mina before rotating.');
  await expect(main.getByRole('button', { name: 'Remove the tag “billing”' })).toBeVisible();
});

test('a private key leaves only encrypted, after a native yes, into a file that only its owner reads', async ({ app, window }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-export-'));
  const file = path.join(folder, 'signing.pem');
  try {
    const { main, createKey } = storyOf(window);
    await createKey('Signing', 'ES256');
    await saveTo(app, file);
    await main.getByRole('button', { name: 'Export…' }).click();
    await main.getByRole('radio', { name: 'The private key' }).click();
    await main.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('too short');
    await main.getByRole('button', { name: /^Save the private key/ }).click();
    await expect(main.getByText('3 more characters are needed.')).toBeVisible();
    for (const name of ['Passphrase', 'Passphrase again'])
      await main.getByRole('textbox', { name, exact: true }).fill('four calm brown foxes');

    await answerDialogs(app, 'cancel');
    await main.getByRole('button', { name: /^Save the private key/ }).click();
    await expect(main.getByText('Nothing was written, as you chose.')).toBeVisible();
    await expect(stat(file)).rejects.toThrow();

    await answerDialogs(app, 'confirm');
    await main.getByRole('button', { name: /^Save the private key/ }).click();
    await expect(main.getByText('Saved as “signing.pem”.')).toBeVisible();
    expect(await askedQuestions(app)).toHaveLength(1);
    expect(await readFile(file, 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(main.getByRole('textbox', { name: 'Passphrase', exact: true })).toHaveValue('');
  } finally {
    await rm(folder, { recursive: true });
  }
});
