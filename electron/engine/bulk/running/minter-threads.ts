import type { Worker } from 'node:worker_threads';
import { startThread } from '../../threads.ts';
import type { MintedBlock, MintJob } from '../minting/mint-block.ts';
import type { FromMinter, ThreadData, ToMinter } from './messages.ts';

type Waiter = { resolve(block: MintedBlock | null): void; reject(reason: unknown): void };
type Minter = { readonly worker: Worker; readonly waiting: Map<number, Waiter> };

/** Threads that mint. They are started before they are needed, without keys; those come with the job and go with the thread. */
export class MinterThreads {
  private readonly minters: Minter[];
  private lastId = 0;

  /** @param here the folder of the entry */
  constructor(here: string, count: number) {
    this.minters = Array.from({ length: count }, () => startMinter(here));
  }

  get count(): number {
    return this.minters.length;
  }

  take(job: MintJob): void {
    for (const { worker } of this.minters) post(worker, { kind: 'job', job });
  }

  /**
   * Gives a block to the thread with the least to do. The bytes are gone afterwards.
   * @returns null when the threads were ended first; rejects when the thread died
   */
  mint(bytes: Uint8Array, offset: number): Promise<MintedBlock | null> {
    const minter = this.minters.reduce((least, one) => (one.waiting.size < least.waiting.size ? one : least));
    const id = ++this.lastId;
    const minted = new Promise<MintedBlock | null>((resolve, reject) => minter.waiting.set(id, { resolve, reject }));
    // Nobody may be waiting for it any more when it fails.
    minted.catch(() => undefined);
    post(minter.worker, { kind: 'block', id, bytes, offset }, [bytes.buffer]);
    return minted;
  }

  /** At once, in the middle of a block. */
  async end(): Promise<void> {
    const ended = this.minters.splice(0).map(async ({ worker, waiting }) => {
      for (const { resolve } of waiting.values()) resolve(null);
      waiting.clear();
      await worker.terminate();
    });
    await Promise.all(ended);
  }
}

function post(worker: Worker, message: ToMinter, transfer: ArrayBufferLike[] = []): void {
  worker.postMessage(
    message,
    transfer.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}

function startMinter(here: string): Minter {
  const data: ThreadData = { role: 'minter' };
  const worker = startThread(here, 'bulk-worker', data);
  const waiting = new Map<number, Waiter>();
  worker.on('message', ({ id, block }: FromMinter) => {
    waiting.get(id)?.resolve(block);
    waiting.delete(id);
  });
  const failed = (reason: unknown) => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.on('error', failed);
  worker.on('exit', () => failed(new Error('A minting thread ended')));
  return { worker, waiting };
}
