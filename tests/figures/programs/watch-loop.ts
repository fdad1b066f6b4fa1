import { performance } from 'node:perf_hooks';

/** How long the event loop is held up while an answer is waited for. */
export type LoopWatch = {
  /** Said when a question goes out, and when nothing is waited for any more. */
  waiting(isWaiting: boolean): void;
  /** In milliseconds. */
  longest(): number;
  stop(): void;
};

/**
 * Looks every 5 ms how much of the time since the last look the loop was at work. That, and not how late the timer comes: a
 * loop that sleeps on a busy machine is not blocked. One that the system has put aside for other programs is not either: then
 * only the time that it had a processor counts. Only what lies between two looks during one wait is counted.
 */
export function watchLoop(): LoopWatch {
  let isWaiting = false;
  let changes = 0;
  let changesBefore = -1;
  let longest = 0;
  let loop = performance.eventLoopUtilization();
  let usage = process.resourceUsage();
  const timer = setInterval(() => {
    const [loopNow, usageNow] = [performance.eventLoopUtilization(), process.resourceUsage()];
    const { active } = performance.eventLoopUtilization(loopNow, loop);
    const wasPutAside = usageNow.involuntaryContextSwitches > usage.involuntaryContextSwitches;
    const computed = (usageNow.userCPUTime + usageNow.systemCPUTime - usage.userCPUTime - usage.systemCPUTime) / 1_000;
    if (isWaiting && changes === changesBefore) longest = Math.max(longest, wasPutAside ? Math.min(active, computed) : active);
    changesBefore = changes;
    [loop, usage] = [loopNow, usageNow];
  }, 5);
  return {
    waiting(is) {
      isWaiting = is;
      changes += 1;
    },
    longest: () => longest,
    stop: () => clearInterval(timer),
  };
}
