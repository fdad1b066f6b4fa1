import { memberOf, type JsonNode, type JsonObject } from '../json/node.ts';
import { stringifyJson } from '../json/stringify.ts';

/** What a change means, where it means more than "another value". */
export type Reading =
  /** `right - left` in seconds. */
  | { readonly kind: 'time'; readonly seconds: number }
  /** Of a set written as a list or as words in one text: what came and what went. Both empty: only the order or the writing is another. */
  | { readonly kind: 'set'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** The same number, written in another way: 1.0 and 1. */
  | { readonly kind: 'writing' }
  | { readonly kind: 'value' };

/** One member that differs. `path` names it from the outside in; numbers are places in a list. */
export type Difference = {
  readonly path: readonly (string | number)[];
  readonly left: JsonNode | null;
  readonly right: JsonNode | null;
  readonly reading: Reading;
};

/** NumericDates of RFC 7519, OIDC Core and the like; at the top of claims only. */
const times: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at']);
/** Claims whose order says nothing: RFC 6749 section 3.3, RFC 7519 section 4.1.3, OIDC Core section 2, RFC 9068 section 2.2.3. */
const sets: ReadonlySet<string> = new Set([
  'scope',
  'scp',
  'aud',
  'amr',
  'roles',
  'groups',
  'permissions',
  'entitlements',
  'crit',
  'cognito:groups',
  'wids',
]);

/** What differs between two objects, in the left one's order and then the right one's; the order of members is no difference. */
export function diffObjects(left: JsonObject, right: JsonObject): Difference[] {
  return differences(left, right, []);
}

function differences(left: JsonObject, right: JsonObject, path: Difference['path']): Difference[] {
  const kept = left.members.flatMap(({ name, value }) => between(value, memberOf(right, name) ?? null, [...path, name]));
  const rightOnly = right.members.filter(({ name }) => memberOf(left, name) === undefined);
  return [...kept, ...rightOnly.flatMap(({ name, value }) => between(null, value, [...path, name]))];
}

function between(left: JsonNode | null, right: JsonNode | null, path: Difference['path']): Difference[] {
  if (left !== null && right !== null && stringifyJson(left) === stringifyJson(right)) return [];
  if (left?.kind === 'object' && right?.kind === 'object') return differences(left, right, path);
  const reading = readingOf(left, right, path);
  if (left?.kind === 'array' && right?.kind === 'array' && reading.kind === 'value') return betweenLists(left.items, right.items, path);
  return [{ path, left, right, reading }];
}

/** Place by place: a list of objects has no better key. */
function betweenLists(left: readonly JsonNode[], right: readonly JsonNode[], path: Difference['path']): Difference[] {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, at) => between(left[at] ?? null, right[at] ?? null, [...path, at])).flat();
}

function readingOf(left: JsonNode | null, right: JsonNode | null, path: Difference['path']): Reading {
  const [name] = path;
  if (left?.kind === 'number' && right?.kind === 'number') {
    const seconds = Number(right.source) - Number(left.source);
    if (seconds === 0 && isExact(left.source, right.source)) return { kind: 'writing' };
    if (path.length === 1 && typeof name === 'string' && times.has(name) && Number.isFinite(seconds)) return { kind: 'time', seconds };
    return { kind: 'value' };
  }
  if (path.length !== 1 || typeof name !== 'string' || !sets.has(name)) return { kind: 'value' };
  const [before, after] = [wordsOf(left, name), wordsOf(right, name)];
  if (before === null || after === null) return { kind: 'value' };
  const missingIn = (words: readonly string[]) => (word: string) => !words.includes(word);
  return { kind: 'set', added: after.filter(missingIn(before)), removed: before.filter(missingIn(after)) };
}

/** Two writings of one number, and not two numbers that a double cannot tell apart. */
function isExact(left: string, right: string): boolean {
  return decimalOf(left) === decimalOf(right);
}

/** Digits without zeros at the ends, and where the point stands: "1.50e1" is 15 x 10^0. */
function decimalOf(source: string): string {
  const [mantissa = '', exponent = '0'] = source.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const scale = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${source.startsWith('-') ? '-' : ''}${significant}e${scale}`;
}

/** The words of a set, each once. A claim that is missing is an empty set; a list of anything but texts is none. */
function wordsOf(node: JsonNode | null, name: string): string[] | null {
  if (node === null) return [];
  // An audience is one name, spaces and all.
  if (node.kind === 'string') return name === 'aud' ? [node.value] : [...new Set(node.value.split(' ').filter((word) => word !== ''))];
  if (node.kind !== 'array') return null;
  const words = node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return words.length === node.items.length ? [...new Set(words)] : null;
}
