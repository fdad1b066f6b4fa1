import type { CheckCode } from '../../shared/verdict.ts';
import type { Sentence } from './check-sentences.ts';

type FormCode = Extract<
  CheckCode,
  | `decrypt${string}`
  | `nested-${string}`
  | `disclosure${string}`
  | `key-binding-${string}`
  | `format-json-${'malformed' | 'ok'}`
  | `format-sd-jwt-${string}`
  | `format-unencoded${string}`
  | 'format-detached'
  | 'format-header-overlap'
  | 'aud-in-proof'
  | `nonce-${string}`
>;

/** Of encrypted tokens, JSON serializations, detached payloads and SD-JWTs. */
export const formSentences: Readonly<Record<FormCode, Sentence>> = {
  decrypted: (expected, actual) => `Opened with "${actual}" (${expected})`,
  'decrypted-unauthenticated': (expected, actual) => `Opened with "${actual}" (${expected}); anyone with its public half can have made it`,
  'decryption-no-key': (expected) => `There is no key that could open ${expected}`,
  'decryption-none-fits': (expected, actual) => `None of ${actual} keys fits ${expected}`,
  'decryption-failed': (_, actual) => `It does not open with "${actual}"`,
  'decryption-unsupported': (expected, actual) => `${actual} cannot be opened here; known: ${expected}`,
  'decryption-not-tried': 'Not tried: the token is malformed',
  'decryption-key-unavailable': (_, actual) => `The keychain did not give "${actual}"`,
  'nested-too-deep': 'An encrypted token in an encrypted token; one layer is opened',
  'nested-unreadable': (expected, actual) => `Inside must be a ${expected}; there are ${actual}`,
  'format-json-malformed': (expected, actual) => `Not a JSON serialization: expected ${expected}, got ${actual}`,
  'format-json-ok': (_, actual) => `A signed token in JSON form (${actual})`,
  'format-sd-jwt-ok': (_, actual) => `An SD-JWT with ${actual} disclosures`,
  'format-sd-jwt-malformed': (expected, actual) => `Not an SD-JWT: expected ${expected}, got ${actual}`,
  'format-sd-jwt-no-tilde': 'An SD-JWT must end with a tilde (RFC 9901 section 4), and this does not: what stood after it may be missing',
  'format-detached': 'The payload is kept apart from the token',
  'format-unencoded': 'The payload is signed as it is (RFC 7797)',
  'format-unencoded-jwt': 'The payload of a JWT must be base64url (RFC 7797 section 7)',
  'format-header-overlap': (_, actual) => `${actual} is in both headers`,
  'disclosures-ok': (expected, actual) => `${actual} disclosures, each with one of ${expected} digests`,
  'disclosures-none': (expected) => `Nothing is disclosed of ${expected} digests`,
  'disclosure-unreferenced': (_, actual) => `No digest belongs to ${actual}`,
  'disclosure-twice': (_, actual) => `${actual} occurs twice`,
  'disclosure-malformed': (expected, actual) => `${actual} must be ${expected}`,
  'disclosure-shadows': (expected, actual) => `A disclosure must have ${expected}; it has ${actual}`,
  'disclosures-hash-unknown': (expected, actual) => `_sd_alg is ${actual}; known: ${expected}`,
  'key-binding-ok': 'The presenter holds the key of the token',
  'key-binding-absent': 'No proof of a key, and none asked for',
  'key-binding-required': 'The token names a key (cnf), and nobody proved to hold it',
  'key-binding-no-key': 'The token names no key in cnf.jwk',
  'key-binding-bad': 'The proof was not signed with the key of the token',
  'key-binding-hash-differs': 'The proof was made for another presentation (sd_hash)',
  'key-binding-malformed': (expected, actual) => `The proof must have ${expected}; it has ${actual}`,
  'aud-in-proof': 'The proof says whom it is for',
  'nonce-not-compared': (_, actual) => `${actual}; only the verifier who sent it can compare it`,
  'nonce-malformed': (expected, actual) => `nonce must be a ${expected}; it is ${actual}`,
};
