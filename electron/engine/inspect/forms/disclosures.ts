import { createHash } from 'node:crypto';
import type { Disclosure } from '../../../../shared/inspect.ts';
import { memberOf, type JsonMember, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import { maxJsonDepth, parseJson } from '../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { CheckCode } from '../../../../shared/verdict.ts';
import { decodeBase64url } from '../../tokens/base64url.ts';

/** Of the IANA registry of named information hashes, those fit for this (RFC 9901 section 4.1.1). */
const hashes: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'sha256'],
  ['sha-384', 'sha384'],
  ['sha-512', 'sha512'],
]);
export const knownHashes: readonly string[] = [...hashes.keys()];

/** base64url of the hash over the characters as they stand (RFC 9901 section 4.2.3); null for a hash that is not known. */
export function digestOf(text: string, hash: string): string | null {
  const name = hashes.get(hash);
  return name === undefined ? null : createHash(name).update(text, 'utf8').digest('base64url');
}

type Problem = Exclude<Disclosure['problem'], 'none'>;

/** What is wrong first: with a disclosure, or with the payload's digests. `which` names it. */
export type DisclosureFault = { readonly code: CheckCode; readonly which: string };

export type Processed = {
  /** The payload with what was disclosed in its place, and without digests. What is refused is left out. */
  readonly claims: JsonObject;
  readonly digests: number;
  readonly disclosures: Disclosure[];
  readonly faults: readonly DisclosureFault[];
};

/** A disclosure while it is being placed. `name` is null for an array element, `value` for what cannot be read. */
type Entry = { readonly shown: Disclosure; readonly name: string | null; readonly value: JsonNode | null };

/**
 * Puts the disclosed claims where their digests are (RFC 9901 section 7.1, step 3). Digests without a disclosure are decoys or
 * what the holder keeps back.
 * @param hash one of `knownHashes`
 */
export function processDisclosures(payload: JsonObject, texts: readonly string[], hash: string): Processed {
  return new Placing(texts, hash).process(payload);
}

class Placing {
  private readonly entries: readonly Entry[];
  private readonly byDigest = new Map<string, Entry>();
  private readonly seen = new Set<string>();
  private readonly faults: DisclosureFault[] = [];
  private digests = 0;

  constructor(texts: readonly string[], hash: string) {
    this.entries = texts.map((text) => readDisclosure(text, digestOf(text, hash) ?? ''));
    for (const entry of this.entries) {
      if (this.byDigest.has(entry.shown.digest)) this.refuse(entry, 'twice');
      else this.byDigest.set(entry.shown.digest, entry);
      if (entry.value === null) this.refuse(entry, 'malformed');
    }
  }

  process(payload: JsonObject): Processed {
    const members = payload.members.filter(({ name }) => name !== '_sd_alg');
    const claims = this.object({ kind: 'object', members }, '', 1);
    for (const entry of this.entries) {
      if (entry.shown.path === null && entry.shown.problem === 'none') this.refuse(entry, 'unreferenced');
    }
    return { claims, digests: this.digests, disclosures: this.entries.map(({ shown }) => shown), faults: this.faults };
  }

  private walk(node: JsonNode, path: string, depth: number): JsonNode {
    if (node.kind === 'object') return this.object(node, path, depth);
    return node.kind === 'array' ? this.array(node.items, path, depth) : node;
  }

  private object(node: JsonObject, path: string, depth: number): JsonObject {
    const members: JsonMember[] = [];
    const names = new Set(node.members.map(({ name }) => name));
    for (const { name, value } of node.members) {
      if (name === '_sd') continue;
      // Only as the one member of an array's element does "..." mean anything (RFC 9901 section 4.2.4.2).
      if (name === '...') this.faults.push({ code: 'disclosure-malformed', which: pathTo(path, name) });
      else members.push({ name, value: this.walk(value, pathTo(path, name), depth + 1) });
    }
    for (const digest of this.digestsOf(node, path)) {
      const entry = this.taken(digest, path);
      if (entry === null) continue;
      const { name, value } = entry;
      if (name === null || value === null) this.refuse(entry, 'malformed');
      else if (name === '_sd' || name === '...' || names.has(name)) this.refuse(entry, 'shadows');
      else if (this.isPlaced(entry, pathTo(path, name), value, depth)) {
        names.add(name);
        members.push({ name, value: this.walk(value, pathTo(path, name), depth + 1) });
      }
    }
    return { kind: 'object', members };
  }

  private array(items: readonly JsonNode[], path: string, depth: number): JsonNode {
    const kept = items.flatMap((item, index): JsonNode[] => {
      const place = `${path}[${index}]`;
      const digest = elementDigest(item);
      if (digest === null) return [this.walk(item, place, depth + 1)];
      const entry = this.taken(digest, place);
      if (entry === null) return [];
      if (entry.name !== null || entry.value === null) this.refuse(entry, 'malformed');
      else if (this.isPlaced(entry, place, entry.value, depth)) return [this.walk(entry.value, place, depth + 1)];
      return [];
    });
    return { kind: 'array', items: kept };
  }

  private digestsOf(node: JsonObject, path: string): string[] {
    const list = memberOf(node, '_sd');
    if (list === undefined) return [];
    const texts = list.kind === 'array' ? list.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])) : [];
    if (list.kind !== 'array' || texts.length < list.items.length) {
      this.faults.push({ code: 'disclosure-malformed', which: pathTo(path, '_sd') });
    }
    return texts;
  }

  /** The disclosure of a digest; null for a decoy. A digest that stands twice is refused (step 4). */
  private taken(digest: string, path: string): Entry | null {
    this.digests++;
    if (this.seen.has(digest)) {
      const entry = this.byDigest.get(digest);
      if (entry === undefined) this.faults.push({ code: 'disclosure-twice', which: path === '' ? '_sd' : path });
      else this.refuse(entry, 'twice');
      return null;
    }
    this.seen.add(digest);
    return this.byDigest.get(digest) ?? null;
  }

  /** Disclosures within disclosures must not nest deeper than any JSON here may. */
  private isPlaced(entry: Entry, path: string, value: JsonNode, depth: number): boolean {
    entry.shown.path = path;
    if (depth + depthOf(value) <= maxJsonDepth) return true;
    this.refuse(entry, 'malformed');
    return false;
  }

  private refuse(entry: Entry, problem: Problem): void {
    if (entry.shown.problem !== 'none') return;
    entry.shown.problem = problem;
    this.faults.push({ code: codes[problem], which: entry.name ?? `#${this.entries.indexOf(entry) + 1}` });
  }
}

const codes: Readonly<Record<Problem, CheckCode>> = {
  malformed: 'disclosure-malformed',
  unreferenced: 'disclosure-unreferenced',
  twice: 'disclosure-twice',
  shadows: 'disclosure-shadows',
};

/** RFC 9901 section 4.2: an array of salt, name and value, or of salt and value, in base64url. */
function readDisclosure(text: string, digest: string): Entry {
  const shown: Disclosure = { text, digest, name: null, value: null, salt: null, path: null, problem: 'none' };
  const bytes = decodeBase64url(text);
  const parsed = bytes === null ? null : parseUtf8(bytes);
  if (parsed?.kind !== 'array') return { shown, name: null, value: null };
  const [salt, second, third, ...more] = parsed.items;
  if (salt?.kind !== 'string' || second === undefined || more.length > 0) return { shown, name: null, value: null };
  if (third === undefined) return { shown: { ...shown, salt: salt.value, value: stringifyJson(second) }, name: null, value: second };
  if (second.kind !== 'string') return { shown, name: null, value: null };
  return { shown: { ...shown, salt: salt.value, name: second.value, value: stringifyJson(third) }, name: second.value, value: third };
}

// The byte order mark is kept, so that the JSON parser sees and refuses it.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parseUtf8(bytes: Buffer): JsonNode | null {
  try {
    const parsed = parseJson(utf8.decode(bytes));
    return parsed.ok ? parsed.value : null;
  } catch {
    return null;
  }
}

function elementDigest(item: JsonNode): string | null {
  if (item.kind !== 'object' || item.members.length !== 1) return null;
  const digest = memberOf(item, '...');
  return digest?.kind === 'string' ? digest.value : null;
}

function pathTo(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function depthOf(node: JsonNode): number {
  if (node.kind !== 'object' && node.kind !== 'array') return 0;
  const inner = node.kind === 'object' ? node.members.map(({ value }) => value) : node.items;
  return 1 + inner.reduce((deepest, value) => Math.max(deepest, depthOf(value)), 0);
}
