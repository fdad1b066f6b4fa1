import { createPrivateKey, createPublicKey, createSecretKey, sign, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { corrupt, decodeRecord, encodeRecord, recordKinds } from '../vault/secret-record.ts';
import { checkSecret } from '../vault/secret-store.ts';
import { rebuildRsa } from './rsa-numbers.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** What is kept: the least from which the whole key follows. RFC 7518 sections 6.2 and 6.3, RFC 8037 section 2. */
const rsaPayload = z.strictObject({ e: base64url, p: base64url, q: base64url });
const ecPayload = z.strictObject({ crv: z.enum(['P-256', 'P-384', 'P-521']), x: base64url, y: base64url, d: base64url });
const okpPayload = z.strictObject({ crv: z.enum(['Ed25519', 'X25519']), x: base64url, d: base64url });

/**
 * A private or symmetric key as one value for the secret store: 1..2,400 characters of base64url. RSA is kept as its
 * exponent and two primes, or RSA-4096 would not fit.
 *
 * @param id the key's UUID, sealed into the value
 * Errors: 'key-unusable' for a kind of key that Tokensmith does not use, 'secret-too-large' (RSA beyond 8192 bits).
 */
export function encodeKeyMaterial(id: string, key: KeyObject): Result<string> {
  const record = recordOf(key);
  if (record === null) return fail(appError('key-unusable', { actual: key.asymmetricKeyType ?? key.type }));
  return checkSecret(encodeRecord(record.kind, id, record.payload));
}

/**
 * The key again, after it has proven that its halves belong together. Errors: 'secret-corrupt' for anything that
 * `encodeKeyMaterial` did not write for this very id.
 */
export function decodeKeyMaterial(id: string, text: string): Result<KeyObject> {
  const record = decodeRecord(id, text);
  if (!record.ok) return record;
  const { kind, payload } = record.value;
  if (kind === recordKinds.oct) return payload.length > 0 ? ok(createSecretKey(payload)) : corrupt('empty');
  try {
    const jwk = privateJwk(kind, payload);
    if (jwk === null) return corrupt(`kind ${kind}`);
    const key = createPrivateKey({ format: 'jwk', key: jwk });
    return provesItself(key, jwk) ? ok(key) : corrupt('halves differ');
  } catch {
    return corrupt('key numbers');
  }
}

function recordOf(key: KeyObject): { kind: number; payload: Buffer } | null {
  if (key.type === 'secret') return { kind: recordKinds.oct, payload: key.export() };
  if (key.type !== 'private') return null;
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return payloadOf(recordKinds.rsa, rsaPayload, key);
    case 'ec':
      return payloadOf(recordKinds.ec, ecPayload, key);
    case 'ed25519':
    case 'x25519':
      return payloadOf(recordKinds.okp, okpPayload, key);
    default:
      return null;
  }
}

/** null for a curve that is not in the schema. The schema is also the pick of members. */
function payloadOf(kind: number, schema: z.ZodObject, key: KeyObject): { kind: number; payload: Buffer } | null {
  const members = schema.strip().safeParse(key.export({ format: 'jwk' }));
  return members.success ? { kind, payload: Buffer.from(JSON.stringify(members.data)) } : null;
}

/** Throws when the payload does not fit its schema. */
function privateJwk(kind: number, payload: Buffer): JsonWebKey | null {
  const members: unknown = JSON.parse(payload.toString('utf8'));
  switch (kind) {
    case recordKinds.rsa:
      return { kty: 'RSA', ...rebuildRsa(rsaPayload.parse(members)) };
    case recordKinds.ec:
      return { kty: 'EC', ...ecPayload.parse(members) };
    case recordKinds.okp:
      return { kty: 'OKP', ...okpPayload.parse(members) };
    default:
      return null;
  }
}

/** OpenSSL imports an EC key whose public point is another's, and RSA numbers that do not belong together. */
function provesItself(key: KeyObject, jwk: JsonWebKey): boolean {
  // A key for agreement cannot sign; its public point is always worked out anew, so it only has to be the stored one.
  if (key.asymmetricKeyType === 'x25519') return createPublicKey(key).export({ format: 'jwk' }).x === jwk.x;
  const message = Buffer.from('tokensmith');
  const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return verify(digest, message, createPublicKey(key), sign(digest, message, key));
}
