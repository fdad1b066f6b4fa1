import { maximumOverlapSeconds } from '../../../../shared/key-rotation.ts';
import type { Dependants } from '../../../../shared/keys.ts';
import { expiryOf, parseLifetime } from '../../../../shared/lifetime.ts';

const overlapKinds = ['last-token', 'hour', 'day', 'week', 'month', 'own'] as const;
export type OverlapKind = (typeof overlapKinds)[number];
export type Overlap = { readonly kind: OverlapKind; /** For 'own': "3d", "90m". */ readonly text: string };

const fixed = { hour: 3_600, day: 86_400, week: 7 * 86_400, month: 30 * 86_400 };

/** Until the last stored token ends, where one lives; else a day, for those that are elsewhere. */
export function firstOverlap({ validUntil }: Dependants): Overlap {
  return { kind: validUntil === null ? 'day' : 'last-token', text: '' };
}

/** Those that make sense: 'last-token' only while a stored token has an end that is ahead. */
export function overlapKindsFor({ validUntil }: Dependants): readonly OverlapKind[] {
  return overlapKinds.filter((kind) => kind !== 'last-token' || validUntil !== null);
}

/** In whole seconds from `now` (Unix seconds), at most `maximumOverlapSeconds`; null where the text says none. */
export function overlapSeconds({ kind, text }: Overlap, { validUntil }: Dependants, now: number): number | null {
  switch (kind) {
    case 'last-token':
      return validUntil === null ? null : Math.min(maximumOverlapSeconds, Math.max(0, Math.ceil(validUntil - now)));
    case 'own':
      return ownSeconds(text, now);
    default:
      return fixed[kind];
  }
}

function ownSeconds(text: string, now: number): number | null {
  const lifetime = parseLifetime(text);
  if (!lifetime.ok) return null;
  const until = expiryOf(lifetime.value, now);
  if (until === null) return null;
  const seconds = Math.ceil(until - now);
  return seconds < 0 || seconds > maximumOverlapSeconds ? null : seconds;
}

/** So many seconds or a little more: whole minutes, hours or days, whichever a person would say. */
export function roundedOverlap(seconds: number): number {
  const unit = seconds > 2 * 86_400 ? 86_400 : seconds > 2 * 3_600 ? 3_600 : 60;
  return Math.min(maximumOverlapSeconds, Math.max(1, Math.ceil(seconds / unit)) * unit);
}

/** The text that `overlapSeconds` reads as `roundedOverlap`. */
export function overlapText(seconds: number): string {
  const rounded = roundedOverlap(seconds);
  if (rounded % 86_400 === 0) return `${rounded / 86_400}d`;
  return rounded % 3_600 === 0 ? `${rounded / 3_600}h` : `${rounded / 60}m`;
}
