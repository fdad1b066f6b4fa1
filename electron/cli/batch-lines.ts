import { maxTextBytes } from './read-text.ts';

/** A line without its line break, counted from 1; null where it was too long to be kept. */
export type BatchLine = { readonly number: number; readonly text: string | null };

const newline = 0x0a;

/** Splits a stream into lines, without ever holding more than one of them; an over-long one is passed over. */
export async function* linesOf(input: AsyncIterable<Uint8Array>, maxBytes = maxTextBytes): AsyncGenerator<BatchLine> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let bytes = 0;
  const take = (): BatchLine => {
    const text = bytes > maxBytes ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    parts = [];
    bytes = 0;
    return { number: number++, text };
  };
  const add = (part: Uint8Array): void => {
    bytes += part.length;
    if (bytes <= maxBytes) parts.push(part);
    else parts = [];
  };
  for await (const chunk of input) {
    let from = 0;
    for (let to = chunk.indexOf(newline); to >= 0; to = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, to));
      yield take();
      from = to + 1;
    }
    // The source may reuse its buffer for the next chunk.
    if (from < chunk.length) add(Uint8Array.from(chunk.subarray(from)));
  }
  if (bytes > 0) yield take();
}
