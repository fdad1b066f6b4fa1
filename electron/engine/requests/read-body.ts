import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SendLimits } from './limits.ts';

export type BodyLimits = Pick<SendLimits, 'wireBytes' | 'decodedBytes' | 'shownBytes'>;

export type ReadBody = {
  /** Size after decoding. */
  readonly bytes: number;
  /** The first `shownBytes` of it. */
  readonly shown: Buffer;
};

/** More layers than this are not undone: no honest server sends them. */
const maxLayers = 2;
/** From here on, content that grows more than this many times is a decompression bomb. */
const ratioFloorBytes = 1_048_576;
const maxRatio = 1_000;

class TooLarge extends Error {
  readonly limit: string;
  constructor(limit: string) {
    super(limit);
    this.limit = limit;
  }
}

/**
 * Reads a response body to its end, keeping only its beginning: memory stays small whatever comes.
 * An unknown or too often nested Content-Encoding is left as it is.
 * Error: 'response-too-large'. Throws what the stream throws.
 */
export async function readBody(source: AsyncIterable<Buffer>, contentEncoding: string, limits: BodyLimits): Promise<Result<ReadBody>> {
  let wire = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      wire += chunk.length;
      if (wire > limits.wireBytes) throw new TooLarge(`at most ${limits.wireBytes} bytes`);
      yield chunk;
    }
  }
  const kept: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of decoded(counted(), contentEncoding)) {
      if (bytes < limits.shownBytes) kept.push(chunk.subarray(0, limits.shownBytes - bytes));
      bytes += chunk.length;
      if (bytes > limits.decodedBytes) throw new TooLarge(`at most ${limits.decodedBytes} bytes`);
      if (bytes > ratioFloorBytes && bytes > wire * maxRatio) throw new TooLarge(`at most ${maxRatio} times its size on the wire`);
    }
  } catch (cause) {
    if (!(cause instanceof TooLarge)) throw cause;
    return fail(appError('response-too-large', { field: 'body', expected: cause.limit, actual: `${bytes} bytes and more` }));
  }
  return ok({ bytes, shown: Buffer.concat(kept) });
}

/** Undoes Content-Encoding, the outermost layer last named (RFC 9110 section 8.4). */
function decoded(source: AsyncIterable<Buffer>, contentEncoding: string): AsyncIterable<Buffer> {
  const layers = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const isKnown = layers.every((name) => decoders.has(name));
  if (!isKnown || layers.length > maxLayers) return source;
  return layers.reduceRight<AsyncIterable<Buffer>>((inner, name) => undo(inner, name), source);
}

type Decoder = ReturnType<typeof createGunzip | typeof createBrotliDecompress>;

const decoders: ReadonlyMap<string, (first: Buffer) => Decoder> = new Map<string, (first: Buffer) => Decoder>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
  // "deflate" is zlib by RFC 9110 section 8.4.1.2, but some servers send it without the zlib header.
  ['deflate', (first) => (((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw())],
]);

/** Nothing at all is a legal body under any encoding (HEAD, 304): the decoder is made with the first bytes. */
async function* undo(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  const decoder = first.done === true ? undefined : decoders.get(name)?.(first.value);
  if (first.done === true || decoder === undefined) return;
  const fed = pipeline(prepend(first.value, chunks), decoder);
  // The same failure reaches the reader below, through the decoder.
  fed.catch(() => undefined);
  for await (const chunk of decoder) yield Buffer.from(chunk);
}

async function* prepend(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
