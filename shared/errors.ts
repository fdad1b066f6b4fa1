import { z } from 'zod';

/**
 * Why a call could not be carried out. A bad token is not in this list: that is a verdict.
 * The sentences for people live in the renderer's message catalogs, keyed by `code`.
 */
export const errorCodes = [
  // the road between the rooms
  'untrusted-sender',
  'invalid-input',
  'cancelled',
  'internal',
  // the vault
  'vault-not-ready',
  'vault-read-only',
  'keychain-missing',
  'keychain-needs-setup',
  'keychain-locked',
  'keychain-hung',
  'secret-missing',
  'secret-corrupt',
  'secret-too-large',
  'disk-full',
  // things that the user named
  'key-not-found',
  'token-not-found',
  'name-taken',
  'kid-taken',
  'key-exists',
  'source-not-found',
  'algorithm-unsupported',
  'key-unusable',
  'confirmation-declined',
  'profile-not-found',
  'profile-built-in',
  'policy-not-found',
  'policy-built-in',
  'issuer-taken', // `actual`: the policy that has it
  'not-renewable', // `actual`: why
  'session-not-found',
  'session-revoked',
  'session-ended',
  'refresh-reused', // the session was revoked by this very attempt
  'not-a-refresh-token',
  // what the user typed or opened
  'json-malformed',
  'claims-not-an-object',
  'claim-shadows-field', // `actual`: the names, "iat, exp"
  'lifetime-malformed',
  'instant-malformed', // `expected`: how it may be written
  'time-in-milliseconds', // `expected`: the same in seconds
  'time-out-of-range', // `expected`: the bounds
  'time-skipped', // a local time that the zone's clocks jump over; `expected`: the next that exists
  'never-valid', // exp is not after nbf; `expected`, `actual`: nbf, exp
  'variable-missing', // `field`: its name
  'variable-malformed', // `field`: its name, `expected`: its kind
  'parameter-reserved', // a header parameter that minting itself sets; `actual`: its name
  'payload-malformed',
  'form-impossible', // `field`: the part of the form, `expected`: what it may be
  'payload-too-large',
  'token-malformed',
  'key-malformed',
  'format-unknown',
  'format-unsupported',
  'kdf-too-costly',
  'passphrase-needed',
  'passphrase-wrong',
  'secret-weak',
  'import-expired',
  'nothing-to-import',
  'csv-malformed', // `actual`: what is wrong, with line and column
  'row-malformed', // a row with too few or too many cells, or no object: `expected`, `actual`
  'source-expired', // the rows that were opened are no longer held
  'too-many-tokens',
  'file-malformed', // `expected`: what it should be
  'file-unreadable',
  'file-unwritable',
  // requests and the local API
  'url-malformed',
  'address-not-public',
  'answer-malformed',
  'answer-status',
  'issuer-mismatch',
  'header-malformed',
  'token-unavailable',
  'host-unreachable',
  'connection-refused',
  'connection-lost',
  'tls-failed',
  'timed-out',
  'response-too-large',
  'too-many-redirects',
  'port-in-use',
  'port-not-allowed',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/**
 * Only safe fields: nothing here may hold a secret, a token or a claim's value.
 * - `field`: dotted path of the offending input, in the names of the call's schema
 * - `expected`, `actual`: short and machine-made ("string", "1..65535", "line 3, column 7")
 * - `line`, `column`, `offset`: where in the text that the user gave (1-based, 1-based, 0-based)
 * - `id`: what to look for in the log, for `internal`
 */
export const appErrorSchema = z.strictObject({
  code: errorCodeSchema,
  field: z.string().max(200).optional(),
  expected: z.string().max(500).optional(),
  actual: z.string().max(500).optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  offset: z.int().optional(),
  id: z.string().max(64).optional(),
});
export type AppError = z.infer<typeof appErrorSchema>;

export function appError(code: ErrorCode, fields: Omit<AppError, 'code'> = {}): AppError {
  return { code, ...fields };
}
