import { opensEscape, readUnit, type Unit } from './escapes.ts';
import { isInvisible, mark } from './marks.ts';
import type { Steps } from '../../turns.ts';

/**
 * A text without its escapes and invisible characters, which knows where each of its characters stood. In a token that went through
 * JSON, a URL, HTML or a shell, those that hurt are gone; nothing else is changed.
 */
export type PlainText = {
  readonly text: string;
  /** The place in the source of the character at `at`. */
  start(at: number): number;
  /** The place in the source where the character before `at` ended. */
  end(at: number): number;
  /** The first character that stood at the place or behind it. */
  at(place: number): number;
  /** What was undone within [from, to), as bits of `mark`. */
  marks(from: number, to: number): number;
};

export function* plainText(source: string): Steps<PlainText> {
  if (isPlain(source)) return { text: source, start: (at) => at, end: (at) => at, at: (place) => place, marks: () => 0 };
  const characters = new Uint16Array(source.length);
  const starts = new Int32Array(source.length + 1);
  const ends = new Int32Array(source.length + 1);
  const marks = new Uint8Array(source.length + 1);
  const read: Reading = { source, characters, starts, ends, marks, at: 0, count: 0 };
  while (read.at < source.length) {
    readUnits(read, read.at + unitsAtOnce);
    yield;
  }
  const { count } = read;
  starts[count] = source.length;
  return {
    text: Buffer.from(characters.buffer, 0, count * 2).toString('utf16le'),
    start: (at) => starts[at] ?? source.length,
    end: (at) => ends[at] ?? source.length,
    at: (place) => firstFrom(starts, count, place),
    marks: (from, to) => marksWithin(marks, from, to),
  };
}

const unitsAtOnce = 65_536;

type Reading = {
  readonly source: string;
  readonly characters: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly marks: Uint8Array;
  at: number;
  count: number;
};

function readUnits(read: Reading, to: number): void {
  const { source, characters, starts, ends, marks } = read;
  const unit: Unit = { code: -1, length: 0, mark: 0 };
  const end = Math.min(to, source.length);
  let { at, count } = read;
  for (; at < end; at += unit.length) {
    readUnit(source, at, unit);
    if (unit.code === -1 || isInvisible(unit.code)) {
      // Remembered at the character before it, so that only what stood inside a token is laid to the token.
      marks[count] = (marks[count] ?? 0) | (unit.code === -1 ? unit.mark : mark.invisible);
      continue;
    }
    characters[count] = unit.code;
    starts[count] = at;
    ends[count + 1] = at + unit.length;
    count++;
    marks[count] = unit.mark;
  }
  read.at = at;
  read.count = count;
}

function isPlain(source: string): boolean {
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (isInvisible(code) || opensEscape(code)) return false;
  }
  return true;
}

/** At `at + 1` stand the marks of the character at `at` and of what was hidden after it, which for the last one is outside. */
function marksWithin(marks: Uint8Array, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at++) {
    const own = marks[at + 1] ?? 0;
    found |= at === to - 1 ? own & ~(mark.invisible | mark.shell) : own;
  }
  return found;
}

function firstFrom(starts: Int32Array, count: number, place: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
