import type { Steps } from '../../turns.ts';
import { compactTokens, type Candidate } from './compact.ts';

const oneLine = /[A-Za-z0-9+/]*={0,2}(?![A-Za-z0-9+/_.=-])/y;
const lineBreak = /\r?\n[ \t>|]{0,40}(?=[A-Za-z0-9+/])(?!ZXlK)/y;
/** The last line may stand in quotes, with the others. */
const endOfLine = /["'`]?(?:[ \t]{0,40}\r?\n|[ \t]{0,40}$)/y;
const shortest = 40;

/** Tokens that are in base64 once more, as Kubernetes keeps them in a Secret and `base64` prints them. The places are those of the base64. */
export function* wrappedTokens(text: string, maximum: number): Steps<Candidate[]> {
  const found: Candidate[] = [];
  // Base64 of what begins with "eyJ", not within a longer word and not a segment of a token: that may hold another one.
  const opening = /(?<![A-Za-z0-9+/_.-])ZXlK/g;
  while (found.length < maximum && opening.test(text)) {
    yield;
    const start = opening.lastIndex - 4;
    const lines = linesFrom(text, start);
    if (lines.length === 0) continue;
    // What was read is not read again; no other one begins in it.
    opening.lastIndex = Math.max(opening.lastIndex, lines.at(-1)?.end ?? 0);
    // A last line that is shorter may also be what somebody wrote below.
    const token = (yield* tokenIn(lines)) ?? (lines.length > 1 ? yield* tokenIn(lines.slice(0, -1)) : null);
    if (token === null) continue;
    found.push({ ...token, start });
    opening.lastIndex = token.end;
  }
  return found;
}

type Line = { readonly text: string; readonly end: number };

/** Of several lines all are as long as the first one, but the last, which may be shorter (RFC 2045 section 6.8). */
function linesFrom(text: string, start: number): Line[] {
  const lines: Line[] = [];
  for (let from: number | null = start; from !== null;) {
    const line = lineAt(text, from);
    const [first] = lines;
    if (line === null || line.text.length < (first === undefined ? shortest : 1)) break;
    if (first !== undefined && (line.text.length > first.text.length || !matchesAt(endOfLine, text, line.end))) break;
    lines.push(line);
    const isLast = line.text.endsWith('=') || line.text.length < (lines[0]?.text.length ?? 0);
    from = isLast || !matchesAt(lineBreak, text, line.end) ? null : lineBreak.lastIndex;
  }
  return lines;
}

function lineAt(text: string, from: number): Line | null {
  return matchesAt(oneLine, text, from) ? { text: text.slice(from, oneLine.lastIndex), end: oneLine.lastIndex } : null;
}

function matchesAt(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at;
  return expression.test(text);
}

/** All of them are one token, or nothing is. */
function* tokenIn(lines: readonly Line[]): Steps<Candidate | null> {
  const inside = Buffer.from(lines.map(({ text }) => text).join(''), 'base64')
    .toString('latin1')
    .trimEnd();
  const [only] = yield* compactTokens(inside, 1);
  if (only === undefined || only.text !== inside) return null;
  return { ...only, end: lines.at(-1)?.end ?? 0, hasLineBreaks: lines.length > 1 };
}
