import { expect } from '@playwright/test';
import { appError } from '../../../shared/errors.ts';
import { fail } from '../../../shared/result.ts';
import { headerOf } from './loopback-server.ts';
import { asToken, requestTo, sampleToken, test } from './sending.ts';

test('sends method, query, headers and body, and shows what came back', async ({ serve, send }) => {
  const server = await serve((_, response) => {
    response.setHeader('X-Twice', ['one', 'two']);
    response.writeHead(201, 'Made', { 'content-type': 'application/json' }).end('{"a":1}');
  });
  const sent = await send({
    url: `${server.origin}/things?x=%20y#fragment`,
    method: 'POST',
    headers: [
      { name: 'X-Name', value: ' caf\u00e9 ' },
      { name: '', value: '' },
    ],
    body: '{"big":10000000000000000001}',
  });
  expect(sent).toMatchObject({
    ok: true,
    value: {
      status: 201,
      statusText: 'Made',
      bodyBytes: 7,
      body: { kind: 'json', text: '{"a":1}', isTruncated: false },
      finalUrl: `${server.origin}/things?x=%20y`,
      hops: [],
      refusal: null,
    },
  });
  if (!sent.ok) return;
  expect(sent.value.headers.filter(({ name }) => name === 'X-Twice').map(({ value }) => value)).toEqual(['one', 'two']);
  expect(server.seen).toHaveLength(1);
  expect(server.seen[0]).toMatchObject({ method: 'POST', url: '/things?x=%20y', body: '{"big":10000000000000000001}' });
  expect(headerOf(server.seen[0], 'x-name')).toEqual(['caf\u00e9']);
  expect(headerOf(server.seen[0], 'content-type')).toEqual(['application/json']);
  expect(headerOf(server.seen[0], 'authorization')).toEqual([]);
});

test('a chosen token goes out once, as Bearer', async ({ serve, send }) => {
  const server = await serve((_, response) => response.end('hello'));
  const sent = await send({ url: server.origin, identity: asToken });
  expect(sent).toMatchObject({ ok: true, value: { status: 200, body: { kind: 'text', text: 'hello' } } });
  expect(headerOf(server.seen[0], 'authorization')).toEqual([`Bearer ${sampleToken}`]);
});

test.describe('fails closed', () => {
  test('when the token cannot be had, nothing is sent', async ({ serve, senderWith }) => {
    const server = await serve((_, response) => response.end());
    const sender = senderWith({ resolveToken: async () => fail(appError('token-not-found')) });
    const sent = await sender.send(requestTo({ url: server.origin, identity: asToken }), new AbortController().signal);
    expect(sent).toEqual({ ok: false, error: { code: 'token-not-found' } });
    expect(server.seen).toEqual([]);
  });

  for (const compact of ['', 'a b', 'a\r\nX-Injected: 1', 'a.b.\u00e9']) {
    test(`when the token is ${JSON.stringify(compact)}`, async ({ serve, senderWith }) => {
      const server = await serve((_, response) => response.end());
      const sender = senderWith({ resolveToken: async () => ({ ok: true, value: { compact } }) });
      const sent = await sender.send(requestTo({ url: server.origin, identity: asToken }), new AbortController().signal);
      expect(sent).toMatchObject({ ok: false, error: { code: 'token-unavailable' } });
      expect(server.seen).toEqual([]);
    });
  }

  test('when an Authorization header was typed beside the token', async ({ serve, send }) => {
    const server = await serve((_, response) => response.end());
    const headers = [
      { name: 'X-A', value: '1' },
      { name: 'AUTHORIZATION', value: 'Basic eA==' },
    ];
    const sent = await send({ url: server.origin, identity: asToken, headers });
    expect(sent).toMatchObject({ ok: false, error: { code: 'header-malformed', field: 'headers.1.name' } });
    expect(server.seen).toEqual([]);
  });
});

test('an Authorization header of one\u2019s own goes out where no token is chosen', async ({ serve, send }) => {
  const server = await serve((_, response) => response.end());
  await send({ url: server.origin, headers: [{ name: 'authorization', value: 'Basic eA==' }] });
  expect(headerOf(server.seen[0], 'authorization')).toEqual(['Basic eA==']);
});

test('a Host header of one\u2019s own is sent, to try a server that should refuse it', async ({ serve, send }) => {
  const server = await serve((_, response) => response.end());
  await send({ url: server.origin, headers: [{ name: 'Host', value: 'evil.example' }] });
  expect(headerOf(server.seen[0], 'host')).toEqual(['evil.example']);
});

test.describe('cancel', () => {
  test('ends a request that the server never answers', async ({ serve, send }) => {
    const cancel = new AbortController();
    const server = await serve(() => cancel.abort());
    expect(await send({ url: server.origin }, cancel.signal)).toEqual({ ok: false, error: { code: 'cancelled' } });
  });

  test('ends a body that never ends, and the connection with it', async ({ serve, send }) => {
    const cancel = new AbortController();
    let closed: () => void = () => undefined;
    const connectionClosed = new Promise<void>((resolve) => (closed = resolve));
    const server = await serve((_, response) => {
      response.once('close', closed);
      response.write('first');
      setImmediate(() => cancel.abort());
    });
    expect(await send({ url: server.origin }, cancel.signal)).toMatchObject({ error: { code: 'cancelled' } });
    await connectionClosed;
  });

  test('before the start sends nothing', async ({ serve, send }) => {
    const server = await serve((_, response) => response.end());
    expect(await send({ url: server.origin }, AbortSignal.abort())).toMatchObject({ error: { code: 'cancelled' } });
    expect(server.seen).toEqual([]);
  });

  test('while the keychain is still busy with the token sends nothing', async ({ serve, senderWith }) => {
    const server = await serve((_, response) => response.end());
    const cancel = new AbortController();
    let release: () => void = () => undefined;
    const resolved = new Promise<void>((resolve) => (release = resolve));
    const sender = senderWith({
      resolveToken: async () => {
        cancel.abort();
        await resolved;
        return { ok: true, value: { compact: sampleToken } };
      },
    });
    const sent = await sender.send(requestTo({ url: server.origin, identity: asToken }), cancel.signal);
    expect(sent).toMatchObject({ error: { code: 'cancelled' } });
    release();
    await sender.close();
    expect(server.seen).toEqual([]);
  });
});

test.describe('time-outs', () => {
  test('a server that never answers', async ({ serve, senderWith }) => {
    const server = await serve(() => undefined);
    const sent = await senderWith({}, { headersMs: 50 }).send(requestTo({ url: server.origin }), new AbortController().signal);
    expect(sent).toMatchObject({ ok: false, error: { code: 'timed-out', field: 'url' } });
  });

  test('a body that comes too slowly', async ({ serve, senderWith }) => {
    const server = await serve((_, response) => response.write('x'));
    const sent = await senderWith({}, { totalMs: 100 }).send(requestTo({ url: server.origin }), new AbortController().signal);
    expect(sent).toEqual({ ok: false, error: { code: 'timed-out', field: 'url', expected: '0.1 s' } });
  });
});
