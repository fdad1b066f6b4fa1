import type { Opaque } from '../../../../shared/inspect.ts';
import { recogniseKnown, recogniseOpaque } from './opaque.ts';
import { opaqueExpression } from './opaque-formats.ts';

/** An opaque string in the plain text. */
export type Handle = { readonly text: string; readonly start: number; readonly end: number; readonly opaque: Opaque };

/** Strings that are known by their beginning, wherever they stand. */
export function knownHandles(text: string, maximum: number): Handle[] {
  const found: Handle[] = [];
  const expression = opaqueExpression;
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null && found.length < maximum; match = expression.exec(text)) {
    const opaque = recogniseKnown(match[0]);
    if (opaque !== null) found.push({ text: match[0], start: match.index, end: expression.lastIndex, opaque });
  }
  return found;
}

const calledSo = /\b(?:bearer|dpop)[ \t+]+|token/gi;
const restOfName = /[\w-]{0,20}["'`]?[ \t]{0,4}(?::|==?|=>)[ \t]{0,4}["'`]?(?:bearer[ \t+]{1,4})?/iy;
const value = /[A-Za-z0-9_.~+/|-]*={0,2}/y;
const shortestValue = 20;
const longestValue = 512;

/** Strings that are random enough, where something says that a token stands there: `Bearer`, or a name with "token" in it. */
export function namedHandles(text: string, maximum: number): Handle[] {
  const found: Handle[] = [];
  calledSo.lastIndex = 0;
  while (found.length < maximum && calledSo.test(text)) {
    let start = calledSo.lastIndex;
    if ((text.charCodeAt(start - 1) | 0x20) === 0x6e) {
      restOfName.lastIndex = start;
      if (!restOfName.test(text)) continue;
      start = restOfName.lastIndex;
    }
    value.lastIndex = start;
    value.test(text);
    // What was read is not read again, so that a text of a thousand such words takes no longer than any other.
    const end = value.lastIndex;
    calledSo.lastIndex = end;
    if (end - start < shortestValue || end - start > longestValue) continue;
    const handle = text.slice(start, end);
    const opaque = recogniseOpaque(handle);
    if (opaque !== null) found.push({ text: handle, start, end, opaque });
  }
  return found;
}

/** The whole text, if it is one such string in quotes or not. */
export function wholeHandle(text: string): Handle | null {
  const start = /^[\s"'`<]{0,100}/.exec(text)?.[0].length ?? 0;
  const end = text.trimEnd().replace(/["'`>]$/, '').length;
  if (end <= start || end - start > 65_536) return null;
  const whole = text.slice(start, end);
  const opaque = recogniseOpaque(whole);
  return opaque === null ? null : { text: whole, start, end, opaque };
}
