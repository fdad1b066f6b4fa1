import type { Worker } from 'node:worker_threads';
import type { AppError } from '../../../../shared/errors.ts';
import type { Result } from '../../../../shared/result.ts';
import { startThread } from '../../threads.ts';
import type { JudgedBlock } from '../judging/judged-block.ts';
import type { SecretAnswer, SecretQuestion } from '../judging/posted-keys.ts';
import type { FromJudge, JudgeJob, ThreadData, ToJudge } from '../messages.ts';
import type { TextBlock } from '../reading/text-blocks.ts';

type Judged = Result<JudgedBlock, AppError> | null;
type Waiter = { resolve(judged: Judged): void; reject(reason: unknown): void };
type Judge = { readonly worker: Worker; readonly waiting: Map<number, Waiter>; readonly rows: number[] };

/** Threads that find and judge. They are started before they are needed, without keys; those come with the job and go with the threads. */
export class JudgeThreads {
  private readonly judges: Judge[];
  private lastId = 0;

  /**
   * @param here the folder of the entry
   * @param onSecret a thread needs a secret of the keychain; `answer` gives it to all that asked
   */
  constructor(here: string, count: number, onSecret: (question: SecretQuestion) => void) {
    this.judges = Array.from({ length: count }, () => startJudge(here, onSecret));
  }

  get count(): number {
    return this.judges.length;
  }

  take(job: JudgeJob): void {
    for (const { worker } of this.judges) post(worker, { kind: 'job', job });
  }

  answer(secret: SecretAnswer): void {
    for (const { worker } of this.judges) post(worker, { kind: 'secret', secret });
  }

  /**
   * Gives a block to the thread with the least to do.
   * @returns what it found, and the rows of what that thread found first; null when the threads were ended. Rejects when it died
   */
  judge(block: TextBlock): { readonly judged: Promise<Judged>; readonly rows: number[] } {
    const judge = this.judges.reduce((least, one) => (one.waiting.size < least.waiting.size ? one : least));
    const id = ++this.lastId;
    const judged = new Promise<Judged>((resolve, reject) => judge.waiting.set(id, { resolve, reject }));
    // Nobody may be waiting for it any more when it fails.
    judged.catch(() => undefined);
    post(judge.worker, { kind: 'block', id, block }, [block.bytes.buffer]);
    return { judged, rows: judge.rows };
  }

  /** At once, in the middle of a block. */
  async end(): Promise<void> {
    const ended = this.judges.splice(0).map(async ({ worker, waiting }) => {
      for (const { resolve } of waiting.values()) resolve(null);
      waiting.clear();
      await worker.terminate();
    });
    await Promise.all(ended);
  }
}

function post(worker: Worker, message: ToJudge, transfer: ArrayBufferLike[] = []): void {
  worker.postMessage(
    message,
    transfer.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}

function startJudge(here: string, onSecret: (question: SecretQuestion) => void): Judge {
  const data: ThreadData = { role: 'judge' };
  const worker = startThread(here, 'scan-worker', data);
  const waiting = new Map<number, Waiter>();
  worker.on('message', (message: FromJudge) => {
    if (message.kind === 'secret') return onSecret(message.question);
    waiting.get(message.id)?.resolve(message.judged);
    waiting.delete(message.id);
  });
  const failed = (reason: unknown) => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.on('error', failed);
  worker.on('exit', () => failed(new Error('A judging thread ended')));
  return { worker, waiting, rows: [] };
}
