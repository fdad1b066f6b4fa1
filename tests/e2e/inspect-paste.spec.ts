import { expect, test } from './fixtures.ts';
import { ecPair, hmacToken, inspectStory, now } from './inspect-story.ts';

const secret = 'a secret of thirty-two bytes, yes';

test('a curl command: the token in it is found, said to be where it was, and judged', async ({ window }) => {
  const { main, inspect, giveKey, says } = await inspectStory(window);
  const token = hmacToken(secret, { sub: 'ada', exp: now() + 3600 });
  await inspect(`curl -H "Authorization: Bearer ${token}" https://api.example/orders`);
  await says('Cannot be checked');
  // A key that is made now did not sign it.
  await expect(main.getByRole('button', { name: /key$/ })).toHaveText(['Give a key']);
  await giveKey(secret);
  await says('Valid');
  await expect(main.getByText(/found in a curl command/)).toBeVisible();
  await inspect(`curl -H "Authorization: Bearer ${token.slice(0, -5)}AAAAA" https://api.example/orders`);
  await says('Not valid: 1 check failed');
  await expect(main.getByText('The signature does not match: the content was changed, or another key signed it.').last()).toBeVisible();
});

test('a HAR file with three tokens: a list, gone through with the arrow keys', async ({ window }) => {
  const { main, inspect, member } = await inspectStory(window);
  const entries = ['ada', 'bob', 'cyd'].map((sub) => ({
    request: { headers: [{ name: 'Authorization', value: `Bearer ${hmacToken(secret, { sub })}` }] },
    response: { content: { text: '' } },
  }));
  await inspect(JSON.stringify({ log: { version: '1.2', entries } }));
  await expect(main.getByRole('heading', { name: '3 tokens found' })).toBeVisible();
  await expect(member('sub')).toContainText('ada');
  const list = main.getByRole('listbox', { name: 'Tokens found in the text' });
  await expect(list.getByRole('option')).toHaveCount(3);
  await expect(list.getByRole('option').first()).toContainText('…headers.Authorization · HS256 · ada · line 1 · found in a HAR file');
  await list.focus();
  for (const sub of ['bob', 'cyd']) {
    await window.keyboard.press('ArrowDown');
    await expect(member('sub')).toContainText(sub);
  }
  await window.keyboard.press('Home');
  await expect(member('sub')).toContainText('ada');
});

test('a GitHub token is named, and nothing of its rest is shown', async ({ window }) => {
  const { main, inspect } = await inspectStory(window);
  const rest = '16C7e42F292c6912E7710c838347Ae178B4a';
  await inspect(`export GITHUB_TOKEN=ghp_${rest}`);
  await expect(main.getByText(/GitHub/).first()).toBeVisible();
  // The field in which it was pasted is left: from now on the screen shows it.
  await main.getByRole('textbox', { name: 'Text with a token in it' }).blur();
  await expect(main.getByRole('region', { name: /^The token/ })).toContainText('ghp_••••');
  const page = await window.evaluate(() => document.documentElement.outerHTML);
  for (let at = 0; at + 6 <= rest.length; at++) expect(page).not.toContain(rest.slice(at, at + 6));
  await expect(main.getByText(/^(Valid|Not valid)/)).toHaveCount(0);
});

test('what is no token is named, and where it belongs; a private key leads to the import', async ({ window }) => {
  const { main, inspect } = await inspectStory(window);
  await inspect('{"iss":"https://idp.example","sub":"ada"}');
  await expect(main.getByText('These are claims, not a token')).toBeVisible();
  const { privateKey, publicKey } = ecPair();
  await inspect(JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] }));
  await expect(main.getByText('This is a key, not a token')).toBeVisible();
  await inspect(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  await expect(main.getByText('This is a private key or a secret, not a token')).toBeVisible();
  await main.getByRole('button', { name: 'Import under Keys' }).click();
  await expect(window.getByText('Import keys').first()).toBeVisible();
});
