import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { documentLimits } from '../../../electron/engine/requests/limits.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { answer, pairOf, publisherOf, type Answer } from '../../unit/key-sources/publishing.ts';
import { serveBytes } from '../../unit/requests/loopback-server.ts';
import { tryToAdd, type PublisherCase } from './case.ts';

const good = { keys: [pairOf('a').jwk] };
const text = JSON.stringify(good);
const mebibyte = 1_048_576;

/** Redirects, odd statuses, what is not JSON, and too much of everything. A good JWKS lies at /end throughout. */
export function hostileAnswers(): PublisherCase[] {
  const redirects = [300, 301, 302, 303, 307, 308].flatMap((status) =>
    ['/end', 'https://127.0.0.1/end', '//127.0.0.1/end', ''].map((location) =>
      page(`${status} to "${location}"`, { status, headers: { location }, body: text }, 'answer-status'),
    ),
  );
  const statuses = [201, 202, 203, 206, 400, 401, 403, 404, 410, 418, 429, 500, 503].map((status) =>
    page(`status ${status} with good keys`, { status, body: text }, 'answer-status'),
  );
  const texts = notJson.map(([name, body]) => page(name, { body }, 'answer-malformed'));
  const bombs = packers.map(([encoding, pack]) => bomb(encoding, pack));
  const large = page('600 KB of good keys and spaces', { body: text + ' '.repeat(600_000) }, 'response-too-large');
  return [...redirects, ...statuses, ...texts, ...bombs, large, ...silences];
}

const notJson: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['a web page', '<!doctype html><script>alert(1)</script>'],
  ['a byte order mark', `\ufeff${text}`],
  ['two sets', text + text],
  ['a set and a comment', `${text}//`],
  ['a comma too many', '{"keys":[],}'],
  ['single quotes', "{'keys':[]}"],
  ['NaN', '{"keys":[NaN]}'],
  ['two members "keys"', `{"keys":[],${text.slice(1)}`],
  ['two members "kid"', text.replace('"kid":"a"', '"kid":"b","kid":"a"')],
  ['two members "kid", one escaped', text.replace('"kid":"a"', '"\\u006bid":"b","kid":"a"')],
  ['levels without an end', `{"keys":${'['.repeat(100_000)}`],
  ['half a megabyte of commas', `{"keys":[${'1,'.repeat(250_000)}1]}`],
  ['half a surrogate pair', text.replace('"a"', '"\\ud800"')],
  ['bytes that are not UTF-8', Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from(',"x":"\xff"}', 'latin1')])],
  ['UTF-16', Buffer.from(text, 'utf16le')],
  ['JavaScript', `window.keys=${text}`],
  ['an array of keys', JSON.stringify(good.keys)],
  ['a bare key', JSON.stringify(good.keys[0])],
  ['keys that are an object', '{"keys":{"0":{}}}'],
  ['keys that are null', '{"keys":null}'],
  ['a key that is a string', '{"keys":["a"]}'],
  ['101 keys', JSON.stringify({ keys: Array.from({ length: 101 }, (_, kid) => ({ ...good.keys[0], kid: String(kid) })) })],
];

const packers: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['gzip', (bytes) => gzipSync(bytes)],
  ['deflate', (bytes) => deflateSync(bytes)],
  ['br', (bytes) => brotliCompressSync(bytes)],
  ['gzip, gzip', (bytes) => gzipSync(gzipSync(bytes))],
];

function bomb(encoding: string, pack: (bytes: Buffer) => Buffer): PublisherCase {
  return {
    name: `a bomb in ${encoding}`,
    run: async () => {
      const body = pack(Buffer.alloc(64 * mebibyte, 0x20));
      const before = process.memoryUsage().rss;
      const wrong = await page('', { headers: { 'content-encoding': encoding }, body }, 'response-too-large').run();
      const grown = process.memoryUsage().rss - before;
      return grown > 150 * mebibyte ? `took ${Math.round(grown / mebibyte)} MiB` : wrong;
    },
  };
}

const head = 'HTTP/1.1 200 OK\r\n';
const quick = { ...documentLimits, totalMs: 200, headersMs: 200 };

const silences: readonly PublisherCase[] = [
  ['before the first byte', ''],
  ['in the status line', 'HTTP/1.'],
  ['in a header', `${head}X-A: b`],
  ['after the head', `${head}Content-Length: 100\r\n\r\n`],
  ['in the body', `${head}Content-Length: 100\r\n\r\n{"keys":`],
  ['in a chunk', `${head}Transfer-Encoding: chunked\r\n\r\n10\r\n{"k`],
].flatMap(([place = '', bytes = '']) => [
  { name: `silent ${place}`, run: () => silent(bytes, false) },
  { name: `cancelled ${place}`, run: () => silent(bytes, true) },
]);

async function silent(bytes: string, isCancelled: boolean): Promise<string | null> {
  const stop = new AbortController();
  let from = Number.POSITIVE_INFINITY;
  const server = await serveBytes((socket) => {
    socket.write(bytes, () => {
      if (!isCancelled) return;
      from = performance.now();
      stop.abort();
    });
  });
  try {
    const url = `${server.origin}/jwks`;
    const refusal = isCancelled ? 'cancelled' : 'timed-out';
    const wrong = await tryToAdd({ url, refusal, fetcher: isCancelled ? {} : { limits: quick }, signal: stop.signal });
    const took = performance.now() - from;
    return took > 100 ? `took ${Math.ceil(took)} ms to cancel` : wrong;
  } finally {
    await server.close();
  }
}

function page(name: string, parts: Answer, refusal: ErrorCode): PublisherCase {
  return {
    name,
    run: async () => {
      const publisher = await publisherOf({ '/jwks': answer(parts), '/end': good });
      try {
        const wrong = await tryToAdd({ url: `${publisher.origin}/jwks`, refusal });
        return publisher.seen.some(({ url }) => url === '/end') ? 'the redirect was followed' : wrong;
      } finally {
        await publisher.close();
      }
    },
  };
}
