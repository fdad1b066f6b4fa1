import { expiryOf, parseLifetime } from '../../../shared/lifetime.ts';

/** Answers as text: Unix seconds, or the code of the refusal and what it expects instead. */
export type CalendarCase = {
  name: string;
  expected: string;
  actual: string;
  /** What a common mistake would answer; null where it would make no difference. */
  planted: string | null;
  trait: 'ends' | 'skipped' | 'twice' | null;
};

/** What the app makes of a lifetime that begins then. */
export function end(text: string, from: number): string {
  const lifetime = parseLifetime(text);
  if (lifetime.ok) return String(expiryOf(lifetime.value, from));
  return `${lifetime.error.code} ${lifetime.error.expected ?? ''}`;
}

/** Unix seconds of one of Temporal's instants. */
export function secondsOf({ epochMilliseconds }: { epochMilliseconds: number }): string {
  return String(epochMilliseconds / 1000);
}
