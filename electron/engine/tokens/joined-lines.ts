import { maxTokenBytes } from '../../../shared/inspect.ts';
import { stringMember } from '../../../shared/json/node.ts';
import { algorithmTable, isJwsAlgorithm } from './algorithms.ts';
import { strictParse } from './strict-parse.ts';

/** How a JOSE header begins in base64url: `{"`, `{` and white space, or `{}`. "example.com" does not begin so. */
export const headerStart = /e(?:y[A-DI-L]|w[k-r0-3]|30)/y;

/** A stretch of token characters in a text. */
export type Run = { readonly start: number; readonly end: number };

/** One token in a text. `compact` is its text without the line breaks that stood in it. */
export type TextToken = {
  readonly compact: string;
  readonly start: number;
  readonly end: number;
  readonly hasLineBreaks: boolean;
};

/** More lines than the largest token has at 64 characters a line. */
const maximumLines = 5_000;

/**
 * The token that begins at `start` in the run at `index`, with the lines after it that still belong to it: those
 * that follow a mere line break while the token is incomplete, too few segments or a signature shorter than its
 * algorithm makes it.
 */
export function joinedToken(text: string, runs: readonly Run[], index: number, start: number): { token: TextToken; runsTaken: number } {
  const first = runs[index] ?? { start, end: start };
  const pieces = [text.slice(start, first.end)];
  const shape = new Shape();
  shape.add(pieces[0] ?? '');
  let end = first.end;
  while (pieces.length < maximumLines) {
    const next = runs[index + pieces.length];
    if (next === undefined) break;
    const piece = text.slice(next.start, next.end);
    if (!isLineBreak(text, end, next.start) || !endsItsLine(text, next.end) || !shape.wants(piece)) break;
    pieces.push(piece);
    shape.add(piece);
    end = next.end;
  }
  const joined = pieces.join('');
  // The full stop of a sentence is no separator: a token has two or four of them.
  const surplus = /^[^.]*(?:\.[^.]*){2}(\.)$|^[^.]*(?:\.[^.]*){4}(\.)$/.test(joined) ? 1 : 0;
  const compact = surplus === 0 ? joined : joined.slice(0, -1);
  return {
    token: { compact, start, end: end - surplus, hasLineBreaks: pieces.length > 1 },
    runsTaken: pieces.length,
  };
}

function isLineBreak(text: string, from: number, to: number): boolean {
  if (to - from === 1) return text[from] === '\n';
  return to - from <= 40 && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(from, to));
}

function endsItsLine(text: string, at: number): boolean {
  return at >= text.length || /[\s"'`\\]/.test(text[at] ?? '');
}

function beginsToken(piece: string): boolean {
  headerStart.lastIndex = 0;
  return headerStart.test(piece);
}

/** What is known of a token while its lines come in. */
class Shape {
  private header = '';
  private dots = 0;
  private lastLength = 0;
  private length = 0;
  private isEncrypted: boolean | null = null;
  private signatureLength = 0;

  add(piece: string): void {
    this.length += piece.length;
    const dot = piece.indexOf('.');
    if (this.dots === 0) this.header += dot === -1 ? piece : piece.slice(0, dot);
    if (dot === -1) {
      this.lastLength += piece.length;
      return;
    }
    this.dots += piece.split('.').length - 1;
    this.lastLength = piece.length - piece.lastIndexOf('.') - 1;
  }

  wants(piece: string): boolean {
    if (this.length > maxTokenBytes) return false;
    const isOpen = this.lastLength === 0;
    if (!isOpen && piece.includes('.') && beginsToken(piece)) return false;
    if (this.dots < 2) return true;
    this.readHeader();
    if (this.isEncrypted === true) return this.dots < 4;
    return this.dots === 2 && this.lastLength < this.signatureLength && !piece.includes('.');
  }

  /** Reads the header once, when it is complete: how long the signature will be, and whether it is a JWE. */
  private readHeader(): void {
    if (this.isEncrypted !== null) return;
    const { header } = strictParse(`${this.header}..`, 'bytes');
    this.isEncrypted = header?.json ? stringMember(header.json, 'enc') !== undefined : false;
    const alg = header?.json ? (stringMember(header.json, 'alg') ?? '') : '';
    if (!isJwsAlgorithm(alg)) return;
    const facts = algorithmTable[alg];
    // An RSA signature is as long as its key, at least 2048 bits.
    this.signatureLength = Math.ceil(((facts.kty === 'RSA' ? 256 : facts.signatureBytes) * 4) / 3);
  }
}
