import type { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { startThread } from '../../threads.ts';
import type { Guess } from './guessing.ts';

/** Its dictionaries take some 60 MB: the thread goes when nobody has asked for so long. */
const idleMilliseconds = 30_000;
const answerSchema = z.object({ id: z.int(), bits: z.number(), unknown: z.int() });

type Waiter = { give(guess: Guess | null): void; fail(reason: unknown): void };
type Thread = { worker: Worker; waiting: Map<number, Waiter>; idle: NodeJS.Timeout | undefined };
let thread: Thread | undefined;
let lastId = 0;

/**
 * `guess` on a thread of its own. Takes up to 200 ms, the first one half a second more; never unbounded, as the text that
 * it looks at is not.
 * @returns null when it was stopped
 * @throws when the thread cannot be started or dies: the build is broken. No secret passes for sound because nobody looked
 */
export async function guessElsewhere(text: string, signal?: AbortSignal): Promise<Guess | null> {
  if (signal?.aborted === true) return null;
  thread ??= start();
  const { worker, waiting, idle } = thread;
  clearTimeout(idle);
  const id = ++lastId;
  const answer = new Promise<Guess | null>((give, fail) => waiting.set(id, { give, fail }));
  const stop = () => waiting.get(id)?.give(null);
  signal?.addEventListener('abort', stop, { once: true });
  // It keeps the process alive only while somebody waits.
  worker.ref();
  worker.postMessage({ id, text });
  try {
    return await answer;
  } finally {
    signal?.removeEventListener('abort', stop);
    waiting.delete(id);
    rest(thread);
  }
}

function start(): Thread {
  const worker = startThread(import.meta.dirname, 'guessing-worker');
  const started: Thread = { worker, waiting: new Map(), idle: undefined };
  const end = (reason: unknown) => {
    if (thread === started) thread = undefined;
    for (const { fail } of started.waiting.values()) fail(reason);
  };
  worker.on('message', (message: unknown) => {
    const { id, ...guess } = answerSchema.parse(message);
    started.waiting.get(id)?.give(guess);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The guessing thread ended')));
  return started;
}

function rest(resting: Thread | undefined): void {
  if (resting === undefined || resting.waiting.size > 0) return;
  resting.worker.unref();
  clearTimeout(resting.idle);
  resting.idle = setTimeout(() => {
    if (thread === resting) thread = undefined;
    void resting.worker.terminate();
  }, idleMilliseconds).unref();
}
