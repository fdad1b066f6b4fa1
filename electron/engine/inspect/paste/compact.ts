import { beginsAsHeader, headerFacts, shortestHeader } from './header.ts';
import { Shape } from './shape.ts';
import type { TokenKind } from '../../../../shared/inspect.ts';
import type { Steps } from '../../turns.ts';

/** A token in the plain text: compact, or with tildes. `text` is without the line breaks that stood in it. */
export type Candidate = {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hasLineBreaks: boolean;
};

/** More lines than the largest token has at 64 characters a line. */
const maximumLines = 5_000;

/** Tokens by how their header begins, in order of place. Time grows with the length of the text. */
export function* compactTokens(text: string, maximum: number): Steps<Candidate[]> {
  const found: Candidate[] = [];
  const start = /e(?:y[A-DI-L]|w[k-r0-3]|30)/g;
  let searched = 0;
  while (found.length < maximum && start.test(text)) {
    const at = start.lastIndex - 3;
    const before = text.charCodeAt(at - 1);
    if (isSegment(before) || isTooShort(text, at)) continue;
    const token = tokenAt(text, at, searched);
    searched = token.end;
    start.lastIndex = Math.max(start.lastIndex, searched);
    if (token.isToken) found.push(token);
    yield;
  }
  return found;
}

/** `eyJ.txt`: a first segment that is complete and too short for a header, unless it is the empty one. */
function isTooShort(text: string, at: number): boolean {
  let end = at + 3;
  while (end < at + shortestHeader && isSegment(text.charCodeAt(end))) end++;
  if (end === at + shortestHeader || text.startsWith('e30.', at)) return false;
  return lineStart(text, end) === null;
}

type Read = Candidate & { isToken: boolean };

function tokenAt(text: string, at: number, searched: number): Read {
  const read = joinedLines(text, at);
  const token = withoutSurplus(text, read);
  const kind = kindOf(token.text);
  if (text[at - 1] === '.') {
    const whole = withSegmentsBefore(text, token, kind !== null, searched);
    if (whole !== null) return { ...whole, isToken: true };
  }
  return { ...token, kind: kind ?? 'damaged', isToken: kind !== null };
}

/**
 * What is tied to it with a dot belongs to it, and is what is wrong with it: a segment too many, or a header that no longer looks
 * like one, and then this is `payload.signature`. Three dots only say that something was left out.
 */
function withSegmentsBefore(text: string, token: Candidate, isToken: boolean, searched: number): Candidate | null {
  let start = token.start;
  while (start > searched && (isSegment(text.charCodeAt(start - 1)) || text[start - 1] === '.')) start--;
  const before = text.slice(start, token.start);
  if (before.endsWith('..')) return null;
  if (!isToken) {
    const [payload = '', signature = '', ...others] = token.text.split('.', 3);
    if (before.length <= shortestHeader || others.length > 0 || signature.length < 20 || !beginsAsHeader(payload)) return null;
  }
  return { ...token, kind: 'damaged', text: before + token.text, start };
}

/**
 * What a text is that begins like a header; null: nothing, as the name of a file or a cursor in base64url.
 * RFC 7515 section 7.1 and appendix F, RFC 7516 section 7.1, RFC 9901 section 4.
 */
export function kindOf(text: string): TokenKind | null {
  const tilde = text.indexOf('~');
  const isJose = text.startsWith('e30.') ? /^e30\.[A-Za-z0-9_-]{2,}\./.test(text) : text.indexOf('.') >= shortestHeader;
  if (!isJose) return null;
  const [header = '', payload = '', signature, ...others] = (tilde === -1 ? text : text.slice(0, tilde)).split('.', 7);
  const facts = headerFacts(header);
  const more = others.length;
  if (signature === undefined || facts === null || (more !== 0 && more !== 2)) return isMeant(text, header) ? 'damaged' : null;
  if (tilde !== -1) return more === 0 ? 'sd-jwt' : 'damaged';
  if (more === 2) return facts.isEncrypted ? 'jwe' : 'damaged';
  if (facts.isEncrypted) return 'damaged';
  return payload === '' && signature !== '' ? 'jws-detached' : 'jws';
}

function isMeant(text: string, header: string): boolean {
  return /\.[A-Za-z0-9_-]/.test(text) && beginsAsHeader(header);
}

/** The token from `at` on, with the lines after it that still belong to it. */
function joinedLines(text: string, at: number): Candidate {
  const shape = new Shape();
  const pieces: string[] = [];
  let end = at;
  for (let from: number | null = at; from !== null && pieces.length < maximumLines; from = lineStart(text, end)) {
    const next = runEnd(text, from);
    const piece = text.slice(from, next);
    if (from !== at && (piece === '' || !endsItsLine(text, next) || !shape.wants(piece))) break;
    shape.add(piece);
    end = damageEnd(text, next, shape);
    if (end > next) shape.add(text.slice(next, end));
    pieces.push(text.slice(from, end));
  }
  return { kind: 'jws', text: pieces.join(''), start: at, end, hasLineBreaks: pieces.length > 1 };
}

const run = /[A-Za-z0-9_.~-]*/y;
const otherAlphabet = /[A-Za-z0-9_.~+/=-]*/y;
const padding = /={1,3}(?![A-Za-z0-9_=-])/y;
/** With the `=` of quoted-printable (RFC 2045 section 6.7), PowerShell's backtick and the marks of a quoted mail. */
const lineBreak = /[ \t]{0,40}[`=]?\r?\n[ \t>|]{0,40}/y;

function runEnd(text: string, at: number): number {
  run.lastIndex = at;
  run.test(text);
  return run.lastIndex;
}

function lineStart(text: string, at: number): number | null {
  lineBreak.lastIndex = at;
  return lineBreak.test(text) ? lineBreak.lastIndex : null;
}

/** Padding, and characters of base64's other alphabet while something is wanting, belong to the token: they are what is wrong with it. */
function damageEnd(text: string, at: number, shape: Shape): number {
  if (!isOtherAlphabet(text.charCodeAt(at))) return at;
  lineBreak.lastIndex = at;
  const isSoftBreak = lineBreak.test(text);
  if (shape.isShort() && !isSoftBreak) {
    otherAlphabet.lastIndex = at;
    otherAlphabet.test(text);
    return otherAlphabet.lastIndex;
  }
  padding.lastIndex = at;
  return !isSoftBreak && padding.test(text) ? padding.lastIndex : at;
}

function isOtherAlphabet(code: number): boolean {
  return code === 0x2b || code === 0x2f || code === 0x3d;
}

function isSegment(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f;
}

function endsItsLine(text: string, at: number): boolean {
  return at >= text.length || /[\s"'`\\)>\]}<&+/=]/.test(text[at] ?? '');
}

/** The full stop of a sentence, the three dots of a shortened one, and the tildes of struck-out Markdown are no part of a token. */
function withoutSurplus(text: string, token: Candidate): Candidate {
  const length = token.text.length - surplus(token.text, text[token.start - 1] === '~');
  return { ...token, text: token.text.slice(0, length), end: token.end - (token.text.length - length) };
}

function surplus(token: string, isStruckOut: boolean): number {
  if (isStruckOut && token.endsWith('~~')) return 2;
  if (!token.endsWith('.')) return 0;
  if (token.endsWith('~.')) return 1;
  const dots = token.split('.', 8).length - 1;
  let trailing = 1;
  while (token[token.length - 1 - trailing] === '.') trailing++;
  if (trailing >= 3) return trailing;
  return dots === 3 || dots === 5 ? 1 : 0;
}
