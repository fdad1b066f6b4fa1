import { appError } from '../errors.ts';
import { fail, ok, type Result } from '../result.ts';
import { earliestInstant, exists, instantBounds, latestInstant, utcSeconds, type ClockTime } from './calendar.ts';
import { clockOf, resolveLocal } from './zone.ts';

/** How a date may be written: for `expected` of the callers' errors. */
export const dateExamples = '2027-01-31T18:00Z, 2027-01-31 18:00 Asia/Seoul';

const datePattern =
  /^([+-]?\d{4,6})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.0{1,9})?)?)?(?: ?(Z|[+-]\d{2}:?\d{2})| ([A-Za-z][\w+/-]{0,63}))?$/i;
const longest = 120;

/**
 * Reads a date as Unix seconds: "2027-01-31", "2027-01-31T18:00Z", "… 18:00:30+09:00", "2027-01-31 18:00 Asia/Seoul", or Unix
 * seconds themselves. Without an offset or a zone it is UTC; a day alone is its first moment. A local time that comes twice is
 * the first one. Undefined for what does not look like a date at all.
 *
 * Errors, their `field` left to the caller: 'instant-malformed' for a day, time or zone that does not exist; 'time-skipped';
 * 'time-in-milliseconds'; 'time-out-of-range'.
 */
export function parseDate(text: string): Result<number> | undefined {
  if (text.length > longest) return undefined;
  if (/^\d{1,20}$/.test(text)) return unixSeconds(text);
  const found = datePattern.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', offset, zone] = found;
  const local: ClockTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  // Before anything is computed: Date ends with the year 275760.
  if (local.year > 9_999 || local.year < 1_969) return outOfRange(text);
  if (!exists(local)) return fail(noSuch('a date and time that exist', text));
  if (zone !== undefined) return zoned(local, zone);
  const shift = offsetSeconds(offset ?? 'Z');
  return shift === null ? fail(noSuch('an offset up to 23:59', text)) : bounded(utcSeconds(local) - shift, text);
}

/** Refuses what no token's time may be. */
export function bounded(instant: number, text: string): Result<number> {
  return instant >= earliestInstant && instant <= latestInstant ? ok(instant) : outOfRange(text);
}

function outOfRange(text: string): Result<never> {
  return fail(appError('time-out-of-range', { expected: instantBounds, actual: text.slice(0, 40) }));
}

function unixSeconds(text: string): Result<number> {
  const seconds = Number(text);
  const fromMilliseconds = Math.floor(seconds / 1000);
  if (seconds <= latestInstant || fromMilliseconds > latestInstant) return bounded(seconds, text);
  return fail(appError('time-in-milliseconds', { expected: String(fromMilliseconds), actual: text }));
}

/** "+09:00" or "+0900" in seconds; null where it is none. */
function offsetSeconds(offset: string): number | null {
  if (offset.toUpperCase() === 'Z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 23 || minutes > 59) return null;
  return (hours * 60 + minutes) * (offset.startsWith('-') ? -60 : 60);
}

function zoned(local: ClockTime, zone: string): Result<number> {
  const clock = clockOf(zone);
  if (clock === null) return fail(noSuch('a time zone of the IANA database, such as Asia/Seoul', zone));
  const resolved = resolveLocal(local, clock);
  if ('at' in resolved) return bounded(resolved.at, zone);
  const shown = resolved.skippedTo.toISOString();
  const next = `${shown.slice(0, 10)} ${shown.slice(11, shown.endsWith(':00.000Z') ? 16 : 19)} ${zone}`;
  return fail(appError('time-skipped', { expected: next }));
}

function noSuch(expected: string, actual: string) {
  return appError('instant-malformed', { expected, actual: actual.slice(0, 40) });
}
