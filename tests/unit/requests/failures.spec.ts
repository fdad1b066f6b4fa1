import { execFileSync } from 'node:child_process';
import { createServer as createTlsServer } from 'node:https';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { networkFailure } from '../../../electron/engine/requests/network-failure.ts';
import { serve } from './loopback-server.ts';
import { test } from './sending.ts';

test('nobody listens', async ({ send }) => {
  const server = await serve(() => undefined);
  await server.close();
  expect(await send({ url: server.origin })).toEqual({
    ok: false,
    error: { code: 'connection-refused', field: 'url', actual: 'ECONNREFUSED' },
  });
});

test('a host that does not exist', async ({ send }) => {
  expect(await send({ url: 'http://nowhere.invalid/' })).toMatchObject({ ok: false, error: { code: 'host-unreachable' } });
});

test('a server that hangs up before it answers', async ({ send, serveBytes }) => {
  const server = await serveBytes((socket) => socket.destroy());
  expect(await send({ url: server.origin })).toMatchObject({ ok: false, error: { code: 'connection-lost' } });
});

test('a server that hangs up in the middle of the body', async ({ send, serveBytes }) => {
  const server = await serveBytes((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this'));
  expect(await send({ url: server.origin })).toMatchObject({ ok: false, error: { code: 'connection-lost' } });
});

test('a server that does not speak HTTP', async ({ send, serveBytes }) => {
  const server = await serveBytes((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  expect(await send({ url: server.origin })).toMatchObject({ ok: false, error: { code: 'connection-lost' } });
});

test('more headers than are read', async ({ send, serveBytes }) => {
  const server = await serveBytes((socket) => socket.end(`HTTP/1.1 200 OK\r\nX-Big: ${'x'.repeat(70_000)}\r\n\r\n`));
  expect(await send({ url: server.origin })).toMatchObject({ ok: false, error: { code: 'response-too-large' } });
});

test('https to a server without TLS', async ({ send, serveBytes }) => {
  const server = await serveBytes((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const url = server.origin.replace('http:', 'https:');
  expect(await send({ url })).toMatchObject({ ok: false, error: { code: 'tls-failed' } });
});

test('a certificate that nobody vouches for, whatever the environment says', async ({ send }, info) => {
  const [key, certificate] = [info.outputPath('key.pem'), info.outputPath('certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    const sent = await send({ url: `https://127.0.0.1:${port}` });
    expect(sent).toMatchObject({ ok: false, error: { code: 'tls-failed', actual: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
  } finally {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    await new Promise((resolve) => server.close(resolve));
  }
});

test('a defect of ours is not dressed up as a network failure', () => {
  expect(networkFailure(new TypeError('x is not a function'))).toBeNull();
  expect(networkFailure(Object.assign(new Error('bad'), { code: 'UND_ERR_INVALID_ARG' }))).toBeNull();
});

test('a host with several addresses fails as its first one does', () => {
  const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
  expect(networkFailure(new AggregateError([refused]))).toMatchObject({ code: 'connection-refused' });
});
