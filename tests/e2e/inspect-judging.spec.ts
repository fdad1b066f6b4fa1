import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { plainKey } from '../plain-key.ts';
import { mustInvoke, newestToken } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { foreignToken } from './foreign-token.ts';
import { ecPair, hmacToken, inspectStory, now } from './inspect-story.ts';
import { saveTo } from './native-dialog.ts';

const secret = 'a secret of thirty-two bytes, yes';

test('all that is wrong is said at once; a near miss is tried in the policy, and then it is valid', async ({ window }) => {
  const { main, judgedBy, inspect, giveKey, open, says, check } = await inspectStory(window);
  await inspect(hmacToken(secret, { iss: 'https://idp.example', aud: 'orders', exp: now() - 40 }));
  await giveKey(secret);
  await says('Not valid: 1 check failed');
  await expect(main.getByText(/The token expired \d+ s ago/).first()).toBeVisible();
  await open('Policy');
  await judgedBy.getByRole('button', { name: 'Edit', exact: true }).click();
  await judgedBy.getByRole('textbox', { name: 'Audience' }).fill('billing');
  await window.keyboard.press('Enter');
  await judgedBy.getByRole('textbox', { name: 'Issuer' }).fill('https://other.example');
  await window.keyboard.press('Enter');
  await says('Not valid: 3 checks failed');
  await judgedBy.getByRole('button', { name: 'Revert' }).click();
  await window.keyboard.press('Escape');
  for (const name of ['Signature', 'Expiry']) await expect(check(name)).toHaveCount(1);
  await says('Not valid: 1 check failed');
  await expect(main.getByText(/It would do with a leeway of/)).toBeVisible();
  await main.getByRole('button', { name: 'Try it in the policy' }).click();
  await says('Valid');
});

test('where the token will not do, the form to mint one that does is filled in', async ({ window }) => {
  const { main, judgedBy, inspect, giveKey, open, says } = await inspectStory(window);
  await mustInvoke(window, 'keys:create', plainKey('signs', 'ES256'));
  await inspect(hmacToken(secret, { iss: 'https://idp.example', sub: 'ada', iat: now() - 40, exp: now() - 10, role: 'admin' }));
  await giveKey(secret);
  await says('Not valid: 1 check failed');
  await open('Policy');
  await judgedBy.getByRole('button', { name: 'Edit', exact: true }).click();
  await judgedBy.getByRole('textbox', { name: 'Audience' }).fill('billing');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Escape');
  await main.getByRole('listitem').filter({ hasText: 'Audience' }).getByRole('button', { name: 'Mint one that does' }).click();
  await expect(main.getByRole('textbox', { name: /^Subject/ })).toHaveValue('ada');
  await expect(main.getByRole('textbox', { name: /^Issuer/ })).toHaveValue('https://idp.example');
  await expect(main.getByText('billing', { exact: true }).first()).toBeVisible();
  await main.getByRole('button', { name: /^Mint\b/ }).click();
  await expect(main.getByText(/Minted at .*ada/)).toBeAttached();
  const [, payload = ''] = (await newestToken(window)).split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(claims).toMatchObject({ iss: 'https://idp.example', sub: 'ada', aud: 'billing', role: 'admin' });
});

test('a secret that is read in the wrong encoding: the right one is named, and taken at a press', async ({ window }) => {
  const { main, inspect, giveKey, says } = await inspectStory(window);
  const bytes = randomBytes(33);
  await inspect(hmacToken(bytes.toString('base64'), { sub: 'ada', exp: now() + 3600 }));
  await giveKey(bytes.toString('base64'));
  await main.getByRole('button', { name: 'Read it so' }).click();
  await says('Valid');
});

test('a pasted public key judges, and is not kept', async ({ window, launch }) => {
  const { inspect, giveKey, says } = await inspectStory(window);
  const { privateKey, publicKey } = ecPair();
  const token = foreignToken(privateKey, { alg: 'ES256' }, { sub: 'ada', exp: now() + 3600 });
  await inspect(token);
  await says('Cannot be checked');
  await giveKey(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  await says('Valid');
  expect((await mustInvoke(window, 'keys:list', {})).keys).toEqual([]);
  expect((await mustInvoke(window, 'sources:list', {})).sources).toEqual([]);
  const again = await inspectStory((await launch()).window);
  await again.inspect(token);
  await again.says('Cannot be checked');
});

test('a policy that is saved for an issuer judges its tokens; its file has no secret; deleted, it comes back', async ({
  app,
  window,
  session,
}) => {
  const { main, judgedBy, inspect, giveKey, open, says } = await inspectStory(window);
  const issued = (iss: string) => hmacToken(secret, { iss, aud: 'orders', sub: 'ada', exp: now() + 3600 });
  await inspect(issued('https://idp.example'));
  await giveKey(secret);
  await says('Valid');
  await open('Policy');
  await judgedBy.getByRole('button', { name: 'Edit', exact: true }).click();
  await judgedBy.getByRole('textbox', { name: 'Audience' }).fill('billing');
  await window.keyboard.press('Enter');
  await says('Not valid: 1 check failed');
  await judgedBy.getByRole('button', { name: /^Always use it for/ }).click();
  const form = judgedBy.getByRole('form', { name: 'Save as a new policy' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Billing of idp');
  await form.getByRole('button', { name: 'Save the policy' }).click();
  await expect(window.getByText('Policy “Billing of idp” saved.')).toBeVisible();

  const file = path.join(session.folder, 'policy.json');
  await saveTo(app, file);
  await judgedBy.getByRole('button', { name: 'Save, import and export policies' }).click();
  await window.getByRole('menuitem', { name: 'Export “Billing of idp”…' }).click();
  await expect(window.getByText('Saved in “policy.json”. No key and no secret is in it.')).toBeVisible();
  const exported = await readFile(file, 'utf8');
  expect(exported).toContain('billing');
  expect(exported).not.toContain(secret);

  await main.getByRole('button', { name: 'Paste another' }).click();
  await inspect(issued('https://other.example'));
  await says('Valid');
  await inspect(issued('https://idp.example'));
  await says('Not valid: 1 check failed');
  await expect(judgedBy.getByRole('button', { name: /^Policy, by issuer/ })).toContainText('Billing of idp');

  await judgedBy.getByRole('button', { name: 'Save, import and export policies' }).click();
  await window.getByRole('menuitem', { name: 'Delete “Billing of idp”' }).click();
  await says('Valid');
  await window.getByRole('button', { name: 'Undo' }).click();
  await says('Not valid: 1 check failed');
});

test('time travel: an expired token as it was judged in its life', async ({ window }) => {
  const { main, judgedBy, inspect, giveKey, open, says } = await inspectStory(window);
  const issued = now() - 7200;
  await inspect(hmacToken(secret, { sub: 'ada', iat: issued, exp: issued + 3600 }));
  await giveKey(secret);
  await says('Not valid: 1 check failed');
  await open('As of');
  await judgedBy.getByRole('button', { name: 'Just before expiry' }).click();
  await says('Valid');
  await expect(main.getByText(/^Judged as of .*, not now$/)).toBeVisible();
  await judgedBy.getByRole('textbox', { name: 'Judge as of' }).fill('-5m');
  await window.keyboard.press('Enter');
  await says('Not valid: 1 check failed');
  await judgedBy.getByRole('textbox', { name: 'Judge as of' }).fill('someday');
  await window.keyboard.press('Enter');
  await expect(judgedBy.getByRole('textbox', { name: 'Judge as of' })).toHaveAttribute('aria-invalid', 'true');
  await judgedBy.getByRole('button', { name: 'Back to now' }).click();
  await expect(main.getByText(/^Judged as of .*, not now$/)).toHaveCount(0);
});

test('where it cannot be said what another verifier would do, none is said to agree', async ({ window }) => {
  const { main, inspect } = await inspectStory(window);
  // ASP.NET forgives five minutes; its signature nobody here can judge.
  await inspect(hmacToken(secret, { iss: 'https://idp.example', exp: now() - 120 }));
  await main.getByRole('tab', { name: 'Would others accept it?' }).click();
  await expect(main.getByText('None is sure to come to another verdict than here; of 1 it cannot be said.')).toBeVisible();
  await expect(main.getByText('it depends')).toHaveCount(1);
});

test('a DPoP proof is not told to expire: one press judges it by its age, with the key in its own header', async ({ window }) => {
  const { main, judgedBy, inspect, says, check } = await inspectStory(window);
  const { privateKey, publicKey } = ecPair();
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: publicKey.export({ format: 'jwk' }) };
  const claims = { jti: randomBytes(8).toString('hex'), htm: 'POST', htu: 'https://idp.example/token', iat: now() };
  await inspect(foreignToken(privateKey, header, claims));
  await expect(check('Expiry')).toContainText('it is judged by its age');
  await expect(check('Signature')).toContainText('because another check did not pass');
  await expect(main.getByText(/for ever|never expires/i)).toHaveCount(0);
  await check('Expiry').getByRole('button', { name: 'Judge it as a DPoP proof' }).click();
  await says('Valid');
  await expect(judgedBy.getByText('DPoP proof (RFC 9449)').first()).toBeVisible();
});
