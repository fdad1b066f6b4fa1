import { parseLifetime } from '../../shared/lifetime.ts';
import { ok, type Result } from '../../shared/result.ts';
import { usage, type Refusal } from './exits.ts';

const maxLeewaySeconds = 86_400;

/** `--at`: Unix seconds, or a date as parseLifetime reads it (UTC unless it has an offset). */
export function parseInstant(option: string, text: string): Result<number, Refusal> {
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return ok(Number(text));
  const date = parseLifetime(text);
  if (!date.ok || date.value.kind !== 'until') return usage(option, 'Unix seconds or a date such as 2027-01-31T18:00Z', text);
  return ok(date.value.until);
}

/** `--leeway`: "30s", "2m", or plain seconds. */
export function parseLeeway(option: string, text: string): Result<number, Refusal> {
  const wrong = () => usage(option, `0 to ${maxLeewaySeconds} seconds, such as 30s or 2m`, text);
  if (/^\d{1,9}s?$/.test(text)) return within(Number.parseInt(text, 10)) ?? wrong();
  const span = parseLifetime(text);
  if (!span.ok || span.value.kind !== 'span' || span.value.months > 0) return wrong();
  return within(span.value.seconds) ?? wrong();
}

function within(seconds: number): Result<number, Refusal> | null {
  return seconds <= maxLeewaySeconds ? ok(seconds) : null;
}
