import type { RowBlock } from '../reading/row-blocks.ts';
import type { Progress } from './messages.ts';

const everyMilliseconds = 200;
/** The rate is that of so many of the last reports, of five seconds: the shelf takes tokens in lumps, with pauses of a second. */
const remembered = 25;

/** How far a job is, told every 200 ms. */
export class Pace {
  private readonly totalBytes: number;
  private readonly timer: NodeJS.Timeout;
  private readonly before: { at: number; minted: number }[];
  private minted = 0;
  private failed = 0;
  private readBytes = 0;

  constructor(totalBytes: number, tell: (progress: Progress) => void) {
    this.totalBytes = totalBytes;
    this.before = [{ at: performance.now(), minted: 0 }];
    this.timer = setInterval(() => tell(this.progress()), everyMilliseconds);
  }

  note(minted: number): void {
    this.minted = minted;
  }

  noteFailed(failed: number): void {
    this.failed = failed;
  }

  end(): void {
    clearInterval(this.timer);
  }

  /** The same blocks, and what was read is noted. */
  async *over(blocks: AsyncIterable<RowBlock>): AsyncGenerator<RowBlock> {
    for await (const block of blocks) {
      if (block.kind === 'rows') this.readBytes = block.offset + block.bytes.length;
      yield block;
    }
  }

  private progress(): Progress {
    const { minted, failed, readBytes, totalBytes } = this;
    const at = performance.now();
    this.before.push({ at, minted });
    if (this.before.length > remembered + 1) this.before.shift();
    const [first] = this.before;
    const perSecond = first === undefined || at === first.at ? 0 : ((minted - first.minted) * 1000) / (at - first.at);
    return { minted, failed, readBytes, totalBytes, perSecond };
  }
}
