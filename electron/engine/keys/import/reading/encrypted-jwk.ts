import { memberOf, numberMember, type JsonNode, type JsonObject } from '../../../../../shared/json/node.ts';
import { parseJson } from '../../../../../shared/json/parse.ts';
import { contentEncryptions, type ContentEncryption } from '../../../../../shared/mint-input.ts';
import { base64urlProblem, decodeBase64url } from '../../../tokens/base64url.ts';
import { contentKeyBytes, isContentEncryption, openContent, sealedSizes } from '../../../tokens/content-encryption.ts';
import { unwrapKey } from '../../../tokens/key-wrap.ts';
import { maxHeaderDepth } from '../../../tokens/strict-parse.ts';
import { requiredBytes, requiredString } from '../jwk-members.ts';
import { malformed, unsupported } from '../refusal.ts';
import { isJwk, isJwks, readJwk, readJwks } from './jwk-items.ts';
import { derive, tooCostly, type HashName } from './kdf.ts';
import { lockedItem, passphraseWrong, type Item, type LockedItem } from './reading.ts';

const passphraseAlgorithms: ReadonlyMap<string, { hash: HashName; keyBytes: number }> = new Map([
  ['PBES2-HS256+A128KW', { hash: 'sha256', keyBytes: 16 }],
  ['PBES2-HS384+A192KW', { hash: 'sha384', keyBytes: 24 }],
  ['PBES2-HS512+A256KW', { hash: 'sha512', keyBytes: 32 }],
]);

/** RFC 7518 section 4.8.1.2 recommends 1,000 or more; the upper end is twice what is written here. */
export const iterationLimits = { minimum: 1_000, maximum: 1_200_000 };

/** A JWE in pieces, from either serialization. `additional` is what is authenticated beside the ciphertext. */
type Jwe = { header: JsonObject; encryptedKey: Buffer; iv: Buffer; ciphertext: Buffer; tag: Buffer; additional: Buffer };

/** Five dots' worth of base64url; what stands in it is judged later. */
export function isCompactJwe(text: string): boolean {
  return /^eyJ[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){4}$/.test(text);
}

export function isFlattenedJwe(node: JsonObject): boolean {
  return memberOf(node, 'ciphertext') !== undefined;
}

/** A JWK or JWK Set as a JWE in compact form (RFC 7517 section 7, RFC 7516 section 7.1). */
export function readCompactJwe(compact: string): LockedItem {
  const [header = '', ...others] = compact.split('.');
  const names = ['encrypted_key', 'iv', 'ciphertext', 'tag'];
  const [encryptedKey, iv, ciphertext, tag] = others.map((part, index) => decoded(names[index] ?? '', part));
  if (encryptedKey === undefined || iv === undefined || ciphertext === undefined || tag === undefined)
    throw malformed('jwe', 'five parts', 'fewer');
  return lockedJwe({ header: headerOf(header), encryptedKey, iv, ciphertext, tag, additional: Buffer.from(header, 'ascii') });
}

/** The flattened JSON form (RFC 7516 section 7.2.2), as Debian's `jose` writes it. */
export function readFlattenedJwe(jwe: JsonObject): LockedItem {
  if (memberOf(jwe, 'recipients') !== undefined) throw unsupported('a JWE for several recipients', { field: 'recipients' });
  const shielded = memberOf(jwe, 'protected') === undefined ? '' : requiredString(jwe, 'protected');
  const aad = memberOf(jwe, 'aad');
  if (aad !== undefined) requiredBytes(jwe, 'aad');
  const additional = aad?.kind === 'string' ? `${shielded}.${aad.value}` : shielded;
  const parts = [shielded === '' ? null : headerOf(shielded), objectMember(jwe, 'unprotected'), objectMember(jwe, 'header')];
  return lockedJwe({
    header: joined(parts),
    encryptedKey: requiredBytes(jwe, 'encrypted_key'),
    iv: requiredBytes(jwe, 'iv'),
    ciphertext: requiredBytes(jwe, 'ciphertext'),
    tag: requiredBytes(jwe, 'tag'),
    additional: Buffer.from(additional, 'ascii'),
  });
}

function objectMember(jwe: JsonObject, name: string): JsonObject | null {
  const node = memberOf(jwe, name);
  if (node === undefined) return null;
  if (node.kind !== 'object') throw malformed(name, 'JSON object', node.kind);
  return node;
}

/** The names must be distinct (RFC 7516 section 4). */
function joined(parts: readonly (JsonObject | null)[]): JsonObject {
  const members = parts.flatMap((part) => part?.members ?? []);
  if (new Set(members.map(({ name }) => name)).size !== members.length) throw malformed('header', 'distinct names', 'one of two headers');
  return { kind: 'object', members };
}

function decoded(field: string, part: string): Buffer {
  const bytes = decodeBase64url(part);
  if (bytes === null) throw malformed(field, 'canonical base64url', base64urlProblem(part).reason);
  return bytes;
}

function headerOf(part: string): JsonObject {
  const parsed = parseJson(utf8(decoded('protected', part), 'protected'), maxHeaderDepth);
  if (!parsed.ok) throw malformed('protected', 'JSON', parsed.error.problem);
  if (parsed.value.kind !== 'object') throw malformed('protected', 'JSON object', parsed.value.kind);
  return parsed.value;
}

function utf8(bytes: Buffer, field: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed(field, 'UTF-8', 'another encoding');
  }
}

/** Everything but the passphrase is checked at once. */
function lockedJwe(jwe: Jwe): LockedItem {
  const { header } = jwe;
  const alg = requiredString(header, 'alg');
  const how = passphraseAlgorithms.get(alg);
  if (how === undefined)
    throw unsupported(`${alg.slice(0, 60)}, which takes a key and no passphrase`, {
      field: 'alg',
      expected: [...passphraseAlgorithms.keys()].join(', '),
    });
  const enc = requiredString(header, 'enc');
  if (!isContentEncryption(enc)) throw unsupported(enc.slice(0, 60), { field: 'enc', expected: contentEncryptions.join(', ') });
  for (const name of ['zip', 'crit']) {
    if (memberOf(header, name) !== undefined) throw unsupported(name, { field: name, expected: 'no such member' });
  }
  const iterations = iterationsOf(header);
  const salt = requiredBytes(header, 'p2s');
  if (salt.length < 8) throw malformed('p2s', 'at least 8 bytes', `${salt.length} bytes`);
  requireSizes(jwe, enc);
  return lockedItem('encrypted-jwk', async (passphrase, effort) => {
    // RFC 7518 section 4.8.1.1: the algorithm's name and a zero before the salt.
    const derivation = { kind: 'pbkdf2', salt: Buffer.concat([Buffer.from(`${alg}\0`), salt]), iterations, hash: how.hash } as const;
    const wrapping = await derive(Buffer.from(passphrase, 'utf8'), derivation, how.keyBytes, effort);
    const key = await unwrapKey(wrapping, jwe.encryptedKey);
    if (key?.length !== contentKeyBytes(enc)) throw passphraseWrong();
    const plain = openContent(enc, key, jwe, jwe.additional);
    // The key is right by now: a text that does not open was changed.
    if (plain === null) throw malformed('tag', 'the tag of this ciphertext', 'another');
    return keysOf(plain);
  });
}

function iterationsOf(header: JsonObject): number {
  const { minimum, maximum } = iterationLimits;
  const iterations = numberMember(header, 'p2c');
  const isWhole = iterations !== undefined && Number.isInteger(iterations) && iterations > 0;
  if (!isWhole) throw malformed('p2c', `${minimum} to ${maximum}`, memberOf(header, 'p2c')?.kind ?? 'missing');
  if (iterations > maximum) throw tooCostly('p2c', `${minimum} to ${maximum}`, String(iterations));
  if (iterations < minimum) throw malformed('p2c', `${minimum} to ${maximum}`, String(iterations));
  return iterations;
}

function requireSizes({ encryptedKey, iv, tag }: Jwe, enc: ContentEncryption): void {
  const expected = sealedSizes(enc);
  const sizes: [string, Buffer, number][] = [
    ['encrypted_key', encryptedKey, contentKeyBytes(enc) + 8],
    ['iv', iv, expected.iv],
    ['tag', tag, expected.tag],
  ];
  for (const [name, bytes, size] of sizes) {
    if (bytes.length !== size) throw malformed(name, `${size} bytes`, `${bytes.length} bytes`);
  }
}

function keysOf(plain: Buffer): Item[] {
  const node = parsedKeys(utf8(plain, 'ciphertext'));
  if (node.kind === 'object' && isJwks(node)) return [...readJwks(node, 'encrypted-jwk')];
  if (node.kind === 'object' && isJwk(node)) return [readJwk(node, 'encrypted-jwk')];
  throw malformed('ciphertext', 'a JWK or a JWK Set', node.kind === 'object' ? 'an object without kty' : node.kind);
}

function parsedKeys(text: string): JsonNode {
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  const { problem, offset } = parsed.error;
  throw malformed('ciphertext', 'JSON', problem, { offset });
}
