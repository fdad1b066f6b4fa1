import type { JsonMember, JsonNode, JsonObject } from '../../../../shared/json/node.ts';

/** What a text holds, taken as readers do that are less strict than ours, and how it is written. */
export type LooseJson = {
  /** Null where even so nothing can be made of it. Duplicate members are all there, in order. */
  readonly node: JsonNode | null;
  /** Paths of members that stand there again. */
  readonly duplicates: readonly string[];
  readonly depth: number;
  /** Bytes of white space between the values. */
  readonly spaces: number;
};

/** Deeper is not read: it could overflow the stack. */
const mostDepth = 200;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const space = /[ \t\n\r]*/y;
const text = /"(?:[^"\\]|\\[^])*"/y;
const strings = /"(?:[^"\\]|\\[^])*"/g;
const simple = /"[^"\\]*"/y;
const escape = /\\(?:u([0-9a-fA-F]{4})|([^]))/g;
const written: ReadonlyMap<string, string> = new Map(Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }));

class Unreadable extends Error {}

/** Reads JSON with duplicate members, control characters and lone surrogates in it. Never throws; linear in the text. */
export function readLoosely(source: string): LooseJson {
  let at = source.startsWith('\ufeff') ? 1 : 0;
  let spaces = 0;
  let depth = 0;
  const duplicates: string[] = [];
  /** Names and indexes down to where it reads; a path is made of them only when one is needed. */
  const trail: (string | number)[] = [];

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    // No array for each match: a token can have 100,000 of them.
    if (!pattern.test(source)) return null;
    const found = source.slice(at, pattern.lastIndex);
    at = pattern.lastIndex;
    return found;
  };
  const skip = () => {
    if (source.charCodeAt(at) <= 0x20) spaces += take(space)?.length ?? 0;
  };
  const is = (character: string): boolean => {
    skip();
    if (source[at] !== character) return false;
    at++;
    return true;
  };
  const string = (): string | null => {
    const plain = take(simple);
    if (plain !== null) return plain.slice(1, -1);
    return take(text)?.slice(1, -1).replace(escape, unescaped) ?? null;
  };
  const value = (level: number): JsonNode => {
    skip();
    if (source[at] === '{') return object(level + 1);
    if (source[at] === '[') return array(level + 1);
    if (source[at] === '"') {
      const read = string();
      if (read !== null) return { kind: 'string', value: read };
    }
    const digits = take(number);
    if (digits !== null) return { kind: 'number', source: digits };
    const name = take(word);
    if (name === null) throw new Unreadable();
    return name === 'null' ? { kind: 'null' } : { kind: 'boolean', value: name === 'true' };
  };
  const enter = (level: number) => {
    depth = Math.max(depth, level);
    if (level > mostDepth) throw new Unreadable();
    at++;
  };
  const object = (level: number): JsonNode => {
    enter(level);
    const members: JsonMember[] = [];
    const names = new Set<string>();
    if (is('}')) return { kind: 'object', members };
    do {
      skip();
      const name = string();
      if (name === null || !is(':')) throw new Unreadable();
      trail.push(name);
      if (names.has(name) && duplicates.length < 50) duplicates.push(pathOf(trail));
      names.add(name);
      members.push({ name, value: value(level) });
      trail.pop();
    } while (is(','));
    if (!is('}')) throw new Unreadable();
    return { kind: 'object', members };
  };
  const array = (level: number): JsonNode => {
    enter(level);
    const items: JsonNode[] = [];
    if (is(']')) return { kind: 'array', items };
    do {
      trail.push(items.length);
      items.push(value(level));
      trail.pop();
    } while (is(','));
    if (!is(']')) throw new Unreadable();
    return { kind: 'array', items };
  };

  let node: JsonNode | null = null;
  try {
    node = value(0);
    skip();
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
  }
  return { node, duplicates: [...new Set(duplicates)], depth, spaces };
}

/** The same of what the strict parser took: it refuses duplicates, so that only the writing is left to look at. */
export function asLoose(node: JsonObject, source: string): LooseJson {
  return { node, duplicates: [], depth: depthOf(node), spaces: spacesIn(source) };
}

function depthOf(node: JsonNode): number {
  if (node.kind !== 'object' && node.kind !== 'array') return 0;
  let deepest = 0;
  if (node.kind === 'object') for (const { value } of node.members) deepest = Math.max(deepest, depthOf(value));
  else for (const item of node.items) deepest = Math.max(deepest, depthOf(item));
  return deepest + 1;
}

/** White space between the values of valid JSON: what is left of it without its strings. */
function spacesIn(source: string): number {
  if (!/[ \t\n\r]/.test(source)) return 0;
  return source.replace(strings, '').replace(/[^ \t\n\r]+/g, '').length;
}

function pathOf(trail: readonly (string | number)[]): string {
  return trail.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

function unescaped(_all: string, hex: string | undefined, letter: string | undefined): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  return letter === undefined ? '' : (written.get(letter) ?? letter);
}
