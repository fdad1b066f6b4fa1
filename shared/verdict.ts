import { z } from 'zod';

/** The checks in the order in which they are made. `claim:NAME` is a required claim without a check of its own. */
export const checkNameSchema = z.union([
  z.enum(['format', 'key', 'algorithm', 'signature', 'crit', 'typ', 'exp', 'nbf', 'iat', 'iss', 'aud', 'sub']),
  z.templateLiteral(['claim:', z.string()]),
]);
export type CheckName = z.infer<typeof checkNameSchema>;

/**
 * - passed, failed: was tried
 * - warning: does not make the token invalid, but someone will ask
 * - skipped: not asked for, or not applicable
 * - unknown: could not be tried, because something before it failed. Never counts as good
 */
export const outcomeSchema = z.enum(['passed', 'failed', 'warning', 'skipped', 'unknown']);
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * One code is one sentence in the message catalogs. The comment gives `expected` and `actual`.
 */
export const checkCodes = [
  // format
  'format-ok', // 'JWS compact' / the same
  'format-too-large', // maximum bytes / bytes
  'format-empty', // null / null
  'format-not-compact', // 'three segments' / number of segments
  'format-encrypted', // 'JWS' / 'JWE'
  'format-json-serialization', // 'JWS compact' / 'JWS JSON'
  'format-not-base64url', // 'canonical base64url' / which segment
  'format-not-utf8', // 'UTF-8' / which segment
  'format-not-json', // 'JSON object' / problem and position, "header: unexpected-character at 1:7"
  'format-not-object', // 'JSON object' / "payload: array"
  'format-duplicate-member', // 'unique members' / "header: alg"
  'format-too-deep', // maximum depth / which segment
  'format-payload-not-claims', // 'claims set' / 'any bytes': signature-only
  // key
  'key-found', // kid of the token or null / name of the key
  'key-found-by-trial', // null / name: no kid in the token, this key fits
  'key-weak', // null / name of the key: found, but marked "weak, for testing"
  'key-none-given', // null / null
  'key-none-fits', // alg of the token / number tried
  'key-kid-unknown', // kid of the token / number of keys
  'key-kid-malformed', // 'string of at most 256 characters' / kind or length
  'key-ambiguous', // kid / number of keys with it
  'key-unusable', // what the key must be / what is wrong with it
  // algorithm
  'algorithm-allowed', // allowed list / alg
  'algorithm-unpinned', // allowed list / alg: neither key nor policy says which one
  'algorithm-not-checked', // null / alg: no key and no policy to allow it
  'algorithm-none', // allowed list / alg
  'algorithm-missing', // allowed list / null
  'algorithm-malformed', // 'string' / kind of value
  'algorithm-not-allowed', // allowed list / alg
  'algorithm-unsupported', // known list / alg
  // signature
  'signature-good', // null / null
  'signature-bad', // null / null
  'signature-wrong-length', // bytes / bytes
  'signature-missing', // bytes or null / 0
  'signature-not-tried', // null / null
  // header rules
  'header-unreadable', // null / null: key, algorithm, crit and typ cannot be known
  'encrypted-not-judged', // null / null: a JWE has no signature to choose a key and an algorithm for
  'crit-absent', // null / null
  'crit-unsupported', // [] / names
  'crit-malformed', // 'non-empty list of names' / kind
  'typ-ok', // expected / typ
  'typ-not-checked', // null / typ or null
  'typ-mismatch', // expected / typ or null
  // times, all Unix seconds
  'exp-ok', // now / exp
  'exp-expired', // now / exp
  'exp-missing', // 'number' / null
  'exp-malformed', // 'number' / the raw text
  'nbf-ok', // now / nbf
  'nbf-not-yet', // now / nbf
  'nbf-absent', // null / null
  'nbf-malformed', // 'number' / the raw text
  'iat-ok', // now / iat
  'iat-in-future', // now / iat
  'iat-absent', // null / null
  'iat-malformed', // 'number' / the raw text
  // identities
  'iss-ok',
  'iss-mismatch',
  'iss-missing',
  'iss-malformed', // 'string' / the raw text
  'iss-not-checked',
  'aud-ok',
  'aud-mismatch',
  'aud-missing',
  'aud-malformed',
  'aud-not-checked',
  'sub-present',
  'sub-missing',
  'sub-malformed',
  'sub-not-checked',
  'claim-present', // name / kind
  'claim-missing', // name / null
  'claims-not-checked', // null / null: signature-only, or unreadable
] as const;
export const checkCodeSchema = z.enum(checkCodes);
export type CheckCode = z.infer<typeof checkCodeSchema>;

export const checkValueSchema = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
export type CheckValue = z.infer<typeof checkValueSchema>;

export const checkSchema = z.strictObject({
  name: checkNameSchema,
  outcome: outcomeSchema,
  code: checkCodeSchema,
  expected: checkValueSchema,
  actual: checkValueSchema,
});
export type Check = z.infer<typeof checkSchema>;

/** Why a key that was considered is, or is not, the one. */
export const keyTrialSchema = z.strictObject({
  id: z.string().nullable(),
  name: z.string(),
  kid: z.string().nullable(),
  alg: z.string(),
  result: z.enum(['verifies', 'signature-differs', 'other-algorithm', 'other-kid', 'unusable']),
});
export type KeyTrial = z.infer<typeof keyTrialSchema>;

/** The key that the signature was judged with; never any key material. */
export const verdictKeySchema = z.strictObject({
  id: z.string().nullable(),
  name: z.string(),
  kid: z.string().nullable(),
  alg: z.string(),
  kty: z.string(),
  /** The user marked it "weak, for testing". */
  isWeak: z.boolean(),
});
export type VerdictKey = z.infer<typeof verdictKeySchema>;

/** The result of verifying. A bad token is a verdict, not an error. */
export const verdictSchema = z.strictObject({
  valid: z.boolean(),
  /** Unix seconds: the clock that the times were compared with. */
  at: z.number(),
  checks: z.array(checkSchema),
  key: verdictKeySchema.nullable(),
  tried: z.array(keyTrialSchema),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const policySchema = z.strictObject({
  /** Narrows what the key allows; null leaves it to the key. */
  algorithms: z.array(z.string()).nullable(),
  issuer: z.string().nullable(),
  audience: z.string().nullable(),
  typ: z.string().nullable(),
  leewaySeconds: z.int().min(0).max(86_400),
  required: z.array(z.string()),
  /** Judge the signature of any JWS and nothing in its payload. */
  signatureOnly: z.boolean(),
});
export type Policy = z.infer<typeof policySchema>;

/** What is judged without a policy: exp and nbf where present, no leeway. */
export const defaultPolicy: Policy = {
  algorithms: null,
  issuer: null,
  audience: null,
  typ: null,
  leewaySeconds: 0,
  required: [],
  signatureOnly: false,
};
