/** A run of token characters that is shorter is no beginning of a token: the shortest header has more. */
const shortestStart = 12;
const lineFeed = 0x0a;

/**
 * The last place, behind a line feed, where no token can go on from one line to the next; null where there is none. Tokens go
 * on where a line ends with token characters and the next begins with some that end there or at a blank, a quote or a
 * backslash; and JSON that was laid out over lines, which indents.
 */
export function safeCut(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.lastIndexOf(lineFeed, bytes.length - 2); at >= from; at = bytes.lastIndexOf(lineFeed, at - 1)) {
    if (isSafe(bytes, from, at + 1)) return at + 1;
    if (at === 0) break;
  }
  return null;
}

function isSafe(bytes: Uint8Array, from: number, next: number): boolean {
  const first = bytes[next];
  if (first === undefined || first <= 0x20 || closes.has(first)) return false;
  let last = next - 2;
  while (last >= from && isBlank(bytes[last])) last--;
  if (last < from) return false;
  const end = bytes[last] ?? 0;
  if (joins.has(end) || (quotes.has(first) && opens.has(end))) return false;
  let start = last;
  while (start >= from && isTokenCharacter(bytes[start]) && last - start < shortestStart) start--;
  if (last - start < shortestStart) return true;
  return cannotGoOn(bytes, next);
}

/** What follows is another token, whole and in one line, or ends in a way in which no piece of a token does. */
function cannotGoOn(bytes: Uint8Array, next: number): boolean {
  let dots = 0;
  let at = next;
  while (isTokenCharacter(bytes[at])) if (bytes[at++] === dot) dots++;
  const follows = bytes[at];
  if (follows === undefined) return false;
  if (at > next && !isBlank(follows) && !joins.has(follows) && !quotes.has(follows) && follows !== lineFeed) return true;
  return dots >= 2 && bytes[next] === letterE && headerSeconds.has(bytes[next + 1] ?? 0);
}

const codes = (text: string): ReadonlySet<number> => new Set([...text].map((character) => character.charCodeAt(0)));
const closes = codes('}])');
/** In front of a line break: an escape, a soft break, or the half of an escape. */
const joins = codes('\\=%');
/** JSON goes on with a name or a value. */
const opens = codes(',:{[');
const quotes = codes('"\'`');
const headerSeconds = codes('yw3');
const dot = 0x2e;
const letterE = 0x65;

function isBlank(code: number | undefined): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}

/** base64url, the dot, and the tilde of SD-JWT; bytes that are no ASCII may be invisible characters. */
function isTokenCharacter(code: number | undefined): boolean {
  if (code === undefined) return false;
  if (code >= 0x61) return code <= 0x7a || code === 0x7e || code >= 0x80;
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x2d || code === dot;
}
