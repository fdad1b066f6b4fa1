import { mark } from './marks.ts';

/** One character of the plain text: its code, or -1 for nothing; how many of the source it took; what was undone. */
export type Unit = { code: number; length: number; mark: number };

const percent = 0x25;
const ampersand = 0x26;
const backslash = 0x5c;
const caret = 0x5e;
const escape = 0x1b;

/** Whether an escape may begin with this character. */
export function opensEscape(code: number): boolean {
  return code === percent || code === ampersand || code === backslash || code === caret || code === escape;
}

/** Reads the character at `at` into `unit`: one object for the whole text, since a text has a million of them. */
export function readUnit(text: string, at: number, unit: Unit): void {
  const code = text.charCodeAt(at);
  unit.code = code;
  unit.length = 1;
  unit.mark = 0;
  if (code === percent) percentEncoded(text, at, unit);
  else if (code === ampersand) entity(text, at, unit);
  else if (code === backslash) escaped(text, at, unit);
  else if (code === caret) caretEscaped(text, at, unit);
  else if (code === escape) terminalColour(text, at, unit);
}

/** `%2E`, and `%252E` where one URL stands in another. Only what is readable; a byte of UTF-8 is left as it is. */
function percentEncoded(text: string, at: number, unit: Unit): void {
  let digits = at + 1;
  if (text.charCodeAt(digits) === caret) digits++;
  for (let times = 0; times < 4 && isEncodedPercent(text, digits); times++) digits += 2;
  const code = hex(text, digits, 2);
  const isReadable = (code >= 0x20 && code <= 0x7e) || code === 0x09 || code === 0x0a || code === 0x0d;
  if (!isReadable) return;
  unit.code = code;
  unit.length = digits + 2 - at;
  unit.mark = mark.percent;
}

function isEncodedPercent(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x32 && text.charCodeAt(at + 1) === 0x35 && hex(text, at + 2, 2) >= 0;
}

const named = new Map<string, number>([
  ['amp', ampersand],
  ['quot', 0x22],
  ['apos', 0x27],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['nbsp', 0x20],
  ['period', 0x2e],
  ['lowbar', 0x5f],
  ['hyphen', 0x2d],
  ['equals', 0x3d],
  ['num', 0x23],
  ['quest', 0x3f],
  ['colon', 0x3a],
  ['shy', 0xad],
  ['zwj', 0x200d],
  ['zwnj', 0x200c],
  ['NoBreak', 0x2060],
]);
const longestEntity = 9;

/** `&amp;`, `&#46;`, `&#x2e;`, and `&amp;#46;`, which was encoded twice. */
function entity(text: string, at: number, unit: Unit): void {
  let from = at + 1;
  for (let times = 0; times < 3 && text.startsWith('amp;', from) && text.charCodeAt(from + 4) === 0x23; times++) from += 4;
  let end = from;
  while (end < from + longestEntity && text.charCodeAt(end) !== 0x3b && isWord(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) !== 0x3b) return;
  const code = entityCode(text.slice(from, end));
  if (code === undefined) return;
  unit.code = code;
  unit.length = end + 1 - at;
  unit.mark = mark.html;
}

function entityCode(name: string): number | undefined {
  const number = /^#(?:x([0-9a-f]{1,4})|(\d{1,5}))$/i.exec(name);
  if (number === null) return named.get(name);
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return code > 0 && code < 0xd800 ? code : code === 0xfeff ? code : undefined;
}

const shortEscapes = new Map<number, number>([
  [0x6e, 0x0a], // n
  [0x72, 0x0d], // r
  [0x74, 0x09], // t
  [0x22, 0x22],
  [0x27, 0x27],
  [0x2f, 0x2f],
  [0x60, 0x60],
  // Of Markdown: what may stand in a token, and means something else there.
  [0x5f, 0x5f],
  [0x2b, 0x2b],
  [0x2d, 0x2d],
  [0x2e, 0x2e],
  [0x7e, 0x7e],
]);

/** `\/`, `\u002e`, `\n`, `\_` and a line continued. More than one backslash: a string in a string. */
function escaped(text: string, at: number, unit: Unit): void {
  let from = at + 1;
  while (text.charCodeAt(from) === backslash) from++;
  const code = text.charCodeAt(from);
  unit.length = from - at;
  if (code === 0x0a || (code === 0x0d && text.charCodeAt(from + 1) === 0x0a))
    return set(unit, 0x0a, from + (code === 0x0a ? 1 : 2) - at, mark.lineBreak);
  const short = shortEscapes.get(code);
  if (short !== undefined) return set(unit, short, from + 1 - at, mark.json);
  const digits = code === 0x75 ? 4 : code === 0x78 ? 2 : 0;
  const value = digits === 0 ? -1 : hex(text, from + 1, digits);
  if (value >= 0) set(unit, value, from + 1 + digits - at, mark.json);
}

/** `^"` of the Windows command line, `^\^"` of Chrome's "Copy as cURL (cmd)", and its continued lines. */
function caretEscaped(text: string, at: number, unit: Unit): void {
  const next = text.charCodeAt(at + 1);
  if (next === backslash && text.startsWith('^"', at + 2)) return set(unit, 0x22, 4, 0);
  const isEscape = next === 0x22 || next === percent || next === ampersand || next === backslash || next === 0x0a || next === 0x0d;
  if (isEscape) set(unit, -1, 1, mark.shell);
}

/** `ESC [ 3 2 m`: colours of a terminal. */
function terminalColour(text: string, at: number, unit: Unit): void {
  if (text.charCodeAt(at + 1) !== 0x5b) return;
  let end = at + 2;
  while (end < at + 20 && isParameter(text.charCodeAt(end))) end++;
  if (isLetter(text.charCodeAt(end))) set(unit, 0x200b, end + 1 - at, mark.invisible);
}

function set(unit: Unit, code: number, length: number, marks: number): void {
  unit.code = code;
  unit.length = length;
  unit.mark = marks;
}

/** -1 where a digit is none. */
function hex(text: string, at: number, digits: number): number {
  let value = 0;
  for (let index = at; index < at + digits; index++) {
    const digit = hexDigit(text.charCodeAt(index));
    if (digit === -1) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** Of an entity's name or number. */
function isWord(code: number): boolean {
  return code === 0x23 || isDigit(code) || isLetter(code);
}

/** Digits and the `;` between them. */
function isParameter(code: number): boolean {
  return isDigit(code) || code === 0x3b;
}
