import { z } from 'zod';
import { checkNameSchema, checkValueSchema } from './verdict.ts';

/**
 * Near misses: what would make the token good. Each was tried before it is named. The comment gives `expected` / `actual`.
 */
export const hintCodes = [
  // the signature verifies if …
  'secret-as-base64', // null / null: the secret's text is read as base64 and not as what was chosen
  'secret-as-base64url',
  'secret-as-hex',
  'secret-as-text', // the bytes that were decoded are meant as text
  'secret-without-line-end',
  'secret-with-line-end',
  'secret-in-other-case', // hexadecimal digits, a UUID
  'secret-without-quotes', // null / null: quotation marks of an .env file were taken for a part of it
  'secret-with-quotes',
  'secret-without-spaces', // null / null: blanks around it, or a byte order mark before it
  'other-key', // kid that the token names / kid of the key that verifies
  'retired-key', // null / null: a key that was retired
  'other-algorithm', // alg with which it verifies / alg that the token says
  'key-algorithm', // algorithms that the key is set to / alg: the signature is good with it
  'public-key-as-secret', // null / which form: an attack (RFC 8725 section 2.1)
  'empty-secret', // an attack
  'signature-der', // 'R || S' / 'DER'
  'signature-halves-swapped', // 'R || S' / 'S || R'
  'signature-base64', // null / null: standard base64, or padded
  'signature-hex', // null / null: the signature's bytes are hexadecimal digits
  'signature-leading-zeros', // bytes / bytes: a number in it was written without its leading zeros, or with one more
  'signature-salt', // bytes / bytes or null: of the salt of RSA-PSS (RFC 7518 section 3.5)
  'signature-of-decoded', // null / 'decoded header and payload', 'payload segment' …: it covers these, not the two segments
  'signature-of-hash', // null / 'digest' or 'hexadecimal': it covers a hash of the segments, which was then hashed again
  // null / the writing in which it was signed: 'without white space', 'Python', 'two spaces', 'line end', 'sorted',
  // 'sorted, Python' … (near-misses/json-writings.ts)
  'payload-reserialized',
  'header-reserialized',
  'token-reserialized', // both of them
  'segments-not-canonical', // null / which: padding, standard alphabet or stray characters were added on the way
  'character-lost', // null / 'first', 'last': not complete where it was copied
  'trailing-characters', // null / number: more than the token was copied
  'leading-characters',
  // the claims would do if …
  'time-in-milliseconds', // seconds / the raw number: which claim is in `check`
  'time-in-text', // seconds / the raw text
  'with-leeway', // seconds that would do / seconds that the policy gives
  'clock-is-off', // now / iat: this clock seems to be behind or ahead of the issuer's
  'time-zone', // seconds away / hours: off by whole hours, as a local time taken for UTC
  'issuer-slash', // expected / actual: they differ by a slash at the end
  'issuer-case',
  'issuer-scheme', // http, https, or none
  'issuer-space',
  'issuer-version', // expected / actual: one tenant of Entra, endpoints of v1.0 and v2.0
  'audience-slash',
  'audience-case',
  'audience-scheme', // also "api://"
  'audience-space',
  'audience-rule', // 'all' or 'exact' / 'any': it is named, and that would do
  'audience-is-client', // expected / azp or client_id that has the value
  'audience-as-text', // a list written in one text: "a b", "a,b", "[\"a\"]"
  'subject-case',
  'subject-space',
  'typ-case', // expected / actual: other case, blanks or punctuation
  'typ-other', // expected / actual: an ID token where an access token is wanted, and the like
  'policy-algorithm', // the algorithms of the policy / alg: all else is good
] as const;
export const hintCodeSchema = z.enum(hintCodes);
export type HintCode = z.infer<typeof hintCodeSchema>;

export const hintSchema = z.strictObject({
  code: hintCodeSchema,
  /** The check that it would mend. */
  check: checkNameSchema,
  expected: checkValueSchema,
  actual: checkValueSchema,
  /** The key that it was tried with. */
  key: z.strictObject({ id: z.string().nullable(), name: z.string() }).nullable(),
  /** Someone made it so on purpose: never mend it. */
  isAttack: z.boolean(),
});
export type Hint = z.infer<typeof hintSchema>;
/** The likeliest first. */
export const hintsSchema = z.strictObject({ hints: z.array(hintSchema) });

/** Looking for the secret of an HMAC in a list that everybody has. `job` for 'jobs:stop' and 'job:progressed'. */
export const secretGuessSchema = z.strictObject({
  outcome: z.enum(['found', 'not-found', 'not-hmac']),
  tried: z.int(),
  /** Where it was found: in the list, or what the token itself says; 'empty': a secret of no bytes. */
  from: z.enum(['list', 'empty', 'kid', 'alg', 'iss', 'sub', 'aud']).nullable(),
  /** Line of the list that the app carries; the secret itself is never shown. */
  line: z.int().nullable(),
  characters: z.int().nullable(),
});
export type SecretGuess = z.infer<typeof secretGuessSchema>;
