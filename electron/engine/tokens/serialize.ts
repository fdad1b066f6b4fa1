import type { Serialization } from '../../../shared/mint-input.ts';
import type { JweParts } from './encrypt.ts';
import type { JwsSignature } from './sign.ts';

/**
 * Writes a signed payload (RFC 7515 section 7).
 * @param payload as it stands in the token: base64url, or the text itself where it is unencoded (RFC 7797); null for a
 *   detached one (RFC 7515 appendix F)
 * @param signatures one, or several for 'general'; anything else is a mistake of the caller and throws
 */
export function serializeJws(serialization: Serialization, payload: string | null, signatures: readonly JwsSignature[]): string {
  const [first, ...others] = signatures;
  if (first === undefined || (others.length > 0 && serialization !== 'general')) {
    throw new Error(`${signatures.length} signatures in a ${serialization} token`);
  }
  const content = payload === null ? {} : { payload };
  switch (serialization) {
    case 'compact':
      return `${first.protected}.${payload ?? ''}.${first.signature}`;
    case 'flattened':
      return JSON.stringify({ ...content, protected: first.protected, signature: first.signature });
    case 'general':
      return JSON.stringify({
        ...content,
        signatures: signatures.map(({ protected: header, signature }) => ({ protected: header, signature })),
      });
  }
}

/** Writes sealed content for one receiver (RFC 7516 section 7). An empty encrypted key is left out of JSON, as 7.2.1 has it. */
export function serializeJwe(serialization: Serialization, jwe: JweParts): string {
  const { protected: header, encryptedKey, iv, ciphertext, tag } = jwe;
  const receiver = encryptedKey === '' ? {} : { encrypted_key: encryptedKey };
  switch (serialization) {
    case 'compact':
      return [header, encryptedKey, iv, ciphertext, tag].join('.');
    case 'flattened':
      return JSON.stringify({ protected: header, ...receiver, iv, ciphertext, tag });
    case 'general':
      return JSON.stringify({ protected: header, recipients: [receiver], iv, ciphertext, tag });
  }
}
