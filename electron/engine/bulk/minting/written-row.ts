import type { bulkFileFormats } from '../../../../shared/bulk.ts';
import { appError, type AppError } from '../../../../shared/errors.ts';
import type { JsonObject } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import type { Column } from '../reading/columns.ts';
import { textOf, type Head } from '../reading/head.ts';
import type { Separator } from '../reading/row-ends.ts';

export type FileFormat = (typeof bulkFileFormats)[number];

/** A row as it was read; `raw` is its own text without the end of its line. */
export type ReadRow =
  | { readonly kind: 'cells'; readonly raw: string; readonly cells: readonly string[] }
  | { readonly kind: 'object'; readonly raw: string; readonly object: JsonObject };

export type RowWriter = {
  /** The first line of the file; empty for none. */
  readonly head: string;
  /** What stands in the way of writing the row; asked before anything is signed. */
  check(row: ReadRow): AppError | null;
  /** The row with its token, and the end of its line. */
  write(row: ReadRow, token: string): string;
};

const tokenColumn = 'token';

/** @param names of the columns of a CSV that is made of JSON lines */
export function rowWriter(format: FileFormat, head: Head, names: readonly string[]): RowWriter {
  const end = head.lineEnds === 'crlf' ? '\r\n' : '\n';
  if (format === 'lines') return { head: '', check: () => null, write: (_, token) => `${token}\n` };
  if (format === 'json-lines') return jsonLinesWriter(head.columns ?? []);
  return head.format.kind === 'csv' ? csvOfCsv(head.format.separator, head.headLine, end) : csvOfJson(names);
}

/** A file that names two columns alike is none. Error: 'name-taken'. */
export function columnProblem(format: FileFormat, names: readonly string[]): AppError | null {
  return format !== 'lines' && names.includes(tokenColumn) ? appError('name-taken', { field: 'columns', actual: tokenColumn }) : null;
}

/** The row stays as it was written, quotes and all. */
function csvOfCsv(separator: Separator, headLine: string, end: string): RowWriter {
  return {
    head: `${headLine}${separator}${tokenColumn}${end}`,
    check: () => null,
    write: ({ raw }, token) => `${raw}${separator}${quoted(token, separator)}${end}`,
  };
}

function csvOfJson(names: readonly string[]): RowWriter {
  const known = new Set(names);
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, ',')).join(',')}\n`;
  return {
    head: line([...names, tokenColumn]),
    check: (row) => {
      const other = row.kind === 'object' ? row.object.members.find(({ name }) => !known.has(name)) : undefined;
      if (other === undefined) return null;
      return appError('row-malformed', {
        field: other.name.slice(0, 200),
        expected: 'the members of the first rows',
        actual: 'another member',
      });
    },
    write: (row, token) => {
      const values = new Map(row.kind === 'object' ? row.object.members.map(({ name, value }) => [name, value]) : []);
      return line([...names.map((name) => textOf(values.get(name))), token]);
    },
  };
}

function jsonLinesWriter(columns: readonly Column[]): RowWriter {
  return {
    head: '',
    check: (row) => {
      if (row.kind === 'cells' || row.object.members.every(({ name }) => name !== tokenColumn)) return null;
      return appError('row-malformed', { field: tokenColumn, expected: 'no member of that name' });
    },
    write: (row, token) => {
      const rest = `${JSON.stringify(tokenColumn)}:${JSON.stringify(token)}}\n`;
      if (row.kind === 'cells') {
        return `{${columns.map((column, index) => `${JSON.stringify(column.name)}:${jsonOf(column, row.cells[index] ?? '')},`).join('')}${rest}`;
      }
      // The object's own text, up to its last brace.
      const own = row.raw.trimEnd().slice(0, -1);
      return row.object.members.length === 0 ? `${own}${rest}` : `${own},${rest}`;
    },
  };
}

function jsonOf({ type }: Column, cell: string): string {
  if (type === 'string') return JSON.stringify(cell);
  const parsed = parseJson(cell);
  const isAsSaid = parsed.ok && (type === 'json' || parsed.value.kind === type);
  return isAsSaid ? cell.trim().replaceAll(/[\r\n]+/g, ' ') : JSON.stringify(cell);
}

function quoted(cell: string, separator: Separator): string {
  const isPlain = !cell.includes(separator) && !/["\r\n]/.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
