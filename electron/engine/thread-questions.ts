import type { Worker } from 'node:worker_threads';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/**
 * What was asked of a thread and is not answered yet. The thread keeps the process alive only while somebody waits. When it dies,
 * which is a defect, those who wait are answered 'internal'; when it ended because nobody wanted it any more, 'source-expired'.
 */
export class Questions<Answer> {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (answer: Result<Answer>) => void>();
  private lastId = 0;

  constructor(worker: Worker) {
    this.worker = worker;
    worker.on('error', () => this.fail('internal'));
    worker.on('exit', () => this.fail('source-expired'));
  }

  /** @param post sends the question under the number that its answer will bear */
  ask<T extends Answer>(post: (id: number) => void, isIt: (answer: Answer) => answer is T): Promise<Result<T>> {
    const id = ++this.lastId;
    this.worker.ref();
    return new Promise((resolve) => {
      this.waiting.set(id, (answer) => {
        this.waiting.delete(id);
        if (this.waiting.size === 0) this.worker.unref();
        if (!answer.ok) resolve(answer);
        else resolve(isIt(answer.value) ? ok(answer.value) : fail(appError('internal')));
      });
      post(id);
    });
  }

  answer(id: number, answer: Result<Answer>): void {
    this.waiting.get(id)?.(answer);
  }

  private fail(code: 'internal' | 'source-expired'): void {
    for (const answer of this.waiting.values()) answer(fail(appError(code)));
  }
}
