import { z } from 'zod';
import { idSchema } from './keys.ts';

/**
 * - active: its newest refresh token can be used
 * - revoked: a refresh token was used twice, or the user ended it; none of its tokens is accepted any more
 * - ended: its time is over
 */
export const sessionStateSchema = z.enum(['active', 'revoked', 'ended']);
export type SessionState = z.infer<typeof sessionStateSchema>;

/** A sign-in, and the family of tokens that descend from it (RFC 9700 section 4.14.2). Times are Unix seconds. */
export const sessionSchema = z.strictObject({
  /** Also the tokens' `sid`. */
  id: idSchema,
  state: sessionStateSchema,
  startedAt: z.int(),
  /** When it ends unless it is used before (sliding), or in any case. */
  endsAt: z.int(),
  /** The latest possible end of a sliding one; null where the end does not move. */
  latestEnd: z.int().nullable(),
  refreshes: z.int(),
  revokedAt: z.int().nullable(),
  revokedFor: z.enum(['reuse', 'user']).nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionIdSchema = z.strictObject({ id: idSchema });

/** Step-up: the same token after a stronger sign-in, for a shorter time (RFC 9470). */
export const stepUpSchema = z.strictObject({
  id: idSchema,
  /** Authentication context class, such as "urn:example:mfa" or "2". */
  acr: z.string().min(1).max(200),
  /** Authentication methods, RFC 8176: "pwd", "otp", "hwk" … */
  amr: z.array(z.string().min(1).max(40)).max(10),
  lifetime: z.string().max(100),
});
export type StepUp = z.infer<typeof stepUpSchema>;

/** The `typ` of the refresh tokens minted here, so that no endpoint takes one for an access token (RFC 8725 section 3.11). */
export const refreshTokenTyp = 'rt+jwt';
