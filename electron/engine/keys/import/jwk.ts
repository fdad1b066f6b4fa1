import { createPublicKey, createSecretKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { memberOf, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import type { JwsAlgorithm } from '../../../../shared/keys.ts';
import type { Result } from '../../../../shared/result.ts';
import { algorithmTable, isJwsAlgorithm } from '../../tokens/algorithms.ts';
import {
  keyId,
  keyOperations,
  optionalString,
  readObject,
  requiredBytes,
  requiredSized,
  requiredString,
  requiredUnsigned,
} from './jwk-members.ts';
import { attempt, malformed, unusable } from './refusal.ts';
import { toVerificationKey, type ImportOptions, type VerificationKey } from './verification-key.ts';

export const maximumJwkBytes = 65_536;

const curveBytes: ReadonlyMap<string, number> = new Map([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
]);

/**
 * Reads a JSON Web Key for verifying (RFC 7517, RFC 7518 section 6, RFC 8037). Of a private key only the
 * public half is taken. `options.kid` stands in for a missing `kid`.
 * @param input JSON text, or a node that the strict parser gave
 * @returns 'key-malformed' or 'key-unusable', with the member in `field`
 */
export function importJwk(input: string | JsonNode, options: ImportOptions): Result<VerificationKey> {
  return attempt(() => verificationKeyOf(readObject(input, 'jwk', maximumJwkBytes), options));
}

/** @throws KeyRefusal */
export function verificationKeyOf(jwk: JsonObject, options: ImportOptions): VerificationKey {
  const node = publicHalf(jwk);
  requirePurpose(jwk, 'verify');
  const kid = keyId(jwk) ?? options.kid ?? null;
  return toVerificationKey(node, { ...options, kid }, ownAlgorithm(jwk));
}

/** The key's own `alg`. One that is no signature algorithm makes the key unusable, whatever its type. */
export function ownAlgorithm(jwk: JsonObject): JwsAlgorithm | null {
  const alg = optionalString(jwk, 'alg');
  if (alg === null) return null;
  if (!isJwsAlgorithm(alg)) throw unusable('alg', Object.keys(algorithmTable).join(', '), alg);
  return alg;
}

/** `use` and `key_ops` must allow the purpose and must not contradict each other (RFC 7517 section 4.3). */
export function requirePurpose(jwk: JsonObject, purpose: 'sign' | 'verify'): void {
  const use = optionalString(jwk, 'use');
  if (use !== null && use !== 'sig') throw unusable('use', 'sig', use);
  const operations = keyOperations(jwk);
  if (operations === null) return;
  const foreign = operations.find((name) => name !== 'sign' && name !== 'verify');
  if (use !== null && foreign !== undefined) throw unusable('key_ops', 'sign, verify', foreign);
  // The public half of a key that may sign may verify; a shared secret has no public half.
  const isPrivate = memberOf(jwk, 'd') !== undefined;
  const allows = operations.includes(purpose) || (purpose === 'verify' && isPrivate && operations.includes('sign'));
  if (!allows) throw unusable('key_ops', purpose, operations.join(', '));
}

/** The public key, or the secret key of type "oct", from checked members only. */
export function publicHalf(jwk: JsonObject): KeyObject {
  const kty = requiredString(jwk, 'kty');
  switch (kty) {
    case 'oct':
      return createSecretKey(requiredBytes(jwk, 'k'));
    case 'RSA':
      return publicKey(jwk, 'n', {
        kty,
        n: requiredUnsigned(jwk, 'n').toString('base64url'),
        e: requiredUnsigned(jwk, 'e').toString('base64url'),
      });
    case 'EC':
      return ellipticKey(jwk);
    case 'OKP':
      return edwardsKey(jwk);
    default:
      throw unusable('kty', 'oct, RSA, EC, OKP', kty);
  }
}

function ellipticKey(jwk: JsonObject): KeyObject {
  const crv = requiredString(jwk, 'crv');
  const size = curveBytes.get(crv);
  if (size === undefined) throw unusable('crv', [...curveBytes.keys()].join(', '), crv);
  const x = requiredSized(jwk, 'x', size).toString('base64url');
  const y = requiredSized(jwk, 'y', size).toString('base64url');
  return publicKey(jwk, 'x', { kty: 'EC', crv, x, y });
}

function edwardsKey(jwk: JsonObject): KeyObject {
  const crv = requiredString(jwk, 'crv');
  if (crv !== 'Ed25519') throw unusable('crv', 'Ed25519', crv);
  return publicKey(jwk, 'x', { kty: 'OKP', crv, x: requiredSized(jwk, 'x', 32).toString('base64url') });
}

function publicKey(jwk: JsonObject, field: string, members: JsonWebKey): KeyObject {
  try {
    return createPublicKey({ key: members, format: 'jwk' });
  } catch {
    const kty = requiredString(jwk, 'kty');
    throw malformed(field, kty === 'EC' ? 'a point on the curve' : `a public ${kty} key`, 'not one');
  }
}
