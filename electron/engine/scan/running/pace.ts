import type { Progress } from '../messages.ts';

const everyMilliseconds = 200;
/** The rate is that of so many of the last reports: of a second. */
const remembered = 5;

/** How far a scan is, told every 200 ms. */
export class Pace {
  private readonly timer: NodeJS.Timeout;
  private readonly before = [{ at: performance.now(), tokens: 0 }];

  constructor(state: () => Omit<Progress, 'perSecond'>, tell: (progress: Progress) => void) {
    this.timer = setInterval(() => {
      const now = state();
      tell({ ...now, perSecond: this.rate(now.tokens) });
    }, everyMilliseconds);
  }

  end(): void {
    clearInterval(this.timer);
  }

  private rate(tokens: number): number {
    const at = performance.now();
    this.before.push({ at, tokens });
    if (this.before.length > remembered + 1) this.before.shift();
    const [first] = this.before;
    return first === undefined || at === first.at ? 0 : ((tokens - first.tokens) * 1000) / (at - first.at);
  }
}
