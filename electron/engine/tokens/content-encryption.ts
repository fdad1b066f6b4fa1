import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { contentEncryptionSchema, type ContentEncryption } from '../../../shared/mint-input.ts';

/** RFC 7518 section 5: what an `enc` takes and makes; sizes are in bytes. CBC's key is the MAC's half, then AES's (5.2.2.1). */
type ContentCipher =
  | { readonly mode: 'gcm'; readonly name: 'aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm'; readonly keyBytes: number }
  | { readonly mode: 'cbc'; readonly name: string; readonly hash: string; readonly keyBytes: number };

const ciphers: Readonly<Record<ContentEncryption, ContentCipher>> = {
  A128GCM: { mode: 'gcm', name: 'aes-128-gcm', keyBytes: 16 },
  A192GCM: { mode: 'gcm', name: 'aes-192-gcm', keyBytes: 24 },
  A256GCM: { mode: 'gcm', name: 'aes-256-gcm', keyBytes: 32 },
  'A128CBC-HS256': { mode: 'cbc', name: 'aes-128-cbc', hash: 'sha256', keyBytes: 32 },
  'A192CBC-HS384': { mode: 'cbc', name: 'aes-192-cbc', hash: 'sha384', keyBytes: 48 },
  'A256CBC-HS512': { mode: 'cbc', name: 'aes-256-cbc', hash: 'sha512', keyBytes: 64 },
};

export type SealedContent = { readonly iv: Uint8Array; readonly ciphertext: Uint8Array; readonly tag: Uint8Array };

/** Compared as exact strings, as algorithms are. */
export function isContentEncryption(name: string | undefined): name is ContentEncryption {
  return contentEncryptionSchema.safeParse(name).success;
}

/** The size of the content encryption key, in bytes. */
export function contentKeyBytes(enc: ContentEncryption): number {
  return ciphers[enc].keyBytes;
}

/** The sizes of what `sealContent` makes beside the ciphertext, in bytes. */
export function sealedSizes(enc: ContentEncryption): { readonly iv: number; readonly tag: number } {
  const { mode, keyBytes } = ciphers[enc];
  return mode === 'gcm' ? { iv: 12, tag: 16 } : { iv: 16, tag: keyBytes / 2 };
}

/**
 * Encrypts and authenticates, with a fresh random iv.
 * @param key as long as `contentKeyBytes` says; anything else throws
 * @param additional authenticated too, not encrypted: the ASCII bytes of the encoded protected header (RFC 7516 section 5.1)
 */
export function sealContent(enc: ContentEncryption, key: Uint8Array, plaintext: Uint8Array, additional: Uint8Array): SealedContent {
  const facts = ciphers[enc];
  if (key.length !== facts.keyBytes) throw new RangeError(`${enc} takes ${facts.keyBytes} bytes`);
  const iv = randomBytes(sealedSizes(enc).iv);
  if (facts.mode === 'gcm') {
    const cipher = createCipheriv(facts.name, key, iv).setAAD(additional);
    const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    return { iv, ciphertext, tag: cipher.getAuthTag() };
  }
  const cipher = createCipheriv(facts.name, key.subarray(facts.keyBytes / 2), iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { iv, ciphertext, tag: macOf(facts.hash, key, { iv, ciphertext }, additional) };
}

/** The plaintext, or null when anything of it is not what `sealContent` made with this key. Why is not said (RFC 7516 section 11.5). */
export function openContent(enc: ContentEncryption, key: Uint8Array, sealed: SealedContent, additional: Uint8Array): Buffer | null {
  const facts = ciphers[enc];
  const { iv, ciphertext, tag } = sealed;
  const sizes = sealedSizes(enc);
  if (key.length !== facts.keyBytes || iv.length !== sizes.iv || tag.length !== sizes.tag) return null;
  try {
    if (facts.mode === 'gcm') {
      const decipher = createDecipheriv(facts.name, key, iv, { authTagLength: sizes.tag }).setAAD(additional).setAuthTag(tag);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
    }
    // The tag first: a decipher that sees forged bytes is a padding oracle.
    if (!timingSafeEqual(macOf(facts.hash, key, sealed, additional), tag)) return null;
    const decipher = createDecipheriv(facts.name, key.subarray(facts.keyBytes / 2), iv);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return null;
  }
}

/** RFC 7518 section 5.2.2.1: over what is authenticated, iv, ciphertext and the first one's length in bits; half of it is the tag. */
function macOf(hash: string, key: Uint8Array, { iv, ciphertext }: Omit<SealedContent, 'tag'>, additional: Uint8Array): Buffer {
  const half = key.length / 2;
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(additional.length) * 8n);
  const mac = createHmac(hash, key.subarray(0, half)).update(additional).update(iv).update(ciphertext).update(bits).digest();
  return mac.subarray(0, half);
}
