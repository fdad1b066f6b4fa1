import { z } from 'zod';

const claimNameSchema = z.string().min(1).max(200);
const claimTextSchema = z.string().min(1).max(2_048);

/**
 * - any: `aud` names at least one of the values
 * - all: it names every one of them, and maybe more
 * - exact: it names these and no other
 */
export const audienceRuleSchema = z.strictObject({
  match: z.enum(['any', 'all', 'exact']),
  values: z.array(claimTextSchema).min(1).max(50),
});
export type AudienceRule = z.infer<typeof audienceRuleSchema>;

/**
 * What else a claim must be.
 * - absent: it must not be there; `value` is ''
 * - equals: a text, or the JSON text of anything else, compared exactly
 * - member: an object that has a member of this name (a logout token's `events`)
 * - same-as: equal to the claim of this name (`sub` and `iss` of a client assertion)
 * - either: this claim, or the one of this name, must be there (`sub` or `sid` of a logout token)
 */
export const claimRuleKinds = ['absent', 'equals', 'member', 'same-as', 'either'] as const;
export const claimRuleSchema = z.strictObject({
  claim: claimNameSchema,
  rule: z.enum(claimRuleKinds),
  value: z.string().max(2_048),
});
export type ClaimRule = z.infer<typeof claimRuleSchema>;

/** What a token is judged by, beside the keys. It never holds a secret. */
export const policySchema = z.strictObject({
  /** Narrows what the key allows; null leaves it to the key. */
  algorithms: z.array(z.string().max(100)).max(100).nullable(),
  /** `iss` must be one of them; null: any. */
  issuers: z.array(claimTextSchema).min(1).max(50).nullable(),
  audience: audienceRuleSchema.nullable(),
  subject: claimTextSchema.nullable(),
  /** `typ` must be one of these media types; null: any, or none. */
  types: z.array(z.string().min(1).max(200)).min(1).max(20).nullable(),
  leewaySeconds: z.int().min(0).max(86_400),
  required: z.array(claimNameSchema).max(100),
  rules: z.array(claimRuleSchema).max(50),
  /** At most so many seconds since `iat`, which must then be there and not in the future; null: any age. */
  maximumAgeSeconds: z.int().min(1).max(10_000_000_000).nullable(),
  /**
   * The same for the holder's proof of an SD-JWT (RFC 9901 section 7.3), which is made for each presentation of a token that may be
   * years old; null: as old as the token may be. Policies from before it have none.
   */
  maximumProofAgeSeconds: z.int().min(1).max(10_000_000_000).nullable().default(null),
  /** Which times are compared with the clock. Switched off, a time is shown and not compared; a required one must still be a time. */
  checksExp: z.boolean(),
  checksNbf: z.boolean(),
  /** An `iat` in the future: RFC 7519 allows it, so that by default it is a warning. */
  futureIat: z.enum(['off', 'warn', 'refuse']),
  /**
   * The signature is judged by the key in the token's own header (RFC 9449 section 4.3), and by no other. It shows that the
   * sender holds that key, and nothing about who it is.
   */
  byOwnKey: z.boolean(),
  /** Judge the signature of any JWS and nothing in its payload. */
  signatureOnly: z.boolean(),
});
export type Policy = z.infer<typeof policySchema>;

/** What is judged without a policy: exp and nbf where present, no leeway. */
export const defaultPolicy: Policy = {
  algorithms: null,
  issuers: null,
  audience: null,
  subject: null,
  types: null,
  leewaySeconds: 0,
  required: [],
  rules: [],
  maximumAgeSeconds: null,
  maximumProofAgeSeconds: null,
  checksExp: true,
  checksNbf: true,
  futureIat: 'warn',
  byOwnKey: false,
  signatureOnly: false,
};
