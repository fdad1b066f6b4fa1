import { z } from 'zod';
import { checkValueSchema } from './verdict.ts';

/** What is bad practice in a token, valid or not. The comment gives `expected` / `actual`; shared/lint-rules.ts has the rules. */
export const lintCodes = [
  // algorithms and keys
  'alg-none', // null / alg
  'alg-missing', // null / null
  'alg-deprecated', // null / alg
  'alg-polymorphic', // names that say which curve / "EdDSA"
  'hmac-shared', // null / alg
  'pbes2-count-high', // at most / p2c
  'pbes2-count-low', // at least / p2c
  'zip-before-encryption', // null / zip
  'encrypted-not-signed', // null / alg
  'private-key-in-header', // null / members that are secret
  // header
  'header-jku', // null / the address
  'header-x5u', // null / the address
  'header-jwk', // null / kty
  'header-x5c', // null / certificates
  'kid-like-path', // null / kid
  'kid-like-query', // null / kid: SQL, LDAP or a command
  'kid-like-address', // null / kid
  'kid-long', // characters at most / characters
  'typ-missing', // the exact one, or null / null
  'typ-generic', // the exact one / typ
  'typ-prefix', // without "application/" / typ
  'cty-jwt-missing', // "JWT" / cty
  'crit-unknown', // null / names
  'crit-wrong', // 'names of extensions that are there' / names
  'b64-without-crit', // "b64" in crit / null
  'alg-unprotected', // null / alg
  // claims
  'exp-missing', // null / null
  'life-long', // seconds at most / seconds
  'exp-before-iat', // iat / exp
  'nbf-after-exp', // exp / nbf
  'time-milliseconds', // null / the first number
  'time-fraction', // null / the number as it is written
  'time-text', // 'number' / kind
  'iss-missing', // null / null
  'aud-missing', // null / null
  'aud-wide', // at most / number, or null / "*"
  'iss-not-https', // "https" / iss
  'claims-lacking', // null / names; "sub/sid": one of them
  'claims-forbidden', // null / names
  'claim-type-wrong', // kind / kind
  'scope-not-text', // 'text with spaces between' / kind
  'number-unsafe', // null / the first number as it is written
  'number-odd', // as it would be written anew / as it is written
  'personal-data', // null / null
  'secret-in-claims', // null / null: what it is stays unsaid
  'token-in-claims', // null / null
  'claims-many', // at most / number
  // bytes
  'size-cookie', // bytes at most / bytes
  'size-header', // bytes at most / bytes
  'base64-not-canonical', // null / 'character', 'length', 'padding' or 'unused-bits'
  'duplicate-member', // null / names
  'byte-order-mark', // null / null
  'not-utf8', // null / null
  'hidden-characters', // null / code points, "U+200B"
  'bidi-characters', // null / code points
  'confusable-characters', // null / code points
  'control-characters', // null / code points
  'white-space', // null / bytes that could be saved
  'deep-nesting', // levels at most / levels
  'prototype-member', // null / names
] as const;
export const lintCodeSchema = z.enum(lintCodes);
export type LintCode = z.infer<typeof lintCodeSchema>;

/** Where the mend begins. */
export const lintPlaces = ['header', 'payload', 'signature', 'encryption', 'disclosures', 'token'] as const;

export const lintFindingSchema = z.strictObject({
  code: lintCodeSchema,
  /** danger: somebody can break in by it; warning: against a rule; note: good to know. */
  severity: z.enum(['danger', 'warning', 'note']),
  place: z.enum(lintPlaces),
  /** Names and paths of claims or parameters that it is about. */
  paths: z.array(z.string().max(300)).max(50),
  expected: checkValueSchema,
  actual: checkValueSchema,
});
export type LintFinding = z.infer<typeof lintFindingSchema>;
/** The gravest first. */
export const lintSchema = z.strictObject({ findings: z.array(lintFindingSchema) });
