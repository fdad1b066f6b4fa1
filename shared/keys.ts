import { z } from 'zod';
import { curveSchema, keyAlgorithmSchema, keyTypeSchema, keyUseSchema } from './key-algorithms.ts';
import { certificateSchema, keyFormatSchema, secretEncodingSchema } from './key-formats.ts';
import { findingSchema, severitySchema } from './key-health.ts';

export const idSchema = z.uuid();
/** A key that was given for one look, or is of a public source, has another id ("given:…", "source:…"): the vault has none of it. */
export function vaultKeyId(id: string | null): string | null {
  return idSchema.safeParse(id).data ?? null;
}

export const keyNameSchema = z.string().trim().min(1).max(120);
export const kidSchema = z.string().min(1).max(256);
export const tagSchema = z.string().trim().min(1).max(40);
export const tagsSchema = z.array(tagSchema).max(20);
export const notesSchema = z.string().max(4_000);

/**
 * - active: signs and verifies (or encrypts and decrypts)
 * - next: made by a rotation, published, and waiting to become active; may sign
 * - verify-only: replaced; judges signatures until its overlap ends
 * - retired: neither signs nor verifies; kept so that its tokens can be named
 */
export const keyStateSchema = z.enum(['active', 'next', 'verify-only', 'retired']);
export type KeyState = z.infer<typeof keyStateSchema>;

/** A key as the user sees it. Times are Unix seconds. No member of this object is secret. */
export const keySummarySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  kid: z.string(),
  alg: keyAlgorithmSchema,
  use: keyUseSchema,
  kty: keyTypeSchema,
  crv: curveSchema.nullable(),
  /** Size as the field has it: RSA modulus or secret in bits; the curve's size for EC and OKP. */
  bits: z.int(),
  /** What the vault holds of it; 'public' only verifies or encrypts. */
  holds: z.enum(['secret', 'private', 'public']),
  state: keyStateSchema,
  /** The row exists, but the keychain holds nothing for it. */
  isSecretMissing: z.boolean(),
  /** The user's own mark "weak, for testing": shown wherever the key is used. */
  isWeak: z.boolean(),
  tags: z.array(z.string()),
  /** The worst of its findings. */
  health: severitySchema.nullable(),
  createdAt: z.int(),
  lastUsedAt: z.int().nullable(),
  useCount: z.int(),
  tokenCount: z.int(),
  /** When its overlap ends, for 'verify-only'. */
  verifyUntil: z.int().nullable(),
  /** The key that follows it in a rotation. */
  successorId: idSchema.nullable(),
});
export type KeySummary = z.infer<typeof keySummarySchema>;

/** A secret that was stored, but whose key was never finished (the app died between the two). */
export const orphanSecretSchema = z.strictObject({
  id: idSchema,
  startedAt: z.int(),
  /** What the key was going to be; null when only the secret is known. It can then only be thrown away. */
  name: z.string().nullable(),
});

export const keyListSchema = z.strictObject({
  keys: z.array(keySummarySchema),
  orphans: z.array(orphanSecretSchema),
});
export type KeyList = z.infer<typeof keyListSchema>;

/** Who needs a key. Expiries in Unix seconds. */
export const dependantsSchema = z.strictObject({
  tokens: z.int(),
  validTokens: z.int(),
  /** The last moment at which one of its stored tokens is still valid; null when none is, or one never ends. */
  validUntil: z.number().nullable(),
  hasEndlessTokens: z.boolean(),
  usedByLocalApi: z.boolean(),
  /** Own profiles that mint with it: the first 100, by name. */
  profiles: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type Dependants = z.infer<typeof dependantsSchema>;

export const keyDetailSchema = z.strictObject({
  summary: keySummarySchema,
  notes: z.string(),
  origin: z.enum(['created', 'typed', 'imported']),
  /** What it was imported from. */
  format: keyFormatSchema.nullable(),
  /** RFC 7638 with SHA-256; null for secrets, whose hash could give them away. */
  thumbprint: z.string().nullable(),
  keyOps: z.array(z.string()),
  certificate: certificateSchema.nullable(),
  /** Estimated, for secrets that a person chose; null otherwise. */
  entropyBits: z.int().nullable(),
  /** Reminds when an active key is older; null never. */
  rotateEveryDays: z.int().nullable(),
  predecessorId: idSchema.nullable(),
  dependants: dependantsSchema,
  findings: z.array(findingSchema),
});
export type KeyDetail = z.infer<typeof keyDetailSchema>;

/**
 * - thumbprint: RFC 7638; not for secrets that a person chose (section 7: it would help to guess them)
 * - date: the day in UTC, "2026-11-24", with "-2" and so on where it is taken
 * - own: as given, also for the one that an imported key brought
 */
export const kidChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('thumbprint') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({ kind: z.literal('own'), kid: kidSchema }),
]);
export type KidChoice = z.infer<typeof kidChoiceSchema>;

/** A secret that a person typed or pasted. It goes to main once and never comes back. */
export const typedSecretSchema = z.strictObject({ text: z.string().min(1).max(4_096), encoding: secretEncodingSchema });
export type TypedSecret = z.infer<typeof typedSecretSchema>;

/**
 * `job` names the work for 'jobs:stop'. `size` and `curve` as `sizesOf` and `curvesOf` offer them, null for the usual.
 * `secret` null has one generated. `acceptsWeak` is the explicit mark "weak, for testing".
 */
export const createKeySchema = z.strictObject({
  job: idSchema,
  name: keyNameSchema,
  alg: keyAlgorithmSchema,
  size: z.int().nullable(),
  curve: curveSchema.nullable(),
  kid: kidChoiceSchema,
  tags: tagsSchema,
  notes: notesSchema,
  secret: typedSecretSchema.nullable(),
  acceptsWeak: z.boolean(),
});
export type CreateKey = z.infer<typeof createKeySchema>;

/** What a typed secret is worth for an algorithm, before it is stored. */
export const assessSecretSchema = z.strictObject({ job: idSchema, secret: typedSecretSchema, alg: keyAlgorithmSchema });
export const secretAssessmentSchema = z.strictObject({
  bytes: z.int(),
  /** The least for the algorithm, in bytes; `isExact` where it must be just that. */
  minimumBytes: z.int(),
  isExact: z.boolean(),
  entropyBits: z.int(),
  findings: z.array(findingSchema),
});
export type SecretAssessment = z.infer<typeof secretAssessmentSchema>;

/** Only what is given is changed. */
export const updateKeySchema = z.strictObject({
  id: idSchema,
  name: keyNameSchema.exactOptional(),
  tags: tagsSchema.exactOptional(),
  notes: notesSchema.exactOptional(),
  rotateEveryDays: z.int().min(1).max(3_650).nullable().exactOptional(),
});
export type UpdateKey = z.infer<typeof updateKeySchema>;

export const keyIdSchema = z.strictObject({ id: idSchema });
export const jobSchema = z.strictObject({ job: idSchema });
/** How far a job is that works through several things. */
export const jobProgressSchema = z.strictObject({ job: idSchema, done: z.int(), total: z.int() });
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** Until when a deletion can be undone, in Unix seconds. */
export const deletedKeySchema = z.strictObject({ undoUntil: z.number() });
export const undoSeconds = 10;

/** The one answer that holds a secret: a shared one, after a native confirmation, hidden again after 15 s. */
export const revealedSecretSchema = z.strictObject({
  base64url: z.string(),
  hex: z.string(),
  /** The bytes as text, where they are printable UTF-8; else null. */
  text: z.string().nullable(),
  hideAfterSeconds: z.int(),
});
export type RevealedSecret = z.infer<typeof revealedSecretSchema>;
