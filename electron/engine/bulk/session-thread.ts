import type { Worker } from 'node:worker_threads';
import type { BulkPreview, BulkResult } from '../../../shared/bulk.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { Questions } from '../thread-questions.ts';
import { startThread } from '../threads.ts';
import type { PostedToken } from './minting/mint-block.ts';
import type { HeldSource } from './reading/source-bytes.ts';
import type { FromSession, OpenedSource, Plan, Progress, Run, SessionAnswer, ThreadData, ToSession } from './running/messages.ts';

/** What a run tells while it goes on. */
export type RunHooks = {
  onProgress(progress: Progress): void;
  /** @returns how many the shelf took */
  store(tokens: readonly PostedToken[]): Promise<Result<number>>;
};

const silent: RunHooks = { onProgress: () => undefined, store: async () => fail(appError('internal')) };

/** A session's thread as this thread sees it. */
export class SessionThread {
  private readonly worker: Worker;
  private readonly questions: Questions<SessionAnswer>;
  private hooks: RunHooks = silent;

  constructor(source: HeldSource) {
    const data: ThreadData = { role: 'session', source };
    this.worker = startThread(import.meta.dirname, 'bulk-worker', data);
    this.worker.on('message', (message: FromSession) => this.hear(message));
    this.questions = new Questions(this.worker);
  }

  open(): Promise<Result<OpenedSource>> {
    return this.ask(
      (id) => ({ kind: 'open', id }),
      (answer): answer is OpenedSource => 'lineEnds' in answer,
    );
  }

  preview(plan: Plan): Promise<Result<BulkPreview>> {
    return this.ask(
      (id) => ({ kind: 'preview', id, plan }),
      (answer): answer is BulkPreview => 'tokens' in answer,
    );
  }

  async run(run: Run, hooks: RunHooks, signal: AbortSignal): Promise<Result<BulkResult>> {
    const stop = () => this.post({ kind: 'stop' });
    this.hooks = hooks;
    try {
      const result = this.ask(
        (id) => ({ kind: 'run', id, run }),
        (answer): answer is BulkResult => 'isPartial' in answer,
      );
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      return await result;
    } finally {
      signal.removeEventListener('abort', stop);
      this.hooks = silent;
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private ask<T extends SessionAnswer>(
    messageOf: (id: number) => ToSession,
    isIt: (answer: SessionAnswer) => answer is T,
  ): Promise<Result<T>> {
    return this.questions.ask((id) => this.post(messageOf(id)), isIt);
  }

  private hear(message: FromSession): void {
    if (message.kind === 'answer') this.questions.answer(message.id, message.answer);
    else if (message.kind === 'progress') this.hooks.onProgress(message.progress);
    else void this.store(message.tokens);
  }

  private async store(tokens: readonly PostedToken[]): Promise<void> {
    const stored = await this.hooks.store(tokens).catch(() => fail(appError('internal')));
    // Messages that follow each other closely are all heard in one turn: others get theirs first.
    await new Promise((resolve) => setImmediate(resolve));
    this.post({ kind: 'stored', stored });
  }

  private post(message: ToSession): void {
    this.worker.postMessage(message);
  }
}
