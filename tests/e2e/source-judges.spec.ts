import { generateKeyPairSync } from 'node:crypto';
import { untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { foreignToken } from './foreign-token.ts';
import { serveKeys } from './serve-keys.ts';
import { storyOf } from './story.ts';

test('a public source judges the tokens of its keys, by name, for as long as it is there', async ({ window }) => {
  const [known, other] = [generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('ec', { namedCurve: 'P-256' })];
  const published = { ...known.publicKey.export({ format: 'jwk' }), kid: 'login-1', alg: 'ES256', use: 'sig' };
  const exp = Math.floor(Date.now() / 1000) + 3_600;
  const token = foreignToken(known.privateKey, { alg: 'ES256', typ: 'JWT', kid: 'login-1' }, { sub: 'ada', exp });
  const forged = foreignToken(other.privateKey, { alg: 'ES256', typ: 'JWT', kid: 'login-1' }, { sub: 'mallory', exp });
  const server = await serveKeys(() => [published]);
  try {
    await untilOpen(window);
    const { main, goTo, inspect, createKey } = storyOf(window);
    await createKey('Mine', 'ES256');
    await inspect(token);
    await expect(main.getByText('Cannot be checked', { exact: true })).toBeVisible();
    await expect(main.getByText('It names the key “login-1”, which is not the one here.').filter({ visible: true }).first()).toBeVisible();

    await goTo('Keys');
    await main.getByRole('button', { name: 'More about keys' }).click();
    await window.getByRole('menuitem', { name: 'Add a public source…' }).click();
    await main.getByRole('textbox', { name: 'Address' }).fill(`${server.origin}/jwks.json`);
    await main.getByRole('textbox', { name: 'Name' }).fill('Staging login');
    await main.getByRole('button', { name: /^Fetch and add/ }).click();
    await main.getByRole('button', { name: 'Allow this address' }).click();
    await expect(main.getByRole('rowheader', { name: 'login-1' })).toBeVisible();

    await inspect(token);
    await expect(main.getByText('Valid', { exact: true })).toBeVisible();
    await expect(main.getByText('“Staging login › login-1”, named by the token’s kid.')).toBeVisible();
    const judgedBy = main.getByRole('region', { name: 'Judged by' });
    await judgedBy.getByRole('button', { name: /^Keys/, expanded: false }).click();
    await judgedBy.getByRole('button', { name: /Judge with$/ }).click();
    await window.getByRole('option', { name: /^Staging login › login-1/ }).click();
    await expect(judgedBy.getByText('Valid', { exact: true })).toBeVisible();
    await expect(judgedBy.getByRole('button', { name: /Judge with$/ })).toContainText('Staging login › login-1');
    await judgedBy.getByRole('button', { name: /Judge with$/ }).click();
    await window.getByRole('option', { name: /^Mine/ }).click();
    await expect(judgedBy.getByText('Cannot be checked', { exact: true })).toBeVisible();
    await judgedBy.getByRole('button', { name: /Judge with$/ }).click();
    await window.getByRole('option').first().click();
    await judgedBy.getByRole('button', { name: /^Keys/, expanded: true }).click();
    await inspect(forged);
    await expect(main.getByText('Not valid: 1 check failed', { exact: true })).toBeVisible();

    await goTo('Keys');
    await main.getByRole('button', { name: 'Remove…' }).click();
    await window.getByRole('button', { name: 'Remove the source' }).click();
    await expect(window.getByText('“Staging login” was removed.')).toBeVisible();
    await inspect(token);
    await expect(main.getByText('Cannot be checked', { exact: true })).toBeVisible();
    expect(server.asked()).toBe(1);
  } finally {
    await server.stop();
  }
});
