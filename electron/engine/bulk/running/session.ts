import { availableParallelism } from 'node:os';
import { mostShelved, type BulkPreview, type BulkResult, type RowProblem } from '../../../../shared/bulk.ts';
import { appError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { PostedToken } from '../minting/mint-block.ts';
import { currentSecond } from '../minting/compose-tools.ts';
import { composeRow } from '../minting/row-minter.ts';
import { RowShapes } from '../minting/row-shapes.ts';
import { columnProblem, rowWriter } from '../minting/written-row.ts';
import { firstRows, readHead, readShownRows, type Head } from '../reading/head.ts';
import { headBytes, shownRows } from '../reading/limits.ts';
import { separatorOf } from '../reading/pieces.ts';
import { countRows, rowBlocks } from '../reading/row-blocks.ts';
import { lastRowEnd } from '../reading/row-ends.ts';
import { openHeld, type HeldSource, type OpenSource } from '../reading/source-bytes.ts';
import type { OpenedSource, Plan, Progress, Run } from './messages.ts';
import { MinterThreads } from './minter-threads.ts';
import { Pace } from './pace.ts';
import { PartialFile } from './partial-file.ts';
import { BulkJob } from './run-job.ts';
import { fileSink, shelfSink, writeHead, type Sink } from './sinks.ts';

/** What a thread has to get before a second one is worth its start. */
const bytesPerThread = 65_536;

export type SessionTalk = {
  /** The folder of the entry, from which further threads are started. */
  readonly here: string;
  tell(progress: Progress): void;
  /** @returns how many the shelf took */
  store(tokens: readonly PostedToken[]): Promise<Result<number>>;
};

type KnownHead = { readonly head: Head; readonly names: readonly string[] };
type Beginning = KnownHead & { readonly bytes: Uint8Array; readonly isWhole: boolean };

/** A source and what is done with it, on the thread that reads, cuts and writes. Of its rows nothing is kept between two calls. */
export class SourceSession {
  private readonly source: HeldSource;
  private readonly talk: SessionTalk;
  private threads: MinterThreads | null = null;
  private stopping = new AbortController();
  private known: KnownHead | null = null;

  constructor(source: HeldSource, talk: SessionTalk) {
    this.source = source;
    this.talk = talk;
  }

  /** Errors: those of `openHeld` and of `readHead`. */
  async open(): Promise<Result<OpenedSource>> {
    return this.withSource(async (source) => {
      const read = await readBeginning(source);
      if (!read.ok) return read;
      const { head, names, bytes, isWhole } = read.value;
      this.known = { head, names };
      this.threadsFor(source.size);
      const { hasByteOrderMark, lineEnds, format } = head;
      const shown = readShownRows(bytes, head, isWhole);
      return ok({ bytes: source.size, format: format.kind, ...shown, hasByteOrderMark, lineEnds, separator: separatorOf(format) });
    });
  }

  /** What the first rows would become. Errors: those of `open`; a CSV's columns that make no token at all. */
  async preview({ filled, addsOtherColumns, facts }: Plan): Promise<Result<BulkPreview>> {
    return this.withSource(async (source) => {
      const read = await readBeginning(source);
      if (!read.ok) return read;
      const { head, bytes } = read.value;
      const shapes = new RowShapes(filled, addsOtherColumns, head.columns);
      const common = shapes.problem(facts);
      if (common !== null) return fail(common);
      const tokens: BulkPreview['tokens'] = [];
      const problems: RowProblem[] = [];
      const now = currentSecond();
      for (const { row, line, problem, cells, object } of firstRows(bytes, head, shownRows)) {
        const read = cells ? { kind: 'cells' as const, raw: '', cells } : object ? { kind: 'object' as const, raw: '', object } : null;
        const shaped = read === null ? fail(problem ?? appError('internal')) : shapes.fill(read);
        const composed = shaped.ok ? composeRow(shaped.value, facts, now) : shaped;
        if (composed.ok) tokens.push({ row, ...composed.value });
        else problems.push({ row, line, error: composed.error });
      }
      return ok({ tokens, problems });
    });
  }

  /** Errors, before anything is signed: those of `preview`, 'too-many-tokens', 'name-taken', those of the file. */
  async run({ keys, target, ...plan }: Run): Promise<Result<BulkResult>> {
    const startedAt = performance.now();
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    try {
      return await this.withSource(async (source) => {
        const read = await this.headOf(source);
        if (!read.ok) return read;
        const { head, names } = read.value;
        const format = target.kind === 'file' ? target.format : null;
        const problem = new RowShapes(plan.filled, plan.addsOtherColumns, head.columns).problem(plan.facts);
        const unwritable = problem ?? (format === null ? null : columnProblem(format, names));
        if (unwritable !== null) return fail(unwritable);
        if (target.kind === 'shelf' && (await countRows(source, head, mostShelved)) > mostShelved) return fail(tooMany());
        const threads = this.threadsFor(source.size);
        threads.take({ ...plan, head, names, format, keys });
        const sink = target.kind === 'shelf' ? ok(shelfSink(this.talk.store)) : await openFile(target, head, names);
        if (!sink.ok) return sink;
        const pace = new Pace(source.size, this.talk.tell);
        const blocks = pace.over(rowBlocks(source, head, blockBytes(plan.facts.signer?.alg ?? '')));
        const unchanged = async () => errorOf(await source.unchanged());
        const parts = { blocks, linesBefore: head.linesBefore, threads, sink: sink.value, pace, signal, unchanged };
        const result = await new BulkJob(parts).run().finally(() => pace.end());
        return ok({ ...result, seconds: (performance.now() - startedAt) / 1000 });
      });
    } finally {
      void this.endThreads();
    }
  }

  /** Ends the minting threads in the middle of their work: what was written to its end by then stays. */
  stop(): void {
    this.stopping.abort();
    void this.endThreads();
  }

  async endThreads(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await threads?.end();
  }

  private async headOf(source: OpenSource): Promise<Result<KnownHead>> {
    return this.known === null ? readBeginning(source) : ok(this.known);
  }

  private threadsFor(bytes: number): MinterThreads {
    const count = Math.max(1, Math.min(availableParallelism(), Math.ceil(bytes / bytesPerThread)));
    this.threads ??= new MinterThreads(this.talk.here, count);
    return this.threads;
  }

  private async withSource<T>(work: (source: OpenSource) => Promise<Result<T>>): Promise<Result<T>> {
    const source = await openHeld(this.source);
    if (!source.ok) return source;
    return work(source.value).finally(() => source.value.close());
  }
}

async function readBeginning(source: OpenSource): Promise<Result<Beginning>> {
  const read = await source.read(0, headBytes);
  if (!read.ok) return read;
  const isWhole = read.value.length >= source.size;
  const head = readHead(read.value, isWhole);
  if (!head.ok) return head;
  const rest = read.value.subarray(head.value.offset);
  const bytes = isWhole ? rest : rest.subarray(0, lastRowEnd(rest, separatorOf(head.value.format)).end);
  return ok({ head: head.value, names: readShownRows(bytes, head.value, isWhole).columns, bytes, isWhole });
}

async function openFile(target: Extract<Run['target'], { kind: 'file' }>, head: Head, names: readonly string[]): Promise<Result<Sink>> {
  const file = await PartialFile.create(target.path);
  if (!file.ok) return file;
  const written = await writeHead(file.value, rowWriter(target.format, head, names).head);
  if (written.ok) return ok(fileSink(file.value));
  await file.value.discard();
  return written;
}

/** Work of some 20 ms for a thread, so that all have some to the end and little is lost when they are stopped. */
function blockBytes(alg: string): number {
  if (alg.startsWith('HS')) return 65_536;
  return alg.startsWith('RS') || alg.startsWith('PS') ? 4_096 : 32_768;
}

function tooMany(): ReturnType<typeof appError> {
  return appError('too-many-tokens', { field: 'target', expected: mostShelved.toLocaleString('en') });
}

function errorOf(result: Result<unknown>): ReturnType<typeof appError> | null {
  return result.ok ? null : result.error;
}
