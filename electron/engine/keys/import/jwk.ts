import { createSecretKey, type KeyObject } from 'node:crypto';
import { memberOf, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import type { JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
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
import { ecCurves, ecPublicKey, okpPublicKey, rsaPublicKey, type EcCurveFacts, type OkpCurve } from './reading/key-numbers.ts';
import { attempt, unusable } from './refusal.ts';
import { toVerificationKey, type ImportOptions, type VerificationKey } from './verification-key.ts';

const maximumJwkBytes = 65_536;

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
  requireVerifying(jwk);
  const kid = keyId(jwk) ?? options.kid ?? null;
  return toVerificationKey(node, { ...options, kid }, ownAlgorithm(jwk));
}

/** The key's own `alg`. One that is no signature algorithm makes the key unusable, whatever its type. */
function ownAlgorithm(jwk: JsonObject): JwsAlgorithm | null {
  const alg = optionalString(jwk, 'alg');
  if (alg === null) return null;
  if (!isJwsAlgorithm(alg)) throw unusable('alg', Object.keys(algorithmTable).join(', '), alg);
  return alg;
}

/** `use` and `key_ops` must allow verifying and must not contradict each other (RFC 7517 section 4.3). */
function requireVerifying(jwk: JsonObject): void {
  const use = optionalString(jwk, 'use');
  if (use !== null && use !== 'sig') throw unusable('use', 'sig', use);
  const operations = keyOperations(jwk);
  if (operations === null) return;
  const foreign = operations.find((name) => name !== 'sign' && name !== 'verify');
  if (use !== null && foreign !== undefined) throw unusable('key_ops', 'sign, verify', foreign);
  // The public half of a key that may sign may verify; a shared secret has no public half.
  const isPrivate = memberOf(jwk, 'd') !== undefined;
  const allows = operations.includes('verify') || (isPrivate && operations.includes('sign'));
  if (!allows) throw unusable('key_ops', 'verify', operations.join(', '));
}

/**
 * The public key, or the secret key of type "oct", from checked members only.
 * @param okpCurves X25519 agrees on keys and signs nothing
 */
export function publicHalf(jwk: JsonObject, okpCurves: readonly OkpCurve[] = ['Ed25519']): KeyObject {
  const kty = requiredString(jwk, 'kty');
  switch (kty) {
    case 'oct':
      return createSecretKey(requiredBytes(jwk, 'k'));
    case 'RSA':
      return rsaPublicKey({ n: requiredUnsigned(jwk, 'n'), e: requiredUnsigned(jwk, 'e') });
    case 'EC':
      return ecPublicKey(ellipticCurve(jwk), pointOf(jwk));
    case 'OKP':
      return okpPublicKey(okpCurve(jwk, okpCurves), requiredSized(jwk, 'x', 32));
    default:
      throw unusable('kty', 'oct, RSA, EC, OKP', kty);
  }
}

export function ellipticCurve(jwk: JsonObject): EcCurveFacts {
  const name = requiredString(jwk, 'crv');
  const curve = ecCurves.find(({ crv }) => crv === name);
  if (curve === undefined) throw unusable('crv', ecCurves.map(({ crv }) => crv).join(', '), name);
  return curve;
}

/** Both coordinates in the uncompressed form of SEC 1 section 2.3.3. */
export function pointOf(jwk: JsonObject): Buffer {
  const { bytes } = ellipticCurve(jwk);
  return Buffer.concat([Buffer.from([4]), requiredSized(jwk, 'x', bytes), requiredSized(jwk, 'y', bytes)]);
}

export function okpCurve(jwk: JsonObject, among: readonly OkpCurve[]): OkpCurve {
  const name = requiredString(jwk, 'crv');
  const curve = among.find((crv) => crv === name);
  if (curve === undefined) throw unusable('crv', among.join(', '), name);
  return curve;
}
