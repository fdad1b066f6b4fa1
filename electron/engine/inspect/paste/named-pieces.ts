import type { Steps } from '../../turns.ts';
import { removedOf } from './marks.ts';
import type { PlainText } from './plain-text.ts';
import { regionsOf } from './regions.ts';
import { nothingBefore, originOf, type Before, type Document } from './source.ts';
import { edgesOf, hiddenAround, surroundings } from './surroundings.ts';
import type { Piece, TextToken } from './text-token.ts';

const longestLead = 200;

/**
 * Says of each token where it came from, under which name, and what was set aside.
 * @param names of those that stand in JSON, by their place
 */
export function* namedPieces(
  source: string,
  plain: PlainText,
  document: Document,
  names: ReadonlyMap<number, string | null>,
  pieces: readonly Piece[],
): Steps<TextToken[]> {
  const edges = edgesOf(plain);
  const lineOf = lineCounter(source);
  let before: Before = nothingBefore;
  const tokens: TextToken[] = [];
  for (const { kind, text, start, end, from, to, marks, opaque } of pieces) {
    const around = surroundings(plain, from, to, edges);
    const { line, lineStart } = lineOf(start);
    const lead = source.slice(lineStart, Math.min(start, lineStart + longestLead));
    const origin = originOf(document, { start: from, end: to, lead, place: start }, around, names.get(start), before);
    before = origin.before;
    const removed = removedOf(marks | hiddenAround(plain, around), around.removed);
    tokens.push({ kind, text, start, end, line, source: origin.source, name: origin.name, removed, opaque });
    yield;
  }
  return tokens;
}

/** What is asked of the whole text before its tokens are named. */
export function documentOf(source: string, plain: PlainText): Document {
  const isHar = /^\s*\{\s*"log"\s*:\s*\{/.test(source.slice(0, 1_000)) && source.includes('"entries"');
  const isJsonLines = /^\s*\{[^\n]*\}[ \t]*\r?\n[ \t]*\{/.test(source);
  return { text: plain.text, isHar, isJsonLines, regions: regionsOf(source) };
}

/** For ascending places only, so that a text is gone through once. */
export function lineCounter(text: string): (at: number) => { line: number; lineStart: number } {
  let line = 1;
  let lineStart = 0;
  let next = text.indexOf('\n');
  return (at) => {
    for (; next !== -1 && next < at; next = text.indexOf('\n', lineStart)) {
      lineStart = next + 1;
      line++;
    }
    return { line, lineStart };
  };
}
