import { createPublicKey, type KeyObject } from 'node:crypto';
import { memberOf, stringMember, type JsonNode, type JsonObject } from '../../../../../shared/json/node.ts';
import type { KeyFormat } from '../../../../../shared/key-formats.ts';
import { maximumImportKeys } from '../../../../../shared/key-import.ts';
import { keyId, keyOperations, optionalString } from '../jwk-members.ts';
import { publicHalf } from '../jwk.ts';
import { privateKeyOf } from '../private-jwk.ts';
import { attempt, malformed } from '../refusal.ts';
import { maximumSecretBytes } from '../secret.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { ignoredItem, keyItem, type Item } from './reading.ts';

const okpCurves = ['Ed25519', 'X25519'] as const;

export function isJwk(node: JsonObject): boolean {
  return memberOf(node, 'kty') !== undefined;
}

export function isJwks(node: JsonObject): boolean {
  return memberOf(node, 'keys') !== undefined && !isJwk(node);
}

/**
 * The key of a JWK (RFC 7517, RFC 7518 section 6, RFC 8037), private where it has private members. Its `use`, `alg` and
 * `key_ops` are not judged yet, but they are of the right type.
 * @throws KeyRefusal
 */
export function readJwk(jwk: JsonObject, format: KeyFormat): Item {
  const key = keyOf(jwk);
  const bytes = key.symmetricKeySize ?? 1;
  if (bytes === 0 || bytes > maximumSecretBytes) throw malformed('k', `1 to ${maximumSecretBytes} bytes`, `${bytes} bytes`);
  const kid = keyId(jwk);
  optionalString(jwk, 'use');
  optionalString(jwk, 'alg');
  keyOperations(jwk);
  const certificate = key.type === 'secret' ? null : certificateOf(jwk, key);
  return keyItem(format, key, { jwk, certificate, nameHint: kid });
}

function keyOf(jwk: JsonObject): KeyObject {
  return memberOf(jwk, 'd') === undefined ? publicHalf(jwk, okpCurves) : privateKeyOf(jwk, okpCurves);
}

/** The first of `x5c`, where it is of this key. One that is not, or cannot be read, is a matter of the key's health. */
function certificateOf(jwk: JsonObject, key: KeyObject): Certificate | null {
  const chain = memberOf(jwk, 'x5c');
  const first = chain?.kind === 'array' ? chain.items[0] : undefined;
  if (first?.kind !== 'string') return null;
  const read = attempt(() => readCertificate(Buffer.from(first.value, 'base64')));
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return read.ok && read.value.key.equals(half) ? read.value : null;
}

/** A JWK Set (RFC 7517 section 5). A member that is no key here says so in its place. */
export function* readJwks(set: JsonObject, format: KeyFormat): Generator<Item> {
  const keys = memberOf(set, 'keys');
  if (keys?.kind !== 'array') throw malformed('keys', 'array', keys?.kind ?? 'missing');
  const { items } = keys;
  if (items.length === 0 || items.length > maximumImportKeys) {
    throw malformed('keys', `1 to ${maximumImportKeys} keys`, `${items.length} keys`);
  }
  for (const [index, item] of items.entries()) yield memberItem(item, `keys[${index}]`, format);
}

function memberItem(member: JsonNode, place: string, format: KeyFormat): Item {
  const read = attempt(() => {
    if (member.kind !== 'object') throw malformed('', 'JSON object', member.kind);
    return readJwk(member, format);
  });
  if (read.ok) return read.value;
  const what = nameOf(place, member.kind === 'object' ? member : null);
  return ignoredItem(what, { ...read.error, field: within(place, read.error.field) });
}

function nameOf(place: string, jwk: JsonObject | null): string {
  const kid = jwk === null ? undefined : stringMember(jwk, 'kid');
  return kid === undefined ? place : `${place} (${kid.slice(0, 100)})`;
}

function within(place: string, field: string | undefined): string {
  return field === undefined || field === '' ? place : `${place}.${field}`;
}
