import type { Page } from '@playwright/test';
import type { TokenPair } from '../../shared/tokens.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { lookInFolder, lookInPage } from './canaries.ts';
import { expect, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { storyOf } from './story.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

test('a pair is used, refreshed in the app, and revoked when its old refresh token comes back over HTTP', async ({ window, userData }) => {
  const { pair, api } = await pairAndApi(window);
  const textOf = async (id: string) => (await mustInvoke(window, 'tokens:text', { id })).text;
  const [access, refresh] = [await textOf(pair.access.id), await textOf(pair.refresh.id)];
  expect((await api.get('/protected', access)).status).toBe(200);
  const wrongKind = await api.get('/protected', refresh);
  expect(wrongKind.status).toBe(401);
  expect(wrongKind.challenge).toContain('error_description="A refresh token is no access token: exchange it at /refresh"');

  const { main, goTo } = storyOf(window);
  await goTo('Tokens');
  await main.getByRole('option', { name: /grace.*refresh/ }).click();
  await main.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(window.getByText('Refreshed: there is a new access token, and the next refresh token.')).toBeVisible();
  await expect(main.getByRole('option')).toHaveCount(4);
  await expect(main.getByRole('option', { name: /grace.*used/ })).toHaveCount(1);
  await expect(main.getByRole('listbox', { name: 'Stored tokens' })).toBeFocused();
  expect(await main.innerText()).not.toContain('eyJ');

  const reused = await api.post('/refresh', { refresh_token: refresh });
  expect(reused.status).toBe(400);
  expect(reused.body).toMatchObject({ error: 'invalid_grant' });
  await expect(main.getByRole('option', { name: /grace.*revoked/ })).toHaveCount(4);
  await expect(main.getByRole('alert')).toContainText('The whole session is revoked: a refresh token came back');
  const refused = await api.get('/protected', access);
  expect(refused.status).toBe(401);
  expect(refused.challenge).toContain('The session of the token was revoked');
  await goTo('Local API');
  await expect(main.getByRole('row').filter({ hasText: '/protected' }).first()).toContainText('Refused: its session is revoked');
  await expect(main.getByRole('row', { name: /refresh token is no access token/ })).toHaveCount(1);
  await expect(main.getByRole('row').filter({ hasText: 'POST/refresh' })).toContainText('Refused: invalid_grant');

  const canaries = [access, refresh].map((text, index) => {
    return { name: index === 0 ? 'access' : 'refresh', bytes: Buffer.from(text.split('.')[2] ?? '', 'base64url') };
  });
  expect(await lookInPage(window, canaries)).toEqual([]);
  expect(await lookInFolder(userData, canaries)).toEqual([]);
});

test('a token that is too weak for a route is stepped up in the app, and let in', async ({ window }) => {
  const { pair, api } = await pairAndApi(window);
  const textOf = async (id: string) => (await mustInvoke(window, 'tokens:text', { id })).text;
  const access = await textOf(pair.access.id);
  const weak = await api.get('/protected?acr=mfa', access);
  expect(weak.status).toBe(401);
  expect(weak.challenge).toContain('error="insufficient_user_authentication"');
  expect(weak.challenge).toContain('acr_values="mfa"');

  const { main, goTo } = storyOf(window);
  await goTo('Tokens');
  await main.getByRole('option', { name: /grace.*access/ }).click();
  await main.getByRole('button', { name: 'More about this token' }).click();
  await window.getByRole('menuitem', { name: 'Step up…' }).click();
  const form = main.getByRole('form', { name: 'Step up' });
  await form.getByRole('textbox', { name: /^Lifetime/ }).fill('2 days');
  await form.getByRole('button', { name: 'Make the token' }).click();
  await expect(form.getByRole('textbox', { name: /^Lifetime/ })).toHaveAccessibleDescription(
    /Not longer than the token itself was to live: 15 min/,
  );
  await form.getByRole('textbox', { name: /^Lifetime/ }).fill('2m');
  await form.getByRole('button', { name: 'Make the token' }).click();
  await expect(window.getByText('“grace” was made: it tells of the stronger sign-in.')).toBeVisible();
  await expect(form).toBeHidden();
  await expect(main.getByText('"acr"')).toBeVisible();
  await expect(main.getByText('Made from', { exact: true })).toBeVisible();

  const { children } = await mustInvoke(window, 'tokens:get', { id: pair.access.id });
  const strong = await textOf(children[0]?.id ?? '');
  expect((await api.get('/protected?acr=mfa', strong)).status).toBe(200);
  expect((await api.get('/protected?max_age=60', strong)).status).toBe(200);
  expect((await api.get('/protected?acr=mfa', access)).status).toBe(401);
});

test('an access token that renews itself refreshes its session; ending the session in the app ends them all', async ({ window }) => {
  // Four seconds between two renewals: told one by one. Those that come faster are gathered, and counted instead of named.
  const { pair, api } = await pairAndApi(window, '6s');
  const { main, goTo } = storyOf(window);
  await goTo('Tokens');
  await mustInvoke(window, 'tokens:organize', { ids: [pair.access.id], renewsBefore: 2 });
  await expect(window.getByText('“grace” renewed itself.').first()).toBeVisible();
  await main
    .getByRole('option', { name: /grace.*access/ })
    .first()
    .click();
  await main.getByRole('button', { name: 'End the session…' }).click();
  await window.getByRole('alertdialog', { name: 'End this session?' }).getByRole('button', { name: 'End the session' }).click();
  await expect(main.getByRole('status').filter({ hasText: 'You ended this session' })).toBeVisible();
  await expect(main.getByRole('option', { name: /revoked/ })).toHaveCount(await main.getByRole('option').count());
  const refresh = await mustInvoke(window, 'tokens:text', { id: pair.refresh.id });
  expect((await api.post('/refresh', { refresh_token: refresh.text })).body).toMatchObject({ error: 'invalid_grant' });
});

test('each use of a sliding session over HTTP moves its end', async ({ window }) => {
  const { pair, api } = await pairAndApi(window);
  const { text } = await mustInvoke(window, 'tokens:text', { id: pair.access.id });
  const { main, goTo } = storyOf(window);
  await goTo('Tokens');
  await expect(main.getByText(/^Each use moves the end/)).toBeVisible();
  // Ends are whole seconds.
  await expect(async () => {
    expect((await api.get('/protected', text)).status).toBe(200);
    const { session } = await mustInvoke(window, 'tokens:get', { id: pair.access.id });
    expect(session?.endsAt).toBeGreaterThan(pair.session.endsAt);
  }).toPass();
});

test('the grants of the token endpoint, as a client asks for them', async ({ window }) => {
  const { api } = await pairAndApi(window);
  const user = await api.post('/token', { grant_type: 'password', username: 'alice', password: 'any', scope: 'read' });
  expect(user.body).toMatchObject({ token_type: 'Bearer', scope: 'read', expires_in: 3_600 });
  const access = String(user.body['access_token']);
  expect((await api.get('/protected', access)).status).toBe(200);

  const exchanged = await api.post('/token', {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: access,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    acr_values: 'mfa',
  });
  expect(exchanged.body).toMatchObject({ issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' });
  expect((await api.get('/protected?acr=mfa', String(exchanged.body['access_token']))).status).toBe(200);

  const program = await api.post('/token', { grant_type: 'client_credentials', client_id: 'batch' });
  expect(program.body).not.toHaveProperty('refresh_token');
  expect((await api.get('/protected', String(program.body['access_token']))).status).toBe(200);

  const next = await api.post('/refresh', { refresh_token: String(user.body['refresh_token']) });
  expect(next.status).toBe(200);
  expect(next.body['refresh_token']).not.toBe(user.body['refresh_token']);
});

/** A sliding session of "grace" on the shelf, and the local API with the same key. */
async function pairAndApi(window: Page, lifetime = '15m'): Promise<{ pair: TokenPair; api: ReturnType<typeof clientOf> }> {
  await untilOpen(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('Shop', 'ES256'));
  const access = mintInput(key.id, { subject: 'grace', label: 'grace', lifetime }, { typ: 'at+jwt' });
  const pair = await mustInvoke(window, 'tokens:mint-pair', { access, refreshLifetime: '1h', slidesUpTo: '1d' });
  const { origin } = await mustInvoke(window, 'local-api:start', { port: await freePort(), keyId: key.id });
  return { pair, api: clientOf(origin ?? '') };
}

/** Another program on this computer. */
function clientOf(origin: string) {
  return {
    async get(path: string, token: string) {
      const response = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${token}` } });
      await response.arrayBuffer();
      return { status: response.status, challenge: response.headers.get('www-authenticate') ?? '' };
    },
    async post(path: string, fields: Record<string, string>) {
      const response = await fetch(`${origin}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
      const body: Record<string, unknown> = await response.json();
      return { status: response.status, body };
    },
  };
}
