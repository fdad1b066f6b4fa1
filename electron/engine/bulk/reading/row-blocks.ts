import { appError, type AppError } from '../../../../shared/errors.ts';
import type { Head } from './head.ts';
import { maxRowBytes, rowTooLong } from './limits.ts';
import { separatorOf } from './pieces.ts';
import { findRowEnds, lastRowEnd } from './row-ends.ts';
import type { OpenSource } from './source-bytes.ts';

/** A piece of a source. Lines in errors count from its beginning. */
export type RowBlock =
  | { readonly kind: 'rows'; readonly bytes: Uint8Array; readonly offset: number }
  /** One row that is too long to be read; the next ones are not. */
  | { readonly kind: 'skipped'; readonly error: AppError }
  /** From here on nothing can be read. */
  | { readonly kind: 'refused'; readonly error: AppError };

/**
 * Cuts a source into blocks of whole rows, so that of a file of any size only a few blocks are in memory.
 * @param blockBytes about so many; a longer row has a block of its own
 */
export async function* rowBlocks(source: OpenSource, head: Head, blockBytes: number): AsyncGenerator<RowBlock> {
  const separator = separatorOf(head.format);
  let at = head.offset;
  let length = blockBytes;
  while (at < source.size) {
    const read = await source.read(at, length);
    if (!read.ok) return yield { kind: 'refused', error: read.error };
    const bytes = read.value;
    if (bytes.length === 0) return yield { kind: 'refused', error: appError('source-expired', { field: 'file', actual: 'changed' }) };
    const isLast = at + bytes.length >= source.size;
    const { end, openQuote } = lastRowEnd(bytes, separator);
    if (isLast && openQuote === -1) return yield { kind: 'rows', bytes, offset: at };
    if (end > 0) {
      yield { kind: 'rows', bytes: bytes.subarray(0, end), offset: at };
      at += end;
      length = blockBytes;
    } else if (!isLast && bytes.length <= maxRowBytes) {
      length = Math.max(length * 2, blockBytes);
    } else if (openQuote !== -1) {
      return yield { kind: 'refused', error: unclosed(bytes, openQuote) };
    } else {
      yield { kind: 'skipped', error: rowTooLong(1) };
      at = await nextLine(source, at + bytes.length);
      length = blockBytes;
    }
  }
}

/** Its row, and all that follows, would be one cell. */
function unclosed(bytes: Uint8Array, quote: number): AppError {
  const before = Buffer.from(bytes.subarray(0, quote)).toString('utf8');
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return appError('csv-malformed', { actual: 'unclosed-quote', line, column });
}

async function nextLine(source: OpenSource, from: number): Promise<number> {
  let at = from;
  while (at < source.size) {
    const read = await source.read(at, 65_536);
    if (!read.ok || read.value.length === 0) break;
    const lineFeed = read.value.indexOf(0x0a);
    if (lineFeed !== -1) return at + lineFeed + 1;
    at += read.value.length;
  }
  return source.size;
}

/** Counts rows, good and bad, but not further than `most` + 1. */
export async function countRows(source: OpenSource, head: Head, most: number): Promise<number> {
  let rows = 0;
  for await (const block of rowBlocks(source, head, 262_144)) {
    if (block.kind !== 'rows') rows++;
    else rows += rowsIn(block.bytes, head);
    if (rows > most) break;
  }
  return rows;
}

function rowsIn(bytes: Uint8Array, head: Head): number {
  let [rows, start] = [0, 0];
  const count = (end: number): void => {
    const isEmpty = end - start === 1 || (end - start === 2 && bytes[start] === 0x0d);
    if (!isEmpty) rows++;
    start = end;
  };
  findRowEnds(bytes, separatorOf(head.format), count);
  return start < bytes.length ? rows + 1 : rows;
}
