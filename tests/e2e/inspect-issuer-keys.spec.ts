import { generateKeyPairSync } from 'node:crypto';
import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { foreignToken } from './foreign-token.ts';
import { serveKeys } from './serve-keys.ts';
import { storyOf } from './story.ts';

test('an issuer’s keys come after a click for its address, are kept once, and a failed check leads to its rule', async ({ window }) => {
  const now = Math.floor(Date.now() / 1000);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const token = foreignToken(privateKey, { alg: 'ES256', typ: 'JWT', kid: 'login-1' }, { sub: 'ada', iat: now - 3_600, exp: now - 180 });
  const server = await serveKeys(() => [{ ...publicKey.export({ format: 'jwk' }), kid: 'login-1', alg: 'ES256', use: 'sig' }]);
  try {
    await untilOpen(window);
    const { main, inspect } = storyOf(window);
    await inspect(token);
    await main.getByRole('button', { name: 'Give a key' }).click();
    const address = main.getByRole('textbox', { name: 'JWKS or issuer' });
    const fetchIt = main.getByRole('button', { name: 'Fetch', exact: true });
    await address.fill(`${server.origin}/jwks.json`);
    await fetchIt.click();
    await main.getByText('is not a public address').waitFor();
    expect(server.asked()).toBe(0);
    await main.getByRole('button', { name: 'Allow this address' }).click();
    await expect(
      main.getByText('The signature is good. The token expired', { exact: false }).filter({ visible: true }).first(),
    ).toBeVisible();
    expect(server.asked()).toBe(1);

    // What is kept already is asked again, and not kept twice.
    await address.fill(`${server.origin}/jwks.json`);
    await fetchIt.click();
    await expect.poll(() => server.asked()).toBe(2);
    expect((await mustInvoke(window, 'sources:list', {})).sources).toHaveLength(1);

    await main.getByRole('button', { name: 'Change the policy' }).click();
    await expect(main.getByRole('textbox', { name: 'Leeway' })).toBeFocused();
    // It has been over for three minutes, and goes on being over.
    await main.getByRole('button', { name: 'Try it in the policy' }).click();
    await expect(main.getByText('Valid', { exact: true }).first()).toBeVisible();
    await expect(main.getByRole('textbox', { name: 'Leeway' })).toHaveValue(/^[45]m$/);
  } finally {
    await server.stop();
  }
});
