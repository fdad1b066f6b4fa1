import type { BulkSource, RowProblem } from '../../../../shared/bulk.ts';
import { appError } from '../../../../shared/errors.ts';
import type { JsonNode, JsonObject } from '../../../../shared/json/node.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { readColumns, type Column } from './columns.ts';
import { CsvRows } from './csv-rows.ts';
import { JsonLines } from './json-lines.ts';
import { shownRows } from './limits.ts';
import { moved } from './place.ts';
import { piecesOf, type Format } from './pieces.ts';
import { findRowEnds, type Separator } from './row-ends.ts';

/** What the beginning of a source says of the rest. */
export type Head = {
  readonly format: Format;
  /** null for JSON lines, whose rows name their own. */
  readonly columns: readonly Column[] | null;
  /** The text of a CSV's head line, without its end. */
  readonly headLine: string;
  /** Where the first row begins: byte from 0, and how many lines are before it. */
  readonly offset: number;
  readonly linesBefore: number;
  readonly lineEnds: BulkSource['lineEnds'];
  readonly hasByteOrderMark: boolean;
};

/** What is shown of a cell. */
const shownCharacters = 1_000;
const separators: readonly Separator[] = [',', ';', '\t'];

/**
 * Reads what a source is from its first bytes.
 * @param isWhole there are no others
 * Errors: 'csv-malformed' in the head of a CSV, with its place; 'row-malformed' for a source without any row, and for a JSON list.
 */
export function readHead(bytes: Uint8Array, isWhole: boolean): Result<Head> {
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = hasByteOrderMark ? 3 : 0;
  const first = bytes.subarray(start).findIndex((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== 0x0a);
  if (first === -1) return fail(appError('row-malformed', { field: 'file', expected: 'rows', actual: 'none' }));
  const facts = { hasByteOrderMark, lineEnds: lineEndsOf(bytes) };
  const letter = bytes[start + first];
  // A list would have to be read whole before its first row is known to be good.
  if (letter === 0x5b) return fail(appError('row-malformed', { field: 'file', expected: 'json-lines', actual: 'array' }));
  if (letter === 0x7b) {
    return ok({ ...facts, format: { kind: 'json-lines' }, columns: null, headLine: '', offset: start, linesBefore: 0 });
  }
  return readCsvHead(bytes, start, isWhole, facts);
}

function readCsvHead(bytes: Uint8Array, start: number, isWhole: boolean, facts: Pick<Head, 'hasByteOrderMark' | 'lineEnds'>): Result<Head> {
  const emptyLines = /^[\r\n]*/.exec(Buffer.from(bytes.subarray(start, start + 4_096)).toString('latin1'))?.[0] ?? '';
  const from = start + emptyLines.length;
  const linesBefore = emptyLines.split('\n').length - 1;
  const rest = bytes.subarray(from);
  const format: Format = { kind: 'csv', separator: separatorIn(rest) };
  let end = -1;
  const openQuote = findRowEnds(rest, format.separator, (found) => (end = end === -1 ? found : end));
  if (end === -1) end = rest.length;
  const [piece] = piecesOf(rest.subarray(0, end), from, format);
  if (piece === undefined || 'problem' in piece) return fail(moved(piece?.problem ?? appError('internal'), linesBefore));
  const rows = new CsvRows(piece.text, format.separator, null);
  rows.next();
  if (rows.problem !== null) return fail(moved(rows.problem, linesBefore));
  if (end === rest.length && !isWhole && openQuote === -1) {
    return fail(appError('csv-malformed', { actual: 'row-too-long', line: linesBefore + 1, column: 1 }));
  }
  const columns = readColumns(rows.cells, linesBefore + 1);
  if (!columns.ok) return columns;
  const headLine = piece.text.slice(rows.start, rows.end);
  return ok({ ...facts, format, columns: columns.value, headLine, offset: from + end, linesBefore: linesBefore + rows.lines });
}

export type ShownRows = Pick<BulkSource, 'columns' | 'rows' | 'hasMore' | 'problems'>;

/** The first rows as they are shown. `bytes` begin at the first row and end with a whole one. */
export function readShownRows(bytes: Uint8Array, head: Head, isWhole: boolean): ShownRows {
  const found = firstRows(bytes, head, shownRows + 1);
  const shown = found.filter(({ row }) => row <= shownRows);
  const names = head.columns?.map(({ name }) => name) ?? memberNames(shown);
  const rows = shown.flatMap(({ cells, object }) => (cells ? [cells] : object ? [cellsOf(object, names)] : []));
  const problems: RowProblem[] = shown.flatMap(({ row, line, problem }) => (problem === null ? [] : [{ row, line, error: problem }]));
  return {
    columns: names,
    rows: rows.map((cells) => cells.map((cell) => (cell.length > shownCharacters ? `${cell.slice(0, shownCharacters)}…` : cell))),
    hasMore: found.length > shownRows || !isWhole,
    problems,
  };
}

export type FirstRow = {
  readonly row: number;
  readonly line: number;
  readonly problem: RowProblem['error'] | null;
  readonly cells: string[] | null;
  readonly object: JsonObject | null;
};

/** @param most so many; wrong ones count */
export function firstRows(bytes: Uint8Array, { format, columns, offset, linesBefore }: Head, most: number): FirstRow[] {
  const rows: FirstRow[] = [];
  let lines = linesBefore;
  const add = (line: number, problem: RowProblem['error'] | null, data: Pick<FirstRow, 'cells' | 'object'>): void => {
    const isGood = problem === null;
    const given = isGood ? data : { cells: null, object: null };
    rows.push({ row: rows.length + 1, line: lines + line, problem: isGood ? null : moved(problem, lines), ...given });
  };
  for (const piece of piecesOf(bytes, offset, format)) {
    if (rows.length >= most) break;
    if ('problem' in piece) {
      add(1, piece.problem, { cells: null, object: null });
      lines += piece.lines;
      continue;
    }
    const reader = format.kind === 'csv' ? new CsvRows(piece.text, format.separator, columns?.length ?? null) : new JsonLines(piece.text);
    while (rows.length < most && reader.next()) {
      add(reader.line, reader.problem, 'cells' in reader ? { cells: reader.cells, object: null } : { cells: null, object: reader.object });
    }
    lines += reader.lines;
  }
  return rows;
}

function memberNames(rows: readonly FirstRow[]): string[] {
  return [...new Set(rows.flatMap(({ object }) => object?.members.map(({ name }) => name) ?? []))].slice(0, 200);
}

function cellsOf(object: JsonObject, names: readonly string[]): string[] {
  const values = new Map(object.members.map(({ name, value }) => [name, value]));
  return names.map((name) => textOf(values.get(name)));
}

export function textOf(value: JsonNode | undefined): string {
  if (value === undefined) return '';
  return value.kind === 'string' ? value.value : stringifyJson(value);
}

/** The one that the head's first line has most of outside quotes. */
function separatorIn(bytes: Uint8Array): Separator {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const byte of bytes) {
    if (byte === 0x0a && !isQuoted) break;
    if (byte === 0x22) isQuoted = !isQuoted;
    const letter = String.fromCharCode(byte);
    if (!isQuoted) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return separators.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}

function lineEndsOf(bytes: Uint8Array): BulkSource['lineEnds'] {
  let [feeds, pairs] = [0, 0];
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    feeds++;
    if (bytes[at - 1] === 0x0d) pairs++;
  }
  if (feeds === 0) return 'none';
  if (pairs === 0) return 'lf';
  return pairs === feeds ? 'crlf' : 'mixed';
}
