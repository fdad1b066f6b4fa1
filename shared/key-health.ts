import { z } from 'zod';

/**
 * What can be wrong with a key. The comment gives `expected` and `actual`. Sentences (what, why, rule, mend) are in the
 * renderer's catalogs, keyed by code.
 */
export const findingCodes = [
  // shared secrets
  'secret-too-short', // least bytes for the algorithm / bytes. RFC 7518 section 3.2
  'secret-wrong-size', // the sizes that AES takes / bytes. RFC 7518 sections 4.4, 4.5 and 4.7
  'secret-known', // null / null: it is in a public list of secrets. RFC 8725 section 3.5
  'secret-guessable', // '128 bits' / estimated bits. RFC 8725 section 3.5
  // RSA
  'rsa-too-small', // '2048 bits' / bits. RFC 7518 section 3.3
  'rsa-exponent-unsafe', // 'an odd number of 3 or more' / the exponent. RFC 8017 section 3.1
  'rsa-exponent-small', // '65537' / the exponent. FIPS 186-5 appendix A.1.1
  'rsa-roca', // null / null: ROCA fingerprint. CVE-2017-15361
  'rsa-close-primes', // null / null: Fermat's method factors it. FIPS 186-5 appendix A.1.3
  'rsa-small-factor', // null / the small prime that divides the modulus. RFC 8017 section 3.1
  // any private key
  'private-trivial', // null / null: the private number is tiny or a plain pattern. RFC 8725 section 3.5
  // what a JWK says of itself
  'alg-mismatch', // what the key can do / its alg. RFC 8725 section 3.1
  'alg-missing', // null / null. RFC 8725 section 3.1
  'use-mismatch', // use that fits alg / use. RFC 7517 section 4.2
  'key-ops-mismatch', // operations that fit / key_ops. RFC 7517 section 4.3
  'kid-missing', // null / null. RFC 7517 section 4.5
  'kid-suspicious', // null / the kid: looks like a path, a URL or a query. RFC 8725 section 3.10
  'kid-reveals-secret', // null / null: thumbprint of a guessable secret. RFC 7638 section 7
  // certificates
  'certificate-expired', // instant (ISO) / null. RFC 5280 section 4.1.2.5
  'certificate-expires-soon', // instant / null
  'certificate-not-yet-valid', // instant / null
  'certificate-other-key', // null / null: x5c or x5t belongs to another key. RFC 7517 section 4.7
  // the key's life
  'secret-missing', // null / null: the keychain holds nothing for it
  'rotation-due', // days / days since it was made
  'marked-weak', // null / null: the user's own mark "weak, for testing"
  // sets
  'kid-duplicate', // null / the kid. RFC 7517 section 4.5
  'same-key-twice', // null / null: one key, two entries. RFC 8725 section 3.1
  'private-key-published', // null / null: private members in a public JWKS. RFC 7517 section 9.1
  'secret-published', // null / null: a symmetric key in a public JWKS
  'set-mixed', // null / null: shared secrets beside public keys. RFC 8725 section 2.1
] as const;
export const findingCodeSchema = z.enum(findingCodes);
export type FindingCode = z.infer<typeof findingCodeSchema>;

/**
 * - danger: do not use it for anything real; it takes the mark "weak, for testing"
 * - warning: someone should mend this
 * - note: good to know
 */
export const severities = ['danger', 'warning', 'note'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

export const findingSchema = z.strictObject({
  code: findingCodeSchema,
  severity: severitySchema,
  expected: z.string().max(300).nullable(),
  actual: z.string().max(300).nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

/** A finding about several keys at once. */
export const setFindingSchema = findingSchema.extend({ ids: z.array(z.uuid()) });
export type SetFinding = z.infer<typeof setFindingSchema>;

/** The health of all keys: what concerns one, and what concerns several together. Keys without findings are left out. */
export const healthReportSchema = z.strictObject({
  /** Unix seconds. */
  at: z.int(),
  keys: z.array(z.strictObject({ id: z.uuid(), findings: z.array(findingSchema) })),
  sets: z.array(setFindingSchema),
});
export type HealthReport = z.infer<typeof healthReportSchema>;

export function worstOf(findings: readonly Finding[]): Severity | null {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null;
}
