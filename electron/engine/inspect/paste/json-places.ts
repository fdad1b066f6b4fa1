import type { TokenKind } from '../../../../shared/inspect.ts';
import { atOnce, type Steps } from '../../turns.ts';
import { base64Place, joinedName, type Embedded } from './embedded.ts';
import { jsonPath } from './json-path.ts';
import { member, walkJson, type Container, type Range, type Within } from './json-walk.ts';

/** A JWS or JWE as JSON (RFC 7515 section 7.2, RFC 7516 section 7.2). */
export type Serialization = {
  readonly kind: Extract<TokenKind, 'jws-json' | 'jwe-json'>;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly name: string | null;
  readonly isEscaped: boolean;
};

export type JsonPlaces = {
  /** Of tokens that stand in a JSON string, by their place: the path to it. */
  readonly names: Map<number, string | null>;
  readonly serializations: Serialization[];
  /** Bodies of a HAR file's responses, out of their base64. A byte is a character. */
  readonly embedded: Embedded[];
};

/** A JSON text, and where its characters stand in the source. */
type Layer = { readonly text: string; readonly level: number; place(at: number): number };

/** Strings in strings in strings: what is nested more deeply is found, but not named. */
const deepestLevel = 5;
const isOfInterest = /(?:signatures?|ciphertext|base64)\\*"/;

/** @param targets places of tokens in the source, ascending */
export function* jsonPlaces(source: string, targets: readonly number[]): Steps<JsonPlaces> {
  const places: JsonPlaces = { names: new Map(), serializations: [], embedded: [] };
  if (targets.length > 0 || isOfInterest.test(source))
    yield* walkLayer({ text: source, level: 0, place: (at) => at }, null, targets, places);
  return places;
}

function walkLayer(layer: Layer, within: Within | null, targets: readonly number[], places: JsonPlaces): Steps<void> {
  let next = 0;
  return walkJson(layer.text, within, {
    string(range, container, key) {
      const end = layer.place(range[1]);
      while ((targets[next] ?? Infinity) < layer.place(range[0])) next++;
      const inside: number[] = [];
      for (let at = next; (targets[at] ?? Infinity) < end; at++) inside.push(targets[at] ?? 0);
      // A string in a string names its tokens more exactly, so it comes first.
      if (isJsonText(layer, range, inside.length > 0)) atOnce(walkLayer(unescaped(layer, range), { container, key }, inside, places));
      if (inside.length === 0) return;
      const name = jsonPath(container, key);
      for (const target of inside) if (!places.names.has(target)) places.names.set(target, name);
    },
    closed(container, end) {
      noteSerialization(layer, container, end, places.serializations);
      noteEmbedded(layer, container, places.embedded);
    },
  });
}

function isJsonText({ text, level }: Layer, [from, to]: Range, hasTarget: boolean): boolean {
  if (level >= deepestLevel || to - from < 8 || !/^\s{0,20}[{[]/.test(text.slice(from, from + 21))) return false;
  return hasTarget || isOfInterest.test(text.slice(from, to));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A JSON string's text, one level of escapes undone and no more. */
function unescaped(layer: Layer, [from, to]: Range): Layer {
  const { text } = layer;
  const pieces: string[] = [];
  const places = new Int32Array(to - from + 1);
  let count = 0;
  let at = from;
  while (at < to) {
    const backslash = text.indexOf('\\', at);
    const end = backslash === -1 || backslash >= to ? to : backslash;
    if (end > at) pieces.push(text.slice(at, end));
    for (; at < end; at++) places[count++] = layer.place(at);
    if (at >= to) break;
    const escaped = text[at + 1] ?? '';
    const digits = escaped === 'u' ? /^[0-9a-fA-F]{4}$/.exec(text.slice(at + 2, at + 6))?.[0] : undefined;
    pieces.push(digits === undefined ? (escapes[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(digits, 16)));
    places[count++] = layer.place(at);
    at += digits === undefined ? 2 : 6;
  }
  places[count] = layer.place(to);
  return { text: pieces.join(''), level: layer.level + 1, place: (index) => places[Math.min(index, count)] ?? 0 };
}

function noteSerialization(layer: Layer, container: Container, end: number, found: Serialization[]): void {
  const kind = container.isArray ? null : serializationKind(container.has);
  if (kind === null) return;
  const start = layer.place(container.start);
  // The signatures of a general serialization look like flattened ones; they stand within it and are not listed.
  const text = layer.text.slice(container.start, end);
  found.push({ kind, text, start, end: layer.place(end), name: jsonPath(container, null, true), isEscaped: layer.level > 0 });
}

function serializationKind(has: number): Serialization['kind'] | null {
  const isOne = (bit: number): boolean => (has & bit) !== 0;
  if (isOne(member.ciphertext)) return isOne(member.protected | member.header | member.recipients) ? 'jwe-json' : null;
  if (isOne(member.signatures)) return 'jws-json';
  return isOne(member.signature) && (isOne(member.protected) || (isOne(member.header) && isOne(member.payload))) ? 'jws-json' : null;
}

/** No token is shorter. */
const shortestBody = 40;

function noteEmbedded({ text, place, level }: Layer, container: Container, found: Embedded[]): void {
  const { has, content } = container;
  if (level > 0 || content === null || content[1] - content[0] < shortestBody || (has & member.base64) === 0 || (has & member.image) !== 0)
    return;
  const body = Buffer.from(text.slice(...content), 'base64').toString('latin1');
  const [start, end] = [place(content[0]), place(content[1])];
  found.push({
    text: body,
    start,
    end,
    from: (at) => start + base64Place.from(at),
    to: (at) => Math.min(end, start + base64Place.to(at)),
    name: joinedName(jsonPath(container, null, true), 'text'),
    source: 'json',
    removed: ['base64'],
  });
}
