import type { AppError } from '../../../../shared/errors.ts';
import type { Result } from '../../../../shared/result.ts';
import { BlockThreads } from '../../block-threads.ts';
import { startThread } from '../../threads.ts';
import type { JudgedBlock } from '../judging/judged-block.ts';
import type { SecretAnswer, SecretQuestion } from '../judging/posted-keys.ts';
import type { FromJudge, JudgeJob, ThreadData, ToJudge } from '../messages.ts';
import type { TextBlock } from '../reading/text-blocks.ts';

type Judged = Result<JudgedBlock, AppError>;

/** Threads that find and judge. */
export class JudgeThreads {
  private readonly threads: BlockThreads<ToJudge, FromJudge, Judged>;
  private readonly rows: readonly number[][];

  /**
   * @param here the folder of the entry
   * @param onSecret a thread needs a secret of the keychain; `answer` gives it to all that asked
   */
  constructor(here: string, count: number, onSecret: (question: SecretQuestion) => void) {
    const data: ThreadData = { role: 'judge' };
    this.rows = Array.from({ length: count }, () => []);
    this.threads = new BlockThreads(
      count,
      () => startThread(here, 'scan-worker', data),
      (message, answer) => (message.kind === 'secret' ? onSecret(message.question) : answer(message.id, message.judged)),
    );
  }

  get count(): number {
    return this.threads.count;
  }

  take(job: JudgeJob): void {
    this.threads.tellAll({ kind: 'job', job });
  }

  answer(secret: SecretAnswer): void {
    this.threads.tellAll({ kind: 'secret', secret });
  }

  /** @returns what it found, and the rows of what that thread found first; null when the threads were ended. Rejects when it died */
  judge(block: TextBlock): { readonly judged: Promise<Judged | null>; readonly rows: number[] } {
    const { thread, answer } = this.threads.give(block.bytes, (id) => ({ kind: 'block', id, block }));
    return { judged: answer, rows: this.rows[thread] ?? [] };
  }

  end(): Promise<void> {
    return this.threads.end();
  }
}
