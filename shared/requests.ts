import { z } from 'zod';
import { idSchema } from './keys.ts';
import { verdictSchema } from './verdict.ts';

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
export const httpMethodSchema = z.enum(httpMethods);

/**
 * Ways to break a stored token on purpose, one rule each, to see the endpoint refuse it.
 * 'expired' and 'wrong-key' are signed afresh; the others change the text.
 */
export const faults = ['none', 'expired', 'claims-changed', 'signature-changed', 'wrong-key', 'alg-none'] as const;
export const faultSchema = z.enum(faults);
export type Fault = z.infer<typeof faultSchema>;

export const identitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nobody') }),
  z.strictObject({ kind: z.literal('token'), tokenId: idSchema, fault: faultSchema }),
]);
export type Identity = z.infer<typeof identitySchema>;

export const headerFieldSchema = z.strictObject({ name: z.string().max(200), value: z.string().max(16_384) });
export type HeaderField = z.infer<typeof headerFieldSchema>;

export const sendInputSchema = z.strictObject({
  /** Made by the caller, so that it can cancel what it started. */
  id: idSchema,
  method: httpMethodSchema,
  url: z.string().max(8_192),
  headers: z.array(headerFieldSchema).max(100),
  body: z.string().max(10_000_000).nullable(),
  identity: identitySchema,
});
export type SendInput = z.infer<typeof sendInputSchema>;

/** Where a request went on the way, when the server redirected it. */
export const hopSchema = z.strictObject({
  status: z.int(),
  url: z.string(),
  /** Credentials and body were dropped, because scheme, host or port changed. */
  stripped: z.boolean(),
});

/** Why the server refused, as far as it can be known from here. Times are Unix seconds. */
export const refusalReasons = [
  'no-token',
  'token-malformed',
  'algorithm',
  'signature',
  'unknown-key',
  'expired',
  'not-yet-valid',
  'server-says',
  'unexplained',
] as const;
export const refusalSchema = z.strictObject({
  reason: z.enum(refusalReasons),
  challenge: z.strictObject({ scheme: z.string(), error: z.string().nullable(), description: z.string().nullable() }).nullable(),
  serverTime: z.number().nullable(),
  /** Server's clock minus ours, in seconds. */
  skewSeconds: z.number().nullable(),
  expiresAt: z.number().nullable(),
  notBefore: z.number().nullable(),
  /** Our own verdict on the very token that was sent. */
  verdict: verdictSchema.nullable(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export const exchangeSchema = z.strictObject({
  status: z.int(),
  statusText: z.string(),
  elapsedMs: z.number(),
  bodyBytes: z.int(),
  headers: z.array(headerFieldSchema),
  /** Shown as text, never as live HTML. `text` is the first 1 MiB. */
  body: z.strictObject({
    kind: z.enum(['empty', 'json', 'text', 'binary']),
    text: z.string(),
    isTruncated: z.boolean(),
  }),
  finalUrl: z.string(),
  hops: z.array(hopSchema),
  refusal: refusalSchema.nullable(),
});
export type Exchange = z.infer<typeof exchangeSchema>;

export const cancelSchema = z.strictObject({ id: idSchema });
