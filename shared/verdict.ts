import { z } from 'zod';

/**
 * The checks in the order in which they are made. `claim:NAME` is what a policy demands of a claim without a check of its own;
 * `proof:NAME`, after all others, is about that claim of the holder's proof (RFC 9901 section 4.3).
 */
export const checkNameSchema = z.union([
  z.enum([
    'decryption',
    'format',
    'key',
    'algorithm',
    'signature',
    'crit',
    'typ',
    'exp',
    'nbf',
    'iat',
    'age',
    'iss',
    'aud',
    'sub',
    'disclosures',
    'key-binding',
  ]),
  z.templateLiteral(['claim:', z.string()]),
  z.templateLiteral(['proof:', z.enum(['iat', 'age', 'aud', 'nonce'])]),
]);
export type CheckName = z.infer<typeof checkNameSchema>;
/** Those that are no claim's. */
export type OwnCheckName = Exclude<CheckName, `claim:${string}` | `proof:${string}`>;

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
  // decryption of a JWE
  'decrypted', // alg and enc / name of the key
  'decrypted-unauthenticated', // alg / name of the key: anyone who has the public key can have made it
  'decryption-no-key', // alg / number of keys for encryption
  'decryption-none-fits', // alg and enc / number of keys tried
  'decryption-failed', // null / name of the key
  'decryption-unsupported', // what can be opened / alg and enc, or 'crit'
  'nested-too-deep', // 1 / 'JWE in JWE'
  'nested-unreadable', // 'JWS compact' / what was inside
  'decryption-not-tried', // null / null: the JWE is malformed
  'decryption-key-unavailable', // null / name of the key: the keychain did not give it
  // format
  'format-json-malformed', // what must be / what is, in a JSON serialization
  'format-json-ok', // null / 'JWS flattened JSON', 'JWS general JSON', 'JWE flattened JSON', 'JWE general JSON'
  'format-sd-jwt-ok', // null / number of disclosures
  'format-sd-jwt-malformed', // what must be / what is
  'format-sd-jwt-no-tilde', // '~' / null: an SD-JWT by its type or its digests, in plain compact form
  'format-detached', // 'the payload' / null: nothing to judge before it is given
  'format-unencoded', // null / null: b64 false, the payload as it is (RFC 7797)
  'format-unencoded-jwt', // null / null: a JWT must not do that (RFC 7797 section 7)
  'format-header-overlap', // 'distinct names' / the name in both headers (RFC 7515 section 7.2.1)
  'format-ok', // 'JWS compact', 'JWS compact, detached', 'JWE compact' / the same
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
  'key-found-nameless', // kid of the token / name: no key has that kid, and this one has none
  'key-weak', // null / name of the key: found, but marked "weak, for testing"
  'key-none-given', // null / null
  'key-none-fits', // alg of the token / number tried
  'key-kid-unknown', // kid of the token / number of keys
  'key-kid-malformed', // 'string of at most 256 characters' / kind or length
  'key-ambiguous', // kid / number of keys with it
  'key-not-chosen', // null / null: the key that the user chose is gone, or is none that judges signatures
  'key-own', // thumbprint of the key in the header / null: what the policy asks for (RFC 9449)
  'key-own-missing', // 'jwk' / null
  'key-own-malformed', // 'public JWK' / what is wrong with it
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
  'crit-understood', // null / names
  'crit-unsupported', // [] / names
  'crit-malformed', // 'non-empty list of names' / kind
  'typ-ok', // the expected type, or a list of them / typ
  'typ-not-checked', // null / typ or null
  'typ-mismatch', // expected / typ or null
  // times, all Unix seconds
  'exp-ok', // now / exp
  'exp-expired', // now / exp
  'exp-missing', // 'number' / null
  'exp-absent', // null / null: none, and the highest age ends it
  'exp-of-event', // null / null: a security event token has none (RFC 8417 section 2.2)
  'exp-of-proof', // null / null: a DPoP proof has none, and the policy sets no highest age
  'exp-malformed', // 'number' / the raw text
  'nbf-ok', // now / nbf
  'nbf-not-yet', // now / nbf
  'nbf-absent', // null / null
  'nbf-malformed', // 'number' / the raw text
  'iat-ok', // now / iat
  'iat-in-future', // now / iat
  'iat-absent', // null / null
  'iat-malformed', // 'number' / the raw text
  'iat-refused', // now / iat: in the future, and the policy refuses that
  'switched-off', // null / the raw text or null: the policy does not compare it
  'age-not-checked', // null / null: the policy sets no maximum
  'age-ok', // seconds at most / seconds
  'age-exceeded', // seconds at most / seconds
  'age-unknown', // seconds at most / null: no iat in the past to count from
  // identities
  'iss-ok', // the issuer that is expected, or a list of them / iss
  'iss-mismatch',
  'iss-missing',
  'iss-malformed', // 'string' / the raw text
  'iss-not-checked',
  'aud-ok', // the audience that is expected, or a list of them / list
  'aud-mismatch', // one of these / list
  'aud-incomplete', // all of these / list
  'aud-not-exact', // these and no other / list
  'aud-missing',
  'aud-malformed',
  'aud-not-checked',
  'aud-in-proof', // the audience that is expected, or a list of them / null: whom it is for stands in the holder's proof
  'sub-present', // null / sub
  'sub-ok', // expected / sub
  'sub-mismatch',
  'sub-missing',
  'sub-malformed',
  'sub-not-checked',
  'claim-present', // name / kind
  'claim-missing', // name / null, or 'null' where it is that
  'claim-absent', // name / null, as the policy wants it
  'claim-forbidden', // name / kind
  'claim-equal', // expected text / the same
  'claim-differs', // expected text / actual text or null
  'claim-member', // name of the member / kind
  'claim-member-missing', // name of the member / kind or null
  'claim-same', // name of the other claim / text
  'claim-not-same', // name of the other claim / text or null
  'claim-either', // both names / the one that is there
  'claim-neither', // both names / null
  // SD-JWT (RFC 9901)
  'disclosures-ok', // number of digests / number of disclosures
  'disclosures-none', // number of digests / 0
  'disclosure-unreferenced', // null / which: no digest for it
  'disclosure-twice', // null / which
  'disclosure-malformed', // '[salt, name, value]' / which
  'disclosure-shadows', // 'a new name' / the name that is there already, "_sd" or "..."
  'disclosures-hash-unknown', // hashes that are known / _sd_alg
  'key-binding-ok', // null / null
  'key-binding-absent', // null / null
  'key-binding-required', // 'KB-JWT' / null: cnf is there, the proof is not
  'key-binding-no-key', // 'cnf.jwk' / null
  'key-binding-bad', // null / null: the signature
  'key-binding-hash-differs', // sd_hash / computed
  'key-binding-malformed', // what must be / what is
  'nonce-not-compared', // null / nonce: only who sent it knows it
  'nonce-malformed', // 'string' / the raw text
  'claims-not-checked', // null / null: signature-only, or unreadable
] as const;
export const checkCodeSchema = z.enum(checkCodes);
export type CheckCode = z.infer<typeof checkCodeSchema>;

export const checkValueSchema = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
export type CheckValue = z.infer<typeof checkValueSchema>;

export const checkSchema = z.strictObject({
  name: checkNameSchema,
  /** Which signature of a general JSON serialization it is about, from 0; 0 everywhere else. */
  signature: z.int().min(0),
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
  result: z.enum(['verifies', 'signature-differs', 'other-algorithm', 'other-kid', 'unusable', 'not-chosen', 'not-needed']),
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
