import { availableParallelism } from 'node:os';
import { appError, type AppError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { mostScanned, type ScanView } from '../../../../shared/scan.ts';
import type { SecretAnswer, SecretQuestion } from '../judging/posted-keys.ts';
import { csvOf } from '../keeping/csv.ts';
import { TokenStore } from '../keeping/token-store.ts';
import { Views } from '../keeping/views.ts';
import type { JudgeJob, Progress, ScanSource, Summary } from '../messages.ts';
import { sourceBlocks, type ReadState, type SourceBlock } from '../reading/source-blocks.ts';
import { blockSizes } from '../reading/text-blocks.ts';
import type { Unread } from '../reading/walk.ts';
import type { ScanPage, ScanQuery } from '../types.ts';
import { JudgeThreads } from './judge-threads.ts';
import { Pace } from './pace.ts';

/** So many blocks are on their way for each thread: one that it works on, and what it goes on with. */
const blocksAhead = 3;
const mostUnread = 1_000;
/** Of token texts in memory; that many tokens of usual size take a fifth of it. */
const mostTextBytes = 536_870_912;

export type SessionTalk = {
  /** The folder of the entry, from which further threads are started. */
  readonly here: string;
  tell(progress: Progress): void;
  askSecret(question: SecretQuestion): void;
};

type Waiting = ReturnType<JudgeThreads['judge']> & { readonly file: string | null };

/** One scan, on the thread that reads and keeps: its tokens are asked for as long as the session lives. */
export class ScanSession {
  private readonly talk: SessionTalk;
  private readonly store = new TokenStore({ tokens: mostScanned, bytes: mostTextBytes });
  private readonly views = new Views(this.store);
  private readonly state: ReadState = { files: 0, readBytes: 0, totalBytes: 0 };
  private readonly unread: Unread[] = [];
  private readonly queue: Waiting[] = [];
  private threads: JudgeThreads | null;
  private stoppedBy: AppError | null = null;

  constructor(talk: SessionTalk) {
    this.talk = talk;
    this.threads = new JudgeThreads(talk.here, availableParallelism(), (question) => talk.askSecret(question));
  }

  /** Whatever ends it early is in the summary, with what was found by then. */
  async run(source: ScanSource, job: JudgeJob): Promise<Result<Summary>> {
    const startedAt = performance.now();
    const pace = new Pace(
      () => ({ ...this.state, tokens: this.store.occurrences }),
      (progress) => this.talk.tell(progress),
    );
    try {
      if (this.threads !== null) await this.judgeAll(source, job, this.threads);
    } catch {
      this.stoppedBy ??= appError('internal', { field: 'thread' });
    } finally {
      pace.end();
      await this.endThreads();
    }
    this.prepareViews();
    return ok(this.summary(job.at, (performance.now() - startedAt) / 1000));
  }

  /** Ends the judging threads in the middle of their work: what they had found by then stays. */
  stop(): void {
    this.stoppedBy ??= appError('cancelled');
    void this.endThreads();
  }

  takeSecret(secret: SecretAnswer): void {
    this.threads?.answer(secret);
  }

  rows(query: Omit<ScanQuery, 'session'>): ScanPage {
    return this.views.page(query);
  }

  /** Error: 'token-not-found'. */
  token(index: number): Result<{ text: string }> {
    const text = this.store.textAt(index);
    return text === null ? fail(appError('token-not-found')) : ok({ text });
  }

  csv(view: Omit<ScanView, 'session'>): Uint8Array {
    return csvOf(this.store, this.views.rowsOf(view));
  }

  private async judgeAll(source: ScanSource, job: JudgeJob, threads: JudgeThreads): Promise<void> {
    threads.take(job);
    for await (const found of sourceBlocks(source, blockSizes, this.state)) {
      if (this.stoppedBy !== null) return;
      this.take(found, threads);
      if (this.queue.length >= threads.count * blocksAhead) await this.takeNext();
    }
    while (this.stoppedBy === null && this.queue.length > 0) await this.takeNext();
  }

  private take(found: SourceBlock, threads: JudgeThreads): void {
    if (found.kind === 'block') this.queue.push({ ...threads.judge(found.block), file: found.file });
    else if (this.unread.length < mostUnread) this.unread.push({ file: found.unread.file, error: found.unread.error });
  }

  private async takeNext(): Promise<void> {
    const next = this.queue.shift();
    const judged = await next?.judged;
    // The threads were ended: the scan was stopped.
    if (next === undefined || judged === undefined || judged === null) return;
    if (judged.ok) this.store.add(judged.value, next.file, next.rows);
    else this.stoppedBy ??= judged.error;
  }

  private summary(at: number, seconds: number): Summary {
    const { store, stoppedBy, unread } = this;
    const { files, readBytes } = this.state;
    const { occurrences, size, counts, isFull } = store;
    const reason = stoppedBy ?? (isFull ? appError('too-many-tokens', { expected: `at most ${size}` }) : null);
    return { files, readBytes, occurrences, tokens: size, counts, unread, isPartial: reason !== null, stoppedBy: reason, seconds, at };
  }

  private async endThreads(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await threads?.end();
  }

  /** Between two questions, so that the first of each kind does not wait. */
  private prepareViews(): void {
    const steps = this.views.prepare();
    const next = (): void => {
      if (steps.next().done !== true) setImmediate(next);
    };
    setImmediate(next);
  }
}
