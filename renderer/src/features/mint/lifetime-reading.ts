import { parseInstant } from '../../../../shared/instant.ts';
import { expiryOf, latestInstant, parseLifetime, type Lifetime } from '../../../../shared/lifetime.ts';
import { formatDuration } from '../../lib/format.ts';
import type { Messages } from '../../messages/screens.ts';
import type { MintDraft } from './mint-draft.ts';
import { issuedAtText, lifetimeText } from './recipe-of.ts';

/** From when the lifetime counts: `iat` where it is one, else now. Unix seconds. */
export function issuedAtOf(draft: MintDraft, now: number): number {
  const text = issuedAtText(draft);
  const instant = text === null ? null : parseInstant(text, now);
  return instant?.ok === true ? instant.value : now;
}

export type Reading =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'never' }
  | {
      readonly kind: 'ends';
      readonly at: number;
      readonly lifetime: Lifetime;
      /** A calendar month that has no such day: the end was moved to its last one. */
      readonly isMovedToMonthsEnd: boolean;
    };

/** What a typed lifetime means, at `now` (Unix seconds). */
export function readLifetime(draft: MintDraft, now: number): Reading {
  const lifetime = parseLifetime(lifetimeText(draft));
  if (!lifetime.ok) return { kind: 'unreadable' };
  const from = issuedAtOf(draft, now);
  const at = expiryOf(lifetime.value, from);
  if (at === null) return { kind: 'never' };
  if (at >= latestInstant) return { kind: 'unreadable' };
  const isCalendar = lifetime.value.kind === 'span' && lifetime.value.months > 0 && lifetime.value.seconds === 0;
  const isMovedToMonthsEnd = isCalendar && new Date(at * 1000).getUTCDate() !== new Date(from * 1000).getUTCDate();
  return { kind: 'ends', at, lifetime: lifetime.value, isMovedToMonthsEnd };
}

/** "1 month and 2 h", "90 min" as "1 h 30 min"; null for a date, which is its own best word. */
export function lifetimeInWords(lifetime: Lifetime, m: Messages): string | null {
  if (lifetime.kind !== 'span') return null;
  const { months, seconds } = lifetime;
  const duration = formatDuration(seconds, m.time, 4);
  if (months === 0) return duration;
  const calendar = m.mintForm.months(Math.floor(months / 12), months % 12);
  return seconds === 0 ? calendar : m.mintForm.monthsAnd(calendar, duration);
}
