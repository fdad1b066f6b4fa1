import { z } from 'zod';
import { appErrorSchema } from './errors.ts';
import { findingSchema } from './key-health.ts';
import { idSchema, keyNameSchema } from './keys.ts';

/** A place on the network that publishes keys for verifying. Times are Unix seconds. */
export const sourceSummarySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** discovery: OpenID Connect Discovery 1.0 or RFC 8414 metadata, which names the JWKS. */
  kind: z.enum(['jwks', 'discovery']),
  /** What the user gave. */
  url: z.string(),
  /** From the metadata; null for a bare JWKS. */
  issuer: z.string().nullable(),
  jwksUrl: z.string(),
  /** Whether the user allowed an address on this computer or a private network. */
  allowsLocal: z.boolean(),
  keyCount: z.int(),
  /** When the keys that are in use were fetched. */
  fetchedAt: z.int(),
  /** From when on they count as old. They stay in use: nothing is fetched unless the user asks. */
  staleAt: z.int(),
  /** What the last attempt ended with, where it failed; the keys of the last good one stay in use. */
  problem: appErrorSchema.nullable(),
  checkedAt: z.int(),
});
export type SourceSummary = z.infer<typeof sourceSummarySchema>;

export const sourceKeySchema = z.strictObject({
  kid: z.string().nullable(),
  kty: z.string(),
  alg: z.string().nullable(),
  use: z.string().nullable(),
  bits: z.int(),
  thumbprint: z.string().nullable(),
  /** Why it cannot verify here. */
  problem: appErrorSchema.nullable(),
  findings: z.array(findingSchema),
});
export type SourceKey = z.infer<typeof sourceKeySchema>;

/** Which key came and went. 'changed': the same kid, another key: nobody should do that. */
export const sourceChangeSchema = z.strictObject({
  at: z.int(),
  change: z.enum(['came', 'went', 'changed']),
  kid: z.string().nullable(),
  alg: z.string().nullable(),
  thumbprint: z.string().nullable(),
});
export type SourceChange = z.infer<typeof sourceChangeSchema>;

export const sourceDetailSchema = z.strictObject({
  summary: sourceSummarySchema,
  keys: z.array(sourceKeySchema),
  findings: z.array(findingSchema),
  /** Newest first, at most 200. */
  changes: z.array(sourceChangeSchema),
});
export type SourceDetail = z.infer<typeof sourceDetailSchema>;

export const sourceListSchema = z.strictObject({ sources: z.array(sourceSummarySchema) });

/**
 * `url`: of a JWKS, of metadata, or of an issuer, found out by asking. `allowsLocal` is set by a click after the answer
 * 'address-not-public' has shown the host.
 */
export const addSourceSchema = z.strictObject({
  job: idSchema,
  url: z.string().min(1).max(2_048),
  name: keyNameSchema.nullable(),
  allowsLocal: z.boolean(),
});
export type AddSource = z.infer<typeof addSourceSchema>;
export const reloadSourceSchema = z.strictObject({ job: idSchema, id: idSchema });
export const sourceIdSchema = z.strictObject({ id: idSchema });
export const renameSourceSchema = z.strictObject({ id: idSchema, name: keyNameSchema });
