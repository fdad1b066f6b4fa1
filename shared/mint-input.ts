import { z } from 'zod';
import { idSchema } from './keys.ts';
import { variablesSchema, variableValuesSchema } from './variables.ts';

/** Content encryption (RFC 7518 section 5), the usual one first. */
export const contentEncryptions = ['A256GCM', 'A192GCM', 'A128GCM', 'A256CBC-HS512', 'A192CBC-HS384', 'A128CBC-HS256'] as const;
export const contentEncryptionSchema = z.enum(contentEncryptions);
export type ContentEncryption = z.infer<typeof contentEncryptionSchema>;

/** `kid` of the protected header: the key's own, another one, or none at all. */
export const kidHeaderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key') }),
  z.strictObject({ kind: z.literal('own'), kid: z.string().min(1).max(256) }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type KidHeader = z.infer<typeof kidHeaderSchema>;

/** The largest payload that is signed or sealed, in bytes before encoding. A token for HTTP is far smaller. */
export const maxPayloadBytes = 1_048_576;

/** What is signed or sealed. 'claims' is composed of the fields; the others are taken as they are (RFC 7515 section 3). */
export const payloadSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claims') }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(maxPayloadBytes) }),
  z.strictObject({ kind: z.literal('base64url'), text: z.string().max(1_400_000) }),
]);
export type Payload = z.infer<typeof payloadSchema>;

export const serializations = ['compact', 'flattened', 'general'] as const;
export const serializationSchema = z.enum(serializations);
export type Serialization = z.infer<typeof serializationSchema>;

/** How the token is written. RFC 7515 section 7, RFC 7516 section 7, RFC 7797. */
export const tokenFormSchema = z.strictObject({
  serialization: serializationSchema,
  /** The payload is left out of the token and travels beside it (RFC 7515 appendix F). Not with encryption. */
  isDetached: z.boolean(),
  /** `b64` false: the payload is signed as it is (RFC 7797). Not with encryption; never for a JWT (section 7 there). */
  isUnencoded: z.boolean(),
  /** Further keys that sign the same payload; for 'general' without encryption only. */
  otherKeyIds: z.array(idSchema).max(9),
  /** Seals what was signed, or the payload itself where nothing signs (RFC 7519 section 5.2, RFC 7516). */
  encryption: z.strictObject({ keyId: idSchema, enc: contentEncryptionSchema }).nullable(),
});
export type TokenForm = z.infer<typeof tokenFormSchema>;

/**
 * How a token is made, without what only the shelf knows. Texts may hold `{{name}}` of a variable. It is all that is needed to
 * make the same token again with new times.
 */
export const mintRecipeSchema = z.strictObject({
  /** Signs. Null only where `form.encryption` is given: then the token is encrypted and not signed. */
  keyId: idSchema.nullable(),
  typ: z.string().max(100).nullable(),
  kid: kidHeaderSchema,
  /** JSON text of an object: further parameters of the protected header; empty for none. */
  header: z.string().max(20_000),
  /** Puts the public half of the signing key into the header as `jwk` (RFC 7515 section 4.1.3, RFC 9449 section 4.2). */
  embedsKey: z.boolean(),
  subject: z.string().max(1000).nullable(),
  issuer: z.string().max(1000).nullable(),
  audience: z.array(z.string().min(1).max(1000)).max(20),
  /** JSON text of an object: the custom claims, losslessly. */
  claims: z.string().max(1_100_000),
  /** As parseLifetime reads it: "1h", "90m", "3 weeks", "until 2027-01-31 18:00 Asia/Seoul", "none". Counted from `iat`. */
  lifetime: z.string().max(100),
  /** As parseInstant reads it, from `iat`: "0s", "5m", "-30s", "2027-01-31T18:00Z". Null for no `nbf`. */
  notBefore: z.string().max(100).nullable(),
  /** As parseInstant reads it, from now: "now", "-60s", a date, Unix seconds. Null for no `iat`. */
  issuedAt: z.string().max(100).nullable(),
  /** A new random `jti`, or none. */
  jti: z.enum(['random', 'none']),
  payload: payloadSchema,
  form: tokenFormSchema,
});
export type MintRecipe = z.infer<typeof mintRecipeSchema>;

export const compactForm: TokenForm = {
  serialization: 'compact',
  isDetached: false,
  isUnencoded: false,
  otherKeyIds: [],
  encryption: null,
};

/** An ordinary JWT for one hour. */
export const plainRecipe: MintRecipe = {
  keyId: null,
  typ: 'JWT',
  kid: { kind: 'key' },
  header: '',
  embedsKey: false,
  subject: null,
  issuer: null,
  audience: [],
  claims: '',
  lifetime: '1h',
  notBefore: null,
  issuedAt: 'now',
  jti: 'random',
  payload: { kind: 'claims' },
  form: compactForm,
};

export const profileIdSchema = z.string().min(1).max(60);

/** A recipe with the values of its variables: enough to mint, now or again later. */
export const filledRecipeSchema = z.strictObject({
  recipe: mintRecipeSchema,
  variables: variablesSchema,
  values: variableValuesSchema,
  /** The profile that it came from. */
  profileId: profileIdSchema.nullable(),
});
export type FilledRecipe = z.infer<typeof filledRecipeSchema>;

/** Where a token stands on the shelf. `folder` is a path such as "Shop/Staging"; empty for none. */
export const placeSchema = z.strictObject({
  label: z.string().trim().max(200),
  folder: z.string().trim().max(200),
  environment: z.string().trim().max(40),
  tags: z.array(z.string().trim().min(1).max(40)).max(20),
  notes: z.string().max(4_000),
});
export type Place = z.infer<typeof placeSchema>;
export const noPlace: Place = { label: '', folder: '', environment: '', tags: [], notes: '' };

export const mintInputSchema = filledRecipeSchema.extend({
  place: placeSchema,
  /** The token of the shelf that this one is a changed copy of. */
  parentId: idSchema.nullable(),
});
export type MintInput = z.infer<typeof mintInputSchema>;

/** Access and refresh token at once. The access token's own lifetime is in its recipe. */
export const mintPairSchema = z.strictObject({
  access: mintInputSchema,
  /** How long one refresh token may be used: a span, as parseLifetime reads it. */
  refreshLifetime: z.string().max(100),
  /** Sliding: each use begins `refreshLifetime` anew, up to this span after the start. Null: the end stays where it was first. */
  slidesUpTo: z.string().max(100).nullable(),
});
export type MintPair = z.infer<typeof mintPairSchema>;
