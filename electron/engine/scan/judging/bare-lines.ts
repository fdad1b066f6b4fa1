import { findTokens } from '../../inspect/paste/find-tokens.ts';
import type { TextToken } from '../../inspect/paste/text-token.ts';

const bareLine = /^(ey[A-Za-z0-9_-]{10,})\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{20,}$/;

/** Headers that `findTokens` takes for those of a signed token, and others; the same few come again and again. */
const known = new Map<string, boolean>();
const mostKnown = 10_000;

/**
 * The tokens of a text that is a list of them, one in each line, as `findTokens` has them; null for every other text. Such lists
 * are long, and nothing around a token has to be understood.
 * @param before how many lines stand before the text
 */
export function bareLines(text: string, before = 0): TextToken[] | null {
  const lines = text.split('\n');
  const tokens: TextToken[] = [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const token = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (token !== '') {
      const header = bareLine.exec(token)?.[1];
      if (header === undefined || !isSigned(header, token)) return null;
      tokens.push({
        kind: 'jws',
        text: token,
        start,
        end: start + token.length,
        line: before + index + 1,
        source: 'text',
        name: null,
        removed: ['surrounding-text'],
        opaque: null,
      });
    }
    start += line.length + 1;
  }
  return tokens.length < 2 ? null : tokens;
}

function isSigned(header: string, token: string): boolean {
  const before = known.get(header);
  if (before !== undefined) return before;
  const [found, ...more] = findTokens(token);
  const isIt = found?.kind === 'jws' && found.text === token && more.length === 0;
  if (known.size < mostKnown) known.set(header, isIt);
  return isIt;
}
