import { createServer } from 'node:net';
import { expect } from '@playwright/test';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { createLocalApi } from '../../../electron/engine/local-api/local-api.ts';
import { signToken } from '../../../electron/engine/tokens/sign.ts';
import { localApiStatusSchema } from '../../../shared/local-api.ts';
import { headerFor, hmacKey, newKey, now, secret, test } from './running-api.ts';

test.describe('GET /token', () => {
  test('answers a token for the user, good for one hour', async ({ start }) => {
    const { origin } = await start();
    const response = await fetch(`${origin}/token?username=alice`);
    expect(response.status).toBe(200);
    const { token } = await response.json();
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'test-key' });
    expect(decodeJwt(token)).toEqual({
      iss: origin,
      sub: 'alice',
      username: 'alice',
      iat: now,
      exp: now + 3_600,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    await jwtVerify(token, secret, { issuer: origin, currentDate: new Date(now * 1000) });
  });

  test('takes a name in any script', async ({ start }) => {
    const { origin } = await start();
    const { token } = await (await fetch(`${origin}/token?username=${encodeURIComponent('\ud55c\uad6d "a\\b"')}`)).json();
    expect(decodeJwt(token).sub).toBe('\ud55c\uad6d "a\\b"');
  });

  for (const [query, detail] of [
    ['', 'username is missing: GET /token?username=NAME'],
    ['?username=', 'username is missing: GET /token?username=NAME'],
    ['?user=alice', 'username is missing: GET /token?username=NAME'],
    [`?username=${'x'.repeat(201)}`, 'username must have at most 200 characters'],
    ['?username=a&username=b', 'username must be given once'],
    ['?username=a%0Ab', 'username must be text without control characters'],
    ['?username=a%00', 'username must be text without control characters'],
  ]) {
    test(`refuses ${query?.slice(0, 30)}`, async ({ start }) => {
      const { origin } = await start();
      const response = await fetch(`${origin}/token${query}`);
      expect(response.status).toBe(422);
      expect(await response.json()).toEqual({ detail });
    });
  }
});

test.describe('GET /protected', () => {
  test('lets a good token in, its scheme in any case', async ({ start }) => {
    const { origin } = await start();
    const { token } = await (await fetch(`${origin}/token?username=alice`)).json();
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      const response = await fetch(`${origin}/protected`, { headers: { authorization: `${scheme} ${token}` } });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.json()).toEqual({ message: 'This is a protected route' });
    }
  });

  for (const [name, headers] of [
    ['nothing', {}],
    ['another scheme', { authorization: 'Basic YWxpY2U6eA==' }],
    ['a scheme alone', { authorization: 'Bearer' }],
    ['a cookie', { cookie: 'token=eyJhbGciOiJIUzI1NiJ9.e30.x' }],
  ] as const) {
    test(`asks for a token when given ${name}`, async ({ start }) => {
      const { origin } = await start();
      const response = await fetch(`${origin}/protected`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ detail: 'Not authenticated' });
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="tokensmith"');
    });
  }

  test('a good token in the query is no credential', async ({ start }) => {
    const { origin } = await start();
    const { token } = await (await fetch(`${origin}/token?username=alice`)).json();
    const inQuery = await fetch(`${origin}/protected?access_token=${token}`);
    expect([inQuery.status, await inQuery.json()]).toEqual([401, { detail: 'Not authenticated' }]);
    const both = await fetch(`${origin}/protected?access_token=${token}`, { headers: { authorization: `Bearer ${token}` } });
    expect(both.status).toBe(401);
    expect(both.headers.get('www-authenticate')).toContain('error="invalid_request"');
  });

  const good = { sub: 'alice', exp: now + 60 };
  for (const [code, description, make] of [
    ['exp-expired', 'The token expired', { ...good, exp: now - 1 }],
    ['exp-missing', 'The token has no expiry time', { sub: 'alice' }],
    ['exp-malformed', 'The expiry time of the token is not a number', { ...good, exp: 'tomorrow' }],
    ['nbf-not-yet', 'The token is not valid yet', { ...good, nbf: now + 1 }],
    ['format-sd-jwt-no-tilde', 'The token is an SD-JWT, and must end with a tilde', { ...good, _sd_alg: 'sha-256', _sd: ['digest'] }],
  ] as const) {
    test(`says why a token is refused: ${code}`, async ({ start }) => {
      const { origin, sign, served } = await start();
      const token = await sign(headerFor('HS256'), JSON.stringify(make));
      const response = await fetch(`${origin}/protected`, { headers: { authorization: `Bearer ${token}` } });
      expect([response.status, await response.json()]).toEqual([401, { detail: 'Invalid token' }]);
      expect(response.headers.get('www-authenticate')).toBe(
        `Bearer realm="tokensmith", error="invalid_token", error_description="${description}"`,
      );
      await expect.poll(() => served.at(-1)).toMatchObject({ path: '/protected', status: 401, refusedBy: code });
    });
  }

  for (const [code, break_] of [
    ['signature-bad', ([h, , s]: string[]) => [h, Buffer.from('{"sub":"root","exp":1900000000}').toString('base64url'), s]],
    ['signature-missing', ([h, p]: string[]) => [h, p, '']],
    ['algorithm-none', ([, p]: string[]) => [Buffer.from('{"alg":"none"}').toString('base64url'), p, '']],
    ['algorithm-not-allowed', ([, p, s]: string[]) => [Buffer.from('{"alg":"RS256","kid":"test-key"}').toString('base64url'), p, s]],
    ['key-kid-unknown', ([, p, s]: string[]) => [Buffer.from('{"alg":"HS256","kid":"other"}').toString('base64url'), p, s]],
    ['format-not-compact', () => ['nonsense']],
    ['format-not-base64url', ([h, p, s]: string[]) => [h, p, `${s}=`]],
  ] as const) {
    test(`refuses a broken token: ${code}`, async ({ start }) => {
      const { origin, sign, served } = await start();
      const token = await sign(headerFor('HS256'), JSON.stringify(good));
      const broken = break_(token.split('.')).join('.');
      const response = await fetch(`${origin}/protected`, { headers: { authorization: `Bearer ${broken}` } });
      expect([response.status, await response.json()]).toEqual([401, { detail: 'Invalid token' }]);
      expect(response.headers.get('www-authenticate')).toMatch(
        /^Bearer realm="tokensmith", error="invalid_token", error_description="[\x20\x21\x23-\x5b\x5d-\x7e]+"$/,
      );
      await expect.poll(() => served.at(-1)?.refusedBy).toBe(code);
    });
  }

  test('a token of another key is refused', async ({ start }) => {
    const { origin } = await start();
    const other = hmacKey('test-key', Buffer.alloc(32, 8));
    const token = await signToken(headerFor('HS256'), JSON.stringify(good), other);
    const response = await fetch(`${origin}/protected`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
  });
});

test.describe('documents', () => {
  for (const alg of ['RS256', 'ES256', 'EdDSA'] as const) {
    test(`${alg}: another library verifies a token by the published keys`, async ({ start }) => {
      const { origin } = await start(await newKey(alg));
      const configuration = await (await fetch(`${origin}/.well-known/openid-configuration`)).json();
      expect(configuration).toMatchObject({
        issuer: origin,
        token_endpoint: `${origin}/token`,
        id_token_signing_alg_values_supported: [alg],
      });
      const jwks = await (await fetch(configuration.jwks_uri)).json();
      expect(JSON.stringify(jwks)).not.toMatch(/"(?:d|p|q|dp|dq|qi|k)":/);
      const { token } = await (await fetch(`${configuration.token_endpoint}?username=alice`)).json();
      await jwtVerify(token, createLocalJWKSet(jwks), { currentDate: new Date(now * 1000) });
    });
  }

  test('a symmetric key publishes nothing', async ({ start }) => {
    const { origin } = await start();
    expect(await (await fetch(`${origin}/.well-known/jwks.json`)).json()).toEqual({ keys: [] });
  });
});

test.describe('start and stop', () => {
  test('its status says where it runs and what it answered, newest first', async ({ start }) => {
    const { api, origin, port } = await start();
    await fetch(`${origin}/token?username=alice`);
    await fetch(`${origin}/protected/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln?x=1`);
    await expect.poll(() => api.status().served.length).toBe(2);
    const status = localApiStatusSchema.parse(api.status());
    expect(status).toMatchObject({ running: true, port, origin, keyId: null, keyName: 'Test' });
    expect(status.served).toMatchObject([
      { id: 2, at: now * 1000, method: 'GET', path: '/protected/[token]', status: 404, refusedBy: null },
      { id: 1, path: '/token', status: 200, refusedBy: null },
    ]);
    expect(await api.stop()).toMatchObject({ running: false, port: null, origin: null, keyName: null });
    expect(api.status().served).toHaveLength(2);
    await expect(fetch(origin)).rejects.toThrow();
  });

  test('keeps the newest 200', async ({ start }) => {
    const { api, origin } = await start();
    for (let count = 0; count < 205; count++) await (await fetch(`${origin}/${count}`)).arrayBuffer();
    await expect.poll(() => api.status().served[0]?.path).toBe('/204');
    expect(api.status().served).toHaveLength(200);
  });

  test('a taken port is named', async ({ start }) => {
    const { port, keys, sessions } = await start();
    const second = createLocalApi({ now: () => now, sessions, onServed: () => undefined });
    const started = await second.start({ port, keys });
    expect(started).toEqual({ ok: false, error: { code: 'port-in-use', field: 'port', expected: '1024..65535', actual: String(port) } });
    expect(second.status().running).toBe(false);
  });

  for (const port of [1, 80, 1023, 65_536, -1, 1.5, Number.NaN]) {
    test(`port ${port} is not allowed`, async ({ start }) => {
      const { api, keys } = await start();
      expect(await api.start({ port, keys })).toMatchObject({ ok: false, error: { code: 'port-not-allowed', field: 'port' } });
      expect(api.status().running).toBe(true);
    });
  }

  test('starting again moves it', async ({ start }) => {
    const { api, origin, keys } = await start();
    const again = await api.start({ port: 0, keys });
    expect(again.ok && again.value.origin).not.toBe(origin);
    await expect(fetch(origin)).rejects.toThrow();
    expect((await fetch(`${api.status().origin}/token?username=a`)).status).toBe(200);
  });

  test('start and stop at once leave nothing behind', async ({ start }) => {
    const { api, keys } = await start();
    const [, again, stopped] = await Promise.all([api.stop(), api.start({ port: 0, keys }), api.stop()]);
    expect([again.ok, stopped.running, api.status().running]).toEqual([true, false, false]);
    expect(again.ok && again.value.origin).toBeTruthy();
    await expect(fetch(again.ok ? (again.value.origin ?? '') : '')).rejects.toThrow();
  });

  test('listens on 127.0.0.1 alone: the same port is free elsewhere', async ({ start }) => {
    const { port } = await start();
    const other = createServer();
    await new Promise<void>((resolve, reject) => other.once('error', reject).listen(port, '127.0.0.2', resolve));
    await new Promise((resolve) => other.close(resolve));
  });
});
