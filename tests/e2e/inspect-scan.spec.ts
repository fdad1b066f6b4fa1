import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { hmacToken, inspectStory, now } from './inspect-story.ts';
import { openFiles, saveTo } from './native-dialog.ts';

const secret = 'a secret of thirty-two bytes, yes';

test('a folder is looked through: a table, filtered, one opened, and a CSV without any token', async ({ app, window, session }) => {
  const { main, member } = await inspectStory(window);
  const folder = path.join(session.folder, 'logs');
  await mkdir(path.join(folder, 'deep'), { recursive: true });
  const token = (sub: string) => hmacToken(secret, { iss: 'https://idp.example', sub, exp: now() + 3600 });
  const tokens = ['ada', 'bob', 'cyd'].map(token);
  await writeFile(path.join(folder, 'one.log'), `GET /a ${tokens[0]}\nGET /b ${tokens[1]}\nGET /c ${tokens[0]}\n`);
  await writeFile(path.join(folder, 'deep', 'two.json'), JSON.stringify({ access_token: tokens[2] }));
  await writeFile(path.join(folder, 'three.gz'), Buffer.from([0x1f, 0x8b, 8, 0]));
  await main.getByRole('radio', { name: 'Many' }).click();
  await openFiles(app, [folder]);
  await main.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(main.getByText(/^3 tokens, found 4 times · /)).toBeVisible();
  await expect(main.getByText('One file was not read')).toBeVisible();
  const list = main.getByRole('listbox', { name: 'Tokens that were found' });
  await expect(list.getByRole('option')).toHaveCount(3);
  await expect(list.getByRole('option', { name: /ada/ })).toContainText('× 2');
  // By keyboard as on hover, no end of a long text is out of reach.
  const ada = list.getByRole('option', { name: /ada/ });
  await expect(ada.getByTitle('https://idp.example')).toHaveText('idp.example');
  await ada.click();
  await expect(ada).toContainText('https://idp.example');

  await main.getByRole('button', { name: /^Subject/ }).click();
  await expect(list.getByRole('option').first()).toContainText('ada');
  await main.getByRole('button', { name: /^Subject/ }).click();
  await expect(list.getByRole('option').first()).toContainText('cyd');

  await main.getByRole('searchbox', { name: 'Search the found tokens' }).fill('bob');
  await expect(list.getByRole('option')).toHaveCount(1);
  const file = path.join(session.folder, 'found.csv');
  await saveTo(app, file);
  await main.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect(window.getByText(/Saved “found.csv”/)).toBeVisible();
  const csv = await readFile(file, 'utf8');
  expect(csv).toContain('bob');
  expect(csv).not.toContain('ada');
  for (const segment of tokens.flatMap((text) => text.split('.'))) expect(csv).not.toContain(segment.slice(0, 16));

  await list.focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('Enter');
  await expect(member('sub')).toContainText('bob');
});

test('Escape stops a scan, as its button does', async ({ app, window, session }) => {
  const { main } = await inspectStory(window);
  const folder = path.join(session.folder, 'logs');
  await mkdir(folder);
  // Some seconds of reading: long after the key was pressed.
  const file = path.join(folder, 'large.log');
  const lines = Buffer.alloc(8 * 1_048_576, 'a line without any token in it, as most are\n');
  for (let count = 0; count < 40; count++) await appendFile(file, lines);
  await appendFile(file, hmacToken(secret, { sub: 'ada', exp: now() + 3600 }));
  await main.getByRole('radio', { name: 'Many' }).click();
  await openFiles(app, [folder]);
  await main.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(main.getByText(/tokens in \d+ files · .* of /)).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(main.getByText('You stopped it. What was found by then is below.')).toBeVisible();
});

test('a long text is looked through when it is pasted; more than can be pasted leaves what stands in the field', async ({
  app,
  window,
}) => {
  const { main } = await inspectStory(window);
  const [ada, bob] = ['ada', 'bob'].map((sub) => hmacToken(secret, { sub }));
  await main.getByRole('radio', { name: 'Many' }).click();
  const field = main.getByRole('textbox', { name: 'Or paste a text' });
  await field.fill(`${ada}\n`);
  const paste = async (text: string) => {
    await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
    await field.press('ControlOrMeta+End');
    await field.press('ControlOrMeta+v');
  };
  await paste('no token\n'.repeat(1_200_000));
  await expect(main.getByText('Up to 10 MB can be pasted. Choose a file instead: it may be of any size.')).toBeVisible();
  await expect(field).toHaveValue(`${ada}\n`);
  await paste(`${'no token\n'.repeat(500_000)}${bob}`);
  await expect(main.getByRole('listbox', { name: 'Tokens that were found' }).getByRole('option')).toHaveText([/ada/, /bob/]);
});

test('what was found is still there after another screen, and says why a token is not valid', async ({ window }) => {
  const { main, goTo, giveKey, inspect } = await inspectStory(window);
  const expired = hmacToken(secret, { sub: 'ada', exp: now() - 3600 });
  await inspect(expired);
  await giveKey(secret);
  await main.getByRole('radio', { name: 'Many' }).click();
  await main.getByRole('textbox', { name: 'Or paste a text' }).fill(`${expired}\n${hmacToken(secret, { sub: 'bob', exp: now() + 3600 })}`);
  await window.keyboard.press('Control+Enter');
  const list = main.getByRole('listbox', { name: 'Tokens that were found' });
  await expect(list.getByRole('option', { name: /ada/ })).toContainText('Because of: Expiry');
  await expect(list.getByRole('option', { name: /bob/ })).not.toContainText('Because of');
  await main.getByRole('searchbox', { name: 'Search the found tokens' }).fill('bob');
  await expect(list.getByRole('option')).toHaveCount(1);
  await goTo('Keys');
  await goTo('Inspect');
  await expect(main.getByRole('searchbox', { name: 'Search the found tokens' })).toHaveValue('bob');
  // Rows that were not fetched before come from the session that main still keeps.
  await main.getByRole('searchbox', { name: 'Search the found tokens' }).fill('ada');
  await expect(list.getByRole('option', { name: /ada/ })).toBeVisible();
});
