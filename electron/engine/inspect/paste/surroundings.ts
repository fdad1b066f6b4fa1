import type { Removed } from './marks.ts';
import { mark } from './marks.ts';
import type { PlainText } from './plain-text.ts';

/** The text around a token, and what of it is set aside with a name. */
export type Surroundings = {
  /** The scheme of the header that stood directly before it. */
  readonly scheme: 'bearer' | 'dpop' | null;
  /** Nothing but the token, its quotes and its scheme. */
  readonly isAlone: boolean;
  /** Where what belongs to the token begins, its quote or scheme. */
  readonly start: number;
  readonly removed: Removed[];
};

const pairs: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '”', '‘': '’', '«': '»' };
const quotesOnly = /^[\s"'`“”‘’«»<>]*$/;

/** The first and last character of a text that is not blank; the same for all its tokens. */
export function edgesOf({ text }: PlainText): { first: number; last: number } {
  return { first: text.length - text.trimStart().length, last: text.trimEnd().length };
}

export function surroundings(plain: PlainText, from: number, to: number, { first, last }: { first: number; last: number }): Surroundings {
  const { text } = plain;
  const removed: Removed[] = [];
  let start = from;
  let end = to;
  const unquote = (): void => {
    if (pairs[text[start - 1] ?? ''] !== text[end] || end >= text.length) return;
    removed.push('quotes');
    start--;
    end++;
  };
  unquote();
  const match = /(?<![\w-])(bearer|dpop)["'`]?[ \t+]{1,9}$/i.exec(text.slice(Math.max(0, start - 20), start));
  const scheme = match === null ? null : match[1]?.toLowerCase() === 'dpop' ? 'dpop' : 'bearer';
  if (match !== null && scheme !== null) {
    removed.push(scheme);
    start -= match[0].length;
  }
  const before = start - first > 20 ? null : text.slice(first, Math.max(first, start));
  const after = last - end > 20 ? null : text.slice(end, Math.max(end, last));
  const isAlone = before !== null && after !== null && quotesOnly.test(before) && quotesOnly.test(after);
  if (!isAlone) removed.push('surrounding-text');
  else if (before !== '' || after !== '') removed.push('quotes');
  else if (first > 0 || last < text.length) removed.push('spaces');
  return { scheme, isAlone, start, removed };
}

/** A BOM at the beginning of a file, a zero width space at the end of a copied cell: around a token that stands alone. */
export function hiddenAround(plain: PlainText, { isAlone }: Surroundings): number {
  return isAlone ? plain.marks(-1, plain.text.length + 1) & mark.invisible : 0;
}
