/**
 * AES key wrap (RFC 3394), for A*KW, ECDH-ES+A*KW and PBES2 (RFC 7518 sections 4.4, 4.6 and 4.8). From a library, because
 * the BoringSSL of Electron has none: there jose and node:crypto fail.
 * @param wrappingKey 16, 24 or 32 bytes
 * @param key what is wrapped: at least 16 bytes, a multiple of 8; anything else throws
 * @returns 8 bytes more than the key
 */
export async function wrapKey(wrappingKey: Uint8Array, key: Uint8Array): Promise<Uint8Array> {
  return (await cipherOf(wrappingKey)).encrypt(key);
}

/** The key again, or null when this is not what `wrapKey` made with the same wrapping key. */
export async function unwrapKey(wrappingKey: Uint8Array, wrapped: Uint8Array): Promise<Uint8Array | null> {
  const cipher = await cipherOf(wrappingKey);
  try {
    return cipher.decrypt(wrapped);
  } catch {
    return null;
  }
}

/** Loaded by the first use: it works its tables out as it loads, and the window's start does not wait for that. */
async function cipherOf(wrappingKey: Uint8Array) {
  const { aeskw } = await import('@noble/ciphers/aes.js');
  return aeskw(wrappingKey);
}
