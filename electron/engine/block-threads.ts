import type { Worker } from 'node:worker_threads';

type Waiter<Answer> = { resolve(answer: Answer | null): void; reject(reason: unknown): void };
type Thread<Answer> = { readonly worker: Worker; readonly waiting: Map<number, Waiter<Answer>> };

/** Threads that work on blocks. They are started before they are needed, without keys; those come with the job and go with the threads. */
export class BlockThreads<To, From, Answer> {
  private readonly threads: Thread<Answer>[];
  private lastId = 0;

  /** @param hear is told what a thread says, and hands on what it answers to the block of that id */
  constructor(count: number, start: () => Worker, hear: (message: From, answer: (id: number, answer: Answer) => void) => void) {
    this.threads = Array.from({ length: count }, () => started(start(), hear));
  }

  get count(): number {
    return this.threads.length;
  }

  tellAll(message: To): void {
    for (const { worker } of this.threads) worker.postMessage(message);
  }

  /**
   * Gives a block to the thread with the least to do. Its bytes are gone afterwards.
   * @returns the thread's number, from 0, and its answer: null when the threads were ended first. Rejects when the thread died
   */
  give(bytes: Uint8Array, messageOf: (id: number) => To): { readonly thread: number; readonly answer: Promise<Answer | null> } {
    const least = this.threads.reduce((one, other) => (other.waiting.size < one.waiting.size ? other : one));
    const id = ++this.lastId;
    const answer = new Promise<Answer | null>((resolve, reject) => least.waiting.set(id, { resolve, reject }));
    // Nobody may be waiting for it any more when it fails.
    answer.catch(() => undefined);
    least.worker.postMessage(messageOf(id), bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []);
    return { thread: this.threads.indexOf(least), answer };
  }

  /** At once, in the middle of a block. */
  async end(): Promise<void> {
    const ended = this.threads.splice(0).map(async ({ worker, waiting }) => {
      for (const { resolve } of waiting.values()) resolve(null);
      waiting.clear();
      await worker.terminate();
    });
    await Promise.all(ended);
  }
}

function started<From, Answer>(
  worker: Worker,
  hear: (message: From, answer: (id: number, answer: Answer) => void) => void,
): Thread<Answer> {
  const waiting = new Map<number, Waiter<Answer>>();
  const answered = (id: number, answer: Answer): void => {
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  };
  const failed = (reason: unknown): void => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.on('message', (message: From) => hear(message, answered));
  worker.on('error', failed);
  worker.on('exit', () => failed(new Error('A thread ended')));
  return { worker, waiting };
}
