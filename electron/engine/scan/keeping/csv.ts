import { scanRowSchema } from '../../../../shared/scan.ts';
import type { ScanRow } from '../types.ts';
import type { TokenStore } from './token-store.ts';

const columns = scanRowSchema.keyof().options;

/** All columns of the rows, as RFC 4180 has them: CRLF, UTF-8 without a byte order mark. The tokens themselves are not in it. */
export function csvOf(store: TokenStore, rows: Int32Array): Uint8Array {
  const lines = [columns.join(',')];
  for (const row of rows) lines.push(lineOf(store.rowAt(row)));
  return Uint8Array.from(Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8'));
}

function lineOf(row: ScanRow): string {
  return columns.map((column) => cellOf(row[column])).join(',');
}

function cellOf(value: ScanRow[keyof ScanRow]): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = harmless(typeof value === 'string' ? value : value.join(' '));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would calculate what begins like a formula, also in wide characters; an apostrophe makes it a text (OWASP, CSV injection). */
function harmless(text: string): string {
  return /^[\s\uFEFF]*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
