import type { Tokensmith } from '../e2e/launch.ts';

/** From now on, how late a timer of 1 ms comes in the main process at the worst: what nothing else could interrupt. */
export async function watchBlocks({ app }: Tokensmith): Promise<void> {
  await app.evaluate(() => {
    let last = performance.now();
    Reflect.set(globalThis, 'longestBlock', 0);
    clearInterval(Reflect.get(globalThis, 'blockTimer'));
    const timer = setInterval(() => {
      const now = performance.now();
      Reflect.set(globalThis, 'longestBlock', Math.max(Number(Reflect.get(globalThis, 'longestBlock')), now - last - 1));
      last = now;
    }, 1);
    Reflect.set(globalThis, 'blockTimer', timer);
  });
}

/** In milliseconds, since `watchBlocks`. */
export async function longestBlock({ app }: Tokensmith): Promise<number> {
  return app.evaluate(() => Number(Reflect.get(globalThis, 'longestBlock')));
}
