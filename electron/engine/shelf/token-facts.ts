import { memberOf, numberMember, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { MadeToken } from '../mint/made-token.ts';
import { decodeBase64url } from '../tokens/base64url.ts';
import { objectOf } from './token-parts.ts';

/** What the shelf shows of a token itself, in the names of its columns. */
export function factsOf({ text, form, header, claims, detachedPayload }: Omit<MadeToken, 'keyId'>) {
  const claim = (name: string) => (claims === null ? undefined : stringMember(claims, name)) ?? null;
  const time = (name: string) => (claims === null ? undefined : numberMember(claims, name)) ?? null;
  return {
    compact: text,
    payload: detachedPayload,
    form,
    alg: stringMember(header, 'alg') ?? '',
    typ: stringMember(header, 'typ') ?? null,
    kid: stringMember(header, 'kid') ?? null,
    subject: claim('sub'),
    issuer: claim('iss'),
    audience: JSON.stringify(claims === null ? [] : audienceOf(claims)),
    issued_at: time('iat'),
    not_before: time('nbf'),
    expires_at: time('exp'),
    bytes: Buffer.byteLength(text),
  };
}

function audienceOf(claims: JsonObject): string[] {
  const audience = memberOf(claims, 'aud');
  if (audience?.kind === 'string') return [audience.value];
  if (audience?.kind !== 'array') return [];
  return audience.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}

/** The claims that a stored token itself shows, unverified; null for an encrypted one, and where the payload is no claims set. */
export function shownClaims(text: string, payload: string | null): JsonObject | null {
  if (payload !== null) return objectOf(payload);
  const body = text.startsWith('{') ? payloadOfJson(text) : payloadOfCompact(text);
  // RFC 7797: with `b64` false the payload stands there as it is, and the text of an object is no base64url.
  return body === null ? null : (objectOf(decodeBase64url(body)?.toString('utf8') ?? null) ?? objectOf(body));
}

/** A JWE has five parts (RFC 7516 section 7.1), and nothing in them that could be read. An unencoded payload may hold dots. */
function payloadOfCompact(text: string): string | null {
  const [first, last] = [text.indexOf('.'), text.lastIndexOf('.')];
  return first < last ? text.slice(first + 1, last) : null;
}

function payloadOfJson(text: string): string | null {
  const parsed = parseJson(text);
  return parsed.ok && parsed.value.kind === 'object' ? (stringMember(parsed.value, 'payload') ?? null) : null;
}

/** So much of the claims' text is searched, in UTF-16 units: what a person looks for is not in the tail of a megabyte. */
const searchedLength = 8_192;

/** The first half of a pair that the cut went through. */
const halfPair = /[\ud800-\udbff]$/;

/** The claims as they are searched: compact JSON text, its beginning. The line ends are what token-words.ts counts on. */
export function searchedClaims(claims: JsonObject): string {
  const text = stringifyJson(claims);
  return `${text.slice(0, searchedLength).replace(halfPair, '')}\n\n`;
}
