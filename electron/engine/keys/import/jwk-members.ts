import { memberOf, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import { base64urlProblem, decodeBase64url } from '../../tokens/base64url.ts';
import { malformed } from './refusal.ts';

export const maximumKidLength = 256;

/** Takes JSON text or an already parsed node; anything but an object is refused. */
export function readObject(input: string | JsonNode, field: string, maximumBytes: number): JsonObject {
  const node = typeof input === 'string' ? parseText(input, field, maximumBytes) : input;
  if (node.kind !== 'object') throw malformed(field, 'JSON object', node.kind);
  return node;
}

function parseText(text: string, field: string, maximumBytes: number): JsonNode {
  const bytes = Buffer.byteLength(text);
  if (bytes > maximumBytes) throw malformed(field, `at most ${maximumBytes} bytes`, `${bytes} bytes`);
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  const { problem, offset, line, column } = parsed.error;
  throw malformed(field, 'JSON', problem, { offset, line, column });
}

export function requiredString(jwk: JsonObject, name: string): string {
  const value = optionalString(jwk, name);
  if (value === null) throw malformed(name, 'string', 'missing');
  return value;
}

export function optionalString(jwk: JsonObject, name: string): string | null {
  const value = memberOf(jwk, name);
  if (value === undefined) return null;
  if (value.kind !== 'string') throw malformed(name, 'string', value.kind);
  return value.value;
}

/** A member in canonical base64url (RFC 7515 section 2). */
export function requiredBytes(jwk: JsonObject, name: string): Buffer {
  const text = requiredString(jwk, name);
  const bytes = decodeBase64url(text);
  if (bytes !== null) return bytes;
  const { reason, offset } = base64urlProblem(text);
  throw malformed(name, 'canonical base64url', reason, { offset });
}

/** Base64urlUInt (RFC 7518 section 2): the fewest octets that hold the number. */
export function requiredUnsigned(jwk: JsonObject, name: string): Buffer {
  const bytes = requiredBytes(jwk, name);
  if (bytes.length === 0 || bytes[0] === 0) throw malformed(name, 'a number without leading zero octets', 'leading zero');
  return bytes;
}

/** A member of exactly the curve's field size (RFC 7518 section 6.2.1.2, RFC 8037 section 2). */
export function requiredSized(jwk: JsonObject, name: string, size: number): Buffer {
  const bytes = requiredBytes(jwk, name);
  if (bytes.length !== size) throw malformed(name, `${size} bytes`, `${bytes.length} bytes`);
  return bytes;
}

/** `key_ops` as a list of distinct strings (RFC 7517 section 4.3); null where it is absent. */
export function keyOperations(jwk: JsonObject): readonly string[] | null {
  const value = memberOf(jwk, 'key_ops');
  if (value === undefined) return null;
  if (value.kind !== 'array') throw malformed('key_ops', 'array of strings', value.kind);
  const names = value.items.map((item) => {
    if (item.kind !== 'string') throw malformed('key_ops', 'array of strings', item.kind);
    return item.value;
  });
  if (new Set(names).size !== names.length) throw malformed('key_ops', 'distinct operations', 'a duplicate');
  return names;
}

export function keyId(jwk: JsonObject): string | null {
  const kid = optionalString(jwk, 'kid');
  if (kid !== null && kid.length > maximumKidLength) {
    throw malformed('kid', `at most ${maximumKidLength} characters`, `${kid.length} characters`);
  }
  return kid;
}
