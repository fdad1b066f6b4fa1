import { createRound, type RoundParts } from './watch-round.ts';

/** Calls `work` after so many milliseconds; what it gives back calls that off. */
export type SetTimer = (work: () => void, milliseconds: number) => () => void;

/** `start` begins, `stop` ends; its promise waits for the token that is just being renewed. */
export type Watch = {
  start(): void;
  /** The shelf or the vault changed, or the machine woke up: look again. Many pokes at once are one. */
  poke(): void;
  stop(): Promise<void>;
};

/**
 * In seconds. A timer does not count the time that the machine sleeps, and the clock may be set: so it looks now and then
 * even where nothing is due for days.
 */
const longestSleep = 600;
const shortestSleep = 1;

/** Renews the tokens that asked for it and reminds of those that end, each in its time; asleep in between, on one timer. */
export function createWatch({ setTimer = unreferencedTimer, ...parts }: RoundParts & { readonly setTimer?: SetTimer }): Watch {
  const round = createRound(parts);
  let isRunning = false;
  let isPoked = false;
  let looking: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;

  const sleep = (seconds: number): void => {
    cancelTimer?.();
    cancelTimer = setTimer(wake, seconds * 1_000);
  };
  const wake = (): void => {
    cancelTimer = null;
    if (looking !== null) isPoked = true;
    // It is known to be looking before it begins to: a notice may lead to a poke.
    else looking = Promise.resolve().then(look);
  };
  const look = async (): Promise<void> => {
    isPoked = false;
    let next: number | null = parts.now() + longestSleep;
    try {
      next = await round(() => !isRunning);
    } finally {
      looking = null;
      if (isRunning && isPoked) sleep(0);
      else if (isRunning && next !== null) sleep(Math.min(Math.max(next - parts.now(), shortestSleep), longestSleep));
    }
  };

  return {
    start() {
      isRunning = true;
      sleep(0);
    },
    poke() {
      if (!isRunning) return;
      if (looking === null) sleep(0);
      else isPoked = true;
    },
    async stop() {
      isRunning = false;
      cancelTimer?.();
      cancelTimer = null;
      await looking;
    },
  };
}

/** It does not keep the process alive. */
const unreferencedTimer: SetTimer = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};
