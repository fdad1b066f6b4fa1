import type { Composition } from '../../../shared/mint.ts';
import type { TokenForm } from '../../../shared/mint-input.ts';
import { decodeBase64url, encodeBase64url } from '../tokens/base64url.ts';

/** A payload as it is signed, and as it stands in the token. */
export type SignedContent = {
  /** For `signContent`: base64url text, or the bytes themselves (RFC 7797). */
  readonly input: string | Uint8Array;
  /** For `serializeJws`; null for a detached one. */
  readonly written: string | null;
};

/** The exact bytes of what `composeToken` found to be signable; anything else is a mistake of the caller and throws. */
export function payloadBytes({ kind, text }: Composition['payload']): Buffer {
  const bytes = kind === 'text' ? Buffer.from(text, 'utf8') : decodeBase64url(text);
  if (bytes === null) throw new Error('The payload is no base64url');
  return bytes;
}

export function contentOf(bytes: Buffer, { isUnencoded, isDetached }: TokenForm): SignedContent {
  if (isUnencoded) return { input: bytes, written: isDetached ? null : bytes.toString('utf8') };
  const encoded = encodeBase64url(bytes);
  return { input: encoded, written: isDetached ? null : encoded };
}
