import { mostProblems, type RowProblem } from '../../../../shared/bulk.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { FilledRecipe } from '../../../../shared/mint-input.ts';
import type { ShelfForm } from '../../../../shared/tokens.ts';
import type { MadeToken } from '../../mint/made-token.ts';
import { CsvRows } from '../reading/csv-rows.ts';
import type { Head } from '../reading/head.ts';
import { JsonLines } from '../reading/json-lines.ts';
import { piecesOf } from '../reading/pieces.ts';
import { moved } from '../reading/place.ts';
import { currentSecond } from './compose-tools.ts';
import type { KeyFacts, PostedKeys } from './posted-keys.ts';
import { RowMinter } from './row-minter.ts';
import { RowShapes, type FilledRow } from './row-shapes.ts';
import { isPlainText } from './template.ts';
import { rowWriter, type FileFormat, type ReadRow, type RowWriter } from './written-row.ts';

/** All that a thread has to know of a job. */
export type MintJob = {
  readonly filled: FilledRecipe;
  readonly addsOtherColumns: boolean;
  readonly head: Head;
  /** What the rows of JSON lines are called in a CSV. */
  readonly names: readonly string[];
  /** Null: for the shelf. */
  readonly format: FileFormat | null;
  readonly keys: PostedKeys;
  readonly facts: KeyFacts;
};

/** A token on its way to the shelf, flat, so that it costs little to post. Header and claims are JSON texts. */
export type PostedToken = {
  readonly text: string;
  readonly form: ShelfForm;
  readonly header: string;
  readonly claims: string | null;
  readonly detachedPayload: string | null;
  readonly keyId: string;
};

/** What came of some rows. Rows and lines count from the first of them. */
export type MintedBlock = {
  /** For a file: the lines. */
  readonly written: Uint8Array<ArrayBuffer> | null;
  /** For the shelf. */
  readonly tokens: readonly PostedToken[];
  readonly minted: number;
  readonly failed: number;
  readonly rows: number;
  readonly lines: number;
  readonly problems: readonly RowProblem[];
  readonly crossChecked: number;
  /** A defect of ours: nothing of the block counts. */
  readonly defect: AppError | null;
};

/** Mints blocks of whole rows, one after the other. */
export class BlockMinter {
  private readonly job: MintJob;
  private readonly shapes: RowShapes;
  private readonly minter: RowMinter;
  private readonly writer: RowWriter | null;

  /** @param now whole Unix seconds */
  constructor(job: MintJob, now: () => number = currentSecond) {
    this.job = job;
    this.shapes = new RowShapes(job.filled, job.addsOtherColumns, job.head.columns);
    this.minter = new RowMinter(job.filled, job.keys, job.facts, now);
    this.writer = job.format === null ? null : rowWriter(job.format, job.head, job.names);
  }

  /** @param offset of the bytes in the source */
  async mint(bytes: Uint8Array, offset: number): Promise<MintedBlock> {
    const block = new Block();
    for (const piece of piecesOf(bytes, offset, this.job.head.format)) {
      if ('problem' in piece) block.skip(1, piece.problem);
      else await this.mintText(piece.text, block);
      block.lines += 'problem' in piece ? piece.lines : 0;
    }
    const checked = await this.minter.crossCheck();
    return block.end(checked.ok ? checked.value : 0, checked.ok ? null : checked.error);
  }

  private async mintText(text: string, block: Block): Promise<void> {
    const { format, columns } = this.job.head;
    const rows = format.kind === 'csv' ? new CsvRows(text, format.separator, columns?.length ?? null) : new JsonLines(text);
    const arePlain = format.kind === 'csv' && isPlainText(text);
    while (rows.next()) {
      if (rows.problem !== null) {
        block.skip(rows.line, rows.problem);
        continue;
      }
      const raw = text.slice(rows.start, rows.end);
      const row: ReadRow = 'cells' in rows ? { kind: 'cells', raw, cells: rows.cells } : { kind: 'object', raw, object: rows.object };
      const unwritable = this.writer?.check(row) ?? null;
      const filled = this.shapes.fill(row);
      if (unwritable !== null) block.skip(rows.line, unwritable);
      else if (!filled.ok) block.skip(rows.line, filled.error);
      else {
        const token = this.minter.mintNow(filled.value, arePlain);
        if (token === null) await this.mintSlowly(filled.value, row, rows.line, block);
        else if (this.writer !== null) block.write(this.writer.write(row, token));
        else block.tokens.push(postedCompact(token, this.job.filled.recipe.keyId ?? ''));
      }
    }
    block.lines += rows.lines;
  }

  private async mintSlowly(filled: FilledRow, row: ReadRow, line: number, block: Block): Promise<void> {
    const made = await this.minter.mintSlowly(filled);
    if (!made.ok) block.skip(line, made.error);
    else if (this.writer === null) block.tokens.push(postedMade(made.value));
    else block.write(this.writer.write(row, made.value.text));
  }
}

class Block {
  tokens: PostedToken[] = [];
  lines = 0;
  private readonly text = new Lines();
  private written = 0;
  private failed = 0;
  private readonly problems: RowProblem[] = [];

  write(line: string): void {
    this.text.add(line);
    this.written++;
  }

  /** @param line from the first of the piece at hand */
  skip(line: number, error: AppError): void {
    this.failed++;
    if (this.problems.length >= mostProblems) return;
    const row = this.written + this.tokens.length + this.failed;
    this.problems.push({ row, line: line + this.lines, error: moved(error, this.lines) });
  }

  end(crossChecked: number, defect: AppError | null): MintedBlock {
    const { tokens, failed, problems, lines } = this;
    const minted = this.written + tokens.length;
    const written = tokens.length > 0 ? null : this.text.bytes();
    return { written, tokens, minted, failed, rows: minted + failed, lines, problems, crossChecked, defect };
  }
}

/** Text on its way to a file. A string of some megabytes that grows by a line at a time takes longer to write in the end. */
class Lines {
  private buffer = Buffer.allocUnsafeSlow(262_144);
  private length = 0;

  add(line: string): void {
    // No character of a string takes more than three bytes of UTF-8.
    const needed = this.length + line.length * 3;
    if (needed > this.buffer.length) this.grow(needed);
    this.length += this.buffer.write(line, this.length, 'utf8');
  }

  /** In memory of its own, so that it can be handed to another thread without being copied. */
  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer.subarray(0, this.length));
  }

  private grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(needed * 2);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

function postedCompact(token: string, keyId: string): PostedToken {
  const [header = '', payload = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  return { text: token, form: 'jws', header, claims: payload, detachedPayload: null, keyId };
}

function postedMade({ text, form, header, claims, detachedPayload, keyId }: MadeToken): PostedToken {
  return { text, form, header: stringifyJson(header), claims: claims === null ? null : stringifyJson(claims), detachedPayload, keyId };
}

/** What was posted, as the shelf takes it. */
export function madeTokenOf({ header, claims, ...token }: PostedToken): MadeToken {
  const read = (text: string) => {
    const parsed = parseJson(text);
    if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('A token of ours cannot be read');
    return parsed.value;
  };
  return { ...token, header: read(header), claims: claims === null ? null : read(claims) };
}
