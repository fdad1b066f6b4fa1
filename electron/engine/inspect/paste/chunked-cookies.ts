import type { Steps } from '../../turns.ts';
import { base64Place, type Embedded } from './embedded.ts';
import { Shape } from './shape.ts';

/**
 * A cookie has room for 4 kB. What is longer is cut into `name.0`, `name.1` … (Auth.js, Supabase, Auth0) or `name__0`, `name__1` …
 * (Auth0 since 4.0). Supabase writes base64url of JSON, with this before it, into one cookie or several.
 */
const encoded = 'base64-';
const isOfInterest = /(?:\.|__)1[=\t]|[=\t]base64-ey/;
const value = /[^\s;,"'`&<>\\^]*/y;

type Chunk = { readonly name: string; readonly separator: string; readonly index: number; readonly text: string; readonly start: number };

/** The values of cookies that were cut or encoded so. Whether a token is in them is not known yet. */
export function* chunkedCookies(source: string, maximum: number): Steps<Embedded[]> {
  const found: Embedded[] = [];
  if (!isOfInterest.test(source)) return found;
  let chunks: Chunk[] = [];
  const close = (): void => {
    const whole = joined(chunks);
    if (whole !== null) found.push(whole);
    chunks = [];
  };
  // In a table, as the developer tools of a browser copy it, a tab stands between name and value.
  const cookie = /(?<![\w.$-])([\w.$-]{1,100}?)(?:(\.|__)(0|[1-9]\d{0,2}))?[=\t]/g;
  for (let match = cookie.exec(source); match !== null && found.length < maximum; match = cookie.exec(source)) {
    yield;
    const start = cookie.lastIndex;
    value.lastIndex = start;
    value.test(source);
    cookie.lastIndex = value.lastIndex;
    const text = source.slice(start, value.lastIndex);
    const [, name = '', separator = '', index] = match;
    // Others, and the attributes of a Set-Cookie header, may stand between two chunks.
    if (index === undefined && !text.startsWith(encoded)) continue;
    const chunk = { name, separator, index: Number(index ?? 0), text, start };
    if (!follows(chunk, match.index, chunks, source)) close();
    if (chunk.index === chunks.length) chunks.push(chunk);
  }
  close();
  return found;
}

const longestGap = 400;

/** The next one of the same cookie, with nothing between them that could be a token itself. */
function follows({ name, separator, index }: Chunk, at: number, chunks: readonly Chunk[], source: string): boolean {
  const last = chunks.at(-1);
  if (last === undefined || last.name !== name || last.separator !== separator || last.index + 1 !== index) return false;
  const end = endOf(chunks);
  if (at - end > longestGap) return false;
  return /^[;\s"'`\\](?![^]*ey[A-DI-L])/.test(source.slice(end, at));
}

function endOf(chunks: readonly Chunk[]): number {
  const last = chunks.at(-1);
  return last === undefined ? 0 : last.start + last.text.length;
}

function joined(chunks: readonly Chunk[]): Embedded | null {
  const [first] = chunks;
  if (first === undefined) return null;
  const isCut = chunks.length > 1;
  if (isCut ? !isUnfinished(first.text) : !first.text.startsWith(encoded)) return null;
  const whole = chunks.map(({ text }) => text).join('');
  const isEncoded = whole.startsWith(encoded);
  const place = (at: number): number => placeIn(chunks, at);
  return {
    text: isEncoded ? Buffer.from(whole.slice(encoded.length), 'base64url').toString('latin1') : whole,
    start: first.start,
    end: endOf(chunks),
    from: (at) => place(isEncoded ? encoded.length + base64Place.from(at) : at),
    to: (at) => place((isEncoded ? encoded.length + base64Place.to(at) : at) - 1) + 1,
    name: first.name,
    source: 'cookie',
    removed: [...(isCut ? (['cookie-chunks'] as const) : []), ...(isEncoded ? (['base64'] as const) : [])],
  };
}

/** No library cuts a shorter one, unless it was told to. */
const surelyCut = 2_000;

/** The first of several, which is not a whole token already. */
function isUnfinished(first: string): boolean {
  const shape = new Shape();
  shape.add(first);
  return first.length >= surelyCut || shape.isShort();
}

function placeIn(chunks: readonly Chunk[], at: number): number {
  let offset = at;
  for (const { text, start } of chunks) {
    if (offset < text.length) return start + offset;
    offset -= text.length;
  }
  return endOf(chunks);
}
