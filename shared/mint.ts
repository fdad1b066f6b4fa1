import { appError } from './errors.ts';
import { jsonNumber, jsonString, type JsonMember, type JsonNode, type JsonObject } from './json/node.ts';
import { parseJson } from './json/parse.ts';
import { expiryOf, latestInstant, parseLifetime } from './lifetime.ts';
import { fail, ok, type Result } from './result.ts';
import type { MintInput } from './tokens.ts';

/** What a token will hold, before it is signed. `expiresAt` is in Unix seconds, null for never. */
export type Composition = { header: JsonObject; claims: JsonObject; expiresAt: number | null };

/** The claims that minting itself sets; a custom claim may not carry the same name. */
const automaticClaims = ['iat', 'exp', 'jti'];

/**
 * Puts header and claims together from the form's fields. Used for the preview and for minting, so
 * that what is shown is what is signed. `jti` is made by the caller; `issuedAt` is in Unix seconds.
 */
export function composeToken(
  input: Omit<MintInput, 'keyId' | 'label'>,
  key: { alg: string; kid: string },
  issuedAt: number,
  jti: string,
): Result<Composition> {
  const custom = parseClaims(input.claims);
  if (!custom.ok) return custom;
  const lifetime = parseLifetime(input.lifetime);
  if (!lifetime.ok) return fail({ ...lifetime.error, field: 'lifetime' });
  const expiresAt = expiryOf(lifetime.value, issuedAt);
  if (expiresAt !== null && expiresAt >= latestInstant) {
    return fail(appError('lifetime-malformed', { field: 'lifetime', expected: 'before 9999-12-31', actual: input.lifetime }));
  }

  const members: JsonMember[] = [];
  const add = (name: string, value: JsonNode | null) => {
    if (value !== null) members.push({ name, value });
  };
  add('iss', textOrNull(input.issuer));
  add('sub', textOrNull(input.subject));
  add('aud', audienceNode(input.audience));
  const taken = new Set([...members.map((member) => member.name), ...automaticClaims]);
  const shadowing = custom.value.members.find((member) => taken.has(member.name));
  if (shadowing) {
    return fail(appError('claim-shadows-field', { field: 'claims', actual: shadowing.name.slice(0, 100) }));
  }
  members.push(...custom.value.members);
  add('iat', jsonNumber(issuedAt));
  add('exp', expiresAt === null ? null : jsonNumber(expiresAt));
  add('jti', jsonString(jti));

  return ok({ header: composeHeader(input.typ, key), claims: { kind: 'object', members }, expiresAt });
}

function composeHeader(typ: string | null, key: { alg: string; kid: string }): JsonObject {
  const members: JsonMember[] = [{ name: 'alg', value: jsonString(key.alg) }];
  if (typ !== null && typ !== '') members.push({ name: 'typ', value: jsonString(typ) });
  members.push({ name: 'kid', value: jsonString(key.kid) });
  return { kind: 'object', members };
}

/** Reads the JSON text of the custom claims; empty text is an empty object. */
export function parseClaims(text: string): Result<JsonObject> {
  if (text.trim() === '') return ok({ kind: 'object', members: [] });
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { problem, offset, line, column, member } = parsed.error;
    const actual = member === undefined ? problem : `${problem}: ${member.slice(0, 100)}`;
    return fail(appError('json-malformed', { field: 'claims', actual, offset, line, column }));
  }
  if (parsed.value.kind !== 'object') {
    return fail(appError('claims-not-an-object', { field: 'claims', expected: 'object', actual: parsed.value.kind }));
  }
  return ok(parsed.value);
}

function textOrNull(text: string | null): JsonNode | null {
  return text === null || text === '' ? null : jsonString(text);
}

/** RFC 7519 section 4.1.3: a single audience is written as a string, several as an array. */
function audienceNode(audience: readonly string[]): JsonNode | null {
  const [first, ...others] = audience;
  if (first === undefined) return null;
  return others.length === 0 ? jsonString(first) : { kind: 'array', items: audience.map(jsonString) };
}
