import { mostProblems, type BulkResult, type RowProblem } from '../../../../shared/bulk.ts';
import { appError, type AppError } from '../../../../shared/errors.ts';
import type { MintedBlock } from '../minting/mint-block.ts';
import { moved } from '../reading/place.ts';
import type { RowBlock } from '../reading/row-blocks.ts';
import type { MinterThreads } from './minter-threads.ts';
import type { Pace } from './pace.ts';
import type { Sink } from './sinks.ts';

/** So many blocks are on their way for each thread: one that it works on, and what it goes on with. */
const blocksAhead = 3;

export type JobParts = {
  readonly blocks: AsyncIterable<RowBlock>;
  readonly linesBefore: number;
  readonly threads: Pick<MinterThreads, 'count' | 'mint'>;
  readonly sink: Sink;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Whether the source is still the one that was opened. */
  readonly unchanged: () => Promise<AppError | null>;
};

type Waiting = Promise<MintedBlock | null> | Extract<RowBlock, { kind: 'skipped' | 'refused' }>;

/** Mints the blocks of a source on all threads, and hands what comes of them on in the order of the rows. */
export class BulkJob {
  private readonly parts: JobParts;
  private readonly queue: Waiting[] = [];
  private readonly problems: RowProblem[] = [];
  private stoppedBy: AppError | null = null;
  private rows = 0;
  private lines: number;
  private minted = 0;
  private failed = 0;
  private crossChecked = 0;

  constructor(parts: JobParts) {
    this.parts = parts;
    this.lines = parts.linesBefore;
  }

  async run(): Promise<Omit<BulkResult, 'seconds'>> {
    const { blocks, threads, sink, unchanged } = this.parts;
    try {
      for await (const block of blocks) {
        this.queue.push(block.kind === 'rows' ? threads.mint(block.bytes, block.offset) : block);
        if (this.queue.length >= threads.count * blocksAhead) await this.takeNext();
        if (this.isStopped) break;
      }
      while (!this.isStopped && this.queue.length > 0) await this.takeNext();
      if (!this.isStopped) this.stoppedBy = await unchanged();
    } catch {
      this.stoppedBy = appError('internal', { field: 'thread' });
    }
    if (this.parts.signal.aborted) this.stoppedBy ??= appError('cancelled');
    const ended = this.stoppedBy === null ? await sink.finish(this.minted) : null;
    if (ended?.ok === false) this.stoppedBy = ended.error;
    const fileName = ended?.ok === true ? ended.value : await sink.leave(this.minted);
    const { minted, failed, stoppedBy, problems, crossChecked } = this;
    return { minted, failed, isPartial: stoppedBy !== null, stoppedBy, fileName, problems, crossChecked };
  }

  private get isStopped(): boolean {
    return this.stoppedBy !== null || this.parts.signal.aborted;
  }

  private async takeNext(): Promise<void> {
    const next = this.queue.shift();
    if (next === undefined) return;
    if ('kind' in next) this.takeProblem(next);
    else await this.takeBlock(await next);
  }

  private takeProblem({ kind, error }: Extract<RowBlock, { kind: 'skipped' | 'refused' }>): void {
    const placed = moved(error, this.lines);
    if (kind === 'refused') {
      this.stoppedBy = placed;
      return;
    }
    this.note({ row: this.rows + 1, line: placed.line ?? this.lines + 1, error: placed });
    this.rows++;
    this.lines++;
    this.failed++;
  }

  private async takeBlock(block: MintedBlock | null): Promise<void> {
    // The threads were ended: the job was stopped.
    if (block === null) return;
    if (block.defect !== null) {
      this.stoppedBy = block.defect;
      return;
    }
    const { stored, problem } = await this.parts.sink.take(block);
    this.stoppedBy = problem;
    this.minted += stored;
    this.parts.pace.note(this.minted);
    if (problem !== null) return;
    for (const { row, line, error } of block.problems) {
      this.note({ row: row + this.rows, line: line + this.lines, error: moved(error, this.lines) });
    }
    this.rows += block.rows;
    this.lines += block.lines;
    this.failed += block.failed;
    this.crossChecked += block.crossChecked;
    this.parts.pace.noteFailed(this.failed);
  }

  private note(problem: RowProblem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem);
  }
}
