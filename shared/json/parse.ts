import type { JsonMember, JsonNode } from './node.ts';

export type JsonProblem =
  | 'byte-order-mark'
  | 'unexpected-character'
  | 'unexpected-end'
  | 'trailing-characters'
  | 'malformed-number'
  | 'malformed-escape'
  | 'control-character'
  | 'lone-surrogate'
  | 'duplicate-member'
  | 'too-deep';

/** `offset` counts UTF-16 units from 0; `line` and `column` count from 1. `member` is set for a duplicate. */
export type JsonError = { problem: JsonProblem; offset: number; line: number; column: number; member?: string };

export type JsonParsed = { ok: true; value: JsonNode } | { ok: false; error: JsonError };

/** Deeper values are refused: Electron's IPC and JSON.stringify overflow at some 5,000 levels. */
export const maxJsonDepth = 32;

const fewMembers = 12;

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const plainPattern = /[^"\\\u0000-\u001f\ud800-\udfff]+/y;
const spacePattern = /[ \t\n\r]*/y;
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

class JsonFailure extends Error {
  readonly problem: JsonProblem;
  readonly offset: number;
  readonly member: string | undefined;
  constructor(problem: JsonProblem, offset: number, member?: string) {
    super(problem);
    this.problem = problem;
    this.offset = offset;
    this.member = member;
  }
}

/**
 * Parses JSON text as RFC 8259 has it, and stricter: no byte order mark, no duplicate members
 * (RFC 7515 section 4), no lone surrogates (RFC 7493 section 2.1), depth capped.
 */
export function parseJson(text: string, maxDepth = maxJsonDepth): JsonParsed {
  try {
    return { ok: true, value: new Parser(text, maxDepth).document() };
  } catch (failure) {
    if (!(failure instanceof JsonFailure)) throw failure;
    const before = text.slice(0, failure.offset);
    const line = before.split('\n').length;
    const column = failure.offset - before.lastIndexOf('\n');
    const where = { problem: failure.problem, offset: failure.offset, line, column };
    return { ok: false, error: failure.member === undefined ? where : { ...where, member: failure.member } };
  }
}

class Parser {
  private readonly text: string;
  private readonly maxDepth: number;
  private at = 0;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  document(): JsonNode {
    if (this.text.startsWith('\ufeff')) throw new JsonFailure('byte-order-mark', 0);
    this.space();
    const value = this.value(1);
    this.space();
    if (this.at < this.text.length) throw new JsonFailure('trailing-characters', this.at);
    return value;
  }

  private value(depth: number): JsonNode {
    const first = this.text[this.at];
    switch (first) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return { kind: 'string', value: this.string() };
      case 't':
        return this.word('true', { kind: 'boolean', value: true });
      case 'f':
        return this.word('false', { kind: 'boolean', value: false });
      case 'n':
        return this.word('null', { kind: 'null' });
      default:
        return this.number();
    }
  }

  private object(depth: number): JsonNode {
    if (depth > this.maxDepth) throw new JsonFailure('too-deep', this.at);
    const members: JsonMember[] = [];
    let names: Set<string> | null = null;
    this.at++;
    this.space();
    if (this.skip('}')) return { kind: 'object', members };
    for (;;) {
      const start = this.at;
      if (this.text[start] !== '"') throw this.unexpected();
      const name = this.string();
      // A few names are compared faster than they are hashed.
      if (members.length === fewMembers) names = new Set(members.map((member) => member.name));
      const isDuplicate = names === null ? members.some((member) => member.name === name) : names.has(name);
      if (isDuplicate) throw new JsonFailure('duplicate-member', start, name);
      names?.add(name);
      this.space();
      this.expect(':');
      this.space();
      members.push({ name, value: this.value(depth + 1) });
      this.space();
      if (this.skip('}')) return { kind: 'object', members };
      this.expect(',');
      this.space();
    }
  }

  private array(depth: number): JsonNode {
    if (depth > this.maxDepth) throw new JsonFailure('too-deep', this.at);
    const items: JsonNode[] = [];
    this.at++;
    this.space();
    if (this.skip(']')) return { kind: 'array', items };
    for (;;) {
      items.push(this.value(depth + 1));
      this.space();
      if (this.skip(']')) return { kind: 'array', items };
      this.expect(',');
      this.space();
    }
  }

  private string(): string {
    const { text } = this;
    const start = this.at + 1;
    // Nearly all strings are plain: one slice, and no regular expression.
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22) {
        this.at = at + 1;
        return text.slice(start, at);
      }
      if (unit === 0x5c || unit < 0x20 || (unit & 0xf800) === 0xd800) break;
    }
    this.at = start;
    return this.anyString();
  }

  private anyString(): string {
    let value = '';
    for (;;) {
      value += this.match(plainPattern);
      const start = this.at;
      const character = this.text[start];
      if (character === '"') {
        this.at++;
        return value;
      }
      if (character === undefined) throw new JsonFailure('unexpected-end', start);
      if (character < ' ') throw new JsonFailure('control-character', start);
      const unit = character === '\\' ? this.escape() : this.take();
      value += isSurrogate(unit) ? unit + this.lowSurrogate(unit, start) : unit;
    }
  }

  /** Reads the second half of a pair; either half may be written as an escape. */
  private lowSurrogate(high: string, start: number): string {
    const low = this.text[this.at] === '\\' ? this.escape() : this.take();
    if (high > '\udbff' || low < '\udc00' || low > '\udfff') throw new JsonFailure('lone-surrogate', start);
    return low;
  }

  private take(): string {
    return this.text[this.at++] ?? '';
  }

  private escape(): string {
    const start = this.at;
    const letter = this.text[start + 1];
    if (letter === 'u') {
      const hex = this.text.slice(start + 2, start + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new JsonFailure('malformed-escape', start);
      this.at = start + 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const meant = letter === undefined ? undefined : escapes.get(letter);
    if (meant === undefined) throw new JsonFailure('malformed-escape', start);
    this.at = start + 2;
    return meant;
  }

  private number(): JsonNode {
    const start = this.at;
    const source = this.match(numberPattern);
    if (source === '') throw this.unexpected();
    if (this.at < this.text.length && '0123456789.eE+-'.includes(this.text.charAt(this.at)))
      throw new JsonFailure('malformed-number', start);
    return { kind: 'number', source };
  }

  private word(word: string, node: JsonNode): JsonNode {
    if (!this.text.startsWith(word, this.at)) throw this.unexpected();
    this.at += word.length;
    return node;
  }

  private space(): void {
    // Compact JSON has none, and is asked four times for each member.
    if (this.text.charCodeAt(this.at) > 0x20) return;
    this.match(spacePattern);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const start = this.at;
    if (pattern.test(this.text)) this.at = pattern.lastIndex;
    return this.text.slice(start, this.at);
  }

  private skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private expect(character: string): void {
    if (!this.skip(character)) throw this.unexpected();
  }

  private unexpected(): JsonFailure {
    const ended = this.at >= this.text.length;
    return new JsonFailure(ended ? 'unexpected-end' : 'unexpected-character', this.at);
  }
}

function isSurrogate(unit: string): boolean {
  return unit.length === 1 && unit >= '\ud800' && unit <= '\udfff';
}
