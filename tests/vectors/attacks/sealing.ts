import { createHash, createPublicKey, createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';
import { sealContent } from '../../../electron/engine/tokens/content-encryption.ts';
import type { DecryptionCandidate } from '../../../electron/engine/inspect/forms/judging.ts';
import { keyTypesOf, type JweAlgorithm } from '../../../shared/key-algorithms.ts';
import { ok } from '../../../shared/result.ts';

/** The user's keys that open tokens: one secret, one RSA and two ECDH pairs. */
export const sealingKeys = {
  shared: createSecretKey(Buffer.alloc(32, 9)),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  x25519: generateKeyPairSync('x25519').privateKey,
};

export function openerOf(alg: JweAlgorithm, key: KeyObject): DecryptionCandidate {
  const kty = key.type === 'secret' ? 'oct' : (keyTypesOf(alg)[0] ?? 'RSA');
  return { id: null, name: alg, kid: null, alg, kty, isWeak: false, read: async () => ok(key) };
}

export const publicHalf = (key: KeyObject): KeyObject => createPublicKey(key);

export type SealedHeader = { readonly enc: 'A256GCM' | 'A128GCM' } & Readonly<Record<string, unknown>>;

/** A JWE whose content key the sealer knows; header and encrypted key are whatever an attacker likes. */
export function sealWith(
  contentKey: Uint8Array,
  header: SealedHeader,
  plaintext: Uint8Array,
  encryptedKey: Uint8Array = Buffer.alloc(0),
): string {
  const head = encodeBase64url(JSON.stringify(header));
  const { iv, ciphertext, tag } = sealContent(header.enc, contentKey, plaintext, Buffer.from(head));
  return [head, ...[encryptedKey, iv, ciphertext, tag].map(encodeBase64url)].join('.');
}

/** RFC 7518 section 4.6.2, without parties: written here again, so that an attacker's key does not come from our own code. */
export function agreedKey(secret: Uint8Array, algorithmId: string, bytes: number): Buffer {
  const uint32 = (value: number) => Buffer.from([0, 0, value >> 8, value & 255]);
  const name = Buffer.from(algorithmId);
  const info = [uint32(1), secret, uint32(name.length), name, uint32(0), uint32(0), uint32(bytes * 8)];
  return createHash('sha256').update(Buffer.concat(info)).digest().subarray(0, bytes);
}
