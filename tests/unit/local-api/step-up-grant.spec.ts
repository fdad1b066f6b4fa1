import { expect } from '@playwright/test';
import { decodeJwt } from 'jose';
import { now, test } from './running-api.ts';
import { postForm, refresh, refusal, signIn, tokensFrom } from './token-client.ts';

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const accessType = 'urn:ietf:params:oauth:token-type:access_token';

test.describe('step-up by token exchange', () => {
  const ask = (origin: string, token: string, more = {}) =>
    postForm(`${origin}/token`, {
      grant_type: exchange,
      subject_token: token,
      subject_token_type: accessType,
      acr_values: 'gold',
      ...more,
    });

  test('the same claims, stronger and for a shorter time', async ({ start }) => {
    const { origin, pass } = await start();
    const { access_token: access } = await signIn(origin, { scope: 'read' });
    pass(1_000);
    const { status, body } = await ask(origin, access);
    expect([status, body]).toEqual([
      200,
      { access_token: expect.any(String), token_type: 'Bearer', expires_in: 300, scope: 'read', issued_token_type: accessType },
    ]);
    const before = decodeJwt(access);
    expect(decodeJwt(String(body['access_token']))).toEqual({
      ...before,
      acr: 'gold',
      amr: ['pwd', 'otp', 'mfa'],
      auth_time: now + 1_000,
      iat: now + 1_000,
      exp: now + 1_300,
      jti: uuid,
    });
  });

  test('no longer than the original lived', async ({ start }) => {
    const { origin } = await start();
    const { access_token: access } = await signIn(origin, { expires_in: '60' });
    expect((await ask(origin, access)).body['expires_in']).toBe(60);
    expect((await ask(origin, access, { expires_in: '60' })).status).toBe(200);
    expect(await ask(origin, access, { expires_in: '61' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_description: expect.stringContaining('life') },
    });
  });

  test('refuses what is no good access token', async ({ start }) => {
    const { origin, pass } = await start();
    const { access_token: access, refresh_token: token } = await signIn(origin);
    const refused = async (more: object, subject = access) =>
      expect(refusal(await ask(origin, subject, more))).toEqual([400, 'invalid_request']);
    await refused({}, token);
    await refused({}, `${access.slice(0, -4)}AAAA`);
    await refused({ acr_values: '' });
    await refused({ subject_token: '' });
    await refused({ subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' });
    await refused({ requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' });
    await refused({ actor_token: 'x' });
    await tokensFrom(origin, { refresh_token: token }, '/refresh');
    await refresh(origin, token);
    await refused({});
    const other = (await signIn(origin)).access_token;
    pass(3_600);
    await refused({}, other);
  });
});
