/**
 * The reference for calendar arithmetic: counts days with a table of month lengths, without Date.
 * Proleptic Gregorian calendar, UTC, Unix seconds.
 */
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export type CivilDate = { year: number; month: number; day: number };

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** `month` from 1. */
export function lengthOf(year: number, month: number): number {
  return (lengths[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
}

export function secondsOf({ year, month, day }: CivilDate, secondOfDay = 0): number {
  let days = day - 1;
  for (let each = 1970; each < year; each++) days += isLeap(each) ? 366 : 365;
  for (let each = 1; each < month; each++) days += lengthOf(year, each);
  return days * 86_400 + secondOfDay;
}

/** The same day of a later month, or that month's last day where it has no such day. */
export function monthsLater({ year, month, day }: CivilDate, months: number): CivilDate {
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return { ...target, day: Math.min(day, lengthOf(target.year, target.month)) };
}
