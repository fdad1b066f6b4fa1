import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shelfOf } from './bridge.ts';
import { dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';
import { isSignedBy } from './foreign-token.ts';
import { mintStory, partsOf, publicKeyOf } from './mint-story.ts';
import { openFiles, saveTo } from './native-dialog.ts';

/** A byte order mark, every line end, a quoted line break, and two rows that give no token: lines 4 and 7. */
const messyRows =
  '\uFEFFsub,note,level:number\r\n' +
  'ada,"two\nlines",1\n' +
  'bob,plain,five\r\n' +
  '"carol ""c""",,12345678901234567890\r\n' +
  '\n' +
  'dora,too,many,cells\n' +
  'eve,last,3.0';

test('a CSV with a byte order mark and mixed line ends: bad rows are named, the others are minted into a file for oneself', async ({
  app,
  window,
  session,
}) => {
  const { main, pick } = await mintStory(window, ['ES256']);
  const rows = path.join(session.folder, 'people.csv');
  const tokens = path.join(session.folder, 'people.tokens');
  await writeFile(rows, messyRows);
  await openFiles(app, [rows]);
  await saveTo(app, tokens);
  await pick('Bulk');
  await main.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(main.getByText(/^CSV · \d+ B · byte order mark set aside · mixed line ends$/)).toBeVisible();
  const problems = main.getByRole('list', { name: '2 of the first rows give no token' }).getByRole('listitem');
  const named = [
    'row 2, line 4level does not fit. It must be of the kind number.',
    'row 4, line 7The row in line 7 does not fit. Expected 3 cells; got 4.',
  ];
  await expect(problems).toHaveText(named);
  await expect(main.getByRole('region', { name: 'Row 3' })).toContainText('"sub": "carol \\"c\\""');

  // What is typed counts at once, and nothing is lost by looking at another mode.
  await main.getByRole('textbox', { name: /^Issuer/ }).fill('https://shop.example');
  await expect(main.getByRole('region', { name: 'Row 1', exact: true })).toContainText('"iss": "https://shop.example"');
  await pick('One token');
  await pick('Bulk');
  await window.keyboard.press('Control+Enter');
  await expect(main.getByText(/^3 tokens minted in /)).toBeVisible();
  await expect(main.getByText('They are in “people.tokens”, readable by you alone.')).toBeVisible();
  await expect(main.getByRole('list', { name: '2 rows gave no token' }).getByRole('listitem')).toHaveText(named);

  if (process.platform !== 'win32') expect((await stat(tokens)).mode & 0o777).toBe(0o600);
  const lines = (await readFile(tokens, 'utf8')).trimEnd().split('\n');
  const key = await publicKeyOf(window, 'My ES256');
  expect(lines.map((line) => isSignedBy(key, line))).toEqual([true, true, true]);
  expect(lines.map((line) => partsOf(line).claims)).toMatchObject([
    { iss: 'https://shop.example', sub: 'ada', note: 'two\nlines', level: 1 },
    { sub: 'carol "c"' },
    { sub: 'eve', note: 'last' },
  ]);
  expect(partsOf(lines[1] ?? '').payload).toContain('"level":12345678901234567890,');
  expect(partsOf(lines[2] ?? '').payload).toContain('"level":3.0,');
  expect((await readdir(session.folder)).filter((name) => name.startsWith('people'))).toEqual(['people.csv', 'people.tokens']);
  expect((await shelfOf(window)).stored).toBe(0);
});

test('a long job that is stopped leaves whole lines in a file whose name says that it is not all', async ({ app, window, session }) => {
  const { main, pick } = await mintStory(window, ['ES256']);
  const rows = path.join(session.folder, 'long.csv');
  await writeFile(rows, `sub\n${Array.from({ length: 400_000 }, (_, row) => `user-${row}`).join('\n')}\n`);
  await openFiles(app, [rows]);
  await saveTo(app, path.join(session.folder, 'long.tokens'));
  await pick('Bulk');
  await main.getByRole('button', { name: 'Choose a file…' }).click();
  await main.getByRole('button', { name: /^Mint into a file/ }).click();
  await expect(main.getByRole('status').filter({ hasText: /^[1-9][\d,]* minted · [\d,]+ per second · about / })).toBeVisible();
  await expect(main.getByRole('progressbar', { name: 'How much of the rows is done' })).toBeVisible();
  // The work goes on while one looks at something else.
  await pick('Access + refresh');
  await pick('Bulk');
  await main.getByRole('button', { name: 'Stop' }).click();
  const outcome = main.getByRole('status').filter({ hasText: 'Not all rows are done' });
  await expect(outcome).toContainText('You stopped it.');
  await expect(outcome).toContainText('They are in “long.tokens.partial”, readable by you alone.');

  expect((await readdir(session.folder)).filter((name) => name.startsWith('long.'))).toEqual(['long.csv', 'long.tokens.partial']);
  const partial = path.join(session.folder, 'long.tokens.partial');
  if (process.platform !== 'win32') expect((await stat(partial)).mode & 0o777).toBe(0o600);
  const text = await readFile(partial, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  const lines = text.trimEnd().split('\n');
  const told = Number(/done: ([\d,]+) tokens/.exec(await outcome.innerText())?.[1]?.replaceAll(',', ''));
  expect(lines).toHaveLength(told);
  expect(told).toBeLessThan(400_000);
  const key = await publicKeyOf(window, 'My ES256');
  for (const row of [0, Math.floor(told / 2), told - 1]) {
    expect(isSignedBy(key, lines[row] ?? '')).toBe(true);
    expect(partsOf(lines[row] ?? '').claims).toMatchObject({ sub: `user-${row}` });
  }
});

test('rows fill the variables of a profile, go onto the shelf, and are found there by what their claims say', async ({ window }) => {
  const { main, pick, profile, open } = await mintStory(window, ['ES256']);
  await profile(/^Access token/);
  await open('On the shelf');
  await main.getByRole('combobox', { name: 'Folder' }).fill('Load test');
  await pick('Bulk');
  const rows = ['ada', 'grace', 'lin'].map((subject) =>
    JSON.stringify({ issuer: 'https://id.example', subject, audience: 'shop', client_id: 'web', department: `ward-${subject}` }),
  );
  await main.getByRole('textbox', { name: 'Or paste rows' }).fill(rows.join('\n'));
  await main.getByRole('button', { name: 'Read the rows' }).click();
  const columns = main.getByRole('region', { name: 'The first rows' }).getByRole('columnheader');
  await expect(columns).toHaveText(['issuervariable', 'subjectvariable', 'audiencevariable', 'client_idvariable', 'departmentclaim']);
  await main.getByRole('radio', { name: 'Onto the shelf' }).click({ force: true });
  await main.getByRole('button', { name: /^Mint onto the shelf/ }).click();
  await expect(main.getByText(/^3 tokens minted in /)).toBeVisible();
  // The same keys again mint nothing: it is done.
  await window.keyboard.press('Control+Enter');
  await main.getByRole('button', { name: 'Show the shelf' }).click();
  const found = main.getByRole('listbox', { name: 'Stored tokens' }).getByRole('option');
  await expect(found).toHaveCount(3);
  await main.getByRole('searchbox', { name: 'Search tokens' }).fill('ward-grace');
  await expect(found).toHaveText([/^grace/]);
  await found.click();
  await expect(main.getByRole('combobox', { name: 'Folder' })).toHaveValue('Load test');
  expect((await shelfOf(window)).items[0]).toMatchObject({ source: 'minted', typ: 'at+jwt', folder: 'Load test' });
});

test('a broken quote is named with its line, and what was pasted stays', async ({ window }) => {
  const { main, pick } = await mintStory(window, ['ES256']);
  await pick('Bulk');
  const field = main.getByRole('textbox', { name: 'Or paste rows' });
  const text = 'sub,note\nada,"open\nbob,x\n';
  await main.getByRole('button', { name: 'Read the rows' }).click();
  await expect(main.getByText('Paste some rows first, or choose a file.')).toBeVisible();
  await field.fill(text);
  await main.getByRole('button', { name: 'Read the rows' }).click();
  const problem = 'The quote that begins here is never closed. Close it, or write a quote inside quotes twice.';
  const problems = main.getByRole('list', { name: 'One of the first rows gives no token' }).getByRole('listitem');
  await expect(problems).toHaveText(`row 1, line 2This is not CSV: line 2, column 5. ${problem}`);
  await main.getByRole('button', { name: 'Use other rows' }).click();
  await expect(field).toHaveValue(text);
});

test('a file that gives no token says why: another encoding, no row, a name that stands twice', async ({ app, window, session }) => {
  const { main, pick } = await mintStory(window, ['ES256']);
  await pick('Bulk');
  const open = async (name: string, content: string | Buffer) => {
    const file = path.join(session.folder, name);
    await writeFile(file, content);
    await openFiles(app, [file]);
    await main.getByRole('button', { name: 'Choose a file…' }).click();
  };
  await open('utf16.csv', Buffer.from('\uFEFFsub\nada\n', 'utf16le'));
  await expect(main.getByText('This is not UTF-8. Save the file as UTF-8 and open it again.')).toBeVisible();

  await open('head.csv', 'sub,note\n');
  await expect(main.getByText('Below the names there is no row: there is nothing to mint.')).toBeVisible();
  await expect(main.getByRole('button', { name: /^Mint into a file/ })).toBeDisabled();
  await main.getByRole('button', { name: 'Use other rows' }).click();

  await open('large.csv', `sub,note\nada,${'n'.repeat(300_000)}\neve,${'n'.repeat(196_500)}\n`);
  await expect(main.getByText('CSV · 485 KB', { exact: true })).toBeVisible();
  await saveTo(app, path.join(session.folder, 'large.tokens'));
  await main.getByRole('button', { name: /^Mint into a file/ }).click();
  await expect(main.getByRole('list', { name: '2 rows gave no token' }).getByRole('listitem')).toHaveText([
    'row 1, line 2A token may have 256 KB; this one would have 391 KB. Leave something out.',
    /^row 2, line 3A token may have 262,144 B; this one would have 262,[23]\d\d B\. Leave something out\.$/,
  ]);
  await main.getByRole('button', { name: 'Use other rows' }).click();

  await open('twice.jsonl', '{"sub":"ada","sub":"eve"}\n');
  const named =
    'row 1, line 1This is not JSON. Line 1, column 14: “sub” stands there twice. A token may carry each name once; keep one of them.';
  await expect(main.getByRole('list', { name: 'One of the first rows gives no token' }).getByRole('listitem')).toHaveText(named);
  await saveTo(app, path.join(session.folder, 'twice.tokens'));
  await main.getByRole('button', { name: /^Mint into a file/ }).click();
  await expect(main.getByRole('status').filter({ hasText: /^No token was minted$/ })).toBeVisible();
  await expect(main.getByRole('list', { name: 'One row gave no token' }).getByRole('listitem')).toHaveText(named);
  expect((await readdir(session.folder)).filter((name) => name.startsWith('twice'))).toEqual(['twice.jsonl']);
});

test('more than can be pasted is told of at once, and leaves what stands in the field', async ({ app, window }) => {
  const { main, pick } = await mintStory(window, ['ES256']);
  await pick('Bulk');
  const field = main.getByRole('textbox', { name: 'Or paste rows' });
  await field.fill('sub\nada\n');
  await app.evaluate(({ clipboard }) => clipboard.writeText('user-0123456789\n'.repeat(700_000)));
  await field.focus();
  await window.keyboard.press('Control+v');
  await expect(main.getByText('Up to 10 MB can be pasted. Choose a file instead: it may be of any size.')).toBeVisible();
  await expect(field).toHaveValue('sub\nada\n');
});

test('a long paste is told of by its size and first lines, all of it is read, and what stood in the field stays', async ({
  app,
  window,
  session,
}) => {
  const { main, pick } = await mintStory(window, ['ES256']);
  await pick('Bulk');
  const field = main.getByRole('textbox', { name: 'Or paste rows' });
  const long = main.getByRole('group', { name: 'Pasted rows, 4.8 MB' });
  await field.fill('sub,note\nada,first\n');
  const rows = Array.from({ length: 500 }, (_, row) => `user-${row},${'n'.repeat(10_000)}\n`);
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), rows.join(''));
  await field.focus();
  await field.press('ControlOrMeta+End');
  await field.press('ControlOrMeta+v');
  await expect(long).toBeFocused();
  await expect(long).toContainText('sub,note');
  await expect(long).toContainText('ada,first');
  await long.getByRole('button', { name: 'Discard the pasted rows' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('sub,note\nada,first\n');
  await field.press('ControlOrMeta+End');
  await field.press('ControlOrMeta+v');
  await main.getByRole('button', { name: 'Read the rows' }).click();
  await expect(main.getByText('CSV · 4.8 MB', { exact: true })).toBeVisible();
  await main.getByRole('button', { name: 'Use other rows' }).click();
  await expect(long).toBeVisible();
  await main.getByRole('button', { name: 'Read the rows' }).click();

  const tokens = path.join(session.folder, 'pasted.txt');
  await saveTo(app, tokens);
  await main.getByRole('button', { name: /^Mint into a file/ }).click();
  await expect(main.getByText(/^501 tokens minted in /)).toBeVisible();
  const minted = (await readFile(tokens, 'utf8')).trimEnd().split('\n');
  expect(minted.map((line) => partsOf(line).claims['sub'])).toEqual(['ada', ...rows.map((_, row) => `user-${row}`)]);
});

test('a CSV that is dropped on it becomes JSON lines: each row beside its token, numbers as they were written', async ({
  app,
  window,
  session,
}) => {
  const { main, pick } = await mintStory(window, ['ES256']);
  const [rows, tokens] = [path.join(session.folder, 'dropped.csv'), path.join(session.folder, 'dropped.jsonl')];
  await writeFile(rows, 'sub,level:number,name\nada,3.0,"Ada ""the first"""\nzoë,12345678901234567890,\n');
  await saveTo(app, tokens);
  await pick('Bulk');
  await dropFiles(window, [rows]);
  await expect(main.getByText('dropped.csv', { exact: true })).toBeVisible();
  const columns = main.getByRole('region', { name: 'The first rows' }).getByRole('columnheader');
  await expect(columns).toHaveText([/^sub/, /^level/, /^name/]);
  await main.getByRole('button', { name: /Format of the file/ }).click();
  await window.getByRole('option', { name: 'JSON lines' }).click();
  await main.getByRole('button', { name: /^Mint into a file/ }).click();
  await expect(main.getByText(/^2 tokens minted in /)).toBeVisible();
  await expect(main.getByText('They are in “dropped.jsonl”, readable by you alone.')).toBeVisible();

  const text = await readFile(tokens, 'utf8');
  expect(text.replaceAll(/eyJ[\w.-]+/g, 'TOKEN')).toBe(
    '{"sub":"ada","level":3.0,"name":"Ada \\"the first\\"","token":"TOKEN"}\n' +
      '{"sub":"zoë","level":12345678901234567890,"name":"","token":"TOKEN"}\n',
  );
  const minted: string[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).token);
  const key = await publicKeyOf(window, 'My ES256');
  expect(minted.map((token) => isSignedBy(key, token))).toEqual([true, true]);
  expect(minted.map((token) => partsOf(token).claims)).toMatchObject([{ sub: 'ada', name: 'Ada "the first"' }, { sub: 'zoë' }]);
});
