import { attempt, KeyRefusal, malformed } from '../refusal.ts';
import { fail, type Result } from '../../../../../shared/result.ts';
import { TextPlaces } from './text-places.ts';

/**
 * A PEM block (RFC 7468, with the headers of RFC 1421 that old OpenSSL writes). `line` is that of its first line.
 * `placed` adds line and column to a refusal whose offset counts bytes of `der`.
 */
export type PemBlock = {
  readonly label: string;
  readonly line: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly der: Buffer;
  placed<T>(work: () => T): T;
};

const opening = '-----BEGIN ';
/** More is no key file but an attack on the reader. */
const maximumPemBlocks = 2_000;

/** Whether the text is PEM at all, wherever in it the first block may start. */
export function isPem(text: string): boolean {
  return text.includes(opening);
}

/**
 * All blocks of a text, wherever they start: after a variable's name, in quotes, indented, in the strings of a JSON document;
 * with lines that end in LF, CRLF or a written `\n`. A block that is broken inside is an error in its place; one without an
 * end is the last.
 */
export function pemBlocks(text: string): Result<PemBlock>[] {
  const places = new TextPlaces(text);
  const blocks: Result<PemBlock>[] = [];
  for (let start = text.indexOf(opening); start !== -1;) {
    const found = attempt(() => edgesOf(text, start, places));
    if (!found.ok) return [...blocks, found];
    const edges = found.value;
    if (blocks.length >= maximumPemBlocks) return [...blocks, tooMany(places.at(start))];
    blocks.push(attempt(() => blockOf(text, edges, places)));
    start = text.indexOf(opening, edges.end);
  }
  return blocks;
}

type Edges = { label: string; start: number; bodyStart: number; bodyEnd: number; end: number };

function edgesOf(text: string, start: number, places: TextPlaces): Edges {
  const labelStart = start + opening.length;
  const label = /^([A-Z0-9][A-Z0-9 #.-]{0,60}?)-----/.exec(text.slice(labelStart, labelStart + 80))?.[1];
  if (label === undefined)
    throw malformed('pem', '-----BEGIN …-----', 'a line that does not end so', { ...places.at(start), offset: start });
  const closing = `-----END ${label}-----`;
  const bodyStart = labelStart + label.length + 5;
  const bodyEnd = text.indexOf(closing, bodyStart);
  if (bodyEnd === -1) throw malformed('pem', closing, 'no such line', { ...places.at(start), offset: start });
  return { label, start, bodyStart, bodyEnd, end: bodyEnd + closing.length };
}

function blockOf(text: string, edges: Edges, places: TextPlaces): PemBlock {
  const { headers, next } = headersOf(text, edges);
  const body = base64Of(text, next, edges.bodyEnd, places);
  const der = Buffer.from(body.base64, 'base64');
  if (der.toString('base64') !== body.base64) {
    const stray = body.base64.search(/=(?!=?$)/);
    const offset = body.offsetOf(stray === -1 ? body.base64.length - 1 : stray);
    throw malformed('pem', 'canonical base64', stray === -1 ? 'a wrong end' : 'padding inside', { ...places.at(offset), offset });
  }
  const { label, start } = edges;
  return { label, line: places.at(start).line, headers, der, placed: (work) => withPlace(work, body.offsetOf, places) };
}

/** A line's end: as it is, or written out with one or two backslashes. */
const lineEnd = /\r\n|\n|\r|\\{1,2}r\\{1,2}n|\\{1,2}n|\\{1,2}r/y;

function headersOf(text: string, { bodyStart, bodyEnd }: Edges): { headers: ReadonlyMap<string, string>; next: number } {
  const headers = new Map<string, string>();
  let at = skip(lineEnd, text, bodyStart);
  for (;;) {
    const header = exec(/([A-Za-z][A-Za-z0-9-]{0,63}): ([^\r\n\\]{0,1000})/y, text, at);
    if (header === null || at >= bodyEnd) return { headers, next: at };
    headers.set(header[1] ?? '', (header[2] ?? '').trimEnd());
    at = skip(lineEnd, text, at + header[0].length);
  }
}

type Body = { base64: string; offsetOf: (character: number) => number };

/** What may stand between the characters of base64. */
const between = /(?:[ \t\r\n]|\\{1,2}[rn])+/g;

/** The base64 characters alone, and where in the text each of them stands. */
function base64Of(text: string, start: number, end: number, places: TextPlaces): Body {
  const body = text.slice(start, end);
  const base64 = body.replace(between, '');
  const offsetOf = (character: number): number => start + offsetIn(body, character);
  const foreign = base64.search(/[^A-Za-z0-9+/=]/);
  if (base64 !== '' && foreign === -1) return { base64, offsetOf };
  const offset = base64 === '' ? start : offsetOf(foreign);
  throw malformed('pem', 'base64', base64 === '' ? 'nothing' : 'another character', { ...places.at(offset), offset });
}

/** Only asked for an error, so it counts again. */
function offsetIn(body: string, character: number): number {
  let skipped = 0;
  for (const { index, 0: gap } of body.matchAll(between)) {
    if (index - skipped > character) break;
    skipped += gap.length;
  }
  return character + skipped;
}

/** Byte n of the DER is written from character n * 4 / 3 on. */
function withPlace<T>(work: () => T, offsetOf: Body['offsetOf'], places: TextPlaces): T {
  try {
    return work();
  } catch (refusal) {
    if (!(refusal instanceof KeyRefusal) || refusal.error.offset === undefined) throw refusal;
    const offset = offsetOf(Math.floor((refusal.error.offset * 4) / 3));
    throw new KeyRefusal({ ...refusal.error, ...places.at(offset), offset });
  }
}

function tooMany(place: { line: number; column: number }): Result<PemBlock> {
  return fail(malformed('pem', `at most ${maximumPemBlocks} blocks`, 'more', place).error);
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function skip(pattern: RegExp, text: string, at: number): number {
  return at + (exec(pattern, text, at)?.[0].length ?? 0);
}
