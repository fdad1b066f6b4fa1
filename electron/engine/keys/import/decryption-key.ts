import { createSecretKey, type KeyObject } from 'node:crypto';
import { memberOf, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import type { Result } from '../../../../shared/result.ts';
import { keyId, keyOperations, optionalString, readObject, requiredBytes, requiredString } from './jwk-members.ts';
import { maximumJwkBytes } from './jwk.ts';
import { attempt, unusable } from './refusal.ts';
import { privateKeyOf } from './private-jwk.ts';
import { rsaModulusBytes } from './key-facts.ts';

/**
 * The key management algorithms of RFC 7518 section 4 that are accepted, with what each asks of its key: `bits` of a
 * secret, and the `key_ops` that allow it. RSA1_5 is left out (RFC 8725 section 3.2), PBES2 is not for keys.
 */
const management: ReadonlyMap<string, { kty: 'oct' | 'RSA' | 'EC'; bits?: number; operation: string }> = new Map([
  ['A128KW', { kty: 'oct', bits: 128, operation: 'unwrapKey' }],
  ['A192KW', { kty: 'oct', bits: 192, operation: 'unwrapKey' }],
  ['A256KW', { kty: 'oct', bits: 256, operation: 'unwrapKey' }],
  ['A128GCMKW', { kty: 'oct', bits: 128, operation: 'unwrapKey' }],
  ['A192GCMKW', { kty: 'oct', bits: 192, operation: 'unwrapKey' }],
  ['A256GCMKW', { kty: 'oct', bits: 256, operation: 'unwrapKey' }],
  ['dir', { kty: 'oct', operation: 'decrypt' }],
  ['RSA-OAEP', { kty: 'RSA', operation: 'unwrapKey' }],
  ['RSA-OAEP-256', { kty: 'RSA', operation: 'unwrapKey' }],
  ['ECDH-ES', { kty: 'EC', operation: 'deriveBits' }],
  ['ECDH-ES+A128KW', { kty: 'EC', operation: 'deriveBits' }],
  ['ECDH-ES+A192KW', { kty: 'EC', operation: 'deriveBits' }],
  ['ECDH-ES+A256KW', { kty: 'EC', operation: 'deriveBits' }],
]);

/** A key that opens JWEs of exactly one key management algorithm. */
export type DecryptionKey = { readonly kid: string | null; readonly alg: string; readonly key: KeyObject };

/**
 * Reads a private or "oct" JWK for decrypting. Its `alg` is required: the token must not choose.
 * @returns 'key-malformed' or 'key-unusable', with the member in `field`
 */
export function importDecryptionJwk(input: string | JsonNode): Result<DecryptionKey> {
  return attempt(() => {
    const jwk = readObject(input, 'jwk', maximumJwkBytes);
    const alg = requiredString(jwk, 'alg');
    const asked = management.get(alg);
    if (asked === undefined) throw unusable('alg', [...management.keys()].join(', '), alg);
    const kty = requiredString(jwk, 'kty');
    if (kty !== asked.kty) throw unusable('kty', asked.kty, kty);
    requireUse(jwk, asked.operation);
    return { kid: keyId(jwk), alg, key: kty === 'oct' ? secretOf(jwk, asked.bits) : strongPrivateKey(jwk) };
  });
}

function requireUse(jwk: JsonObject, operation: string): void {
  const use = optionalString(jwk, 'use');
  if (use !== null && use !== 'enc') throw unusable('use', 'enc', use);
  const operations = keyOperations(jwk);
  if (operations === null) return;
  const isAllowed = operations.some((name) => name === operation || name === 'decrypt' || name === 'deriveKey');
  if (!isAllowed) throw unusable('key_ops', operation, operations.join(', '));
}

function secretOf(jwk: JsonObject, bits: number | undefined): KeyObject {
  const bytes = requiredBytes(jwk, 'k');
  const actual = bytes.length * 8;
  if (bits !== undefined && actual !== bits) throw unusable('k', `${bits} bits`, `${actual} bits`);
  return createSecretKey(bytes);
}

function strongPrivateKey(jwk: JsonObject): KeyObject {
  if (memberOf(jwk, 'd') === undefined) throw unusable('d', 'a private key', 'a public key');
  const key = privateKeyOf(jwk);
  const bits = rsaModulusBytes(key) * 8;
  if (key.asymmetricKeyType === 'rsa' && bits < 2048) throw unusable('n', 'at least 2048 bits', `${bits} bits`);
  return key;
}
