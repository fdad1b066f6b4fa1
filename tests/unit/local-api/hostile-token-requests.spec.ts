import { expect } from '@playwright/test';
import { sendRaw, test } from './running-api.ts';
import { postForm, postJson, refusal, signIn } from './token-client.ts';

/** What no description may hold (RFC 6749 section 5.2). */
const describable = /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/;

test.describe('POST /token says what is wrong', () => {
  const good = 'grant_type=password&username=alice';
  for (const [body, error] of [
    ['', 'invalid_request'],
    ['username=alice', 'invalid_request'],
    ['grant_type=', 'invalid_request'],
    ['grant_type=implicit', 'unsupported_grant_type'],
    ['grant_type=__proto__', 'unsupported_grant_type'],
    ['grant_type=password&grant_type=client_credentials&username=a', 'invalid_request'],
    ['grant_type=password', 'invalid_request'],
    ['grant_type=client_credentials', 'invalid_request'],
    ['grant_type=refresh_token', 'invalid_request'],
    [`${good}&username=bob`, 'invalid_request'],
    [`${good}&x=1&x=1`, 'invalid_request'],
    ['grant_type=password&username=a%0Ab', 'invalid_request'],
    ['grant_type=password&username=%zz', 'invalid_request'],
    ['grant_type=password&username=%ff', 'invalid_request'],
    [`grant_type=password&username=${'x'.repeat(201)}`, 'invalid_request'],
    [`${good}&scope=a++b`, 'invalid_scope'],
    [`${good}&scope=a%22b`, 'invalid_scope'],
    [`${good}&resource=relative`, 'invalid_target'],
    [`${good}&resource=https://a.example/%23x`, 'invalid_target'],
    [`${good}&audience=${'x'.repeat(1_001)}`, 'invalid_target'],
    [`${good}&acr_values=a%22`, 'invalid_request'],
    [`${good}&expires_in=0`, 'invalid_request'],
    [`${good}&expires_in=-5`, 'invalid_request'],
    [`${good}&expires_in=1e3`, 'invalid_request'],
    [`${good}&expires_in=31536001`, 'invalid_request'],
    [`${good}&session=eternal`, 'invalid_request'],
    [`${good}&session_max_age=5`, 'invalid_request'],
    [`${good}&session=sliding&refresh_expires_in=10&session_max_age=9`, 'invalid_request'],
    [`${good}&${'&a=b'.repeat(60)}`, 'invalid_request'],
    [Array.from({ length: 51 }, (_, index) => `p${index}=1`).join('&'), 'invalid_request'],
  ] as const) {
    test(`${error}: ${body.slice(0, 70)}`, async ({ start }) => {
      const { origin } = await start();
      const answer = await postForm(`${origin}/token`, body);
      expect(refusal(answer)).toEqual([400, error]);
      expect(String(answer.body['error_description'])).toMatch(describable);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });
  }

  for (const body of [
    '[]',
    'null',
    '{"grant_type":',
    '\ufeff{}',
    '{"grant_type":"password","grant_type":"password","username":"a"}',
    '{"grant_type":{"a":1}}',
    '{"grant_type":["password"],"username":"a"}',
    '{"grant_type":"password","username":true}',
    '{"grant_type":"password","username":"a","audience":[["b"]]}',
    '{"__proto__":{"grant_type":"password"},"username":"a"}',
    `${'['.repeat(100_000)}`,
    `{"grant_type":"password","username":"a","audience":[${'"a",'.repeat(60)}"a"]}`,
  ]) {
    test(`JSON: ${body.slice(0, 60)}`, async ({ start }) => {
      const { origin } = await start();
      const answer = await postJson(`${origin}/token`, body);
      expect(refusal(answer)).toEqual([400, 'invalid_request']);
      expect(String(answer.body['error_description'])).toMatch(describable);
    });
  }

  test('unknown parameters are let be, repeatable ones may be repeated', async ({ start }) => {
    const { origin } = await start();
    const body =
      'grant_type=password&username=a&foo=bar&password=&audience=x&audience=y&resource=https://a.example&resource=https://b.example';
    expect((await postForm(`${origin}/token`, body)).status).toBe(200);
  });
});

test.describe('bodies', () => {
  const post = async (origin: string, path: string, type: string | undefined, body: string) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: Buffer.from(body) });
    return [response.status, (await response.json()).error];
  };

  test('other media types, and too large ones', async ({ start }) => {
    const { origin } = await start();
    for (const path of ['/token', '/refresh']) {
      for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'nonsense']) {
        expect(await post(origin, path, type, 'grant_type=password&username=a')).toEqual([415, 'invalid_request']);
      }
      expect(await post(origin, path, undefined, 'grant_type=password&username=a')).toEqual([415, 'invalid_request']);
      expect(await post(origin, path, 'application/json', ' '.repeat(300_001))).toEqual([413, 'invalid_request']);
      expect(await post(origin, path, 'application/x-www-form-urlencoded', `a=${'b'.repeat(299_000)}`)).toEqual([400, 'invalid_request']);
    }
    expect((await post(origin, '/token', 'application/x-www-form-urlencoded; charset=UTF-8', 'grant_type=password&username=a'))[0]).toBe(
      200,
    );
  });

  test('a body that does not stop is cut off', async ({ start }) => {
    const { port } = await start();
    const head = `POST /token HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`;
    expect(await sendRaw(port, head + chunk.repeat(6))).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('/refresh wants one token, once', async ({ start }) => {
    const { origin } = await start();
    const { refresh_token: token } = await signIn(origin);
    expect(refusal(await postForm(`${origin}/refresh`, {}))).toEqual([400, 'invalid_request']);
    expect(refusal(await postForm(`${origin}/refresh`, { refresh_token: token }, { authorization: `Bearer ${token}` }))).toEqual([
      400,
      'invalid_request',
    ]);
    expect(refusal(await postForm(`${origin}/refresh`, `refresh_token=${token}&refresh_token=${token}`))).toEqual([400, 'invalid_request']);
    expect((await postForm(`${origin}/refresh`, { refresh_token: token })).status).toBe(200);
  });
});

test.describe('foreign callers', () => {
  for (const path of ['/token', '/refresh']) {
    test(`${path}: a web page of another origin gets nothing`, async ({ start }) => {
      const { origin, port } = await start();
      const { refresh_token: token } = await signIn(origin);
      const body = path === '/token' ? 'grant_type=password&username=a' : `refresh_token=${token}`;
      const send = (...headers: string[]) => {
        const lines = [
          'Content-Type: application/x-www-form-urlencoded',
          `Content-Length: ${body.length}`,
          'Connection: close',
          ...headers,
        ];
        return sendRaw(port, `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
      };
      for (const headers of [
        ['Host: evil.example'],
        [`Host: 127.0.0.1:${port}`, 'Origin: https://evil.example'],
        [`Host: 127.0.0.1:${port}`, 'Origin: null'],
      ]) {
        const answer = await send(...headers);
        expect(answer).toMatch(/^HTTP\/1\.1 403 /);
        expect(answer).not.toMatch(/access_token|access-control/i);
      }
      expect(await send(`Host: 127.0.0.1:${port}`)).toMatch(/^HTTP\/1\.1 200 /);
    });
  }

  test('GET /refresh is not there', async ({ start }) => {
    const { origin } = await start();
    const response = await fetch(`${origin}/refresh`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('the log holds no token', async ({ start }) => {
    const { api, origin } = await start();
    const tokens = await signIn(origin);
    await postForm(`${origin}/refresh?refresh_token=${tokens.refresh_token}`, { refresh_token: tokens.refresh_token });
    await expect.poll(() => api.status().served.length).toBe(2);
    expect(api.status().served).toMatchObject([
      { method: 'POST', path: '/refresh', status: 200 },
      { method: 'POST', path: '/token' },
    ]);
    expect(JSON.stringify(api.status())).not.toMatch(/eyJ|refresh_token/);
  });
});
