import type { Page } from '@playwright/test';

/** Presses a key, and how long it took, in milliseconds, until the frame in which the list in front has that many rows. */
export async function timeToList(window: Page, key: string, expected: number): Promise<number> {
  await window.evaluate(watchList, expected);
  await window.keyboard.press(key);
  return window.evaluate(() => Promise.resolve<number>(Reflect.get(globalThis, 'listTime')));
}

/** In the page. */
function watchList(expected: number): void {
  const time = new Promise<number>((resolve) => {
    const onPress = () => {
      const pressedAt = performance.now();
      const look = () => {
        // Screens that were left keep their lists, out of sight.
        const option = [...document.querySelectorAll('[role=option]')].find((one) => one.checkVisibility());
        const shown = Number(option?.getAttribute('aria-setsize') ?? 0);
        if (shown !== expected) return void requestAnimationFrame(look);
        // After the frame has been drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - pressedAt);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    };
    document.addEventListener('keydown', onPress, { once: true, capture: true });
  });
  Reflect.set(globalThis, 'listTime', time);
}
