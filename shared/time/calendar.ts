/** The first second that a token's times may name: NumericDate counts from 1970 (RFC 7519 section 2). */
export const earliestInstant = 0;
/** The last second of year 9999: later instants have no common notation (RFC 3339 section 1). */
export const latestInstant = 253_402_300_799;
/** `expected` of 'time-out-of-range'. */
export const instantBounds = '1970-01-01T00:00:00Z..9999-12-31T23:59:59Z';

/** A date and a time of day on some clock; `month` and `day` from 1. */
export type ClockTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** Whether such a day and time exist on a clock that knows no leap seconds. */
export function exists({ year, month, day, hour, minute, second }: ClockTime): boolean {
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isDay && hour <= 23 && minute <= 59 && second <= 59;
}

/** Unix seconds of that time in UTC. */
export function utcSeconds({ year, month, day, hour, minute, second }: ClockTime): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 1000 + hour * 3_600 + minute * 60 + second;
}

/**
 * The same day and time of day of another month in UTC; that month's last day where it has no such day.
 * @param months may be negative. NaN beyond what Date can tell.
 */
export function addMonths(instant: number, months: number): number {
  if (months === 0) return instant;
  const from = new Date(instant * 1000);
  const target = new Date(0);
  target.setUTCFullYear(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const lastDay = daysInMonth(target.getUTCFullYear(), target.getUTCMonth() + 1);
  target.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  const secondOfDay = ((instant % 86_400) + 86_400) % 86_400;
  return target.getTime() / 1000 + secondOfDay;
}
