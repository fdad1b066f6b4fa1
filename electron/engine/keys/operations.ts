import { isJws, type KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { KeySummary } from '../../../shared/keys.ts';

/** The `key_ops` (RFC 7517 section 4.3) that fit an algorithm and what the vault holds of the key. */
export function operationsOf(alg: KeyAlgorithm, holds: KeySummary['holds']): string[] {
  const isPublic = holds === 'public';
  if (isJws(alg)) return isPublic ? ['verify'] : ['sign', 'verify'];
  // An agreement's public half takes no operation of its own (RFC 7517: "deriveKey" is for the private one).
  if (alg.startsWith('ECDH-ES')) return isPublic ? [] : ['deriveBits'];
  if (alg === 'dir') return ['encrypt', 'decrypt'];
  return isPublic ? ['wrapKey'] : ['wrapKey', 'unwrapKey'];
}
