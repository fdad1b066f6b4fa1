import { constants, createCipheriv, publicEncrypt, randomBytes, type KeyObject } from 'node:crypto';
import { jsonString, type JsonMember, type JsonObject } from '../../../shared/json/node.ts';
import type { JweAlgorithm } from '../../../shared/key-algorithms.ts';
import { contentEncryptions, type ContentEncryption } from '../../../shared/mint-input.ts';
import { rsaModulusBytes } from '../keys/import/key-facts.ts';
import { encodeBase64url } from './base64url.ts';
import { contentKeyBytes } from './content-encryption.ts';
import { agreeAsReceiver, agreeAsSender } from './key-agreement.ts';
import { unwrapKey, wrapKey } from './key-wrap.ts';

/** `parameters` go into the protected header; `encrypted` is empty where both sides have the key already. */
export type ContentKey = { readonly key: Uint8Array; readonly encrypted: Uint8Array; readonly parameters: readonly JsonMember[] };

/** RFC 7518 section 4.3; those above SHA-256 are of the IANA registry. `bytes` of the hash. */
const oaepHashes: ReadonlyMap<JweAlgorithm, { name: string; bytes: number }> = new Map([
  ['RSA-OAEP', { name: 'sha1', bytes: 20 }],
  ['RSA-OAEP-256', { name: 'sha256', bytes: 32 }],
  ['RSA-OAEP-384', { name: 'sha384', bytes: 48 }],
  ['RSA-OAEP-512', { name: 'sha512', bytes: 64 }],
]);

const nothing = new Uint8Array();

/**
 * The content encryptions that a key can be used with: for `dir` those of its very size, for RSA those whose key it has
 * room for (RFC 8017 section 7.1.1), else all.
 */
export function contentEncryptionsFor(alg: JweAlgorithm, key: KeyObject): ContentEncryption[] {
  if (alg === 'dir') return contentEncryptions.filter((enc) => contentKeyBytes(enc) === key.symmetricKeySize);
  const hash = oaepHashes.get(alg);
  if (hash === undefined) return [...contentEncryptions];
  const room = rsaModulusBytes(key) - 2 * hash.bytes - 2;
  return contentEncryptions.filter((enc) => contentKeyBytes(enc) <= room);
}

/**
 * A content encryption key for one receiver (RFC 7518 section 4): random, or for `dir` and ECDH-ES the one that both have.
 * @param key public for RSA and ECDH, else the secret. One that does not fit `alg` or `enc` throws
 */
export async function contentKeyFor(alg: JweAlgorithm, key: KeyObject, enc: ContentEncryption): Promise<ContentKey> {
  if (alg === 'dir') return { key: key.export(), encrypted: nothing, parameters: [] };
  if (alg === 'ECDH-ES') {
    const agreed = await agreeAsSender(key, { algorithmId: enc, keyBytes: contentKeyBytes(enc) });
    return { key: agreed.key, encrypted: nothing, parameters: [{ name: 'epk', value: agreed.epk }] };
  }
  const fresh = randomBytes(contentKeyBytes(enc));
  const oaep = oaepHashes.get(alg);
  if (oaep !== undefined) {
    const encrypted = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: oaep.name }, fresh);
    return { key: fresh, encrypted, parameters: [] };
  }
  if (alg.endsWith('GCMKW')) return gcmWrapped(key, fresh);
  if (!alg.startsWith('ECDH-ES+')) return { key: fresh, encrypted: await wrapKey(key.export(), fresh), parameters: [] };
  const agreed = await agreeAsSender(key, wrappingAgreement(alg));
  return { key: fresh, encrypted: await wrapKey(agreed.key, fresh), parameters: [{ name: 'epk', value: agreed.epk }] };
}

/** Whether `unwrapContentKey` opens tokens of the algorithm: A*KW and ECDH-ES+A*KW, for which jose needs what Electron lacks. */
export function isKeyWrap(alg: string): boolean {
  return /^(ECDH-ES\+)?A(128|192|256)KW$/.test(alg);
}

/** The content encryption key again, or null when this key does not open it. `alg` is one of `isKeyWrap`. */
export async function unwrapContentKey(alg: string, key: KeyObject, header: JsonObject, encrypted: Uint8Array): Promise<Uint8Array | null> {
  const wrapping = key.type === 'secret' ? key.export() : agreeAsReceiver(key, header, wrappingAgreement(alg));
  return wrapping === null ? null : unwrapKey(wrapping, encrypted);
}

/** RFC 7518 section 4.6.2: the key that wraps is made for the whole algorithm's name. */
function wrappingAgreement(alg: string): { algorithmId: string; keyBytes: number } {
  return { algorithmId: alg, keyBytes: Number(alg.slice(-5, -2)) / 8 };
}

/** RFC 7518 section 4.7. */
function gcmWrapped(key: KeyObject, fresh: Uint8Array): ContentKey {
  const iv = randomBytes(12);
  const bits = (key.symmetricKeySize ?? 0) * 8;
  const cipher = createCipheriv(gcmOf(bits), key, iv);
  const encrypted = Buffer.concat([cipher.update(fresh), cipher.final()]);
  const parameters = [
    { name: 'iv', value: jsonString(encodeBase64url(iv)) },
    { name: 'tag', value: jsonString(encodeBase64url(cipher.getAuthTag())) },
  ];
  return { key: fresh, encrypted, parameters };
}

function gcmOf(bits: number): 'aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm' {
  if (bits === 128) return 'aes-128-gcm';
  if (bits === 192) return 'aes-192-gcm';
  return 'aes-256-gcm';
}
