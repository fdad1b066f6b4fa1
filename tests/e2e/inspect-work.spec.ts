import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';
import { mustInvoke, newestToken, shelfOf } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { hmacToken, inspectStory, now } from './inspect-story.ts';
import { partsOf } from './mint-story.ts';
import { saveTo } from './native-dialog.ts';

const secret = 'a secret of thirty-two bytes, yes';

test('a claim is changed and the token signed again: every other byte stays as it was', async ({ window }) => {
  const { main, inspect, says, member } = await inspectStory(window);
  const { id: keyId } = await mustInvoke(window, 'keys:create', plainKey('signs', 'ES256'));
  const { id } = await mustInvoke(window, 'tokens:mint', mintInput(keyId));
  const { text } = await mustInvoke(window, 'tokens:text', { id });
  await inspect(text);
  await says('Valid');
  await main.getByRole('button', { name: 'Edit and re-sign' }).click();
  const editor = main.getByRole('textbox', { name: 'Claims' }).and(main.locator('[contenteditable]'));
  const before = partsOf(text).payload;
  await editor.fill(before.replace('"ada"', '"eve"'));
  await main.getByRole('button', { name: /^Sign( Ctrl.*)?$/ }).click();
  await expect(window.getByText('Signed anew').first()).toBeVisible();
  await expect(member('sub')).toContainText('eve');
  await says('Valid');
  await main.getByRole('button', { name: 'Save to tokens' }).click();
  await expect(window.getByText('Saved to tokens.').first()).toBeVisible();
  const signed = await newestToken(window);
  expect(signed.split('.')[0]).toBe(text.split('.')[0]);
  expect(partsOf(signed).payload).toBe(before.replace('"ada"', '"eve"'));
});

test('by keyboard alone: the work takes the focus, and gives it back to the button that began it', async ({ window }) => {
  const { main, inspect, says } = await inspectStory(window);
  await mustInvoke(window, 'keys:create', plainKey('signs', 'HS256'));
  await inspect(hmacToken(secret, { sub: 'ada', exp: now() + 3600 }));
  await says('Not valid: 1 check failed');
  const edit = main.getByRole('button', { name: 'Edit and re-sign' });
  for (const name of ['Report', 'Edit and re-sign']) {
    const button = main.getByRole('button', { name });
    await button.press('Enter');
    await expect(main.getByRole('heading', { name })).toBeFocused();
    await window.keyboard.press('Escape');
    await expect(button).toBeFocused();
  }
  await edit.press('Enter');
  await main.getByRole('button', { name: /^Sign( Ctrl.*)?$/ }).press('Enter');
  await says('Valid');
  await expect(edit).toBeFocused();
});

test('a token that was saved and then deleted from the shelf can be saved again', async ({ window }) => {
  const { main, goTo, inspect } = await inspectStory(window);
  await inspect(hmacToken(secret, { sub: 'ada', exp: now() + 3600 }));
  await main.getByRole('button', { name: 'Save to tokens' }).click();
  await main.getByRole('button', { name: 'Show in Tokens' }).click();
  await main.getByRole('listbox', { name: 'Stored tokens' }).press('Delete');
  await expect(main.getByText('The shelf is empty')).toBeVisible();
  await goTo('Inspect');
  await main.getByRole('button', { name: 'Save to tokens' }).click();
  await expect(main.getByRole('button', { name: 'Show in Tokens' })).toBeVisible();
  expect((await shelfOf(window)).stored).toBe(1);
});

test('two tokens compared: what differs, by what it means', async ({ window }) => {
  const { main } = await inspectStory(window);
  const iat = now();
  await main.getByRole('radio', { name: 'Compare' }).click();
  await main.getByRole('textbox', { name: 'This token' }).fill(hmacToken(secret, { scope: 'read write', iat, exp: iat + 3600 }));
  await main.getByRole('textbox', { name: 'The other token' }).fill(hmacToken(secret, { scope: 'write admin', iat, exp: iat + 7200 }));
  await expect(main.getByText('2 differences', { exact: true }).first()).toBeVisible();
  await expect(main.getByText('1 h later')).toBeVisible();
  const claims = main.getByRole('table', { name: 'Claims' });
  await expect(claims.getByRole('columnheader')).toHaveText(['This token', 'What differs', 'The other token']);
  await expect(claims.getByRole('row').filter({ hasText: '1 h later' }).getByRole('rowheader')).toHaveText('exp1 h later');
  const scope = claims.getByRole('row').filter({ hasText: 'scope' });
  await expect(scope.getByText('admin', { exact: true })).toBeVisible();
  await expect(scope.getByText('read', { exact: true })).toBeVisible();
  // Without a key nobody knows, and nothing else is said of it than of each by itself.
  await expect(main.getByText('Cannot be checked', { exact: true })).toHaveCount(2);
});

test('what stands in the field when Compare is pressed goes along, be its token found by then or not', async ({ window }) => {
  const { main, inspect, member } = await inspectStory(window);
  const [first, second] = [hmacToken(secret, { sub: 'ada' }), hmacToken(secret, { sub: 'eve' })];
  const compare = main.getByRole('radio', { name: 'Compare' });
  const left = main.getByRole('textbox', { name: 'This token' });
  // In one turn of the page: nothing was asked of the engine between the two.
  const pasteAndCompare = (text: string) =>
    compare.evaluate((radio: HTMLElement, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      radio.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      radio.click();
    }, text);
  await pasteAndCompare(first);
  await expect(left).toHaveValue(first);
  await main.getByRole('textbox', { name: 'The other token' }).fill(second);
  await expect(main.getByText('1 difference', { exact: true }).first()).toBeVisible();

  // Another one, while the former is still the one that was read.
  await main.getByRole('radio', { name: 'One token' }).click();
  await expect(member('sub')).toContainText('ada');
  await pasteAndCompare(`Bearer ${second}`);
  await expect(main.getByText('The same token, character for character').first()).toBeVisible();
  await expect(left).toHaveValue(second);

  await main.getByRole('radio', { name: 'One token' }).click();
  await inspect('no token at all');
  await compare.click();
  await expect(left).toHaveValue('no token at all');
});

test('a text that is too large for a side is not taken, and said so: none is cut off in silence', async ({ app, window }) => {
  const { main } = await inspectStory(window);
  await main.getByRole('radio', { name: 'Compare' }).click();
  const other = main.getByRole('textbox', { name: 'The other token' });
  const token = hmacToken(secret, { sub: 'ada' });
  await other.fill(token);
  await app.evaluate(({ clipboard }, length) => clipboard.writeText('x'.repeat(length)), 1_048_576);
  await other.press('End');
  await other.press('Control+v');
  await expect(other).toHaveAccessibleDescription(/^At most 1,048,576 B can be searched for tokens; this has 1,048,\d{3} B/);
  await expect(other).toHaveValue(token);
  await app.evaluate(({ clipboard }) => clipboard.writeText(' '));
  await other.press('Control+v');
  await expect(other).toHaveAccessibleDescription('');
});

test('a report in three forms holds nothing of which the token could be made again', async ({ app, window, session }) => {
  const { main, inspect, giveKey, says } = await inspectStory(window);
  const token = hmacToken(secret, { iss: 'https://idp.example', sub: 'ada-lovelace', email: 'ada@example.com', exp: now() + 3600 });
  await inspect(token);
  await giveKey(secret);
  await says('Valid');
  await main.getByRole('button', { name: 'Report' }).click();
  for (const [button, file] of [
    ['Save as Markdown', 'report.md'],
    ['Save as HTML', 'report.html'],
    ['Save as picture', 'report.png'],
  ] as const) {
    await saveTo(app, path.join(session.folder, file));
    await main.getByRole('button', { name: button }).click();
    await expect(window.getByText(`Report saved as ${file}`).first()).toBeVisible();
  }
  const written = await Promise.all(['md', 'html', 'png'].map((end) => readFile(path.join(session.folder, `report.${end}`))));
  for (const report of written) {
    const text = report.toString('latin1');
    for (const segment of token.split('.')) expect(text).not.toContain(segment.slice(0, 16));
    for (const value of [secret, 'ada-lovelace', 'ada@example.com']) expect(text).not.toContain(value);
  }
  const [markdown = Buffer.of(), html = Buffer.of(), picture = Buffer.of()] = written;
  for (const text of [markdown, html].map(String)) expect(text.replaceAll('\\', '')).toContain('https://idp.example');
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.length).toBeGreaterThan(5_000);
});

test('a secret that everybody knows is found by its line, and never shown', async ({ window }) => {
  const { main, inspect } = await inspectStory(window);
  await inspect(hmacToken('your-256-bit-secret', { sub: 'ada' }));
  await main.getByRole('button', { name: 'Is the secret a known one?' }).click();
  await expect(main.getByText('The secret is known', { exact: true })).toBeVisible();
  await expect(main.getByText(/^Found: it is on line [\d,]+ of the list and has 19 characters/)).toBeVisible();
  expect(await window.evaluate(() => document.documentElement.outerHTML)).not.toContain('your-256-bit-secret');
});

test('looking for a secret can be stopped', async ({ window }) => {
  const { main, inspect } = await inspectStory(window);
  await inspect(hmacToken(Buffer.alloc(32, 7), { sub: 'ada' }, { alg: 'HS512' }));
  await main.getByRole('button', { name: 'Is the secret a known one?' }).click();
  await main.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(main.getByText('Stopped before all were tried.')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Is the secret a known one?' })).toBeVisible();
});
