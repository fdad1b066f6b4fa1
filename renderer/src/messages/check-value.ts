import { cut } from '../../../shared/cut.ts';
import type { CheckValue } from '../../../shared/verdict.ts';

const longest = 80;

/** A value out of a check as it stands in a sentence. It may come from a token: draw the sentence with SafeText. */
export function shown(value: CheckValue): string {
  if (value === null) return '–';
  if (Array.isArray(value)) return cut(value.map((item) => `“${item}”`).join(', '), longest);
  return typeof value === 'number' ? String(value) : cut(value, longest);
}

/** The same in quotation marks, for values that are names rather than kinds or counts. */
export function quoted(value: CheckValue): string {
  return typeof value === 'string' ? `“${cut(value, longest)}”` : shown(value);
}

/** How far `actual` lies from `expected`, both Unix seconds; null where one of them is no number. */
export function distance(expected: CheckValue, actual: CheckValue): number | null {
  return typeof expected === 'number' && typeof actual === 'number' ? actual - expected : null;
}
