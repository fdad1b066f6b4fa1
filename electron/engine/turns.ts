import { setImmediate } from 'node:timers/promises';

/** Work that may be interrupted wherever it yields. */
export type Steps<T> = Generator<void, T>;

/** So long work goes on at a stretch, in milliseconds: with what else a turn holds it stays under the 16 of one frame. */
const stretch = 4;

/** Does the work in turns of bounded time, and gives the app its own between them. What is made of much work begins in a new one. */
export async function inTurns<T>(work: Steps<T>): Promise<T> {
  let until = performance.now() + stretch;
  for (let isMuch = false; ;) {
    const step = work.next();
    if (step.done === true) {
      if (isMuch) await setImmediate();
      return step.value;
    }
    if (performance.now() < until) continue;
    isMuch = true;
    await setImmediate();
    until = performance.now() + stretch;
  }
}

/** Does the work to its end: on a thread of its own, and where there is little of it. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
