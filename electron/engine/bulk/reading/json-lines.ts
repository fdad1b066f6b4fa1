import { appError, type AppError } from '../../../../shared/errors.ts';
import type { JsonObject } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import { isTooLong } from './csv-rows.ts';
import { rowTooLong } from './limits.ts';

const nothing: JsonObject = { kind: 'object', members: [] };

/** The rows of JSON lines: each line an object, read without loss. As with `CsvRows`, one object for all of them. */
export class JsonLines {
  object: JsonObject = nothing;
  start = 0;
  end = 0;
  line = 0;
  problem: AppError | null = null;

  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get lines(): number {
    return this.line;
  }

  /** Goes on to the next row; blank lines are none. @returns false at the end */
  next(): boolean {
    while (this.at < this.text.length) {
      const lineFeed = this.text.indexOf('\n', this.at);
      this.start = this.at;
      this.end = lineFeed === -1 ? this.text.length : lineFeed;
      this.at = this.end + 1;
      this.line++;
      const line = this.text.slice(this.start, this.end);
      if (/^[ \t\r]*$/.test(line)) continue;
      this.read(line);
      return true;
    }
    return false;
  }

  private read(line: string): void {
    this.object = nothing;
    this.problem = isTooLong(line) ? rowTooLong(this.line) : null;
    if (this.problem !== null) return;
    const parsed = parseJson(line);
    if (!parsed.ok) {
      const { problem, column, member } = parsed.error;
      const actual = member === undefined ? problem : `${problem}: ${member.slice(0, 100)}`;
      this.problem = appError('json-malformed', { actual, line: this.line, column });
    } else if (parsed.value.kind === 'object') {
      this.object = parsed.value;
    } else {
      this.problem = appError('row-malformed', { expected: 'object', actual: parsed.value.kind, line: this.line });
    }
  }
}
