import { BlockThreads } from '../../block-threads.ts';
import { startThread } from '../../threads.ts';
import type { MintedBlock, MintJob } from '../minting/mint-block.ts';
import type { FromMinter, ThreadData, ToMinter } from './messages.ts';

/** Threads that mint. */
export class MinterThreads {
  private readonly threads: BlockThreads<ToMinter, FromMinter, MintedBlock>;

  /** @param here the folder of the entry */
  constructor(here: string, count: number) {
    const data: ThreadData = { role: 'minter' };
    this.threads = new BlockThreads(
      count,
      () => startThread(here, 'bulk-worker', data),
      ({ id, block }, answer) => answer(id, block),
    );
  }

  get count(): number {
    return this.threads.count;
  }

  take(job: MintJob): void {
    this.threads.tellAll({ kind: 'job', job });
  }

  /** The bytes are gone afterwards. @returns null when the threads were ended first; rejects when the thread died */
  mint(bytes: Uint8Array, offset: number): Promise<MintedBlock | null> {
    return this.threads.give(bytes, (id) => ({ kind: 'block', id, bytes, offset })).answer;
  }

  end(): Promise<void> {
    return this.threads.end();
  }
}
