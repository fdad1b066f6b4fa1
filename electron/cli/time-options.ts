import { parseLifetime } from '../../shared/lifetime.ts';
import { ok, type Result } from '../../shared/result.ts';
import { usage, type Refusal } from './exits.ts';

const maxLeewaySeconds = 86_400;
/** A century of 36,525 days. */
const maxAgeSeconds = 3_155_760_000;

/** `--at`: Unix seconds, or a date as parseLifetime reads it (UTC unless it has an offset). */
export function parseInstant(option: string, text: string): Result<number, Refusal> {
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return ok(Number(text));
  const date = parseLifetime(text);
  if (!date.ok || date.value.kind !== 'until') return usage(option, 'Unix seconds or a date such as 2027-01-31T18:00Z', text);
  return ok(date.value.until);
}

/** `--leeway`: "30s", "2m", or plain seconds. */
export function parseLeeway(option: string, text: string): Result<number, Refusal> {
  const seconds = spanSeconds(text);
  if (seconds !== null && seconds <= maxLeewaySeconds) return ok(seconds);
  return usage(option, `0 to ${maxLeewaySeconds} seconds, such as 30s or 2m`, text);
}

/** `--max-age`: the same, and longer than no time. */
export function parseAge(option: string, text: string): Result<number, Refusal> {
  const seconds = spanSeconds(text);
  if (seconds !== null && seconds >= 1 && seconds <= maxAgeSeconds) return ok(seconds);
  return usage(option, `1 to ${maxAgeSeconds} seconds, such as 90s or 10m`, text);
}

/** Null where it is none, or one in months, which have no fixed length. */
function spanSeconds(text: string): number | null {
  if (/^\d{1,9}s?$/.test(text)) return Number.parseInt(text, 10);
  const span = parseLifetime(text);
  return span.ok && span.value.kind === 'span' && span.value.months === 0 ? span.value.seconds : null;
}
