import { fail, ok, type Result } from './result.ts';
import { appError } from './errors.ts';

/**
 * How long a token lives. `months` are calendar months in UTC: 31 January plus one is the last
 * day of February, at the same time of day. `until` is in Unix seconds.
 */
export type Lifetime = { kind: 'span'; months: number; seconds: number } | { kind: 'until'; until: number } | { kind: 'none' };

export const lifetimePresets = ['15m', '1h', '1d', '1w', '1mo', '1y'] as const;
export type LifetimePreset = (typeof lifetimePresets)[number];

/** The last second of year 9999: later instants have no common notation. */
export const latestInstant = 253_402_300_799;

const units: ReadonlyMap<string, { months?: number; seconds?: number }> = new Map([
  ['s', { seconds: 1 }],
  ['m', { seconds: 60 }],
  ['h', { seconds: 3_600 }],
  ['d', { seconds: 86_400 }],
  ['w', { seconds: 604_800 }],
  ['mo', { months: 1 }],
  ['y', { months: 12 }],
]);
const spanPattern = /^(?:\d{1,9}(?:mo|[smhdwy]))+$/;
const partPattern = /(\d{1,9})(mo|[smhdwy])/g;
const datePattern = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads "90m", "2h30m", "1mo", "none", or a date ("2027-01-31", "2027-01-31T18:00Z").
 * A date without an offset is UTC. The error's `field` is left to the caller.
 */
export function parseLifetime(text: string): Result<Lifetime> {
  const trimmed = text.trim();
  if (trimmed === 'none') return ok({ kind: 'none' });
  if (datePattern.test(trimmed)) return parseDate(trimmed);
  const compact = trimmed.toLowerCase().replace(/\s+/g, '');
  if (!spanPattern.test(compact)) return fail(malformed(trimmed));
  let months = 0;
  let seconds = 0;
  for (const [, count, name] of compact.matchAll(partPattern)) {
    const unit = units.get(name ?? '');
    months += Number(count) * (unit?.months ?? 0);
    seconds += Number(count) * (unit?.seconds ?? 0);
  }
  if (months === 0 && seconds === 0) return fail(malformed(trimmed));
  return ok({ kind: 'span', months, seconds });
}

function parseDate(text: string): Result<Lifetime> {
  const hasTime = text.length > 10;
  const hasOffset = /(?:Z|[+-]\d{2}:\d{2})$/.test(text.slice(10));
  const iso = (hasTime ? text.replace(' ', 'T') : `${text}T00:00`) + (hasOffset ? '' : 'Z');
  const milliseconds = Date.parse(iso);
  // Date.parse rolls "2027-02-30" over to March; a date that does not exist is a mistake.
  const day = Number(text.slice(8, 10));
  const month = Number(text.slice(5, 7));
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), month, 0)).getUTCDate();
  if (Number.isNaN(milliseconds) || day > lastDay) return fail(malformed(text));
  return ok({ kind: 'until', until: Math.floor(milliseconds / 1000) });
}

function malformed(text: string) {
  return appError('lifetime-malformed', { expected: '90m, 2h30m, 1d, 1mo, 2027-01-31T18:00Z, none', actual: text.slice(0, 40) });
}

/** `exp` in Unix seconds for a token issued at `issuedAt`; null where it never expires. */
export function expiryOf(lifetime: Lifetime, issuedAt: number): number | null {
  switch (lifetime.kind) {
    case 'none':
      return null;
    case 'until':
      return lifetime.until;
    case 'span':
      return Math.min(addMonths(issuedAt, lifetime.months) + lifetime.seconds, latestInstant);
  }
}

function addMonths(instant: number, months: number): number {
  if (months === 0) return instant;
  const from = new Date(instant * 1000);
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  if (Number.isNaN(target.getTime())) return latestInstant;
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return target.getTime() / 1000 + (instant % 86_400);
}
