import { z } from 'zod';
import { idSchema } from './keys.ts';
import { filledRecipeSchema, placeSchema, profileIdSchema } from './mint-input.ts';
import { sessionSchema } from './sessions.ts';

/**
 * How a stored token is written. 'detached': its payload is kept beside it. JSON forms are JSON text and no bearer tokens
 * (RFC 7519 section 1). 'sd-jwt': with its disclosures behind it (RFC 9901).
 */
export const shelfForms = ['jws', 'jws-json', 'jws-detached', 'jwe', 'jwe-json', 'sd-jwt'] as const;
export const shelfFormSchema = z.enum(shelfForms);
export type ShelfForm = z.infer<typeof shelfFormSchema>;

export const tokenSources = ['minted', 'pasted', 'oauth'] as const;
export const tokenSourceSchema = z.enum(tokenSources);

/** Under this many seconds before its end a token counts as expiring. */
export const expiringSeconds = 300;
export const tokenStates = ['valid', 'expiring', 'expired', 'not-yet'] as const;
export const tokenStateSchema = z.enum(tokenStates);
export type TokenState = z.infer<typeof tokenStateSchema>;

/** A token on the shelf, without its text. Times are Unix seconds. */
export const shelfItemSchema = z.strictObject({
  id: idSchema,
  ...placeSchema.omit({ notes: true }).shape,
  form: shelfFormSchema,
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
  source: tokenSourceSchema,
  profileId: profileIdSchema.nullable(),
  storedAt: z.int(),
  bytes: z.int(),
  /** What it is of a session, and whether the session still stands. 'used': a refresh token that was exchanged. */
  role: z.enum(['access', 'refresh', 'used']).nullable(),
  sessionId: idSchema.nullable(),
  isRevoked: z.boolean(),
  /** Minted here with a key that is still there, so that it can be made again with new times. */
  isRenewable: z.boolean(),
  /** Renewed by itself this many seconds before it ends; null not. */
  renewsBefore: z.int().nullable(),
  /** A desktop notification this many seconds before it ends; null none. */
  remindsBefore: z.int().nullable(),
});
export type ShelfItem = z.infer<typeof shelfItemSchema>;

export const shelfSorts = ['stored', 'expires', 'label', 'subject', 'issuer', 'alg'] as const;
export type ShelfSort = (typeof shelfSorts)[number];

/** Which tokens: all of it must hold. Null: whatever it is. */
export const shelfFilterSchema = z.strictObject({
  /** Words; each is looked for in label, notes, tags, kid and in the claims' text. */
  search: z.string().max(500),
  state: tokenStateSchema.nullable(),
  folder: z.string().max(200).nullable(),
  environment: z.string().max(40).nullable(),
  tag: z.string().max(40).nullable(),
  source: tokenSourceSchema.nullable(),
  keyId: idSchema.nullable(),
});
export type ShelfFilter = z.infer<typeof shelfFilterSchema>;
export const everyToken: ShelfFilter = { search: '', state: null, folder: null, environment: null, tag: null, source: null, keyId: null };

export const shelfOrderSchema = z.strictObject({ by: z.enum(shelfSorts), isDescending: z.boolean() });
export type ShelfOrder = z.infer<typeof shelfOrderSchema>;
export const newestFirst: ShelfOrder = { by: 'stored', isDescending: true };

export const shelfQuerySchema = z.strictObject({
  filter: shelfFilterSchema,
  order: shelfOrderSchema,
  offset: z.int().min(0),
  limit: z.int().min(1).max(200),
});
export type ShelfQuery = z.infer<typeof shelfQuerySchema>;

export const shelfPageSchema = z.strictObject({
  items: z.array(shelfItemSchema),
  /** How many match the filter. */
  total: z.int(),
  /** How many are on the shelf at all. */
  stored: z.int(),
});
export type ShelfPage = z.infer<typeof shelfPageSchema>;

const facetSchema = z.array(z.strictObject({ name: z.string(), count: z.int() }));
/** What can be filtered by, and how many tokens each has. Sorted by name. */
export const shelfFacetsSchema = z.strictObject({ folders: facetSchema, environments: facetSchema, tags: facetSchema });
export type ShelfFacets = z.infer<typeof shelfFacetsSchema>;

/** One token, and where it stands in the list of that filter and order, from 0; null where it is not in it. */
export const shelvedSchema = z.strictObject({ item: shelfItemSchema, index: z.int().min(0).nullable() });
export const findShelvedSchema = z.strictObject({ id: idSchema, filter: shelfFilterSchema, order: shelfOrderSchema });

const relativeSchema = z.strictObject({
  id: idSchema,
  label: z.string(),
  subject: z.string().nullable(),
  role: shelfItemSchema.shape.role,
  storedAt: z.int(),
});
/** Where a token comes from and went to. */
export const tokenDetailSchema = z.strictObject({
  item: shelfItemSchema,
  notes: z.string(),
  /** JSON text of the claims, where they are known. */
  claims: z.string().nullable(),
  /** How often it was renewed, and when last. */
  renewals: z.int(),
  renewedAt: z.int().nullable(),
  /** Why the last attempt to renew it by itself failed; null where it did not. */
  renewalProblem: z.string().nullable(),
  parent: relativeSchema.nullable(),
  /** Made from it: copies, refreshed and stepped-up ones; the newest 50. */
  children: z.array(relativeSchema),
  session: sessionSchema.nullable(),
  /** Requests that it was sent with: the newest 20. No query, no token. */
  uses: z.array(z.strictObject({ at: z.int(), method: z.string(), url: z.string(), status: z.int().nullable() })),
});
export type TokenDetail = z.infer<typeof tokenDetailSchema>;

export const tokenIdSchema = z.strictObject({ id: idSchema });

/** The text as it is stored; `payload` is what a detached one leaves out. */
export const tokenTextSchema = z.strictObject({ text: z.string(), payload: z.string().nullable() });

export const copyForms = ['token', 'bearer', 'curl', 'httpie', 'fetch', 'axios', 'python', 'go', 'env'] as const;
export const copyFormSchema = z.enum(copyForms);
export type CopyForm = z.infer<typeof copyFormSchema>;
export const copyTokenSchema = z.strictObject({ id: idSchema, as: copyFormSchema });

/** What was put on the clipboard stays there this long, unless something else replaces it first. */
export const copiedSchema = z.strictObject({ clearsInSeconds: z.int().nullable() });

export const saveTokenSchema = z.strictObject({ compact: z.string().max(300_000), label: z.string().trim().max(200).nullable() });

/** Only what is given is changed. `addTags` and `removeTags` leave the others as they are. */
export const organizeTokensSchema = z.strictObject({
  ids: z.array(idSchema).min(1).max(10_000),
  label: placeSchema.shape.label.exactOptional(),
  folder: placeSchema.shape.folder.exactOptional(),
  environment: placeSchema.shape.environment.exactOptional(),
  notes: placeSchema.shape.notes.exactOptional(),
  tags: placeSchema.shape.tags.exactOptional(),
  addTags: placeSchema.shape.tags.exactOptional(),
  removeTags: placeSchema.shape.tags.exactOptional(),
  renewsBefore: z.int().min(1).max(31_536_000).nullable().exactOptional(),
  remindsBefore: z.int().min(1).max(31_536_000).nullable().exactOptional(),
});
export type OrganizeTokens = z.infer<typeof organizeTokensSchema>;
/** `batch` gives each token back what was changed of it, for at least 10 s. */
export const organizedTokensSchema = z.strictObject({ batch: idSchema, count: z.int() });
export const organizedBatchSchema = z.strictObject({ batch: idSchema });

/** Deletes all that match; `job` names the work, as it may take a moment for many. */
export const deleteMatchingSchema = z.strictObject({ job: idSchema, filter: shelfFilterSchema });
/** `batch` brings them back, for 10 s. */
export const deletedTokensSchema = z.strictObject({ batch: idSchema, count: z.int() });
/** `batch`: of a former call, where this one goes on with its deletion. */
export const deleteTokensSchema = z.strictObject({ ids: z.array(idSchema).min(1).max(10_000), batch: idSchema.nullable() });
export const deletedBatchSchema = z.strictObject({ batch: idSchema });

/**
 * `actual` of the error 'not-renewable'.
 *
 * - pasted, oauth: it was made elsewhere
 * - refresh-token, used: its session makes the next one
 * - session: renewed by refreshing its session; session-revoked: not any more
 * - until-over: its end is a fixed date that has passed, so that it would be expired at once
 * - key-unknown, encrypted, json-form, selective, no-claims, header, times, too-large: no recipe is kept, and none can be read from it
 */
export const notRenewableReasons = [
  'pasted',
  'oauth',
  'refresh-token',
  'used',
  'session',
  'session-revoked',
  'until-over',
  'key-unknown',
  'encrypted',
  'json-form',
  'selective',
  'no-claims',
  'header',
  'times',
  'too-large',
] as const;
export type NotRenewableReason = (typeof notRenewableReasons)[number];

/** For "duplicate and edit": how a token was made, or would be made from what it holds. */
export const tokenRecipeSchema = z.strictObject({ filled: filledRecipeSchema, place: placeSchema });
export type TokenRecipe = z.infer<typeof tokenRecipeSchema>;

export const tokenPairSchema = z.strictObject({ access: shelfItemSchema, refresh: shelfItemSchema, session: sessionSchema });
export type TokenPair = z.infer<typeof tokenPairSchema>;

/** Something about a token that the user asked to be told. */
export const tokenNoticeSchema = z.strictObject({
  id: idSchema,
  label: z.string(),
  kind: z.enum(['expires-soon', 'renewed', 'renewal-failed']),
  expiresAt: z.number().nullable(),
});
export type TokenNotice = z.infer<typeof tokenNoticeSchema>;
