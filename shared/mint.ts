import { fitted } from './cut.ts';
import { appError, type AppError } from './errors.ts';
import { fillParts, type Fillable, type FilledParts } from './fill.ts';
import { jsonNumber, jsonString, type JsonMember, type JsonNode, type JsonObject } from './json/node.ts';
import { stringifyJson } from './json/stringify.ts';
import { composeHeader, composeSealHeader } from './mint-header.ts';
import { checkForm } from './mint-form.ts';
import { checkPayload, checkTexts } from './mint-payload.ts';
import { issueTime, readTimes, type MintTimes } from './mint-times.ts';
import type { MintRecipe } from './mint-input.ts';
import { parseObject } from './parse-object.ts';
import { fail, ok, type Result } from './result.ts';

/** Who signs. `publicJwk` is for `embedsKey`; null for shared secrets. */
export type Signer = { alg: string; kid: string; publicJwk: JsonObject | null };
/** Whom it is sealed for; `alg` manages the content's key. */
export type Recipient = { alg: string; kid: string };
export type MintKeys = { signer: Signer | null; recipient: Recipient | null };

export type ComposeTools = {
  /** Whole Unix seconds. */
  now: number;
  /** Made by the caller: this room knows no chance. */
  jti: string;
  /** Base64url of the SHA-256 of the text's UTF-8. */
  sha256: (text: string) => string;
};

/** What a token will hold, before it is signed or sealed. Times are Unix seconds. */
export type Composition = {
  /** Protected header of the JWS; null where nothing signs. */
  header: JsonObject | null;
  /** Protected header of the JWE; null where nothing is sealed. */
  sealHeader: JsonObject | null;
  /** Null where the payload is no claims set. */
  claims: JsonObject | null;
  /** What is signed, or sealed where nothing signs: exactly this text, or exactly the bytes that this is base64url of. */
  payload: { kind: 'text' | 'base64url'; text: string };
  /** Null where there is no such claim. */
  issuedAt: number | null;
  notBefore: number | null;
  expiresAt: number | null;
};

/**
 * Puts header and payload together from a recipe and its values. Used for the preview and for minting, so that what is shown is
 * what is signed. Claims stand as iss, sub, aud, the custom ones as typed, iat, nbf, exp, jti.
 *
 * Errors carry `field` in the names of MintRecipe ('claims', 'form.encryption'), or "values.NAME": 'json-malformed',
 * 'claims-not-an-object', 'claim-shadows-field', 'lifetime-malformed', 'instant-malformed', 'time-in-milliseconds',
 * 'time-out-of-range', 'time-skipped', 'never-valid', 'variable-missing', 'variable-malformed', 'parameter-reserved',
 * 'payload-malformed', 'payload-too-large', 'form-impossible'; 'key-not-found' where a key is named and not given.
 */
export function composeToken(filled: Fillable, keys: MintKeys, tools: ComposeTools): Result<Composition> {
  const issuedAt = issueTime(filled, tools);
  if (!issuedAt.ok) return issuedAt;
  const parts = fillParts(filled, { issuedAt: issuedAt.value ?? tools.now, sha256: tools.sha256 });
  if (!parts.ok) return parts;
  const { recipe } = parts.value;
  const form = checkForm(recipe, keys);
  if (!form.ok) return form;
  const texts = checkTexts(recipe);
  if (!texts.ok) return texts;
  const content = recipe.payload.kind === 'claims' ? claimsContent(parts.value, issuedAt.value, tools) : ok(bareContent(recipe.payload));
  if (!content.ok) return content;
  const payload = checkPayload(content.value.payload, recipe);
  if (!payload.ok) return payload;
  const header = keys.signer === null ? ok(null) : composeHeader(parts.value, keys.signer);
  if (!header.ok) return header;
  const sealHeader = composeSealHeader(parts.value, keys);
  if (!sealHeader.ok) return sealHeader;
  return ok({ header: header.value, sealHeader: sealHeader.value, ...content.value });
}

type Content = Omit<Composition, 'header' | 'sealHeader'>;

function bareContent({ kind, text }: Composition['payload']): Content {
  return { claims: null, payload: { kind, text }, issuedAt: null, notBefore: null, expiresAt: null };
}

function claimsContent({ recipe, claims: custom }: FilledParts, issuedAt: number | null, { now, jti }: ComposeTools): Result<Content> {
  const times = readTimes(recipe, issuedAt, now);
  if (!times.ok) return times;
  const named = namedClaims(recipe);
  const reserved = reservedNames(recipe);
  const shadowing = custom.members.flatMap(({ name }) => (reserved.has(name) ? [name] : []));
  if (shadowing.length > 0) return fail(shadowingField(shadowing));
  const automatic = automaticClaims(times.value, recipe.jti === 'random' ? jti : null);
  const claims: JsonObject = { kind: 'object', members: [...named, ...custom.members, ...automatic] };
  return ok({ claims, payload: { kind: 'text', text: stringifyJson(claims) }, ...times.value });
}

/** A custom claim may not be called like one that a field or minting itself sets, nor like a time that the recipe leaves out on purpose. */
export function reservedNames(recipe: MintRecipe): ReadonlySet<string> {
  const named = namedClaims(recipe).map(({ name }) => name);
  return new Set([...named, 'iat', 'nbf', 'exp', ...(recipe.jti === 'random' ? ['jti'] : [])]);
}

/** All names at once: who has to change them in a file does so once. */
export function shadowingField(names: readonly string[]): AppError {
  return appError('claim-shadows-field', { field: 'claims', actual: fitted(names.map((name) => fitted(name, 100)).join(', '), 500) });
}

function namedClaims({ issuer, subject, audience }: MintRecipe): JsonMember[] {
  return present([
    ['iss', textOrNull(issuer)],
    ['sub', textOrNull(subject)],
    ['aud', audienceNode(audience)],
  ]);
}

function automaticClaims({ issuedAt, notBefore, expiresAt }: MintTimes, jti: string | null): JsonMember[] {
  const time = (seconds: number | null) => (seconds === null ? null : jsonNumber(seconds));
  return present([
    ['iat', time(issuedAt)],
    ['nbf', time(notBefore)],
    ['exp', time(expiresAt)],
    ['jti', textOrNull(jti)],
  ]);
}

function present(members: readonly (readonly [string, JsonNode | null])[]): JsonMember[] {
  return members.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
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

/** Reads the JSON text of the custom claims; empty text is an empty object. */
export function parseClaims(text: string, field = 'claims'): Result<JsonObject> {
  return parseObject(text, field);
}
