import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { BulkPlan, BulkPreview, BulkResult, BulkSource } from '../../../shared/bulk.ts';
import { appError } from '../../../shared/errors.ts';
import type { FilledRecipe, Place } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { MadeToken } from '../mint/made-token.ts';
import type { MintKeys } from '../mint/recipe-keys.ts';
import { madeTokenOf } from './minting/mint-block.ts';
import { collectKeys } from './minting/posted-keys.ts';
import type { FileFormat } from './minting/written-row.ts';
import { holdFile, type HeldSource } from './reading/source-bytes.ts';
import type { Progress } from './running/messages.ts';
import { SessionThread } from './session-thread.ts';

export type BulkSourceInput =
  | { readonly kind: 'bytes'; readonly name: string | null; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string };

export type BulkRunTarget =
  | { readonly kind: 'file'; readonly path: string; readonly format: FileFormat }
  | { readonly kind: 'shelf'; readonly place: Place };

export type BulkParts = {
  readonly keys: MintKeys;
  /** Stores tokens that were minted in bulk, all or none, in their order; says how many. */
  readonly store: (tokens: readonly MadeToken[], place: Place, filled: FilledRecipe) => Promise<Result<number>>;
};

const minutesKept = 10;
const mostSessions = 3;

type Session = { readonly thread: SessionThread; readonly fileName: string | null; isRunning: boolean; timer: NodeJS.Timeout | undefined };

/**
 * Tokens by the thousand: rows x recipe. A source has a session and a thread of its own, for 10 minutes since something was
 * last done with it; what is in it never comes to this thread, except tokens that go on the shelf.
 */
export class Bulk {
  private readonly sessions = new Map<string, Session>();
  private readonly parts: BulkParts;

  constructor(parts: BulkParts) {
    this.parts = parts;
  }

  /** Errors: 'file-unreadable'; 'csv-malformed' or 'row-malformed' where the beginning is no CSV and no JSON lines. */
  async open(input: BulkSourceInput): Promise<Result<BulkSource>> {
    const held: Result<HeldSource> = input.kind === 'file' ? await holdFile(input.path) : ok({ kind: 'bytes', bytes: input.bytes });
    if (!held.ok) return held;
    const fileName = input.kind === 'file' ? path.basename(input.path) : input.name;
    const thread = new SessionThread(held.value);
    const opened = await thread.open();
    if (!opened.ok) {
      await thread.end();
      return opened;
    }
    const id = randomUUID();
    this.keep(id, { thread, fileName, isRunning: false, timer: undefined });
    return ok({ session: id, fileName, ...opened.value });
  }

  /** What the first rows would become. Errors: 'source-expired', those of the keys and of the columns. */
  async preview({ session: id, filled, addsOtherColumns }: BulkPlan): Promise<Result<BulkPreview>> {
    const session = this.sessions.get(id);
    if (session === undefined) return fail(appError('source-expired'));
    const keys = await collectKeys(filled.recipe, this.parts.keys);
    if (!keys.ok) return keys;
    if (!session.isRunning) this.keep(id, session);
    return session.thread.preview({ filled, addsOtherColumns, facts: keys.value.facts });
  }

  /**
   * Mints every row. What went wrong on the way is in the result, with what is there all the same; an error is what kept it
   * from beginning: 'source-expired', 'too-many-tokens', 'name-taken' (a column "token"), those of the keys, of the columns
   * and of the file.
   */
  async run(
    { session: id, filled, addsOtherColumns }: BulkPlan,
    target: BulkRunTarget,
    { onProgress }: { onProgress(progress: Progress): void },
    signal: AbortSignal,
  ): Promise<Result<BulkResult>> {
    const session = this.sessions.get(id);
    if (session === undefined) return fail(appError('source-expired'));
    if (session.isRunning) return fail(appError('invalid-input', { field: 'session', expected: 'one that nothing is done with' }));
    session.isRunning = true;
    clearTimeout(session.timer);
    try {
      const keys = await collectKeys(filled.recipe, this.parts.keys);
      if (!keys.ok) return keys;
      if (signal.aborted) return fail(appError('cancelled'));
      const { posted, facts } = keys.value;
      const run = { filled, addsOtherColumns, facts, keys: posted, target: target.kind === 'file' ? target : ({ kind: 'shelf' } as const) };
      const store: Parameters<SessionThread['run']>[1]['store'] = async (tokens) =>
        target.kind === 'shelf' ? this.parts.store(tokens.map(madeTokenOf), target.place, filled) : ok(0);
      return await session.thread.run(run, { onProgress, store }, signal);
    } finally {
      session.isRunning = false;
      if (this.sessions.get(id) === session) this.keep(id, session);
    }
  }

  close(id: string): void {
    const session = this.sessions.get(id);
    if (session === undefined) return;
    clearTimeout(session.timer);
    this.sessions.delete(id);
    void session.thread.end();
  }

  /** Ends every thread, and with it the keys that it has: the vault is closed, or the app ends. */
  releaseAll(): void {
    for (const id of this.sessions.keys()) this.close(id);
  }

  private keep(id: string, session: Session): void {
    clearTimeout(session.timer);
    session.timer = setTimeout(() => this.close(id), minutesKept * 60_000);
    session.timer.unref();
    // Set anew, so that the first of the map is the one that was left alone for longest.
    this.sessions.delete(id);
    this.sessions.set(id, session);
    const idle = [...this.sessions].find(([, { isRunning }]) => !isRunning);
    if (this.sessions.size > mostSessions && idle !== undefined) this.close(idle[0]);
  }
}
