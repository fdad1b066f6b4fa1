import type { Steps } from '../../turns.ts';
import { headerStart } from './header.ts';
import { afterSpace, literalEnd, stringEnd } from './json-lexemes.ts';

/** An object or array that the walk is in. Keys are places in the text, so that nothing is copied that nobody asks for. */
export type Container = {
  readonly parent: Container | null;
  readonly isArray: boolean;
  readonly start: number;
  /** The text in which `key` and `name` stand: a string in a string has its own. */
  readonly text: string;
  /** Where it stands in its parent: [from, to) of the member's name. */
  readonly key: Range | null;
  index: number;
  /** Bits of `member`. */
  has: number;
  /** The value of the member "name", as in the headers of a HAR file. */
  name: Range | null;
  /** The value of the member "text". */
  content: Range | null;
};
export type Range = readonly [from: number, to: number];

export const member = {
  payload: 1,
  protected: 2,
  header: 4,
  signature: 8,
  signatures: 16,
  ciphertext: 32,
  recipients: 64,
  base64: 128,
  image: 256,
} as const;

export type Visitor = {
  /** A string value: [from, to) within the quotes. `key` is null in an array. */
  string(range: Range, container: Container, key: Range | null): void;
  closed(container: Container, end: number): void;
};

/** The member or array element whose string the text was. */
export type Within = { readonly container: Container; readonly key: Range | null };

/** Deeper is no document of a person. */
const maximumDepth = 200;

/**
 * Walks over all JSON in a text, forgivingly: whatever breaks the grammar ends the value there, and the search goes on behind it.
 * No recursion, and no character is looked at twice.
 */
export function* walkJson(text: string, within: Within | null, visit: Visitor): Steps<void> {
  const opening = /[{[]/g;
  let at = 0;
  while (at < text.length) {
    opening.lastIndex = at;
    if (!opening.test(text)) return;
    at = yield* walkValue(text, opening.lastIndex - 1, within, visit);
    yield;
  }
}

const takenAtOnce = 500;

/** Where the walk is in a value, and what the grammar wants next. */
type Walk = {
  readonly text: string;
  readonly visit: Visitor;
  at: number;
  top: Container;
  depth: number;
  /** Of the member whose value comes next. */
  key: Range | null;
  wants: 'key' | 'colon' | 'value' | 'comma';
};

/** @returns where the value ended, or where it stopped being JSON; always behind `from` */
function* walkValue(text: string, from: number, within: Within | null, visit: Visitor): Steps<number> {
  const top = opened(text, from, within?.container ?? null, within?.key ?? null);
  const walk: Walk = { text, visit, at: from + 1, top, depth: 1, key: null, wants: firstOf(top) };
  for (let taken = 1; takeNext(walk); taken++) if (taken % takenAtOnce === 0) yield;
  return walk.at;
}

function firstOf(container: Container): 'key' | 'value' {
  return container.isArray ? 'value' : 'key';
}

/** @returns false where the value ended, or where it is JSON no longer */
function takeNext(walk: Walk): boolean {
  walk.at = afterSpace(walk.text, walk.at);
  const code = walk.text.charCodeAt(walk.at);
  if (code === 0x7d || code === 0x5d) return leave(walk, code === 0x5d);
  switch (walk.wants) {
    case 'comma':
      if (code !== 0x2c) return false;
      walk.at++;
      walk.top.index++;
      walk.wants = firstOf(walk.top);
      return true;
    case 'colon':
      if (code !== 0x3a) return false;
      walk.at++;
      walk.wants = 'value';
      return true;
    case 'key':
      return code === 0x22 && takeString(walk);
    case 'value':
      if (code === 0x22) return takeString(walk);
      return code === 0x7b || code === 0x5b ? enter(walk) : takeLiteral(walk);
  }
}

function enter(walk: Walk): boolean {
  const { text, at, top, key } = walk;
  if (walk.depth === maximumDepth) return false;
  const next = opened(text, at, top, top.isArray ? null : key);
  if (!top.isArray) containerValue(next, top, key);
  walk.top = next;
  walk.depth++;
  walk.at++;
  walk.wants = firstOf(next);
  return true;
}

function leave(walk: Walk, isArray: boolean): boolean {
  const { top, visit } = walk;
  if (isArray !== top.isArray) return false;
  walk.at++;
  close(top, walk.at, visit);
  walk.depth--;
  if (walk.depth === 0 || top.parent === null) return false;
  walk.top = top.parent;
  walk.wants = 'comma';
  return true;
}

/** A member's name or a value. */
function takeString(walk: Walk): boolean {
  const { text, at, top, key, visit, wants } = walk;
  const end = stringEnd(text, at + 1);
  walk.at = end === -1 ? text.length : end + 1;
  if (end === -1) return false;
  if (wants === 'value') stringValue([at + 1, end], top, key, visit);
  else walk.key = [at + 1, end];
  walk.wants = wants === 'value' ? 'comma' : 'colon';
  return true;
}

function takeLiteral(walk: Walk): boolean {
  const end = literalEnd(walk.text, walk.at);
  if (end === walk.at) return false;
  walk.at = end;
  walk.wants = 'comma';
  return true;
}

function opened(text: string, start: number, parent: Container | null, key: Range | null): Container {
  return { parent, isArray: text.charCodeAt(start) === 0x5b, start, text, key, index: 0, has: 0, name: null, content: null };
}

function stringValue(range: Range, container: Container, key: Range | null, visit: Visitor): void {
  if (container.isArray) return visit.string(range, container, null);
  if (key !== null) noteMember(range, container, key);
  visit.string(range, container, key);
}

function noteMember(range: Range, container: Container, [from, to]: Range): void {
  const { text } = container;
  if (to - from > 10) return;
  switch (text.slice(from, to)) {
    case 'name':
    case 'key':
      container.name = range;
      return;
    case 'payload':
      container.has |= member.payload;
      return;
    case 'protected':
      headerStart.lastIndex = range[0];
      if (headerStart.test(text)) container.has |= member.protected;
      return;
    case 'signature':
      container.has |= member.signature;
      return;
    case 'ciphertext':
      container.has |= member.ciphertext;
      return;
    case 'text':
      container.content = range;
      return;
    case 'encoding':
      if (text.slice(...range) === 'base64') container.has |= member.base64;
      return;
    case 'mimeType':
      if (/^(?:image|audio|video|font)\b/.test(text.slice(range[0], range[0] + 6))) container.has |= member.image;
  }
}

function containerValue(value: Container, container: Container, key: Range | null): void {
  if (key === null || key[1] - key[0] > 11) return;
  const name = container.text.slice(...key);
  if (value.isArray) {
    if (name === 'recipients') container.has |= member.recipients;
  } else if (name === 'header' || name === 'unprotected') {
    container.has |= member.header;
  }
}

/** RFC 7515 section 7.2.1: `signatures` is an array of objects with a signature and one or both headers. */
function close(container: Container, end: number, visit: Visitor): void {
  const { parent, has, key } = container;
  const isSignature = (has & member.signature) !== 0 && (has & (member.protected | member.header)) !== 0;
  if (!container.isArray && parent?.isArray === true && isSignature) parent.has |= member.signatures;
  if (container.isArray && parent !== null && key !== null && (has & member.signatures) !== 0) {
    if (parent.text.slice(...key) === 'signatures') parent.has |= member.signatures;
  }
  visit.closed(container, end);
}
