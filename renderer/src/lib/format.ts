/** The words that a language needs for times. `count` comes as text, already grouped. */
export type TimeWords = {
  /** BCP 47, for Intl. */
  locale: string;
  years: (count: string) => string;
  days: (count: string) => string;
  hours: (count: string) => string;
  minutes: (count: string) => string;
  seconds: (count: string) => string;
  inDuration: (duration: string) => string;
  durationAgo: (duration: string) => string;
  justNow: string;
};

const steps = [
  ['years', 31_536_000],
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/**
 * "1 h 30 min", "3 min 12 s", "364 d 23 h". A year is 365 days; months are left out, for they have no length. To the nearest of
 * the last unit: what was to live for 10 minutes a second ago is said to end in 10, where one unit is shown.
 */
export function formatDuration(totalSeconds: number, words: TimeWords, units = 2): string {
  let rest = rounded(Math.abs(totalSeconds), units);
  const parts: string[] = [];
  for (const [unit, size] of steps) {
    const count = Math.floor(rest / size);
    if (count === 0 && parts.length === 0) continue;
    if (parts.length === units) break;
    if (count > 0) parts.push(words[unit](formatNumber(count, words.locale)));
    else break;
    rest -= count * size;
  }
  return parts.length > 0 ? parts.join(' ') : words.seconds('0');
}

/** "in 43 min", "3 min 12 s ago". Two units; pass 1 where room is short. */
export function formatRelative(at: number, now: number, words: TimeWords, units = 2): string {
  const distance = at - now;
  if (Math.abs(distance) < 1) return words.justNow;
  const duration = formatDuration(distance, words, units);
  return distance > 0 ? words.inDuration(duration) : words.durationAgo(duration);
}

/** To whole ones of the smallest unit that is shown. */
function rounded(seconds: number, units: number): number {
  const largest = steps.findIndex(([, size]) => seconds >= size);
  const [, size] = steps[Math.min(largest + units, steps.length) - 1] ?? ['seconds', 1];
  return Math.round(seconds / size) * size;
}

/** "54:12", "1:02:09", "3 d 4 h": what is left, for a countdown. */
export function formatCountdown(totalSeconds: number, words: TimeWords): string {
  const left = Math.max(0, Math.floor(totalSeconds));
  if (left >= 172_800) return formatDuration(left, words);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(left / 3_600);
  const clock = `${two(Math.floor((left % 3_600) / 60))}:${two(left % 60)}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}

/** The first characters of a text, with an ellipsis where more follow; never half of one. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

const byteUnits = ['B', 'KB', 'MB', 'GB'] as const;

/** "312 B", "8.2 KB". 1 KB is 1,024 bytes, as servers count header limits. */
export function formatBytes(bytes: number, locale: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < byteUnits.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${byteUnits[unit] ?? 'B'}`;
}

/** "0.8 ms", "18 ms", "1.24 s". */
export function formatElapsed(milliseconds: number, locale: string): string {
  const format = (value: number, digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  if (milliseconds >= 1000) return `${format(milliseconds / 1000, 2)} s`;
  return `${format(milliseconds, milliseconds < 10 ? 1 : 0)} ms`;
}

/** The instant that Unix seconds name, or null where no calendar has it (beyond the year 275760, NaN). */
function instantOf(seconds: number): Date | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date;
}

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** "23 Nov 2026, 15:04:40 UTC"; the raw number where it is no date. */
export function formatUtc(seconds: number, locale: string): string {
  const date = instantOf(seconds);
  return date === null ? String(seconds) : `${dayAndClock(date, locale, 'UTC')} UTC`;
}

/** The same in the zone of this machine, with the zone's name: "24 Nov 2026, 00:04:40 GMT+9". Null where that says no more. */
export function formatLocal(seconds: number, locale: string): string | null {
  const date = instantOf(seconds);
  if (date === null || date.getTimezoneOffset() === 0) return null;
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }).formatToParts(date);
  const zone = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return `${dayAndClock(date, locale)} ${zone}`;
}

/** Korean joins a zone's name to a spelled-out clock ("15시 4분 40초 UTC"); beside numbers it stands by itself. */
function dayAndClock(date: Date, locale: string, timeZone?: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' } as const;
  return date.toLocaleString(locale, timeZone === undefined ? style : { ...style, timeZone });
}

/** "15:04:40": the local time of day. */
export function formatClock(seconds: number, locale: string): string {
  return instantOf(seconds)?.toLocaleTimeString(locale, clock) ?? String(seconds);
}

/** For <time dateTime>. */
export function formatIso(seconds: number): string | undefined {
  return instantOf(seconds)?.toISOString();
}
