import { createDecipheriv } from 'node:crypto';

/** Symmetric ciphers of key files, by node's names; sizes in bytes. */
export type CipherFacts = { readonly name: string; readonly keyBytes: number; readonly ivBytes: number; readonly blockBytes: number };

function cbc(name: string, keyBytes: number, blockBytes = 16): CipherFacts {
  return { name, keyBytes, ivBytes: blockBytes, blockBytes };
}

export const aes128Cbc = cbc('aes-128-cbc', 16);
export const aes192Cbc = cbc('aes-192-cbc', 24);
export const aes256Cbc = cbc('aes-256-cbc', 32);
export const tripleDesCbc = cbc('des-ede3-cbc', 24, 8);

/** Opens a padded CBC text; null when the padding is wrong, which a wrong key shows by. */
export function openPadded(cipher: CipherFacts, key: Buffer, iv: Buffer, text: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv(cipher.name, key, iv);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    return null;
  }
}

/** Opens text whose padding, if any, is the format's own; its length is a whole number of blocks. */
export function openUnpadded(cipher: CipherFacts, key: Buffer, iv: Buffer, text: Buffer): Buffer {
  const decipher = createDecipheriv(cipher.name, key, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(text), decipher.final()]);
}
