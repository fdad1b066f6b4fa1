import { aeskw } from '@noble/ciphers/aes.js';

/**
 * AES key wrap (RFC 3394), for A*KW, ECDH-ES+A*KW and PBES2 (RFC 7518 sections 4.4, 4.6 and 4.8). From a library, because
 * the BoringSSL of Electron has none: there jose and node:crypto fail.
 * @param wrappingKey 16, 24 or 32 bytes
 * @param key what is wrapped: at least 16 bytes, a multiple of 8; anything else throws
 * @returns 8 bytes more than the key
 */
export function wrapKey(wrappingKey: Uint8Array, key: Uint8Array): Uint8Array {
  return aeskw(wrappingKey).encrypt(key);
}

/** The key again, or null when this is not what `wrapKey` made with the same wrapping key. */
export function unwrapKey(wrappingKey: Uint8Array, wrapped: Uint8Array): Uint8Array | null {
  const cipher = aeskw(wrappingKey);
  try {
    return cipher.decrypt(wrapped);
  } catch {
    return null;
  }
}
