import { z } from 'zod';
import { idSchema } from './keys.ts';

/** Ports that an ordinary user may listen on. */
export const portSchema = z.int().min(1024).max(65_535);
export const defaultPort = 8787;

/**
 * Why the local API refuses a token that is good by itself.
 * - refresh-token: it only serves to get new tokens
 * - acr-too-low, auth-too-old: the route asks for a stronger or a newer sign-in (RFC 9470)
 */
export const sessionRefusals = ['refresh-token', 'session-revoked', 'session-ended', 'acr-too-low', 'auth-too-old'] as const;
export type SessionRefusal = (typeof sessionRefusals)[number];

/** How the token endpoint refuses: RFC 6749 section 5.2, RFC 8707 section 2. */
export const tokenRefusals = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'invalid_target',
  'unsupported_grant_type',
] as const;
export type TokenRefusal = (typeof tokenRefusals)[number];

/** One request that the local API answered. The query and all credentials are left out. */
export const servedRequestSchema = z.strictObject({
  id: z.int(),
  /** Unix milliseconds. */
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
  elapsedMs: z.number(),
  /** Which check of the token failed, as a check code or a SessionRefusal, or a TokenRefusal; null where nothing was refused. */
  refusedBy: z.string().nullable(),
});
export type ServedRequest = z.infer<typeof servedRequestSchema>;

export const localApiStatusSchema = z.strictObject({
  running: z.boolean(),
  port: z.int().nullable(),
  /** "http://127.0.0.1:8787" while it runs. */
  origin: z.string().nullable(),
  keyId: idSchema.nullable(),
  keyName: z.string().nullable(),
  /** The newest 200, newest first. */
  served: z.array(servedRequestSchema),
});
export type LocalApiStatus = z.infer<typeof localApiStatusSchema>;

export const startLocalApiSchema = z.strictObject({ port: portSchema, keyId: idSchema });
