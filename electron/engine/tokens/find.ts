import type { FoundToken } from '../../../shared/inspect.ts';
import { damagedToken } from './damaged-token.ts';
import { headerStart, joinedToken, type Run, type TextToken } from './joined-lines.ts';

/** More tokens than a person can look through; the rest of the text is not searched. */
export const maximumFound = 1_000;

/**
 * Finds compact tokens in any text: a segment that may be a header, and at least one dot. Tokens that a terminal
 * or a mail program broke over several lines are put together again. Time grows with the length of the text.
 */
export function findTokens(text: string): TextToken[] {
  const runs = runsOf(text);
  const found: TextToken[] = [];
  for (let index = 0; index < runs.length && found.length < maximumFound;) {
    const run = runs[index];
    const start = run === undefined ? null : tokenStart(text, run);
    if (start === null) {
      index++;
      continue;
    }
    const { token, runsTaken } = joinedToken(text, runs, index, start);
    index += runsTaken;
    if (token.compact.includes('.')) found.push(token);
  }
  const whole = damagedToken(text, found);
  return whole === null ? found : [whole];
}

/**
 * Stretches of token characters: base64url and dots. With `test` and not `matchAll`, which makes an array for each of
 * the half a million stretches that a hostile text may have.
 */
function runsOf(text: string): Run[] {
  const first = /[A-Za-z0-9_.-]/g;
  const rest = /[A-Za-z0-9_.-]*/y;
  const runs: Run[] = [];
  while (first.test(text)) {
    rest.lastIndex = first.lastIndex;
    rest.test(text);
    runs.push({ start: first.lastIndex - 1, end: rest.lastIndex });
    first.lastIndex = rest.lastIndex;
  }
  return runs;
}

/** The first segment of the run that may be a JOSE header. */
function tokenStart(text: string, { start, end }: Run): number | null {
  const run = text.slice(start, end);
  for (let at = 0; ;) {
    headerStart.lastIndex = at;
    if (headerStart.test(run)) return start + at;
    const dot = run.indexOf('.', at);
    if (dot === -1) return null;
    at = dot + 1;
  }
}

/** What the text around a token says about where it came from. */
export function sourceOf(text: string, { start, end }: TextToken): FoundToken['source'] {
  if (/^["'`\s]*$/.test(text.slice(0, start)) && /^["'`\s]*$/.test(text.slice(end))) return 'bare';
  if (/^\s*(?:\$ )?curl\s/.test(text.slice(0, 50))) return 'curl';
  const before = text.slice(Math.max(0, start - 200), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/\bbearer[ \t]{1,9}["'`]?$/i.test(line)) return 'bearer';
  if (/\bcookie:/i.test(line)) return 'cookie';
  if (/[?&#;][\w.-]{1,60}=$/.test(line)) return 'url';
  return /[:,[]\s{0,20}"$/.test(before) ? 'json' : 'text';
}
