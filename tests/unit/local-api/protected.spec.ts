import { expect } from '@playwright/test';
import { decodeJwt } from 'jose';
import { headerFor, now, test } from './running-api.ts';
import { postForm, refresh, refusal, signIn, tokensFrom, visit } from './token-client.ts';

const exchange = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
};
const welcome = { message: 'This is a protected route' };

test('a refresh token opens nothing', async ({ start }) => {
  const { origin, served } = await start();
  const { refresh_token: token } = await signIn(origin);
  const answer = await visit(origin, token);
  expect([answer.status, answer.body]).toEqual([401, { detail: 'Invalid token' }]);
  expect(answer.headers.get('www-authenticate')).toMatch(/error="invalid_token", error_description="A refresh token is no access token/);
  await expect.poll(() => served.at(-1)?.refusedBy).toBe('refresh-token');
});

test('a sid that is not known here is a claim like any other', async ({ start }) => {
  const { origin, sign } = await start();
  const token = await sign(headerFor('HS256'), JSON.stringify({ sid: 'elsewhere', exp: now + 60 }));
  expect((await visit(origin, token)).status).toBe(200);
});

test('the token of a session that its user ended is refused', async ({ start }) => {
  const { origin, sessions } = await start();
  const { access_token: access } = await signIn(origin);
  sessions.end(String(decodeJwt(access)['sid']));
  expect((await visit(origin, access)).status).toBe(401);
});

test.describe('step-up (RFC 9470)', () => {
  test('asks for a level, names it, and lets the stronger token in', async ({ start }) => {
    const { origin, served } = await start();
    const { access_token: access } = await signIn(origin);
    const refused = await visit(origin, access, '?acr=gold+platinum');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe(
      'Bearer realm="tokensmith", error="insufficient_user_authentication", error_description="A stronger or newer sign-in is needed", acr_values="gold platinum"',
    );
    await expect.poll(() => served.at(-1)?.refusedBy).toBe('acr-too-low');
    for (const acr of ['gold', 'platinum']) {
      const stronger = await tokensFrom(origin, { ...exchange, subject_token: access, acr_values: acr });
      expect((await visit(origin, stronger.access_token, '?acr=gold%20platinum')).body).toEqual(welcome);
    }
    const other = await tokensFrom(origin, { ...exchange, subject_token: access, acr_values: 'silver' });
    expect((await visit(origin, other.access_token, '?acr=gold')).status).toBe(401);
  });

  test('asks for a new sign-in by auth_time', async ({ start }) => {
    const { origin, pass, served, sign } = await start();
    const { access_token: access } = await signIn(origin);
    pass(60);
    expect((await visit(origin, access, '?max_age=60')).status).toBe(200);
    pass(1);
    const refused = await visit(origin, access, '?max_age=60');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/, max_age="60"$/)]);
    await expect.poll(() => served.at(-1)?.refusedBy).toBe('auth-too-old');
    const stronger = await tokensFrom(origin, { ...exchange, subject_token: access, acr_values: 'gold' });
    expect((await visit(origin, stronger.access_token, '?max_age=0&acr=gold')).status).toBe(200);
    const unsaid = await sign(headerFor('HS256'), JSON.stringify({ exp: now + 900 }));
    const both = await visit(origin, unsaid, '?max_age=9999999&acr=gold');
    expect(both.headers.get('www-authenticate')).toMatch(/acr_values="gold", max_age="9999999"$/);
  });

  for (const query of [
    '?acr=',
    '?acr=a&acr=b',
    '?acr=a%22b',
    '?acr=a%5C',
    '?acr=a%0Ab',
    `?acr=${'a'.repeat(1_001)}`,
    '?max_age=',
    '?max_age=-1',
    '?max_age=1.5',
    '?max_age=1&max_age=2',
  ]) {
    test(`refuses ${query.slice(0, 20)}`, async ({ start }) => {
      const { origin } = await start();
      const { access_token: access } = await signIn(origin);
      const { status, headers } = await visit(origin, access, query);
      expect([status, headers.get('www-authenticate')]).toEqual([422, null]);
    });
  }
});

test.describe('a sliding session', () => {
  const sliding = { session: 'sliding', refresh_expires_in: '100', session_max_age: '250', expires_in: '80' };

  test('ends when it is not used', async ({ start }) => {
    const { origin, pass } = await start();
    const { refresh_token: token } = await signIn(origin, sliding);
    pass(100);
    expect(refusal(await refresh(origin, token))).toEqual([400, 'invalid_grant']);
  });

  test('lives on with each use, up to its maximum', async ({ start }) => {
    const { origin, pass, sessions } = await start();
    const { access_token, refresh_token: token } = await signIn(origin, sliding);
    const endsAt = () => {
      const found = sessions.find(String(decodeJwt(access_token)['sid']));
      return found.ok ? found.value?.endsAt : undefined;
    };
    let access = access_token;
    const ends: unknown[] = [endsAt()];
    // Before half of its life no new one is given.
    pass(39);
    expect((await visit(origin, access)).body).toEqual(welcome);
    ends.push(endsAt());
    for (const seconds of [1, 60, 60, 60]) {
      pass(seconds);
      const { status, body } = await visit(origin, access);
      expect([status, body]).toEqual([200, { ...welcome, token: expect.any(String), expires_in: 80 }]);
      access = String(body['token']);
      ends.push(endsAt());
    }
    expect(ends).toEqual([100, 139, 140, 200, 250, 250].map((after) => now + after));
    // The refresh token of the start is still good, for its session is.
    expect(decodeJwt(token).exp).toBe(now + 250);
    pass(29);
    expect((await visit(origin, access)).status).toBe(200);
    const renewed = await tokensFrom(origin, { refresh_token: token }, '/refresh');
    pass(1);
    expect((await visit(origin, renewed.access_token)).headers.get('www-authenticate')).toContain('has ended');
    expect(refusal(await refresh(origin, renewed.refresh_token))).toEqual([400, 'invalid_grant']);
  });

  test('a refused visit is no use, and a stepped-up token is not exchanged for a weaker one', async ({ start }) => {
    const { origin, pass, sessions } = await start();
    const { access_token: access } = await signIn(origin, sliding);
    const stronger = await tokensFrom(origin, { ...exchange, subject_token: access, acr_values: 'gold' });
    pass(50);
    expect((await visit(origin, access, '?acr=gold')).status).toBe(401);
    expect(sessions.find(String(decodeJwt(access)['sid']))).toMatchObject({ value: { endsAt: now + 100 } });
    expect((await visit(origin, stronger.access_token)).body).toEqual(welcome);
    expect((await visit(origin, access)).body).toHaveProperty('token');
  });

  test('a fixed session does not move', async ({ start }) => {
    const { origin, pass, sessions } = await start();
    const { access_token: access } = await signIn(origin, { expires_in: '80', refresh_expires_in: '100' });
    pass(70);
    expect((await visit(origin, access)).body).toEqual(welcome);
    expect(sessions.find(String(decodeJwt(access)['sid']))).toMatchObject({ value: { endsAt: now + 100 } });
  });
});

test('discovery names the grants that there are', async ({ start }) => {
  const { origin } = await start();
  const document = await (await fetch(`${origin}/.well-known/openid-configuration`)).json();
  expect(document).toMatchObject({ token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'] });
  for (const grant of document.grant_types_supported) {
    // Each is known: what is missing is something else.
    expect(refusal(await postForm(`${origin}/token`, { grant_type: grant }))).toEqual([400, 'invalid_request']);
  }
  expect(document.grant_types_supported).toHaveLength(4);
});
