import { maxTokenBytes } from '../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { maxJsonDepth, parseJson, type JsonError } from '../../../shared/json/parse.ts';
import type { CheckCode, CheckValue } from '../../../shared/verdict.ts';
import { isJwsAlgorithm } from './algorithms.ts';
import { base64urlProblem, decodeBase64url } from './base64url.ts';
import type { CriticalNames } from './header.ts';

/** A header nests only in `jwk`, `crit` and `x5c`: deeper is an attack or a mistake. */
export const maxHeaderDepth = 8;

/** What is wrong with the token's form, as the 'format' check says it; the first problem only. */
export type FormatProblem = { readonly code: CheckCode; readonly expected: CheckValue; readonly actual: CheckValue };

/** `bytes` is null where the text is not canonical base64url, `json` where the bytes are not a strict JSON object. */
export type TokenSegment = {
  readonly text: string;
  readonly bytes: Buffer | null;
  readonly json: JsonObject | null;
};

/**
 * A token taken apart and nothing in it trusted. Where there are not three segments, the first two are there as far as they hold
 * JSON: what a token that was cut off says can still be read.
 */
export type StrictToken = {
  readonly form: 'jws' | 'jwe' | 'other';
  readonly problem: FormatProblem | null;
  readonly header: TokenSegment | null;
  readonly payload: TokenSegment | null;
  readonly signature: TokenSegment | null;
  /** Only of what is not compact: what is signed, and what is protected, cannot be seen from the segments then. */
  readonly signing?: Signing;
};

/** How a signature of another form than the compact one was made. The segment `header` has the joined header in `json`. */
export type Signing = {
  /** As it goes into what is signed: base64url, or the bytes themselves where `b64` is false (RFC 7797 section 3). */
  readonly payload: string | Uint8Array;
  /** Of the protected header: an unprotected `crit` means nothing (RFC 7515 section 4.1.11). */
  readonly critical: CriticalNames;
  /** The extensions that whoever reads this form knows; of compact tokens none. */
  readonly understood: readonly string[];
  readonly isAlgProtected: boolean;
};

/** A part as it was read; `problem` is the first thing wrong with it. */
export type Read = { segment: TokenSegment; problem: FormatProblem | null };

/**
 * Takes a compact JWS apart as strictly as the RFCs allow, before any library sees it: size, three segments,
 * canonical base64url, valid UTF-8, strict JSON. Never throws.
 * @param payloadIs 'claims' demands a JSON object (RFC 7519); 'bytes' takes any payload (RFC 7515)
 * @param readHeaderOf `readHeader`, or one that remembers what it said of the same text
 */
export function strictParse(compact: string, payloadIs: 'claims' | 'bytes' = 'claims', readHeaderOf = readHeader): StrictToken {
  // A JavaScript string never has fewer UTF-8 bytes than UTF-16 units, so the cheap test comes first.
  if (compact.length > maxTokenBytes) return other('format-too-large', maxTokenBytes, Buffer.byteLength(compact));
  if (compact === '') return other('format-empty', null, null);
  const serialized = compact.trimStart().startsWith('{') ? jsonSerialization(compact) : null;
  if (serialized !== null) return serialized;
  const segments = compact.split('.');
  const [header = '', payload = '', signature = ''] = segments;
  const head = readHeaderOf(header);
  if (segments.length === 5 && mayBeEncrypted(head)) return encrypted(head);
  if (segments.length !== 3) {
    const isRead = ({ segment }: Read) => (segment.json === null ? null : segment);
    const readable = { header: isRead(head), payload: isRead(readObject('payload', payload, maxJsonDepth)) };
    return { ...other('format-not-compact', 'three segments', segments.length), ...readable };
  }

  const parts = {
    header: head,
    payload: payloadIs === 'claims' ? readObject('payload', payload, maxJsonDepth) : readPayload(payload),
    signature: readBytes('signature', signature),
  };
  return {
    form: 'jws',
    problem: parts.header.problem ?? parts.payload.problem ?? parts.signature.problem,
    header: parts.header.segment,
    payload: parts.payload.segment,
    signature: parts.signature.segment,
  };
}

function other(code: CheckCode, expected: CheckValue, actual: CheckValue): StrictToken {
  return { form: 'other', problem: { code, expected, actual }, header: null, payload: null, signature: null };
}

/** All that says otherwise: the algorithm of a signature, and no `enc`, which every JWE has (RFC 7516 section 4.1.2). */
function mayBeEncrypted({ segment: { json } }: Read): boolean {
  return json === null || memberOf(json, 'enc') !== undefined || !isJwsAlgorithm(stringMember(json, 'alg') ?? '');
}

/** Five segments are a JWE (RFC 7516 section 9); its header can be shown, nothing else. */
function encrypted({ segment }: Read): StrictToken {
  const problem: FormatProblem = { code: 'format-encrypted', expected: 'JWS', actual: 'JWE' };
  return { form: 'jwe', problem, header: segment, payload: null, signature: null };
}

/** RFC 7515 section 7.2 and RFC 7516 section 7.2; null for any other JSON. */
function jsonSerialization(text: string): StrictToken | null {
  const parsed = parseJson(text);
  const names = parsed.ok && parsed.value.kind === 'object' ? parsed.value.members.map(({ name }) => name) : [];
  if (names.includes('ciphertext')) return other('format-encrypted', 'JWS', 'JWE');
  const isJws = ['payload', 'signature', 'signatures'].some((name) => names.includes(name));
  return isJws ? other('format-json-serialization', 'JWS compact', 'JWS JSON') : null;
}

export function readHeader(text: string): Read {
  return readObject('header', text, maxHeaderDepth);
}

export function readBytes(name: string, text: string): Read {
  const bytes = decodeBase64url(text);
  if (bytes !== null) return { segment: { text, bytes, json: null }, problem: null };
  const { reason, offset } = base64urlProblem(text);
  const actual = `${name}: ${reason} at ${offset + 1}`;
  const problem: FormatProblem = { code: 'format-not-base64url', expected: 'canonical base64url', actual };
  return { segment: { text, bytes: null, json: null }, problem };
}

/** A payload that may be anything: its claims are shown where it happens to hold some. */
function readPayload(text: string): Read {
  const { segment, problem } = readObject('payload', text, maxJsonDepth);
  return segment.bytes === null ? { segment, problem } : { segment, problem: null };
}

// The byte order mark is kept, so that the JSON parser sees and refuses it.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function readObject(name: string, text: string, maxDepth: number): Read {
  const read = readBytes(name, text);
  const { bytes } = read.segment;
  if (bytes === null) return read;
  const refused = (code: CheckCode, expected: CheckValue, actual: CheckValue): Read => ({
    segment: { text, bytes, json: null },
    problem: { code, expected, actual },
  });
  let json: string;
  try {
    json = utf8.decode(bytes);
  } catch {
    return refused('format-not-utf8', 'UTF-8', name);
  }
  const parsed = parseJson(json, maxDepth);
  if (!parsed.ok) return refused(...jsonProblem(name, parsed.error, maxDepth));
  if (parsed.value.kind !== 'object') return refused('format-not-object', 'JSON object', `${name}: ${parsed.value.kind}`);
  return { segment: { text, bytes, json: parsed.value }, problem: null };
}

/** What strict JSON refused, as the 'format' check says it. */
export function jsonProblem(name: string, error: JsonError, maxDepth = maxJsonDepth): [CheckCode, CheckValue, CheckValue] {
  switch (error.problem) {
    case 'duplicate-member':
      return ['format-duplicate-member', 'unique members', `${name}: ${(error.member ?? '').slice(0, 100)}`];
    case 'too-deep':
      return ['format-too-deep', maxDepth, name];
    default:
      return ['format-not-json', 'JSON object', `${name}: ${error.problem} at ${error.line}:${error.column}`];
  }
}
