import { Readable } from 'node:stream';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import fc from 'fast-check';
import { describeBody } from '../../../electron/engine/requests/body-text.ts';
import { readBody } from '../../../electron/engine/requests/read-body.ts';
import { sendLimits } from '../../../electron/engine/requests/limits.ts';
import { requestTo, test } from './sending.ts';

const mebibyte = 1_048_576;

const encodings = [
  ['gzip', 'gzip', (text: string) => gzipSync(text)],
  ['gzip by its old name', 'x-gzip', (text: string) => gzipSync(text)],
  ['deflate', 'deflate', (text: string) => deflateSync(text)],
  ['deflate without its zlib header', 'deflate', (text: string) => deflateRawSync(text)],
  ['brotli', 'br', (text: string) => brotliCompressSync(text)],
  ['brotli around gzip', 'gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  ['nothing', 'identity', (text: string) => Buffer.from(text)],
] as const;

for (const [title, name, encode] of encodings) {
  test(`decodes ${title}`, async ({ serve, send }) => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': name }).end(encode('plain text')));
    expect(await send({ url: server.origin })).toMatchObject({
      ok: true,
      value: { bodyBytes: 10, body: { kind: 'text', text: 'plain text', isTruncated: false } },
    });
  });
}

test('an empty body needs no decoding', async ({ serve, send }) => {
  const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end());
  for (const method of ['HEAD', 'GET'] as const) {
    expect(await send({ url: server.origin, method })).toMatchObject({ ok: true, value: { bodyBytes: 0, body: { kind: 'empty' } } });
  }
});

test('three layers, or one that is not known, are shown as they came', async ({ serve, send }) => {
  const server = await serve((request, response) => {
    const [encoding, bytes] =
      request.url === '/three'
        ? ['gzip, gzip, gzip', gzipSync(gzipSync(gzipSync('x')))]
        : ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0])];
    response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
  });
  for (const path of ['/three', '/zstd']) {
    expect(await send({ url: server.origin + path })).toMatchObject({ ok: true, value: { body: { kind: 'binary' } } });
  }
});

test('damaged gzip is a lost connection, not a crash', async ({ serve, send }) => {
  const whole = gzipSync('x'.repeat(5_000));
  const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole.subarray(0, 20)));
  expect(await send({ url: server.origin })).toMatchObject({ ok: false, error: { code: 'connection-lost', actual: 'Z_BUF_ERROR' } });
});

test.describe('caps', () => {
  /** 300 MiB of zeros in 300 KB. */
  async function bomb(): Promise<Buffer> {
    const zeros = Buffer.alloc(mebibyte);
    const gzip = createGzip({ level: 9 });
    const chunks: Buffer[] = [];
    Readable.from(
      (function* () {
        for (let count = 0; count < 300; count++) yield zeros;
      })(),
    ).pipe(gzip);
    for await (const chunk of gzip) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  test('a gzip bomb of 300 MiB stops early and leaves memory alone', async ({ serve, senderWith }) => {
    const packed = await bomb();
    expect(packed.length).toBeLessThan(400_000);
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    const before = process.memoryUsage().rss;
    const sent = await senderWith().send(requestTo({ url: server.origin }), new AbortController().signal);
    expect(sent).toMatchObject({ ok: false, error: { code: 'response-too-large', field: 'body' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * mebibyte);
  });

  test('a bomb in a bomb', async () => {
    const twice = gzipSync(gzipSync(Buffer.alloc(60 * mebibyte)));
    const read = await readBody(chunksOf(twice), 'gzip, gzip', sendLimits);
    expect(read).toMatchObject({ ok: false, error: { code: 'response-too-large' } });
  });

  test('too much that is not compressed', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        given += mebibyte;
        yield Buffer.alloc(mebibyte);
      }
    }
    const read = await readBody(endless(), '', sendLimits);
    expect(read).toMatchObject({ ok: false, error: { code: 'response-too-large', expected: `at most ${50 * mebibyte} bytes` } });
    expect(given).toBe(51 * mebibyte);
  });

  for (const [name, caps, bytes, encoding, expected] of [
    ['on the wire', { wireBytes: 99 }, Buffer.alloc(100, 'x'), '', 'at most 99 bytes'],
    ['after decoding', { decodedBytes: 999 }, gzipSync(Buffer.alloc(1_000, 'x')), 'gzip', 'at most 999 bytes'],
    ['by its growth', {}, gzipSync(Buffer.alloc(20 * mebibyte), { level: 9 }), 'gzip', 'at most 1000 times its size on the wire'],
  ] as const) {
    test(`each cap by itself: ${name}`, async () => {
      const read = await readBody(chunksOf(bytes), encoding, { ...sendLimits, ...caps });
      expect(read).toMatchObject({ ok: false, error: { code: 'response-too-large', field: 'body', expected } });
    });
  }

  test('what is just as large as the caps is read', async () => {
    const read = await readBody(chunksOf(Buffer.alloc(100, 'x')), '', { wireBytes: 100, decodedBytes: 100, shownBytes: 10 });
    expect(read).toMatchObject({ ok: true, value: { bytes: 100, shown: Buffer.alloc(10, 'x') } });
  });

  test('a declared length beyond the cap is not read at all', async ({ serve, send }) => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-length': 60 * mebibyte }).write('x'));
    const error = { code: 'response-too-large', actual: `${60 * mebibyte} bytes` };
    expect(await send({ url: server.origin })).toMatchObject({ ok: false, error });
  });

  test('the first MiB is shown, cut between characters, and all of it counted', async ({ serve, send }) => {
    const text = `x${'\ud55c'.repeat(400_000)}`;
    const server = await serve((_, response) => response.end(text));
    const sent = await send({ url: server.origin });
    if (!sent.ok) throw new Error(sent.error.code);
    expect(sent.value.bodyBytes).toBe(1_200_001);
    expect(sent.value.body).toMatchObject({ kind: 'text', isTruncated: true });
    expect(text.startsWith(sent.value.body.text)).toBe(true);
    expect(Buffer.byteLength(sent.value.body.text)).toBeGreaterThan(mebibyte - 4);
  });
});

test('whatever the chunks, what was encoded comes back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.constantFrom(...encodings),
      fc.integer({ min: 1, max: 50 }),
      async (bytes, [, name, encode], size) => {
        const text = Buffer.from(bytes).toString('latin1');
        const read = await readBody(chunksOf(encode(text), size), name, sendLimits);
        expect(read.ok && read.value.shown.toString()).toBe(text);
      },
    ),
    { numRuns: 100 },
  );
});

test.describe('what a body is', () => {
  const describe = (bytes: Buffer | string, contentType = '') => {
    const shown = Buffer.from(bytes);
    return describeBody({ shown, bytes: shown.length }, contentType);
  };
  test('JSON by its type or by its look', () => {
    expect(describe('{"a":1}').kind).toBe('json');
    expect(describe('"just a string"', 'application/json; charset=utf-8').kind).toBe('json');
    expect(describe('[1]', 'application/problem+json').kind).toBe('json');
    expect(describe('{broken', 'application/json').kind).toBe('text');
    expect(describe('<html>', 'application/jsonp-not').kind).toBe('text');
  });
  test('text in its charset', () => {
    expect(describe(Buffer.from([0xe9]), 'text/plain; charset="iso-8859-1"')).toMatchObject({ kind: 'text', text: '\u00e9' });
    expect(describe(Buffer.from([0xff, 0xfe, 0x41, 0]), 'text/plain; charset=utf-16le').text).toBe('A');
    expect(describe('\u00e9', 'text/plain; charset=no-such-charset')).toMatchObject({ kind: 'text', text: '\u00e9' });
  });
  test('binary as a hex dump', () => {
    expect(describe(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]))).toEqual({
      kind: 'binary',
      text: '00000000  89 50 4e 47 00                                   .PNG.',
      isTruncated: false,
    });
    expect(describe(Buffer.from([0xc3, 0x28])).kind).toBe('binary');
  });
});

async function* chunksOf(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
