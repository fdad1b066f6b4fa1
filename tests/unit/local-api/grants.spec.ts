import { expect } from '@playwright/test';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { now, secret, test } from './running-api.ts';
import { postForm, postJson, refresh, refusal, signIn, tokensFrom, tokensSchema, visit } from './token-client.ts';

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

test.describe('password', () => {
  test('gives an access and a refresh token of one session', async ({ start }) => {
    const { origin } = await start();
    const answer = await postForm(`${origin}/token`, { grant_type: 'password', username: 'alice', password: 'any', scope: 'read write' });
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3_600, scope: 'read write' } });
    expect([answer.headers.get('cache-control'), answer.headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
    const { access_token: access, refresh_token: refreshToken } = tokensSchema.parse(answer.body);
    const currentDate = new Date(now * 1000);
    await jwtVerify(access, secret, { issuer: origin, subject: 'alice', currentDate });
    await jwtVerify(refreshToken, secret, { issuer: origin, subject: 'alice', typ: 'rt+jwt', currentDate });
    const claims = decodeJwt(access);
    expect(decodeProtectedHeader(access)).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'test-key' });
    expect(claims).toEqual({
      iss: origin,
      sub: 'alice',
      username: 'alice',
      scope: 'read write',
      amr: ['pwd'],
      auth_time: now,
      sid: uuid,
      iat: now,
      exp: now + 3_600,
      jti: uuid,
    });
    expect(decodeProtectedHeader(refreshToken)).toEqual({ alg: 'HS256', typ: 'rt+jwt', kid: 'test-key' });
    expect(decodeJwt(refreshToken)).toEqual({
      iss: origin,
      sub: 'alice',
      sid: claims['sid'],
      iat: now,
      exp: now + 1_209_600,
      jti: uuid,
    });
  });

  test('takes JSON, and every option', async ({ start }) => {
    const { origin } = await start();
    const { status, body } = await postJson(`${origin}/token`, {
      grant_type: 'password',
      username: '\ud55c\uad6d {{x}}',
      client_id: 'app',
      audience: ['one', 'two'],
      resource: 'https://api.example',
      acr_values: 'gold silver',
      expires_in: 90,
      session: 'sliding',
      refresh_expires_in: 60,
      session_max_age: '120',
      password: null,
    });
    expect([status, body['expires_in']]).toEqual([200, 90]);
    const { access_token: access, refresh_token: refreshToken } = tokensSchema.parse(body);
    const audience = ['one', 'two', 'https://api.example'];
    expect(decodeJwt(access)).toMatchObject({
      sub: '\ud55c\uad6d {{x}}',
      aud: audience,
      client_id: 'app',
      acr: 'gold',
      amr: ['pwd', 'otp', 'mfa'],
    });
    expect(decodeJwt(refreshToken)).toMatchObject({ aud: audience, client_id: 'app', exp: now + 120 });
  });
});

test.describe('client credentials', () => {
  test('by client_id: a token of the client itself, and no refresh token', async ({ start }) => {
    const { origin } = await start();
    const tokens = await tokensFrom(origin, { grant_type: 'client_credentials', client_id: 'robot', client_secret: 'any', scope: 'jobs' });
    expect(tokens.refresh_token).toBe('');
    expect(decodeJwt(tokens.access_token)).toEqual({
      iss: origin,
      sub: 'robot',
      client_id: 'robot',
      scope: 'jobs',
      iat: now,
      exp: now + 3_600,
      jti: uuid,
    });
    expect((await visit(origin, tokens.access_token)).status).toBe(200);
  });

  test('by HTTP Basic', async ({ start }) => {
    const { origin } = await start();
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    const ask = (headers: Record<string, string>, more = {}) =>
      postForm(`${origin}/token`, { grant_type: 'client_credentials', ...more }, headers);
    const good = await ask(basic('my%20robot:s%3Acret'));
    expect(decodeJwt(String(good.body['access_token'])).sub).toBe('my robot');
    for (const header of [{ authorization: 'Bearer x' }, { authorization: 'Basic' }, basic('nocolon'), basic(':x'), basic('%zz:x')]) {
      const bad = await ask(header);
      expect(refusal(bad)).toEqual([401, 'invalid_client']);
      expect(bad.headers.get('www-authenticate')).toBe('Basic realm="tokensmith"');
    }
    expect(refusal(await ask(basic('a:b'), { client_secret: 'c' }))).toEqual([400, 'invalid_request']);
    expect(refusal(await ask(basic('a:b'), { client_id: 'other' }))).toEqual([400, 'invalid_request']);
  });
});

test.describe('refresh', () => {
  test('rotates: new tokens of the same sign-in, the old one is used up', async ({ start }) => {
    const { origin, pass } = await start();
    const first = await signIn(origin, { scope: 'read' });
    pass(100);
    const second = await tokensFrom(origin, { grant_type: 'refresh_token', refresh_token: first.refresh_token });
    expect(second).toMatchObject({ expires_in: 3_600, scope: 'read' });
    const [before, after] = [decodeJwt(first.access_token), decodeJwt(second.access_token)];
    expect(after).toEqual({ ...before, iat: now + 100, exp: now + 3_700, jti: uuid });
    expect(after.jti).not.toBe(before.jti);
    // A fixed session ends when it was going to.
    expect(decodeJwt(second.refresh_token).exp).toBe(now + 1_209_600);
    expect((await visit(origin, second.access_token)).status).toBe(200);
  });

  test('POST /refresh takes it as form, as JSON and as Bearer', async ({ start }) => {
    const { origin } = await start();
    let token = (await signIn(origin)).refresh_token;
    const bearer = () => fetch(`${origin}/refresh`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    for (const ask of [() => refresh(origin, token), () => postJson(`${origin}/refresh`, { refresh_token: token })]) {
      const { status, body } = await ask();
      expect(status).toBe(200);
      token = String(body['refresh_token']);
    }
    expect(await (await bearer()).json()).toMatchObject({ token_type: 'Bearer', refresh_token: expect.stringMatching(/^eyJ/) });
  });

  test('a second use revokes the whole family', async ({ start }) => {
    const { origin, served } = await start();
    const first = await signIn(origin);
    const second = await tokensFrom(origin, { refresh_token: first.refresh_token }, '/refresh');
    const reused = await refresh(origin, first.refresh_token);
    expect(reused).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_description: expect.stringContaining('family') } });
    await expect.poll(() => served.at(-1)).toMatchObject({ path: '/refresh', status: 400, refusedBy: 'invalid_grant' });
    expect(await refresh(origin, second.refresh_token)).toMatchObject({
      status: 400,
      body: { error_description: expect.stringContaining('revoked') },
    });
    for (const token of [first.access_token, second.access_token]) {
      const visited = await visit(origin, token);
      expect(visited.status).toBe(401);
      expect(visited.headers.get('www-authenticate')).toContain(
        'error="invalid_token", error_description="The session of the token was revoked"',
      );
    }
    await expect.poll(() => served.at(-1)?.refusedBy).toBe('session-revoked');
    // Another sign-in of the same user is another family.
    expect((await visit(origin, (await signIn(origin)).access_token)).status).toBe(200);
  });

  test('of 20 at once exactly one wins, and then none is good any more', async ({ start }) => {
    const { origin } = await start();
    const { refresh_token: token } = await signIn(origin);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(origin, token)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter((answer) => refusal(answer).join() === '400,invalid_grant')).toHaveLength(19);
    expect(answers.filter(({ body }) => String(body['error_description']).includes('used before'))).toHaveLength(1);
    expect(refusal(await refresh(origin, String(won[0]?.body['refresh_token'])))).toEqual([400, 'invalid_grant']);
    expect((await visit(origin, String(won[0]?.body['access_token']))).status).toBe(401);
  });

  test('ends with its session, to the second', async ({ start }) => {
    const { origin, pass } = await start();
    const first = await signIn(origin, { refresh_expires_in: '100', expires_in: '1000' });
    pass(99);
    const second = await tokensFrom(origin, { refresh_token: first.refresh_token }, '/refresh');
    expect((await visit(origin, second.access_token)).status).toBe(200);
    pass(1);
    expect(await refresh(origin, second.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: expect.stringContaining('ended') },
    });
    const visited = await visit(origin, second.access_token);
    expect([visited.status, visited.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('has ended')]);
  });

  test('refuses what is no refresh token of its own', async ({ start }) => {
    const { origin, sign, sessions } = await start();
    const { access_token: access, refresh_token: token } = await signIn(origin, { client_id: 'app' });
    const claims = decodeJwt(token);
    const typed = (typ: string) => ({
      kind: 'object' as const,
      members: Object.entries({ alg: 'HS256', typ, kid: 'test-key' }).map(([name, value]) => ({
        name,
        value: { kind: 'string' as const, value },
      })),
    });
    const forge = (changes: object, typ = 'rt+jwt') => sign(typed(typ), JSON.stringify({ ...claims, ...changes }));
    const [head, , signature] = token.split('.');
    for (const bad of [
      access,
      'nonsense',
      `${head}.${Buffer.from(JSON.stringify({ ...claims, sub: 'root' })).toString('base64url')}.${signature}`,
      await forge({}, 'JWT'),
      await forge({ sid: 'unknown' }),
      await forge({ sid: 7 }),
      await forge({ jti: undefined }),
      await forge({ exp: undefined }),
      await forge({ nbf: now + 9 }),
    ]) {
      expect(refusal(await refresh(origin, bad)), bad).toEqual([400, 'invalid_grant']);
    }
    const foreign = { grant_type: 'refresh_token', refresh_token: token, client_id: 'other' };
    expect(refusal(await postForm(`${origin}/token`, foreign))).toEqual([400, 'invalid_grant']);
    // None of that cost the session anything.
    expect(sessions.stateOf(String(claims['sid']))).toEqual({ ok: true, value: 'active' });
    expect((await postForm(`${origin}/token`, { ...foreign, client_id: 'app' })).status).toBe(200);
  });
});
