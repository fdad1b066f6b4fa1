export type Separator = ',' | ';' | '\t';

const quote = 0x22;
const lineFeed = 0x0a;

/**
 * Finds where rows end without reading them, so that a source can be cut into pieces of whole rows. It sees rows exactly as
 * `CsvRows` does: a quote means something at the beginning of a cell and within a quoted one, nowhere else; what stands
 * behind a quoted cell other than the separator breaks its line to the end.
 * @param separator of a CSV; null where a line is a row
 * @param ended is told the offset behind each row's line feed
 * @returns where a quoted cell begins that does not end, else -1
 */
export function findRowEnds(bytes: Uint8Array, separator: Separator | null, ended: (end: number) => void): number {
  const between = separator?.charCodeAt(0) ?? lineFeed;
  let at = 0;
  while (at < bytes.length) {
    if (separator !== null && bytes[at] === quote) {
      const close = closingQuote(bytes, at + 1);
      if (close === -1) return at;
      at = close + 1;
      if (bytes[at] !== between) at = indexOrEnd(bytes, lineFeed, at);
    } else {
      while (at < bytes.length && bytes[at] !== between && bytes[at] !== lineFeed) at++;
    }
    if (bytes[at] === lineFeed) ended(at + 1);
    at++;
  }
  return -1;
}

/** `end`: behind the last whole row, 0 where there is none. */
export type LastRow = { readonly end: number; readonly openQuote: number };

export function lastRowEnd(bytes: Uint8Array, separator: Separator | null): LastRow {
  if (separator === null || !bytes.includes(quote)) return { end: bytes.lastIndexOf(lineFeed) + 1, openQuote: -1 };
  let end = 0;
  const openQuote = findRowEnds(bytes, separator, (found) => (end = found));
  return { end, openQuote };
}

/** Where the quoted cell ends whose first character is at `from`; two quotes are one of its characters. */
function closingQuote(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(quote, from);
  while (at !== -1 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at;
}

function indexOrEnd(bytes: Uint8Array, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from);
  return at === -1 ? bytes.length : at;
}
