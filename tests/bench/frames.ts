import type { Page } from '@playwright/test';

export type Frames = {
  /** Milliseconds between one animation frame of the page and the next. */
  readonly gaps: number[];
  /** Milliseconds from first to last. */
  readonly took: number;
};

/** `answered`: milliseconds until main's answer was there. */
export type AnswerFrames = Frames & { readonly answered: number };

/** What an answer sets off (the list is asked for anew, and drawn) comes within that time, in milliseconds. */
const aftermath = 300;

/** The page's frames while it waits for an answer of main, and a little longer. Throws where the answer is a refusal. */
export function framesDuring(window: Page, channel: string, input: object): Promise<AnswerFrames> {
  return window.evaluate(
    async ([name, value, longer]) => {
      const gaps: number[] = [];
      const startedAt = performance.now();
      let last = startedAt;
      let endsAt = Infinity;
      const frames = new Promise<void>((resolve) => {
        const onFrame = () => {
          const now = performance.now();
          gaps.push(now - last);
          last = now;
          if (now >= endsAt) resolve();
          else requestAnimationFrame(onFrame);
        };
        requestAnimationFrame(onFrame);
      });
      const answer = await Reflect.get(globalThis, 'tokensmith').invoke(name, value);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      const answered = performance.now() - startedAt;
      endsAt = performance.now() + longer;
      await frames;
      return { gaps, answered, took: performance.now() - startedAt };
    },
    [channel, input, aftermath] as const,
  );
}

/** The page's frames when nothing is asked of it, for that many milliseconds. */
export function framesIdle(window: Page, milliseconds: number): Promise<Frames> {
  return frameLoop(window, { milliseconds, selector: null, pixels: 0 });
}

/** The page's frames while the element is scrolled by that many pixels in each of them, back at the top where it ends. */
export function framesScrolling(window: Page, selector: string, pixels: number, milliseconds: number): Promise<Frames> {
  return frameLoop(window, { milliseconds, selector, pixels });
}

type Loop = { milliseconds: number; selector: string | null; pixels: number };

function frameLoop(window: Page, loop: Loop): Promise<Frames> {
  return window.evaluate(({ milliseconds, selector, pixels }) => {
    const box = selector === null ? null : document.querySelector(selector);
    if (selector !== null && box === null) throw new Error('There is nothing to scroll');
    const gaps: number[] = [];
    const startedAt = performance.now();
    let last = startedAt;
    return new Promise<{ gaps: number[]; took: number }>((resolve) => {
      const onFrame = () => {
        const now = performance.now();
        gaps.push(now - last);
        last = now;
        if (box !== null) {
          const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
          box.scrollTop = isAtEnd ? 0 : box.scrollTop + pixels;
        }
        if (now - startedAt >= milliseconds) resolve({ gaps, took: now - startedAt });
        else requestAnimationFrame(onFrame);
      };
      requestAnimationFrame(onFrame);
    });
  }, loop);
}
