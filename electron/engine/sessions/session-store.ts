import type { FilledRecipe, Place } from '../../../shared/mint-input.ts';
import type { Result } from '../../../shared/result.ts';
import type { MadeToken } from '../mint/made-token.ts';
import type { Rotation, RotationOutcome } from './session-rules.ts';

/** A session as it is kept. Times are Unix seconds, spans whole seconds. */
export type StoredSession = {
  /** Also the tokens' `sid`. */
  readonly id: string;
  /** The key that signed its newest tokens; null for an ephemeral one. */
  readonly keyId: string | null;
  /** How its access tokens are made, with `sid` among the custom claims. */
  readonly filled: FilledRecipe;
  /** The `jti` of the one refresh token that may be used. */
  readonly refreshJti: string;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly slidesBy: number | null;
  readonly latestEnd: number | null;
  readonly refreshes: number;
  readonly revokedAt: number | null;
  readonly revokedFor: 'reuse' | 'user' | null;
};

/** Both tokens, signed; `filled` made the access token. */
export type SignedPair = { readonly access: MadeToken; readonly refresh: MadeToken; readonly filled: FilledRecipe };

/** Their ids on the shelf. */
export type ShelvedPair = { readonly accessId: string; readonly refreshId: string };

/** What a refresh has to do with the shelf. */
export type Presented = {
  /** The refresh token's id, where it came from there. */
  readonly presentedId: string | null;
  /** The access token that the new one takes the place of, as the new refresh token does of the old; null for a pair beside them. */
  readonly inPlaceOf: string | null;
};

export type Rotated = { readonly outcome: RotationOutcome; readonly session: StoredSession; readonly shelved: ShelvedPair | null };

/**
 * Where sessions are kept. Each call is atomic: it happens as a whole, and nothing else happens between its parts.
 * Errors: those of the vault.
 */
export type SessionStore = {
  /** @param onto where the tokens go on the shelf; null for tokens that their client holds alone */
  add(
    session: StoredSession,
    pair: SignedPair,
    onto: { readonly place: Place; readonly parentId: string | null } | null,
  ): Result<ShelvedPair | null>;
  find(id: string): Result<StoredSession | null>;
  /**
   * Judges the refresh token `rotation.from` and, where it is the one that may be used, keeps the pair that replaces it. The pair
   * goes on the shelf where the token that it replaces stands there: beside it, or in its place. 'reused' revokes the session at once.
   * @returns null where no such session is known
   */
  rotate(rotation: Rotation, pair: SignedPair, onShelf: Presented): Result<Rotated | null>;
  /** null where no such session is known. A `change` that returns the same session writes nothing. */
  change(id: string, change: (session: StoredSession) => StoredSession): Result<StoredSession | null>;
};
