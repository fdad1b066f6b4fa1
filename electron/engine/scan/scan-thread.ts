import type { Worker } from 'node:worker_threads';
import type { Result } from '../../../shared/result.ts';
import type { ScanView } from '../../../shared/scan.ts';
import type { JudgingKeys } from '../inspect/forms/judging.ts';
import { Questions } from '../thread-questions.ts';
import { startThread } from '../threads.ts';
import { postedKeys, SecretReader } from './judging/posted-keys.ts';
import type { FromSession, JudgeJob, Progress, ScanSource, SessionAnswer, Summary, ThreadData, ToSession } from './messages.ts';
import type { ScanPage, ScanQuery } from './types.ts';

/** The keys as the engine has them: only what can be posted leaves this thread, and secrets when they are asked for. */
export type RunJudging = Omit<JudgeJob, 'keys'> & { readonly keys: JudgingKeys };
export type RunHooks = { onProgress(progress: Progress): void };

/** A scan's thread as this thread sees it. */
export class ScanThread {
  private readonly worker: Worker;
  private readonly questions: Questions<SessionAnswer>;
  private secrets: SecretReader | null = null;
  private onProgress: RunHooks['onProgress'] = () => undefined;

  constructor() {
    const data: ThreadData = { role: 'session' };
    this.worker = startThread(import.meta.dirname, 'scan-worker', data);
    this.worker.on('message', (message: FromSession) => this.hear(message));
    this.questions = new Questions(this.worker);
  }

  async run(source: ScanSource, { keys, ...judging }: RunJudging, { onProgress }: RunHooks, signal: AbortSignal): Promise<Result<Summary>> {
    const job = { keys: postedKeys(keys), ...judging };
    this.secrets = new SecretReader(keys);
    const stop = () => this.post({ kind: 'stop' });
    this.onProgress = onProgress;
    try {
      const summary = this.ask(
        (id) => ({ kind: 'run', id, source, job }),
        (answer): answer is Summary => 'occurrences' in answer,
      );
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      return await summary;
    } finally {
      signal.removeEventListener('abort', stop);
      this.onProgress = () => undefined;
      this.secrets = null;
    }
  }

  rows(query: Omit<ScanQuery, 'session'>): Promise<Result<ScanPage>> {
    return this.ask(
      (id) => ({ kind: 'rows', id, query }),
      (answer): answer is ScanPage => 'rows' in answer,
    );
  }

  token(index: number): Promise<Result<{ readonly text: string }>> {
    return this.ask(
      (id) => ({ kind: 'token', id, index }),
      (answer): answer is { readonly text: string } => 'text' in answer,
    );
  }

  csv(view: Omit<ScanView, 'session'>): Promise<Result<Uint8Array>> {
    return this.ask(
      (id) => ({ kind: 'csv', id, view }),
      (answer): answer is Uint8Array => answer instanceof Uint8Array,
    );
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
    else if (message.kind === 'progress') this.onProgress(message.progress);
    else void this.secrets?.answer(message.question).then((secret) => this.post({ kind: 'secret', secret }));
  }

  private post(message: ToSession): void {
    this.worker.postMessage(message);
  }
}
