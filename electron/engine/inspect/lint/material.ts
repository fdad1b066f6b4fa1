import type { InspectedToken, Segment } from '../../../../shared/inspect.ts';
import type { Steps } from '../../turns.ts';
import type { JsonObject } from '../../../../shared/json/node.ts';
import type { LintFinding } from '../../../../shared/lint.ts';
import { asLoose, readLoosely, type LooseJson } from './loose-json.ts';

export type Place = LintFinding['place'];

/** A segment as its text says it, whether or not the strict parser took it. */
export type Part = {
  readonly place: Place;
  /** Stands before the paths in it, where a token has several such parts: "signatures[1].", "kb.". */
  readonly prefix: string;
  /** What it was decoded from; '' where it is not known or no base64url. */
  readonly encoded: string;
  readonly bytes: Buffer | null;
  readonly isUtf8: boolean;
  readonly json: LooseJson | null;
  /** The object in it, or null. */
  readonly object: JsonObject | null;
  readonly isProtected: boolean;
};

export type Material = {
  /** Protected and unprotected, of the signature, each further one, the encryption and the key binding. */
  readonly headers: readonly Part[];
  readonly payloads: readonly Part[];
  readonly signatures: readonly { readonly text: string; readonly prefix: string }[];
  readonly disclosures: readonly Part[];
  /** The claims: with what was disclosed, where there is something. Null where the payload is something else. */
  readonly claims: JsonObject | null;
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Everything in the token that rules look at, read once. */
export function* materialOf(token: InspectedToken): Steps<Material> {
  const { header, payload, signature } = segmentsOf(token);
  const own = partOf('header', '', header);
  yield;
  const isRaw = own.some(({ object }) => isUnencoded(object));
  const headers: Part[] = [...own, ...openPart('header', '', token.unprotected)];
  const payloads = payload === null ? [] : [isRaw ? rawPart(payload.text) : readPart('payload', '', payload.text, payload.json)];
  yield;
  const signatures = [{ text: signature ?? '', prefix: '' }];
  for (const [index, further] of token.furtherSignatures.entries()) {
    const prefix = `signatures[${index + 1}].`;
    headers.push(...partOf('header', prefix, further.header), ...openPart('header', prefix, further.unprotected));
    signatures.push({ text: further.signature?.text ?? '', prefix });
    yield;
  }
  if (token.encryption !== null)
    headers.push(...partOf('encryption', '', token.encryption.header), ...openPart('encryption', '', token.encryption.unprotected));
  const binding = token.selective?.keyBinding ?? null;
  if (binding !== null) {
    headers.push(...partOf('disclosures', 'kb.', binding.header));
    payloads.push(...partOf('disclosures', 'kb.', binding.payload));
  }
  const disclosures: Part[] = [];
  for (const [index, one] of (token.selective?.disclosures ?? []).entries()) {
    disclosures.push(readPart('disclosures', `[${index}].`, one.text));
    yield;
  }
  const claims = token.selective?.claims ?? payloads.find(({ place }) => place === 'payload')?.object ?? null;
  return { headers, payloads, signatures, disclosures, claims };
}

type Segments = { header: Pick<Segment, 'text'> | null; payload: Pick<Segment, 'text' | 'json'> | null; signature: string | null };

/** Of a damaged token that nobody took apart: what stands between its dots. */
function segmentsOf({ kind, text, header, payload, signature }: InspectedToken): Segments {
  if (kind !== 'damaged' || header !== null) return { header, payload, signature: signature?.text ?? null };
  const [first = '', second, third, ...rest] = text.split('.');
  const isJws = rest.length === 0 && second !== undefined;
  return {
    header: isJws ? { text: first } : null,
    payload: isJws ? { text: second, json: null } : null,
    signature: isJws ? (third ?? null) : null,
  };
}

function isUnencoded(header: JsonObject | null): boolean {
  return header?.members.some(({ name, value }) => name === 'b64' && value.kind === 'boolean' && !value.value) ?? false;
}

function partOf(place: Place, prefix: string, segment: Pick<Segment, 'text'> | null): Part[] {
  return segment === null || segment.text === '' ? [] : [readPart(place, prefix, segment.text)];
}

/** An unprotected header: it came as an object. */
function openPart(place: Place, prefix: string, object: JsonObject | null): Part[] {
  return object === null
    ? []
    : [{ place, prefix: `${prefix}header.`, encoded: '', bytes: null, isUtf8: true, json: null, object, isProtected: false }];
}

/** @param strict what the strict parser made of it; a header's may be joined with the unprotected one, and is read anew */
function readPart(place: Place, prefix: string, encoded: string, strict: JsonObject | null = null): Part {
  return decoded(place, prefix, encoded, Buffer.from(encoded, 'base64url'), strict);
}

/** RFC 7797: the payload stands there as it is. */
function rawPart(text: string): Part {
  return decoded('payload', '', '', Buffer.from(text));
}

function decoded(place: Place, prefix: string, encoded: string, bytes: Buffer, strict: JsonObject | null = null): Part {
  let text: string;
  let isUtf8 = true;
  try {
    text = utf8.decode(bytes);
  } catch {
    isUtf8 = false;
    text = bytes.toString('utf8');
  }
  const json = strict !== null ? asLoose(strict, text) : /^\ufeff?\s*[{[]/.test(text) ? readLoosely(text) : null;
  const object = json?.node?.kind === 'object' ? json.node : null;
  return { place, prefix, encoded, bytes, isUtf8, json, object, isProtected: true };
}
