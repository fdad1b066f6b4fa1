import { expect } from '@playwright/test';
import { nextHop, type WireRequest } from '../../../electron/engine/requests/redirects.ts';
import { isPrivateHost } from '../../../electron/engine/requests/private-host.ts';
import { headerOf, type Loopback } from './loopback-server.ts';
import { asToken, sampleToken, test } from './sending.ts';

const userHeaders = [
  { name: 'X-API-Key', value: 'key' },
  { name: 'DPoP', value: 'proof' },
  { name: 'Cookie', value: 'session=1' },
  { name: 'Proxy-Authorization', value: 'Basic eA==' },
  { name: 'Content-Type', value: 'application/json' },
  { name: 'Accept', value: 'application/json' },
  { name: 'Accept-Language', value: 'ko' },
  { name: 'Accepted-Secret', value: 'looks like Accept, is not' },
];
const secretNames = ['authorization', 'x-api-key', 'dpop', 'cookie', 'proxy-authorization', 'content-type', 'accepted-secret'];

function secretsSeenBy(server: Loopback): string[] {
  return server.seen.flatMap((seen) => [
    ...secretNames.filter((name) => headerOf(seen, name).length > 0),
    ...(seen.body === '' ? [] : ['body']),
  ]);
}

for (const status of [301, 302, 303, 307, 308]) {
  test(`${status} to another port: token, keys and body stay behind`, async ({ serve, send }) => {
    const elsewhere = await serve((_, response) => response.end('there'));
    const here = await serve((_, response) => response.writeHead(status, { location: `${elsewhere.origin}/next` }).end());
    const sent = await send({ url: `${here.origin}/start`, method: 'POST', identity: asToken, headers: userHeaders, body: '{"a":1}' });
    expect(sent).toMatchObject({
      ok: true,
      value: { status: 200, hops: [{ status, url: `${elsewhere.origin}/next`, stripped: true }], finalUrl: `${elsewhere.origin}/next` },
    });
    expect(secretsSeenBy(here)).toEqual([...secretNames, 'body']);
    expect(secretsSeenBy(elsewhere)).toEqual([]);
    expect(headerOf(elsewhere.seen[0], 'accept')).toEqual(['application/json']);
    expect(headerOf(elsewhere.seen[0], 'accept-language')).toEqual(['ko']);
  });
}

test('a host that only looks the same is another one: 127.0.0.1 and localhost', async ({ serve, send }) => {
  const server = await serve((request, response) => {
    if (request.url === '/next') response.end();
    else response.writeHead(307, { location: `http://localhost:${server.port}/next` }).end();
  });
  await send({ url: server.origin, identity: asToken });
  expect(headerOf(server.seen[1], 'authorization')).toEqual([]);
});

test('what was dropped does not come back when the redirect returns', async ({ serve, send }) => {
  const away = await serve((_, response) => response.writeHead(307, { location: `${home.origin}/again` }).end());
  const home = await serve((request, response) => {
    if (request.url === '/again') response.end();
    else response.writeHead(307, { location: away.origin }).end();
  });
  await send({ url: home.origin, identity: asToken, method: 'POST', headers: userHeaders, body: 'x' });
  expect(home.seen.map(({ url }) => url)).toEqual(['/', '/again']);
  expect(headerOf(home.seen[1], 'authorization')).toEqual([]);
  expect(headerOf(home.seen[1], 'x-api-key')).toEqual([]);
  expect(home.seen[1]?.body).toBe('');
});

test.describe('within the same origin', () => {
  for (const [status, method, expected] of [
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [301, 'PUT', 'PUT'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [303, 'HEAD', 'HEAD'],
  ] as const) {
    test(`${status} makes ${method} into ${expected}, and the token goes along`, async ({ serve, send }) => {
      const server = await serve((request, response) => {
        if (request.url === '/b') response.end();
        else response.writeHead(status, { location: 'b' }).end();
      });
      const body = method === 'HEAD' ? null : 'text';
      const sent = await send({ url: `${server.origin}/a`, method, identity: asToken, headers: userHeaders, body });
      expect(sent).toMatchObject({ ok: true, value: { hops: [{ status, url: `${server.origin}/b`, stripped: false }] } });
      expect(server.seen[1]?.method).toBe(expected);
      expect(server.seen[1]?.body).toBe(expected === 'GET' ? '' : (body ?? ''));
      expect(headerOf(server.seen[1], 'authorization')).toEqual([`Bearer ${sampleToken}`]);
      expect(headerOf(server.seen[1], 'x-api-key')).toEqual(['key']);
      expect(headerOf(server.seen[1], 'content-type')).toEqual(expected === 'GET' ? [] : ['application/json']);
    });
  }

  test('ten are followed, the eleventh is not', async ({ serve, send }) => {
    const server = await serve((request, response) => {
      const count = Number(request.url?.slice(1));
      if (count === 0) response.end('arrived');
      else response.writeHead(302, { location: `/${count - 1}` }).end();
    });
    const ten = await send({ url: `${server.origin}/10` });
    expect(ten.ok && ten.value.hops.length).toBe(10);
    expect(await send({ url: `${server.origin}/11` })).toMatchObject({ ok: false, error: { code: 'too-many-redirects' } });
  });
});

test.describe('shown, not followed', () => {
  for (const location of ['ftp://127.0.0.1/', 'http://user:secret@127.0.0.1/', 'javascript:alert(1)', 'http://', '']) {
    test(`Location ${JSON.stringify(location)}`, async ({ serve, send }) => {
      const server = await serve((_, response) => response.writeHead(302, { location }).end('see there'));
      const sent = await send({ url: `${server.origin}/x` });
      // An empty Location is a reference to the same page: it is followed until the limit.
      if (location === '') expect(sent).toMatchObject({ error: { code: 'too-many-redirects' } });
      else expect(sent).toMatchObject({ ok: true, value: { status: 302, hops: [], body: { text: 'see there' } } });
    });
  }

  const request: WireRequest = { url: new URL('https://a.example/'), method: 'GET', headers: [], compact: 'x', body: null };
  test('from https to http', () => {
    expect(nextHop(request, 302, 'http://a.example/')).toBeNull();
    expect(nextHop(request, 302, 'https://b.example/')).toMatchObject({ stripped: true, request: { compact: null } });
  });

  for (const target of [
    'https://127.0.0.1/',
    'https://169.254.169.254/latest',
    'https://[::1]/',
    'https://localhost./',
    'https://10.1.2.3/',
    'https://[::ffff:7f00:1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::7f00:1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::1]/',
    'https://[fec0::1]/',
    'https://198.18.0.1/',
  ]) {
    test(`from a public host to ${target}`, () => {
      expect(nextHop(request, 302, target)).toBeNull();
      expect(isPrivateHost(new URL(target).hostname)).toBe(true);
    });
  }

  test('public addresses are not private ones', () => {
    for (const host of ['example.com', '8.8.8.8', '172.32.0.1', '[2606:4700::1111]', '[::ffff:808:808]', 'localhost.example']) {
      expect(isPrivateHost(host)).toBe(false);
    }
  });
});
