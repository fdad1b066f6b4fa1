import { isUtf8 } from 'node:buffer';
import { appError, type AppError } from '../../../../shared/errors.ts';
import { findRowEnds, type Separator } from './row-ends.ts';
import { invalidUtf8At } from './utf8.ts';

/** Whole rows as text; or the bytes of one row that is no text, and the lines that it takes. */
export type Piece = { readonly text: string } | { readonly problem: AppError; readonly lines: number };

export type Format = { readonly kind: 'csv'; readonly separator: Separator } | { readonly kind: 'json-lines' };

export function separatorOf(format: Format): Separator | null {
  return format.kind === 'csv' ? format.separator : null;
}

/**
 * Decodes whole rows. Bytes that are not UTF-8 cost their own row and no other.
 * @param offset of the bytes in their source, for the place of what is wrong
 */
export function piecesOf(bytes: Uint8Array, offset: number, format: Format): Piece[] {
  if (isUtf8(bytes)) return [{ text: textOf(bytes) }];
  const pieces: Piece[] = [];
  let start = 0;
  const take = (end: number): void => {
    const row = bytes.subarray(start, end);
    const invalid = invalidUtf8At(row);
    pieces.push(invalid === -1 ? { text: textOf(row) } : notText(row, invalid, offset + start, format));
    start = end;
  };
  findRowEnds(bytes, separatorOf(format), take);
  if (start < bytes.length) take(bytes.length);
  return pieces;
}

function notText(row: Uint8Array, invalid: number, offset: number, format: Format): Piece {
  const before = textOf(row.subarray(0, invalid));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const code = format.kind === 'csv' ? 'csv-malformed' : 'json-malformed';
  const lines = Math.max(1, textOf(row).split('\n').length - 1);
  return { problem: appError(code, { actual: 'not-utf-8', line, column, offset: offset + invalid }), lines };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
