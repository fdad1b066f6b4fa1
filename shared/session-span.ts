import { appError } from './errors.ts';
import { expiryOf, latestInstant } from './lifetime.ts';
import { fail, ok, type Result } from './result.ts';
import { instantBounds } from './time/calendar.ts';
import { parseSpan } from './time/span.ts';

/** When a session ends. Times are Unix seconds, `slidesBy` whole seconds; null where the end does not move. */
export type SessionSpan = {
  readonly startedAt: number;
  readonly endsAt: number;
  readonly slidesBy: number | null;
  readonly latestEnd: number | null;
};

/**
 * The span of a session that starts now. Months count from the start, once: a sliding session always slides by as many seconds.
 * @param refreshLifetime a span, as parseSpan reads it: until the end, or until it ends unused
 * @param slidesUpTo the same, until the latest end; null for an end that does not move
 * Errors: 'lifetime-malformed' and 'time-out-of-range', with the `field`.
 */
export function beginSpan(startedAt: number, refreshLifetime: string, slidesUpTo: string | null): Result<SessionSpan> {
  const endsAt = spanEnd('refreshLifetime', refreshLifetime, startedAt);
  if (!endsAt.ok) return endsAt;
  if (slidesUpTo === null) return ok({ startedAt, endsAt: endsAt.value, slidesBy: null, latestEnd: null });
  const latestEnd = spanEnd('slidesUpTo', slidesUpTo, startedAt);
  if (!latestEnd.ok) return latestEnd;
  if (latestEnd.value < endsAt.value) {
    const expected = `at least ${refreshLifetime.trim()}`;
    return fail(appError('time-out-of-range', { field: 'slidesUpTo', expected, actual: slidesUpTo.slice(0, 40) }));
  }
  return ok({ startedAt, endsAt: endsAt.value, slidesBy: endsAt.value - startedAt, latestEnd: latestEnd.value });
}

function spanEnd(field: string, text: string, startedAt: number): Result<number> {
  const actual = text.trim().slice(0, 40);
  const span = parseSpan(text);
  if (span === null || (span.months === 0 && span.seconds === 0)) {
    return fail(appError('lifetime-malformed', { field, expected: 'a span: 90m, 2h30m, 1d, 1mo', actual }));
  }
  const end = expiryOf({ kind: 'span', ...span }, startedAt);
  return end !== null && end < latestInstant ? ok(end) : fail(appError('time-out-of-range', { field, expected: instantBounds, actual }));
}
