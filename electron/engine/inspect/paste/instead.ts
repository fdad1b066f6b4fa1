import type { Instead } from '../../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import { decodeBase64url } from '../../tokens/base64url.ts';

/** Larger texts are not looked into: to parse one would take the turn of whoever waits. */
const longest = 65_536;

const pemLabel = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}(PRIVATE KEY|PUBLIC KEY|CERTIFICATE)-----/g;
const oneSegment = /^[A-Za-z0-9_-]+$/;
/** Of private keys (RFC 7518 sections 6.2.2 and 6.3.2, RFC 8037, AKP), and of a shared secret. */
const privateMembers = ['d', 'k', 'priv'];
/** RFC 7519 section 4.1: one of them is enough. */
const registeredClaims = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/** What a text is that holds no token, where one that has it in the clipboard may have taken it for one. Tells its kind alone. */
export function insteadOf(text: string): Instead | null {
  if (text.length > longest) return null;
  const labels = Array.from(text.matchAll(pemLabel), ([, label]) => label);
  if (labels.length > 0) return labels.includes('PRIVATE KEY') ? 'private-key' : 'public-key';
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return ofJson(objectIn(trimmed));
  return oneSegment.test(trimmed) && isObject(decodeBase64url(trimmed)) ? 'segment' : null;
}

function isObject(bytes: Buffer | null): boolean {
  return bytes !== null && objectIn(bytes.toString('utf8')) !== null;
}

function objectIn(text: string): JsonObject | null {
  const parsed = parseJson(text);
  return parsed.ok && parsed.value.kind === 'object' ? parsed.value : null;
}

function ofJson(json: JsonObject | null): Instead | null {
  if (json === null) return null;
  const set = memberOf(json, 'keys');
  const keys = [json, ...(set?.kind === 'array' ? set.items : [])].filter(isJwk);
  if (keys.length > 0) return keys.some(isPrivate) ? 'private-key' : 'public-key';
  return registeredClaims.some((name) => memberOf(json, name) !== undefined) ? 'claims' : null;
}

function isJwk(node: JsonNode): node is JsonObject {
  return node.kind === 'object' && stringMember(node, 'kty') !== undefined;
}

function isPrivate(jwk: JsonObject): boolean {
  return privateMembers.some((name) => memberOf(jwk, name) !== undefined);
}
