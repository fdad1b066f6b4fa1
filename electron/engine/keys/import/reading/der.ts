import { malformed, unsupported, type KeyRefusal } from '../refusal.ts';

/** Universal tags of X.690 that key files are made of; `context(0)` and so on are made of the number. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const;

const tagNames: ReadonlyMap<number, string> = new Map([
  [tags.boolean, 'BOOLEAN'],
  [tags.integer, 'INTEGER'],
  [tags.bitString, 'BIT STRING'],
  [tags.octetString, 'OCTET STRING'],
  [tags.null, 'NULL'],
  [tags.oid, 'OBJECT IDENTIFIER'],
  [tags.sequence, 'SEQUENCE'],
  [tags.set, 'SET'],
]);

/** One element. Offsets count bytes from the start of the whole document. */
export type DerElement = {
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
  readonly content: Buffer;
};

/** A context-specific tag (X.690 section 8.1.2). */
export function context(number: number, isConstructed = true): number {
  return (isConstructed ? 0xa0 : 0x80) | number;
}

/**
 * Reads DER (X.690 section 10) and nothing looser: definite lengths in their shortest form, minimal integers, nothing left
 * over. Refusals are 'key-malformed' with the path of the member in `field` and the byte in `offset`. What stands there is
 * only named where it is a known tag: it may be a part of a key.
 */
export class DerReader {
  private readonly bytes: Buffer;
  private readonly path: string;
  private readonly end: number;
  private at: number;

  constructor(bytes: Buffer, path: string, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.path = path;
    this.at = start;
    this.end = end;
  }

  get offset(): number {
    return this.at;
  }

  isDone(): boolean {
    return this.at >= this.end;
  }

  /** The next element's tag; null at the end. */
  peek(): number | null {
    return this.isDone() ? null : (this.bytes[this.at] ?? null);
  }

  element(name: string, tag: number): DerElement {
    const found = this.peek();
    if (found !== tag) throw this.refusal(name, nameOf(tag), found === null ? 'the end' : nameOf(found), this.at);
    return this.any(name);
  }

  /** The next element, whatever it is. */
  any(name: string): DerElement {
    const start = this.at;
    const tag = this.peek();
    if (tag === null) throw this.refusal(name, 'an element', 'the end', start);
    if ((tag & 0x1f) === 0x1f) throw this.refusal(name, 'a tag of one byte', 'a longer one', start);
    const { length, contentStart } = this.length(name, start + 1);
    const end = contentStart + length;
    if (end > this.end)
      throw this.refusal(name, `${length > 0xffff_ffff ? 'that many' : 'all its'} bytes`, 'a cut or a wrong length', start);
    this.at = end;
    return { tag, start, contentStart, end, content: this.bytes.subarray(contentStart, end) };
  }

  sequence(name: string): DerReader {
    return this.inside(name, this.element(name, tags.sequence));
  }

  set(name: string): DerReader {
    return this.inside(name, this.element(name, tags.set));
  }

  explicit(name: string, number: number): DerReader {
    return this.inside(name, this.element(name, context(number)));
  }

  octets(name: string): DerElement {
    return this.element(name, tags.octetString);
  }

  /** DER inside an OCTET STRING. */
  wrapped(name: string): DerReader {
    return this.inside(name, this.octets(name));
  }

  /** Whole octets (unused bits are for flags, not for keys). */
  bits(name: string, tag: number = tags.bitString): DerElement {
    const element = this.element(name, tag);
    if (element.content[0] !== 0) throw this.refusal(name, 'whole octets', 'unused bits', element.contentStart);
    return { ...element, contentStart: element.contentStart + 1, content: element.content.subarray(1) };
  }

  /** The fewest octets of a number that is not negative; zero is empty. */
  unsigned(name: string): Buffer {
    const { content, contentStart } = this.element(name, tags.integer);
    const [first, second] = content;
    if (first === undefined) throw this.refusal(name, 'an integer', 'no bytes', contentStart);
    if (first >= 0x80) throw this.refusal(name, 'a number of 0 or more', 'a negative one', contentStart);
    const isPadded = first === 0 && second !== undefined;
    if (isPadded && second < 0x80) throw this.refusal(name, 'the shortest form of an integer', 'leading zeros', contentStart);
    return first === 0 ? content.subarray(1) : content;
  }

  /** A version or a count. */
  small(name: string): number {
    const { at } = this;
    const bytes = this.unsigned(name);
    if (bytes.length > 4) throw this.refusal(name, 'a number below 2^32', 'a larger one', at);
    return bytes.length === 0 ? 0 : bytes.readUIntBE(0, bytes.length);
  }

  /** In dotted form. */
  oid(name: string): string {
    const { content, contentStart, end } = this.element(name, tags.oid);
    const arcs: number[] = [];
    let arc = 0;
    for (const [index, byte] of content.entries()) {
      if (arc === 0 && byte === 0x80) throw this.refusal(name, 'the shortest form of an arc', 'leading zeros', contentStart + index);
      arc = arc * 128 + (byte & 0x7f);
      if (arc > 0xffff_ffff) throw this.refusal(name, 'arcs below 2^32', 'a larger one', contentStart + index);
      if (byte < 0x80) {
        arcs.push(arc);
        arc = 0;
      }
    }
    const [first, ...others] = arcs;
    if (first === undefined || (content.at(-1) ?? 0) >= 0x80) throw this.refusal(name, 'an object identifier', 'a cut one', end);
    const top = Math.min(2, Math.floor(first / 40));
    return [top, first - top * 40, ...others].join('.');
  }

  /** Nothing may follow. */
  finish(): void {
    if (!this.isDone()) throw this.refusal('', 'the end', `${this.end - this.at} more bytes`, this.at);
  }

  inside(name: string, element: DerElement): DerReader {
    return new DerReader(this.bytes, this.pathOf(name), element.contentStart, element.end);
  }

  refusal(name: string, expected: string, actual: string, offset: number): KeyRefusal {
    return malformed(this.pathOf(name), expected, actual, { offset });
  }

  /** X.690 section 10.1. */
  private length(name: string, at: number): { length: number; contentStart: number } {
    const first = at < this.end ? this.bytes[at] : undefined;
    if (first === undefined) throw this.refusal(name, 'a length', 'the end', at);
    if (first < 0x80) return { length: first, contentStart: at + 1 };
    if (first === 0x80) throw unsupported('BER with indefinite length', { field: this.pathOf(name), expected: 'DER', offset: at });
    const size = first & 0x7f;
    if (size > 4) throw this.refusal(name, 'a length below 2^32', 'a longer one', at);
    if (at + 1 + size > this.end) throw this.refusal(name, 'a length', 'the end', at);
    const length = this.bytes.readUIntBE(at + 1, size);
    const isShortest = length >= 0x80 && length >= 2 ** (8 * (size - 1));
    if (!isShortest) throw this.refusal(name, 'the shortest form of a length', 'a longer one', at);
    return { length, contentStart: at + 1 + size };
  }

  private pathOf(name: string): string {
    return name === '' ? this.path : `${this.path}.${name}`;
  }
}

/** Whether the bytes are one whole SEQUENCE by their first length: what a decrypted key looks like, and noise does not. */
export function isOneSequence(bytes: Buffer): boolean {
  return declaredLength(bytes) === bytes.length;
}

/** Whether someone meant it as DER of a key: a whole SEQUENCE, or a damaged one that starts like one of a key file. */
export function looksLikeDer(bytes: Buffer): boolean {
  const declared = declaredLength(bytes);
  if (declared === null) return false;
  if (declared === bytes.length) return true;
  const lengthByte = bytes[1] ?? 0;
  const inner = bytes[lengthByte < 0x80 ? 2 : 2 + (lengthByte & 0x7f)];
  return inner === tags.sequence || inner === tags.integer;
}

/** The length of the whole SEQUENCE as its head says it; null when that is none. */
function declaredLength(bytes: Buffer): number | null {
  const length = bytes[1];
  if (bytes[0] !== tags.sequence || length === undefined) return null;
  if (length < 0x80) return 2 + length;
  const size = length & 0x7f;
  if (size === 0) return 2;
  return size > 4 || bytes.length < 2 + size ? null : 2 + size + bytes.readUIntBE(2, size);
}

function nameOf(tag: number): string {
  const isContext = (tag & 0xc0) === 0x80;
  return tagNames.get(tag) ?? (isContext ? `[${tag & 0x1f}]` : 'another element');
}
