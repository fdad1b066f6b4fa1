import { appError } from './errors.ts';
import { fail, ok, type Result } from './result.ts';
import { addMonths } from './time/calendar.ts';
import { bounded, dateExamples, parseDate } from './time/date.ts';
import { parseSpan } from './time/span.ts';

/**
 * Reads an instant as Unix seconds: "now", an offset from `from` ("0s", "5m", "+5m", "-60s", "-1 day"), a date or Unix seconds as
 * parseDate has them. A minus takes months off in the calendar: a month before 31 March is the last day of February.
 *
 * Errors, their `field` left to the caller: 'instant-malformed', 'time-skipped', 'time-in-milliseconds', 'time-out-of-range'.
 */
export function parseInstant(text: string, from: number): Result<number> {
  const trimmed = text.trim();
  if (trimmed.toLowerCase() === 'now') return ok(from);
  const date = parseDate(trimmed);
  if (date !== undefined) return date;
  const sign = trimmed.startsWith('-') ? -1 : 1;
  const span = parseSpan(/^[+-]/.test(trimmed) ? trimmed.slice(1) : trimmed);
  if (span === null) {
    return fail(appError('instant-malformed', { expected: `now, 5m, -60s, ${dateExamples}`, actual: trimmed.slice(0, 40) }));
  }
  return bounded(addMonths(from, sign * span.months) + sign * span.seconds, trimmed);
}
