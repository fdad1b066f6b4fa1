import { randomUUID } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { RunScan } from '../../../shared/scan.ts';
import type { JudgingKeys } from '../inspect/forms/judging.ts';
import type { ScanPolicies, ScanSource } from './messages.ts';
import { ScanThread, type RunHooks } from './scan-thread.ts';
import type { ScanPage, ScanQuery, ScanSummary, ScanView } from './types.ts';

export type ScanJudging = RunScan['judging'];

export type ScanParts = {
  /** The keys that the choice means, in the order in which they are considered. No secret of the keychain is read for it. */
  readonly keys: (judging: ScanJudging) => Promise<Result<JudgingKeys>>;
  /** Which policies the choice means. For 'saved' and 'given' no issuer has one of its own. */
  readonly policies: (judging: ScanJudging) => Promise<Result<ScanPolicies>>;
  /** Unix seconds. */
  readonly now: () => number;
};

export type ScanInput = { readonly source: ScanSource; readonly judging: ScanJudging };

const mostSessions = 3;
const minutesKept = 30;
/** A thread that waits for a scan. */
const minutesSpare = 10;

type Spare = { readonly thread: ScanThread; readonly timer: NodeJS.Timeout };
type Session = { readonly thread: ScanThread; isRunning: boolean; timer?: NodeJS.Timeout };

/**
 * Tokens found in files and judged. What was found lives in a thread of its own for as long as its session does, and never comes
 * to this thread but by the page. Half an hour after the last question it goes.
 */
export class Scan {
  private readonly sessions = new Map<string, Session>();
  private readonly parts: ScanParts;
  private spare: Spare | null = null;

  constructor(parts: ScanParts) {
    this.parts = parts;
  }

  /**
   * Starts the threads of the next scan, as long as somebody still chooses what to look through: it takes as long as some
   * 50,000 tokens do. They have no keys, and go after 10 minutes.
   */
  prepare(): void {
    const thread = this.spare === null ? new ScanThread() : this.takeSpare();
    const timer = setTimeout(() => this.dropSpare(), minutesSpare * 60_000);
    timer.unref();
    this.spare = { thread, timer };
  }

  /**
   * What went wrong on the way is in the summary, with what was found all the same; an error is what kept it from beginning:
   * those of the keys and of the policies, 'cancelled'. Of more than three scans the one that was begun first is closed.
   */
  async run({ source, judging }: ScanInput, hooks: RunHooks, signal: AbortSignal): Promise<Result<ScanSummary>> {
    const keys = await this.parts.keys(judging);
    if (!keys.ok) return keys;
    const policies = await this.parts.policies(judging);
    if (!policies.ok) return policies;
    if (signal.aborted) return fail(appError('cancelled'));
    const session = randomUUID();
    const thread = this.takeSpare();
    this.keep(session, { thread, isRunning: true });
    const job = { keys: keys.value, policies: policies.value, at: judging.at ?? this.parts.now() };
    const summary = await thread.run(source, job, hooks, signal);
    const kept = this.sessions.get(session);
    if (kept !== undefined) {
      kept.isRunning = false;
      this.keepAwhile(session, kept);
    }
    if (summary.ok) return ok({ session, ...summary.value });
    this.close(session);
    return summary;
  }

  /** Error: 'source-expired'. */
  async rows({ session, ...query }: ScanQuery): Promise<Result<ScanPage>> {
    return this.thread(session)?.rows(query) ?? expired();
  }

  /** Errors: 'source-expired', 'token-not-found'. */
  async token({ session, index }: { readonly session: string; readonly index: number }): Promise<Result<{ readonly text: string }>> {
    return this.thread(session)?.token(index) ?? expired();
  }

  /** What the view shows, in its order. Error: 'source-expired'. */
  async csv({ session, ...view }: ScanView): Promise<Result<Uint8Array>> {
    return this.thread(session)?.csv(view) ?? expired();
  }

  /** With it go the tokens and, where it still runs, the keys. */
  close(session: string): void {
    const known = this.sessions.get(session);
    clearTimeout(known?.timer);
    this.sessions.delete(session);
    void known?.thread.end();
  }

  /** The vault is closed, or the app ends. */
  releaseAll(): void {
    this.dropSpare();
    for (const session of this.sessions.keys()) this.close(session);
  }

  private takeSpare(): ScanThread {
    const { spare } = this;
    clearTimeout(spare?.timer);
    this.spare = null;
    return spare?.thread ?? new ScanThread();
  }

  private dropSpare(): void {
    if (this.spare !== null) void this.takeSpare().end();
  }

  private thread(id: string): ScanThread | undefined {
    const session = this.sessions.get(id);
    if (session !== undefined && !session.isRunning) this.keepAwhile(id, session);
    return session?.thread;
  }

  private keepAwhile(id: string, session: Session): void {
    clearTimeout(session.timer);
    session.timer = setTimeout(() => this.close(id), minutesKept * 60_000);
    session.timer.unref();
  }

  private keep(id: string, session: Session): void {
    this.sessions.set(id, session);
    const [oldest] = [...this.sessions].filter(([, { isRunning }]) => !isRunning);
    if (this.sessions.size > mostSessions && oldest !== undefined) this.close(oldest[0]);
  }
}

function expired(): Result<never> {
  return fail(appError('source-expired'));
}
