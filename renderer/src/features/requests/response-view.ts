import { parseJson } from '../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { Exchange, Fault, Refusal } from '../../../../shared/requests.ts';

/** More text than this holds up the screen; copying takes all of it. In characters. */
export const mostShown = 200_000;

export type BodyView = { readonly text: string; readonly language: 'json' | 'text'; readonly all: number };

/** The body as it is shown. JSON is laid out again without touching a number or a name; what does not parse stays raw. */
export function viewBody({ kind, text }: Exchange['body'], isPretty: boolean): BodyView {
  const pretty = kind === 'json' && isPretty ? prettyJson(text) : null;
  const whole = pretty ?? text;
  return { text: whole.slice(0, mostShown), language: kind === 'json' ? 'json' : 'text', all: whole.length };
}

function prettyJson(text: string): string | null {
  const parsed = parseJson(text, 100);
  return parsed.ok ? stringifyJson(parsed.value, 2) : null;
}

export type StatusTone = 'valid' | 'neutral' | 'invalid';

export function statusTone(status: number): StatusTone {
  if (status < 300) return 'valid';
  return status < 400 ? 'neutral' : 'invalid';
}

/** "401 Unauthorized"; HTTP/2 has no reason phrase, then the number alone. */
export function statusLine({ status, statusText }: Exchange): string {
  return statusText === '' ? String(status) : `${status} ${statusText}`;
}

/** A success for a token that was broken on purpose: the endpoint does not look. */
export function isBrokenAccepted({ status }: Exchange, fault: Fault): boolean {
  return fault !== 'none' && status >= 200 && status < 300;
}

export type ClockNote = { readonly kind: 'unknown' } | { readonly kind: 'agree' | 'ahead' | 'behind'; readonly seconds: number };

/** The Date header counts whole seconds and the answer took its time: less than this is no difference. */
const sameClock = 5;

export function clockNote({ skewSeconds }: Refusal): ClockNote {
  if (skewSeconds === null) return { kind: 'unknown' };
  const seconds = Math.max(1, Math.abs(Math.round(skewSeconds)));
  if (seconds <= sameClock) return { kind: 'agree', seconds };
  return { kind: skewSeconds > 0 ? 'ahead' : 'behind', seconds };
}
