import { utcSeconds, type ClockTime } from './calendar.ts';

/** Hours east of UTC and the like at an instant, in seconds. */
type Clock = (instant: number) => number;

const clocks = new Map<string, Clock>();
/** Names as the IANA database has them. Intl would take "+09:00" too, which is written without a space. */
const namePattern = /^[A-Za-z][A-Za-z0-9_+-]{0,30}(?:\/[A-Za-z0-9_+-]{1,30}){0,2}$/;
const daySeconds = 86_400;

/** The clock of an IANA time zone; null where there is no such zone. */
export function clockOf(zone: string): Clock | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  if (!namePattern.test(zone)) return null;
  try {
    const clock = makeClock(zone);
    clocks.set(zone, clock);
    return clock;
  } catch {
    // RangeError: the runtime's time zone database does not have it.
    return null;
  }
}

function makeClock(timeZone: string): Clock {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', {
    ...numeric,
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
  });
  return (instant) => {
    const time: ClockTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
    for (const { type, value } of format.formatToParts(instant * 1000)) {
      if (type in time) time[type as keyof ClockTime] = Number(value);
    }
    return utcSeconds(time) - instant;
  };
}

/**
 * The instant at which a zone's clocks show that time: the first of two where they are set back over it, and where they jump
 * over it, what they show after the jump.
 */
export function resolveLocal(local: ClockTime, clock: Clock): { at: number } | { skippedTo: Date } {
  const shown = utcSeconds(local);
  const before = clock(shown - daySeconds);
  const after = clock(shown + daySeconds);
  const candidates = [shown - before, shown - after].filter((instant) => clock(instant) === shown - instant);
  if (candidates.length > 0) return { at: Math.min(...candidates) };
  const jump = jumpBetween(clock, shown - daySeconds, shown + daySeconds);
  return { skippedTo: new Date((jump + clock(jump)) * 1000) };
}

/** The first second at which the clock no longer differs from UTC as it did at `from`. */
function jumpBetween(clock: Clock, from: number, to: number): number {
  const before = clock(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (clock(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
