import { appError } from './errors.ts';
import { fail, ok, type Result } from './result.ts';
import { addMonths, latestInstant } from './time/calendar.ts';
import { dateExamples, parseDate } from './time/date.ts';
import { parseSpan } from './time/span.ts';

export { latestInstant } from './time/calendar.ts';

/**
 * How long a token lives. `months` are calendar months in UTC: 31 January plus one is the last
 * day of February, at the same time of day. `until` is in Unix seconds.
 */
export type Lifetime = { kind: 'span'; months: number; seconds: number } | { kind: 'until'; until: number } | { kind: 'none' };

export const lifetimePresets = ['15m', '1h', '1d', '1w', '1mo', '1y'] as const;
export type LifetimePreset = (typeof lifetimePresets)[number];

/**
 * Reads a span as parseSpan does ("90m", "2h30m", "3 weeks", "1개월", "PT1H30M"), a date as parseDate does, with "until" before it
 * or without ("until 2027-01-31 18:00 Asia/Seoul", "2027-01-31T18:00Z"), or "none". A bare number is refused as long as it could
 * be meant for a span: Unix seconds take "until", or nine digits. Errors, their `field` left to the caller: 'lifetime-malformed', and
 * those of parseDate.
 */
export function parseLifetime(text: string): Result<Lifetime> {
  const trimmed = text.trim();
  if (trimmed === 'none') return ok({ kind: 'none' });
  const end = /^until\s(.{1,150})$/i.exec(trimmed)?.[1]?.trim();
  const date = end === undefined && /^\d{1,8}$/.test(trimmed) ? undefined : parseDate(end ?? trimmed);
  if (date !== undefined) {
    return date.ok ? ok({ kind: 'until', until: date.value }) : date;
  }
  const span = end === undefined ? parseSpan(trimmed) : null;
  if (span !== null && (span.months > 0 || span.seconds > 0)) return ok({ kind: 'span', ...span });
  return fail(
    appError('lifetime-malformed', { expected: `90m, 2h30m, 3 weeks, 1mo, ${dateExamples}, none`, actual: trimmed.slice(0, 40) }),
  );
}

/** `exp` in Unix seconds for a token issued at `issuedAt`; null where it never expires. Never later than `latestInstant`. */
export function expiryOf(lifetime: Lifetime, issuedAt: number): number | null {
  switch (lifetime.kind) {
    case 'none':
      return null;
    case 'until':
      return lifetime.until;
    case 'span': {
      const end = addMonths(issuedAt, lifetime.months) + lifetime.seconds;
      return end <= latestInstant ? end : latestInstant;
    }
  }
}
