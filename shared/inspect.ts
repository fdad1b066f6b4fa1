import { z } from 'zod';
import { jsonObjectSchema } from './json/node.ts';
import { idSchema } from './keys.ts';
import { secretReadingNameSchema } from './key-import.ts';
import { policyIdSchema } from './policies.ts';
import { policySchema } from './policy.ts';
import { keyTrialSchema, verdictKeySchema, verdictSchema } from './verdict.ts';

/** Larger texts are answered with 'payload-too-large'; a token itself may have 256 KiB (maxTokenBytes). */
export const maxInspectText = 1_048_576;
export const maxTokenBytes = 262_144;

/**
 * By which policy. 'auto': the one that is saved for the token's issuer, else the default policy. 'saved': also a built-in one.
 * 'given': one that is being edited.
 */
export const policyChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('auto') }),
  z.strictObject({ kind: z.literal('saved'), id: policyIdSchema }),
  z.strictObject({ kind: z.literal('given'), policy: policySchema }),
]);
export type PolicyChoice = z.infer<typeof policyChoiceSchema>;

/** What a token is judged by: rules, clock and keys. */
export const judgingSchema = z.strictObject({
  policy: policyChoiceSchema,
  /** Unix seconds to judge by; null: now. */
  at: z.number().min(-8_640_000_000_000).max(8_640_000_000_000).nullable(),
  /** By this key alone: of the vault, of a public source, or of `given`; null: the fitting one of all. */
  keyId: z.string().max(200).nullable(),
  /**
   * Keys that were pasted or dropped for this look, read by 'keys:read-import' and not stored. They are considered before those of
   * the vault. `encoding`: how a raw secret among them is read; null: the likeliest way.
   */
  given: z.strictObject({ session: idSchema, encoding: secretReadingNameSchema.nullable() }).nullable(),
  /** The payload of a detached token (RFC 7515 appendix F). */
  payload: z.strictObject({ kind: z.enum(['text', 'base64url']), text: z.string().max(maxInspectText) }).nullable(),
});
export type Judging = z.infer<typeof judgingSchema>;
export const plainJudging: Judging = { policy: { kind: 'auto' }, at: null, keyId: null, given: null, payload: null };

export const inspectInputSchema = judgingSchema.extend({
  text: z.string().max(maxInspectText),
  /** Which of the found tokens to take apart. */
  index: z.int().min(0).max(1000),
});
export type InspectInput = z.infer<typeof inspectInputSchema>;

/** Strings that are no JOSE and no mistake either, by what they begin with or how they are built. */
export const opaqueKinds = [
  'github', // ghp_, gho_, ghu_, ghs_, ghr_, github_pat_
  'gitlab', // glpat-
  'aws-access-key', // AKIA, ASIA
  'stripe', // sk_live_, rk_test_ …
  'slack', // xoxb- …
  'google-api-key', // AIza
  'google-oauth', // ya29.
  'npm', // npm_
  'pypi', // pypi-
  'openai', // sk-
  'anthropic', // sk-ant-
  'sendgrid', // SG.
  'square', // sq0atp-
  'shopify', // shpat_
  'digitalocean', // dop_v1_
  'hugging-face', // hf_
  'paseto', // v1.local. … v4.public.
  'macaroon',
  'fernet',
  'branca',
  'uuid',
  'jws-like', // dots and base64url, but no header
  'unknown', // random enough to be a handle
] as const;
export const opaqueSchema = z.strictObject({
  kind: z.enum(opaqueKinds),
  /** As in "ghp_", "v4.public."; null where it is not known by a prefix. Never any of the random rest. */
  prefix: z.string().max(40).nullable(),
  characters: z.int(),
  /** GitHub's and npm's tokens end with a CRC-32 of the rest. */
  checksum: z.enum(['none', 'good', 'bad']),
});
export type Opaque = z.infer<typeof opaqueSchema>;

export const tokenKinds = ['jws', 'jws-json', 'jws-detached', 'jwe', 'jwe-json', 'sd-jwt', 'damaged', 'opaque'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export const foundIn = [
  'bare',
  'bearer',
  'curl',
  'http-request',
  'http-response',
  'cookie',
  'url-query',
  'url-fragment',
  'form',
  'json',
  'har',
  'log',
  'text',
] as const;

/** Where a token stood in the pasted text. */
export const foundTokenSchema = z.strictObject({
  kind: z.enum(tokenKinds),
  source: z.enum(foundIn),
  /** The name it stood under: of a header, cookie, parameter, or a path in JSON ("log.entries[3].request.headers.Authorization"). */
  name: z.string().max(300).nullable(),
  /** UTF-16 units of the text. */
  start: z.int(),
  end: z.int(),
  /** 1-based. */
  line: z.int(),
  /** First characters of header and payload, enough to tell one from another; of an opaque string its known prefix alone. */
  preview: z.string().max(60),
});
export type FoundToken = z.infer<typeof foundTokenSchema>;

/** What stood around or inside the token and was set aside, as codes for the message catalogs. */
export const removedKinds = [
  'bearer',
  'dpop', // the scheme "DPoP"
  'basic', // the scheme, and the other half of its pair
  'quotes',
  'line-breaks', // inside the token
  'spaces',
  'percent-encoding',
  'json-escapes',
  'shell-escapes',
  'html-entities',
  'cookie-chunks', // joined out of several cookies
  'base64', // the body of a HAR file's response; places are those of its base64
  'invisible-characters', // zero width spaces, BOM, soft hyphens inside the token
  'surrounding-text',
] as const;

/** A segment: its exact text, its bytes' count, and its JSON if it holds an object. */
export const segmentSchema = z.strictObject({
  text: z.string(),
  bytes: z.int(),
  json: jsonObjectSchema.nullable(),
});
export type Segment = z.infer<typeof segmentSchema>;
export const rawPartSchema = z.strictObject({ text: z.string(), bytes: z.int() });

/** A second or further signature of a general JSON serialization. Its checks stand in the verdict, by its number. */
export const furtherSignatureSchema = z.strictObject({
  header: segmentSchema.nullable(),
  unprotected: jsonObjectSchema.nullable(),
  signature: rawPartSchema.nullable(),
  key: verdictKeySchema.nullable(),
  tried: z.array(keyTrialSchema),
});

/** The outside of a JWE. What was inside, if it could be opened, stands in the token's own parts. */
export const encryptionSchema = z.strictObject({
  header: segmentSchema.nullable(),
  /** Shared and own unprotected headers of a JSON serialization, joined. */
  unprotected: jsonObjectSchema.nullable(),
  recipients: z.int(),
  /** Sizes in bytes. */
  encryptedKey: z.int(),
  iv: z.int(),
  ciphertext: z.int(),
  tag: z.int(),
  /** The vault's key that opened it. */
  openedBy: verdictKeySchema.nullable(),
  /** What came out: a signed token, claims, or any bytes. Null while it is closed. */
  content: z.enum(['jws', 'claims', 'bytes']).nullable(),
});
export type Encryption = z.infer<typeof encryptionSchema>;

/** RFC 9901 section 4.2. `path` says where the digest stood ("address.street_address", "nationalities[1]"); null: nowhere. */
export const disclosureSchema = z.strictObject({
  text: z.string(),
  digest: z.string(),
  /** Null for an array element. */
  name: z.string().nullable(),
  /** JSON text. */
  value: z.string().nullable(),
  salt: z.string().nullable(),
  path: z.string().nullable(),
  problem: z.enum(['none', 'malformed', 'unreferenced', 'twice', 'shadows']),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

export const selectiveSchema = z.strictObject({
  hash: z.string(),
  /** Digests in the payload and the disclosures, decoys among them. */
  digests: z.int(),
  disclosures: z.array(disclosureSchema),
  /** The claims as they are with what was disclosed; null where that could not be worked out. */
  claims: jsonObjectSchema.nullable(),
  keyBinding: z
    .strictObject({ header: segmentSchema.nullable(), payload: segmentSchema.nullable(), signature: rawPartSchema.nullable() })
    .nullable(),
});
export type Selective = z.infer<typeof selectiveSchema>;

export const inspectedTokenSchema = z.strictObject({
  kind: z.enum(tokenKinds),
  /** The token as it was cut out: compact, JSON text, or with tildes. */
  text: z.string(),
  bytes: z.int(),
  /** Protected header, payload and signature of the JWS; of a JWE of the JWS inside it, or only the payload. */
  header: segmentSchema.nullable(),
  unprotected: jsonObjectSchema.nullable(),
  payload: segmentSchema.nullable(),
  signature: rawPartSchema.nullable(),
  furtherSignatures: z.array(furtherSignatureSchema),
  encryption: encryptionSchema.nullable(),
  selective: selectiveSchema.nullable(),
  opaque: opaqueSchema.nullable(),
  /** For an opaque string it has no checks and is not valid. */
  verdict: verdictSchema,
});
export type InspectedToken = z.infer<typeof inspectedTokenSchema>;

/** Texts that are no token, but are taken for one, or belong to one. */
export const insteadKinds = [
  'public-key', // JWK, JWKS, PEM; a certificate as well
  'private-key', // one among them is enough; a shared secret as well
  'claims', // JSON with a registered claim
  'segment', // base64url of a JSON object: one part of a token
] as const;
export type Instead = (typeof insteadKinds)[number];

export const inspectionSchema = z.strictObject({
  /** Empty: the text holds nothing like a token. */
  found: z.array(foundTokenSchema),
  /** The token at `index`, or null when nothing was found. */
  token: inspectedTokenSchema.nullable(),
  removed: z.array(z.enum(removedKinds)),
  /** What the text is instead, as far as that is known, where nothing was found. */
  instead: z.enum(insteadKinds).nullable(),
  /** The saved policy that judged, and whether because of the issuer; null: the default or a given one. */
  policy: z.strictObject({ id: policyIdSchema, isByIssuer: z.boolean() }).nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/**
 * A file that was dropped or chosen to be inspected. `many`: several files, a folder, or more than `maxInspectText`; they are left
 * alone, and their drop may be given to 'scan:run'.
 */
export const inspectFileSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), name: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('many'), drop: idSchema, names: z.array(z.string()) }),
]);
export type InspectFile = z.infer<typeof inspectFileSchema>;
export const inspectDropSchema = z.strictObject({ drop: idSchema });

/** Edit and sign again. Null leaves a part's bytes as they are; JSON text replaces them, byte for byte. */
export const resignSchema = z.strictObject({
  text: z.string().max(maxInspectText),
  index: z.int().min(0).max(1000),
  header: z.string().max(maxTokenBytes).nullable(),
  payload: z.string().max(maxTokenBytes).nullable(),
  keyId: idSchema,
});
export type Resign = z.infer<typeof resignSchema>;
export const resignedSchema = z.strictObject({
  compact: z.string(),
  /** What had to be changed beside what was edited: `alg` or `kid` of the header, so that they name the key. */
  changed: z.array(z.enum(['alg', 'kid'])),
});
