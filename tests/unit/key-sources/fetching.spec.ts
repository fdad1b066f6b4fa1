import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { KeySources } from '../../../electron/engine/key-sources/key-sources.ts';
import { documentFetcher } from '../../../electron/engine/requests/fetch-document.ts';
import { documentLimits } from '../../../electron/engine/requests/limits.ts';
import { add, added, answer, errorOf, pairOf, test } from './publishing.ts';

test('no redirect is followed', async ({ sources, publish }) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { origin, seen } = await publish({
      '/jwks': answer({ status, headers: { location: '/end' }, body: '' }),
      '/end': { keys: [pairOf('a').jwk] },
    });
    expect(await errorOf(add(sources, `${origin}/jwks`))).toEqual({
      code: 'answer-status',
      field: 'url',
      expected: '200',
      actual: String(status),
    });
    expect(seen.map(({ url }) => url)).not.toContain('/end');
  }
});

test('only 200 is an answer', async ({ sources, publish, serveBytes }) => {
  const unfinished = await serveBytes((socket) => socket.write('HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\n{'));
  expect(await errorOf(add(sources, `${unfinished.origin}/jwks`))).toMatchObject({ code: 'answer-status', actual: '500' });
  for (const status of [201, 203, 206, 304, 401, 403, 404, 429, 500, 503]) {
    const { origin } = await publish({ '/jwks': answer({ status, json: { keys: [pairOf('a').jwk] } }) });
    expect(await errorOf(add(sources, `${origin}/jwks`))).toMatchObject({ code: 'answer-status', actual: String(status) });
  }
});

test('no answer, half an answer, and one that drips: the time is up', async ({ sourcesWith, serve, serveBytes }) => {
  const sources = sourcesWith({ limits: { ...documentLimits, totalMs: 150, headersMs: 150 } });
  const silent = await serve(() => undefined);
  const half = await serveBytes((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"keys":'));
  const dripping = await serve((_, response) => {
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  });
  for (const { origin } of [silent, half, dripping]) {
    expect(await errorOf(add(sources, `${origin}/jwks`))).toMatchObject({ code: 'timed-out', field: 'url' });
  }
});

test('five seconds and 512 KiB are the limits', () => {
  expect(documentLimits).toMatchObject({ totalMs: 5_000, wireBytes: 524_288, decodedBytes: 524_288 });
});

test('too much: as declared, as sent, without an end, and packed', async ({ sources, serve, serveBytes }) => {
  const declared = await serveBytes((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 524289\r\n\r\n'));
  const sent = await serve((_, response) => response.end(Buffer.alloc(524_289, 0x20)));
  const endless = await serve((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 0x20)));
    };
    response.on('drain', more);
    more();
  });
  const zeros = Buffer.alloc(64 * 1_048_576);
  const [gzipped, brotlied] = [gzipSync(zeros), brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })];
  const gzip = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipped));
  const brotli = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotlied));
  const before = process.memoryUsage().rss;
  for (const { origin } of [declared, sent, endless, gzip, brotli]) {
    expect(await errorOf(add(sources, `${origin}/jwks`))).toMatchObject({ code: 'response-too-large', expected: 'at most 524288 bytes' });
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1_048_576);
});

test('a packed answer is read', async ({ sources, publish }) => {
  const body = gzipSync(JSON.stringify({ keys: [pairOf('a').jwk] }));
  const { origin } = await publish({ '/jwks': answer({ headers: { 'content-encoding': 'gzip' }, body }) });
  expect(await added(sources, `${origin}/jwks`)).toMatchObject({ keyCount: 1 });
  const torn = await publish({ '/jwks': answer({ headers: { 'content-encoding': 'gzip' }, body: body.subarray(0, 30) }) });
  const plain = await publish({ '/jwks': answer({ headers: { 'content-encoding': 'gzip' }, body: '{"keys":[]}' }) });
  for (const { origin: place } of [torn, plain]) {
    expect(await errorOf(add(sources, `${place}/jwks`))).toMatchObject({ code: 'answer-malformed', field: 'body' });
  }
});

test('what is not JSON, with the place', async ({ sources, publish }) => {
  const bodies: readonly (readonly [string | Buffer, object])[] = [
    ['', { actual: 'nothing' }],
    ['<html></html>', { actual: 'a web page' }],
    ['<!DOCTYPE html>', { actual: 'a web page' }],
    ['keys', { actual: 'unexpected-character', line: 1, column: 1, offset: 0 }],
    ['{"keys":[],\n"keys":[]}', { actual: 'duplicate-member', line: 2, column: 1, offset: 12 }],
    ['{"keys":[{"kid":"a","kid":"b"}]}', { actual: 'duplicate-member', offset: 20 }],
    ['{"keys":[]} x', { actual: 'trailing-characters' }],
    ['\ufeff{"keys":[]}', { actual: 'byte-order-mark' }],
    ['{"keys":[', { actual: 'unexpected-end' }],
    [`{"keys":${'['.repeat(40)}${']'.repeat(40)}}`, { actual: 'too-deep' }],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), { expected: 'JSON in UTF-8' }],
    [Buffer.from('{"keys":[]}', 'utf16le'), { actual: 'unexpected-character' }],
    [`{"keys":[${'1,'.repeat(250_000)}1]}`, { expected: 'at most 10000 values' }],
    ['[]', { actual: 'array' }],
    ['null', { actual: 'null' }],
    ['{}', { actual: 'another object' }],
  ];
  for (const [body, place] of bodies) {
    const { origin } = await publish({ '/jwks': answer({ body }) });
    expect(await errorOf(add(sources, `${origin}/jwks`)), String(body)).toMatchObject({
      code: 'answer-malformed',
      field: 'body',
      ...place,
    });
  }
});

test('the content type does not matter', async ({ sources, publish }) => {
  const headers = { 'content-type': 'text/html' };
  const { origin } = await publish({ '/jwks': answer({ headers, json: { keys: [pairOf('a').jwk] } }) });
  expect(await added(sources, `${origin}/jwks`)).toMatchObject({ keyCount: 1 });
});

test('a certificate that nobody vouches for, whatever is allowed and whatever the environment says', async ({ sources }, info) => {
  const [key, certificate] = [info.outputPath('key.pem'), info.outputPath('certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  let asked = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_, response) => {
    asked += 1;
    response.end('{"keys":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    const error = await errorOf(add(sources, `https://localhost:${port}/jwks`));
    expect(error).toMatchObject({ code: 'tls-failed', actual: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(asked).toBe(0);
  } finally {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    await new Promise((resolve) => server.close(resolve));
  }
});

test('nobody there, no such name, no TLS, no HTTP', async ({ sources, serveBytes, publish }) => {
  const gone = await publish();
  await gone.close();
  expect(await errorOf(add(sources, gone.origin))).toMatchObject({ code: 'connection-refused', actual: 'ECONNREFUSED' });
  expect(await errorOf(add(sources, 'https://nowhere.invalid'))).toMatchObject({ code: 'host-unreachable' });
  const plain = await serveBytes((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(await errorOf(add(sources, plain.origin.replace('http:', 'https:')))).toMatchObject({ code: 'tls-failed' });
  const greeting = await serveBytes((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  expect(await errorOf(add(sources, greeting.origin))).toMatchObject({ code: 'connection-lost' });
});

test('cancelling ends it while the server is silent, or in the middle of an answer', async ({ sources, serveBytes, publish }) => {
  const { origin } = await publish({ '/jwks': { keys: [pairOf('a').jwk] } });
  expect(await errorOf(add(sources, `${origin}/jwks`, {}, AbortSignal.abort()))).toEqual({ code: 'cancelled' });
  for (const start of ['', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"ke']) {
    const stop = new AbortController();
    const server = await serveBytes((socket) => void socket.write(start, () => stop.abort()));
    expect(await errorOf(add(sources, `${server.origin}/jwks`, {}, stop.signal))).toEqual({ code: 'cancelled' });
  }
});

test('what was stopped is not kept, however late', async ({ vault, publish }) => {
  const { origin } = await publish({ '/jwks': { keys: [pairOf('a').jwk] } });
  const stop = new AbortController();
  const fetchDocument = documentFetcher();
  const sources = new KeySources(
    vault,
    () => 0,
    async (request) => {
      const fetched = await fetchDocument(request);
      stop.abort();
      return fetched;
    },
  );
  expect(await errorOf(add(sources, `${origin}/jwks`, {}, stop.signal))).toEqual({ code: 'cancelled' });
  expect(sources.list()).toEqual({ ok: true, value: { sources: [] } });
});
