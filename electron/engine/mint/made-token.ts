import type { JsonObject } from '../../../shared/json/node.ts';
import type { ShelfForm } from '../../../shared/tokens.ts';

/** A token that was just signed or sealed, and what the shelf shows of it. */
export type MadeToken = {
  /** Compact serialization, or JSON text. */
  readonly text: string;
  readonly form: ShelfForm;
  /** The protected header: of the JWS, or of the JWE where nothing signs. */
  readonly header: JsonObject;
  /** null where the payload is no claims set. */
  readonly claims: JsonObject | null;
  /**
   * What a detached token leaves out, as its recipe gives it: the claims' or the payload's text, or base64url for a payload
   * of bytes. null where nothing is left out.
   */
  readonly detachedPayload: string | null;
  /** The key that signed, or the one that it is sealed for. */
  readonly keyId: string;
};
