import { connect } from 'node:net';
import { expect } from '@playwright/test';
import { sendRaw, test } from './running-api.ts';

/** A raw request with one set of header lines; `HERE` stands for the right Host. */
function request(port: number, line: string, ...headers: string[]): string {
  const lines = headers.map((header) => header.replace('HERE', `127.0.0.1:${port}`));
  return `${[line, ...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`;
}

test.describe('a foreign Host or Origin gets 403', () => {
  for (const headers of [
    ['Host: evil.example'],
    ['Host: 127.0.0.1'],
    ['Host: 127.0.0.1:1'],
    ['Host: 127.0.0.1.evil.example:8787'],
    ['Host: 0.0.0.0:8787'],
    ['Host: '],
    ['Host: HERE', 'Host: HERE'],
    ['Host: HERE', 'Origin: http://evil.example'],
    ['Host: HERE', 'Origin: https://HERE'],
    ['Host: HERE', 'Origin: null'],
    ['Host: HERE', 'Origin: '],
    ['Host: HERE', 'Origin: http://HERE', 'Origin: http://evil.example'],
  ]) {
    for (const line of ['GET /token?username=a HTTP/1.1', 'GET /protected HTTP/1.1', 'GET /nowhere HTTP/1.1', 'OPTIONS /token HTTP/1.1']) {
      test(`${headers.join(', ')}: ${line}`, async ({ start }) => {
        const { port } = await start();
        const answer = await sendRaw(port, request(port, line, ...headers));
        // Node itself answers an empty or a doubled Host with 400 on some versions: refused either way.
        expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
        expect(answer).not.toMatch(/"token"|access-control/i);
      });
    }
  }

  test('its own names are welcome', async ({ start }) => {
    const { port } = await start();
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`]) {
      const own = await sendRaw(port, request(port, 'GET /token?username=a HTTP/1.1', `Host: ${host}`, `Origin: http://${host}`));
      expect(own).toMatch(/^HTTP\/1\.1 200 /);
      expect(own).not.toMatch(/access-control|set-cookie/i);
    }
  });
});

test('two Authorization headers are refused, though the first is good', async ({ start }) => {
  const { port, origin } = await start();
  const { token } = await (await fetch(`${origin}/token?username=alice`)).json();
  const twice = [`Authorization: Bearer ${token}`, 'Authorization: Bearer other'];
  const answer = await sendRaw(port, request(port, 'GET /protected HTTP/1.1', 'Host: HERE', ...twice));
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  expect(answer).toContain('error="invalid_request"');
  expect(answer).toContain('{"detail":"Invalid token"}');
});

test.describe('what is not there', () => {
  for (const [line, status, body] of [
    ['GET / HTTP/1.1', 404, '{"detail":"Not found"}'],
    ['GET /protected/ HTTP/1.1', 404, '{"detail":"Not found"}'],
    ['GET /PROTECTED HTTP/1.1', 404, '{"detail":"Not found"}'],
    // RFC 9112 section 3.2.2: the authority of an absolute target stands above Host.
    ['GET http://evil.example/protected HTTP/1.1', 403, '{"detail":"Foreign Host or Origin"}'],
    ['POST /protected HTTP/1.1', 405, '{"detail":"Method not allowed"}'],
    ['DELETE /token?username=a HTTP/1.1', 405, '{"detail":"Method not allowed"}'],
    ['OPTIONS /.well-known/jwks.json HTTP/1.1', 405, '{"detail":"Method not allowed"}'],
    ['GET /%zz HTTP/1.1', 400, '{"detail":"Malformed URL"}'],
  ] as const) {
    test(line, async ({ start }) => {
      const { port } = await start();
      const answer = await sendRaw(port, request(port, line, 'Host: HERE'));
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(answer).toContain(body);
      expect(answer.toLowerCase()).toContain('content-type: application/json');
      if (status === 405) expect(answer.toLowerCase()).toContain('allow: get, head');
    });
  }

  test('HEAD answers as GET does, without a body', async ({ start }) => {
    const { port } = await start();
    const answer = await sendRaw(port, request(port, 'HEAD /protected HTTP/1.1', 'Host: HERE'));
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
  });
});

test.describe('hostile callers', () => {
  test('a body beyond 1 MiB is refused before it is read', async ({ start }) => {
    const { port } = await start();
    const answer = await sendRaw(port, request(port, 'GET /protected HTTP/1.1', 'Host: HERE', 'Content-Length: 1048577'));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a body without an end does not keep the connection', async ({ start }) => {
    const { port } = await start();
    const head = `POST /protected HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await sendRaw(port, `${head}5\r\nhello\r\n`)).toMatch(/^HTTP\/1\.1 405 /);
  });

  test('headers beyond 64 KiB are refused', async ({ start }) => {
    const { port } = await start();
    const answer = await sendRaw(
      port,
      request(port, 'GET /protected HTTP/1.1', 'Host: HERE', `Authorization: Bearer ${'a'.repeat(70_000)}`),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('stopping closes a connection that was only opened', async ({ start }) => {
    const { api, port } = await start();
    const closed = new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET /protected HT');
        void api.stop();
      });
      // A reset is as good as an end.
      socket
        .once('close', () => resolve())
        .once('error', () => undefined)
        .resume();
    });
    await closed;
    expect(api.status().running).toBe(false);
  });
});
