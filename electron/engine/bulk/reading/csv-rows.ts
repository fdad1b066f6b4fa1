import { appError, type AppError } from '../../../../shared/errors.ts';
import { maxRowBytes, rowTooLong } from './limits.ts';
import type { Separator } from './row-ends.ts';

/** What can be wrong with the writing of a CSV (`actual` of 'csv-malformed'). */
export type CsvProblem = 'quote-inside-cell' | 'text-after-quote' | 'unclosed-quote' | 'bare-carriage-return';

/**
 * The rows of a CSV text, RFC 4180 to the letter but for its ends of lines: CRLF and LF are both one. A row that is wrong is
 * said to be, and the next begins on the next line.
 *
 * One object for all rows, as there may be millions: `cells` and the rest are of the row that `next` came to.
 */
export class CsvRows {
  /** Of the row at hand; of a wrong one, what could be read. */
  cells: string[] = [];
  /** The row's own text, without its end of line, is from `start` to `end`. */
  start = 0;
  end = 0;
  /** The line on which it begins, from 1. */
  line = 0;
  problem: AppError | null = null;

  private readonly text: string;
  private readonly separator: Separator;
  /** Null: as many as there are. */
  private readonly columns: number | null;
  private readonly hasCarriageReturns: boolean;
  private nextQuote: number;
  private at = 0;
  private nextLine = 1;

  constructor(text: string, separator: Separator, columns: number | null) {
    this.text = text;
    this.separator = separator;
    this.columns = columns;
    this.hasCarriageReturns = text.includes('\r');
    this.nextQuote = text.indexOf('"');
  }

  /** Lines that were passed. */
  get lines(): number {
    return this.nextLine - 1;
  }

  /** Goes on to the next row; empty lines are none. @returns false at the end */
  next(): boolean {
    while (this.at < this.text.length) {
      this.start = this.at;
      this.line = this.nextLine;
      this.problem = null;
      const lineFeed = this.text.indexOf('\n', this.at);
      const lineEnd = lineFeed === -1 ? this.text.length : lineFeed;
      if (this.nextQuote !== -1 && this.nextQuote < this.at) this.nextQuote = this.text.indexOf('"', this.at);
      if (this.nextQuote === -1 || this.nextQuote >= lineEnd) this.plainLine(lineEnd);
      else this.quotedRow();
      if (this.end === this.start) continue;
      this.judgeSize();
      return true;
    }
    return false;
  }

  private plainLine(lineEnd: number): void {
    this.at = lineEnd + 1;
    this.nextLine++;
    this.end = this.withoutReturn(lineEnd);
    const line = this.text.slice(this.start, this.end);
    this.cells = line.split(this.separator);
    if (this.hasCarriageReturns && line.includes('\r')) this.broken('bare-carriage-return', this.start + line.indexOf('\r'));
  }

  /** A carriage return belongs to the line feed behind it. */
  private withoutReturn(lineEnd: number): number {
    const isPair = lineEnd < this.text.length && lineEnd > this.start && this.text.charCodeAt(lineEnd - 1) === 0x0d;
    return isPair ? lineEnd - 1 : lineEnd;
  }

  private quotedRow(): void {
    const { text } = this;
    this.cells = [];
    let at = this.start;
    for (;;) {
      at = text[at] === '"' ? this.quotedCell(at) : this.plainCell(at);
      if (at >= text.length || text[at] === '\n') break;
      at++;
    }
    this.at = Math.min(at, text.length) + 1;
    this.end = text[at - 1] === '\r' && at < text.length ? at - 1 : Math.min(at, text.length);
    for (let feed = text.indexOf('\n', this.start); feed !== -1 && feed < this.at; feed = text.indexOf('\n', feed + 1)) this.nextLine++;
    if (at >= text.length) this.nextLine++;
  }

  /** @returns where its separator or line feed is, or the end */
  private plainCell(from: number): number {
    const { text, separator } = this;
    let at = from;
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at++;
    const isLast = text[at] === '\n';
    const cell = text.slice(from, isLast && text[at - 1] === '\r' && at > from ? at - 1 : at);
    this.cells.push(cell);
    const [stray, carriageReturn] = [cell.indexOf('"'), cell.indexOf('\r')];
    if (stray !== -1) this.broken('quote-inside-cell', from + stray);
    if (carriageReturn !== -1) this.broken('bare-carriage-return', from + carriageReturn);
    return at;
  }

  private quotedCell(from: number): number {
    const { text, separator } = this;
    let close = text.indexOf('"', from + 1);
    while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close === -1) {
      this.broken('unclosed-quote', from);
      return text.length;
    }
    this.cells.push(text.slice(from + 1, close).replaceAll('""', '"'));
    const behind = close + 1;
    if (behind >= text.length || text[behind] === separator || text[behind] === '\n') return behind;
    if (text.startsWith('\r\n', behind)) return behind + 1;
    this.broken(text[behind] === '\r' ? 'bare-carriage-return' : 'text-after-quote', behind);
    const lineFeed = text.indexOf('\n', behind);
    return lineFeed === -1 ? text.length : lineFeed;
  }

  /** The first of a row's problems is told. */
  private broken(problem: CsvProblem, at: number): void {
    if (this.problem !== null) return;
    const before = this.text.slice(this.start, at);
    const lastFeed = before.lastIndexOf('\n');
    const line = this.line + before.split('\n').length - 1;
    this.problem = appError('csv-malformed', { actual: problem, line, column: before.length - lastFeed });
  }

  private judgeSize(): void {
    if (this.problem !== null) return;
    if (this.columns !== null && this.cells.length !== this.columns) {
      this.problem = appError('row-malformed', { expected: `${this.columns} cells`, actual: String(this.cells.length), line: this.line });
    } else if (isTooLong(this.text, this.start, this.end)) {
      this.problem = rowTooLong(this.line);
    }
  }
}

/** Counts the bytes of a row only where it can have as many. */
export function isTooLong(text: string, start = 0, end = text.length): boolean {
  return end - start > maxRowBytes / 4 && Buffer.byteLength(text.slice(start, end)) > maxRowBytes;
}
