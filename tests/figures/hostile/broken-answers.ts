import type { ErrorCode } from '../../../shared/errors.ts';
import { serveBytes } from '../../unit/requests/loopback-server.ts';
import { requestTo } from '../../unit/requests/sending.ts';
import type { HostileCase } from './case.ts';

const head = 'HTTP/1.1 200 OK\r\n';

/** What a server may say instead of HTTP. Any answer or any named failure is right; a crash or a hang is wrong. */
const answers: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['a greeting', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a TLS alert', Buffer.from([0x15, 0x03, 0x01, 0, 2, 2, 0x28])],
  ['HTTP/0.9', '<html>hello</html>'],
  ['HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['status 0', 'HTTP/1.1 000 Nothing\r\n\r\n'],
  ['status 999', 'HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n'],
  ['status without a reason', 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n'],
  ['a status of letters', 'HTTP/1.1 OK\r\n\r\n'],
  ['NUL in a header', `${head}X-A: a\0b\r\nContent-Length: 0\r\n\r\n`],
  ['a bare CR in a header', `${head}X-A: a\rb\r\nContent-Length: 0\r\n\r\n`],
  [
    'bytes beyond ASCII in a header',
    Buffer.concat([Buffer.from(`${head}X-A: `), Buffer.from([0xff, 0xfe, 0xe9]), Buffer.from('\r\nContent-Length: 0\r\n\r\n')]),
  ],
  ['a header without a name', `${head}: x\r\nContent-Length: 0\r\n\r\n`],
  ['a folded header', `${head}X-A: a\r\n b\r\nContent-Length: 0\r\n\r\n`],
  ['a thousand headers', `${head}${'X-A: b\r\n'.repeat(1_000)}Content-Length: 0\r\n\r\n`],
  ['a header of 100 KB', `${head}X-A: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
  ['a negative length', `${head}Content-Length: -1\r\n\r\n`],
  ['a length beyond all numbers', `${head}Content-Length: 99999999999999999999\r\n\r\n`],
  ['length and chunks', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['a chunk size that is none', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
  ['a chunk beyond all numbers', `${head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n`],
  ['a chunk that ends early', `${head}Transfer-Encoding: chunked\r\n\r\n10\r\nabc`],
  ['trailers', `${head}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nAuthorization: x\r\n\r\n`],
  ['a body that ends early', `${head}Content-Length: 100\r\n\r\nabc`],
  ['a second answer', `${head}Content-Length: 1\r\n\r\na${head}Content-Length: 1\r\n\r\nb`],
  ['a hundred 100 Continue', `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)}${head}Content-Length: 0\r\n\r\n`],
  ['101 Switching Protocols', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'],
  ['gzip that is none', `${head}Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello`],
  ['brotli that is none', `${head}Content-Encoding: br\r\nContent-Length: 5\r\n\r\nhello`],
  ['a thousand encodings', `${head}Content-Encoding: ${'gzip,'.repeat(1_000)}gzip\r\nContent-Length: 1\r\n\r\na`],
  ['a location that is none', 'HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n'],
  ['a location with a password', 'HTTP/1.1 302 Found\r\nLocation: http://a:b@127.0.0.1/\r\nContent-Length: 0\r\n\r\n'],
  ['a location of another scheme', 'HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n'],
  ['a location to itself', 'HTTP/1.1 302 Found\r\nLocation: ?\r\nContent-Length: 0\r\n\r\n'],
  [
    'a challenge that never closes its quotes',
    `HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer realm="${'\\"'.repeat(20_000)}\r\nContent-Length: 0\r\n\r\n`,
  ],
  ['ten thousand challenges', `HTTP/1.1 401 No\r\nWWW-Authenticate: ${'a,'.repeat(10_000)}\r\nContent-Length: 0\r\n\r\n`],
  ['a date that is none', 'HTTP/1.1 401 No\r\nDate: yesterday\r\nContent-Length: 0\r\n\r\n'],
  ['a charset that is none', `${head}Content-Type: text/plain; charset=../../etc\r\nContent-Length: 1\r\n\r\na`],
  [
    'JSON of five thousand levels',
    `${head}Content-Type: application/json\r\nContent-Length: 10000\r\n\r\n${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  ],
];

const named: readonly ErrorCode[] = ['connection-lost', 'response-too-large', 'too-many-redirects', 'timed-out'];

export function brokenAnswers(): HostileCase[] {
  return answers.map(([name, bytes]) => ({
    name: `answers with ${name}`,
    run: async (sender) => {
      const server = await serveBytes((socket) => socket.end(bytes));
      try {
        const sent = await sender.send(requestTo({ url: server.origin }), new AbortController().signal);
        return sent.ok || named.includes(sent.error.code) ? null : `failed with ${sent.error.code}`;
      } finally {
        await server.close();
      }
    },
  }));
}
