import { z } from 'zod';
import { idSchema } from './keys.ts';

/** What minting takes. `claims` is JSON text of an object: the custom claims, losslessly. */
export const mintInputSchema = z.strictObject({
  keyId: idSchema,
  typ: z.string().max(100).nullable(),
  subject: z.string().max(1000).nullable(),
  issuer: z.string().max(1000).nullable(),
  audience: z.array(z.string().min(1).max(1000)).max(20),
  claims: z.string().max(200_000),
  /** As parseLifetime reads it: "1h", "90m", "1mo", "2027-01-31T18:00Z", "none". */
  lifetime: z.string().max(60),
  label: z.string().trim().max(200).nullable(),
});
export type MintInput = z.infer<typeof mintInputSchema>;

/** A token on the shelf, without its text. Times are Unix seconds. */
export const shelfItemSchema = z.strictObject({
  id: idSchema,
  label: z.string(),
  alg: z.string(),
  typ: z.string().nullable(),
  kid: z.string().nullable(),
  keyId: idSchema.nullable(),
  keyName: z.string().nullable(),
  subject: z.string().nullable(),
  issuer: z.string().nullable(),
  audience: z.array(z.string()),
  issuedAt: z.number().nullable(),
  notBefore: z.number().nullable(),
  expiresAt: z.number().nullable(),
  source: z.enum(['minted', 'pasted']),
  storedAt: z.int(),
  bytes: z.int(),
});
export type ShelfItem = z.infer<typeof shelfItemSchema>;

export const shelfQuerySchema = z.strictObject({
  search: z.string().max(500),
  state: z.enum(['all', 'valid', 'expired']),
  offset: z.int().min(0),
  limit: z.int().min(1).max(200),
});
export type ShelfQuery = z.infer<typeof shelfQuerySchema>;

export const shelfPageSchema = z.strictObject({
  items: z.array(shelfItemSchema),
  /** How many match the query. */
  total: z.int(),
  /** How many are on the shelf at all. */
  stored: z.int(),
});
export type ShelfPage = z.infer<typeof shelfPageSchema>;

/** One token, and where it stands in the whole list, newest first, from 0. */
export const shelvedSchema = z.strictObject({ item: shelfItemSchema, index: z.int().min(0) });
export type Shelved = z.infer<typeof shelvedSchema>;

export const tokenIdSchema = z.strictObject({ id: idSchema });
export const tokenIdsSchema = z.strictObject({ ids: z.array(idSchema).min(1).max(10_000) });
export const tokenTextSchema = z.strictObject({ compact: z.string() });
export const copyTokenSchema = z.strictObject({ id: idSchema, as: z.enum(['token', 'bearer']) });

/** What was put on the clipboard stays there this long, unless something else replaces it first. */
export const copiedSchema = z.strictObject({ clearsInSeconds: z.int().nullable() });

export const saveTokenSchema = z.strictObject({ compact: z.string().max(300_000), label: z.string().trim().max(200).nullable() });
