import type { CheckCode } from '../../../../shared/verdict.ts';
import { quoted, shown } from '../check-value.ts';
import type { CheckSentence } from './checks.ts';

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
export type FormSentences = Readonly<Record<FormCode, CheckSentence>>;

/** Of encrypted tokens, JSON serializations, detached payloads and SD-JWTs. */
export const formSentences: FormSentences = {
  decrypted: (expected, actual) => `Opened with ${quoted(actual)} (${shown(expected)}).`,
  'decrypted-unauthenticated': (expected, actual) =>
    `Opened with ${quoted(actual)} (${shown(expected)}). Whoever has its public half can have encrypted this: it does not show who sent it.`,
  'decryption-no-key': (expected) => `There is no key that could open ${shown(expected)}. Add the private key or the shared secret.`,
  'decryption-none-fits': (expected, actual) => `No key fits ${shown(expected)}; ${shown(actual)} considered.`,
  'decryption-failed': (_, actual) => `Does not open with ${quoted(actual)}: it was changed, or encrypted for another key.`,
  'decryption-unsupported': (expected, actual) =>
    `Encrypted with ${shown(actual)}, which cannot be opened here. Known: ${shown(expected)}.`,
  'decryption-not-tried': () => 'Not tried: the encrypted token is malformed.',
  'decryption-key-unavailable': (_, actual) => `The keychain did not hand out ${quoted(actual)}.`,
  'nested-too-deep': () => 'An encrypted token inside an encrypted one: only one layer is opened.',
  'nested-unreadable': (_, actual) => `The header says that a token is inside (cty), but inside are ${shown(actual)}.`,
  'format-json-malformed': (expected, actual) =>
    `Not a well-formed JSON serialization: expected ${shown(expected)}, found ${shown(actual)}.`,
  'format-json-ok': (_, actual) => `${shown(actual)}, canonical base64url, no duplicate members.`,
  'format-sd-jwt-ok': (_, actual) => `SD-JWT, well formed; disclosures: ${shown(actual)}.`,
  'format-sd-jwt-malformed': (expected, actual) => `Not a well-formed SD-JWT: expected ${shown(expected)}, found ${shown(actual)}.`,
  'format-sd-jwt-no-tilde': () =>
    'By its type or its digests it is an SD-JWT, which must end with a tilde (RFC 9901 section 4); this does not. What stood after it may be missing, the holder’s proof among it, and a verifier of SD-JWTs refuses it.',
  'format-detached': () => 'The payload is kept apart from this token. Give it to judge the signature.',
  'format-unencoded': () => 'The payload is signed as it is, without base64url (RFC 7797).',
  'format-unencoded-jwt': () =>
    'The header says that the payload is not base64url (b64 false). A JWT must not do that (RFC 7797 section 7).',
  'format-header-overlap': (_, actual) =>
    `${quoted(actual)} is in both the protected and the unprotected header. Readers would disagree about which one counts.`,
  'disclosures-ok': (expected, actual) => `Every disclosure belongs to a digest: ${shown(actual)} disclosed, ${shown(expected)} digests.`,
  'disclosures-none': (expected) => `Nothing is disclosed; digests: ${shown(expected)}.`,
  'disclosure-unreferenced': (_, actual) => `No digest in the token belongs to ${quoted(actual)}: the issuer never signed it.`,
  'disclosure-twice': (_, actual) => `${quoted(actual)} occurs twice.`,
  'disclosure-malformed': (expected, actual) => `${quoted(actual)} is no disclosure; it must be ${shown(expected)}.`,
  'disclosure-shadows': (_, actual) => `A disclosure would put ${quoted(actual)} where that name may not go.`,
  'disclosures-hash-unknown': (expected, actual) => `_sd_alg is ${quoted(actual)}; known: ${shown(expected)}.`,
  'key-binding-ok': () => 'The presenter holds the key that the issuer named, and signed for this very presentation.',
  'key-binding-absent': () => 'No proof of a key, and none was asked for.',
  'key-binding-required': () => 'The token names its holder’s key (cnf), but nobody proved to hold it: a stolen copy would look the same.',
  'key-binding-no-key': () => 'There is a proof of a key, but the token names none in cnf.jwk.',
  'key-binding-bad': () => 'The proof was not signed with the key that the token names.',
  'key-binding-hash-differs': () => 'The proof was made for another presentation: its sd_hash is not that of these parts.',
  'key-binding-malformed': (expected, actual) => `The proof is not as it must be: expected ${shown(expected)}, found ${shown(actual)}.`,
  'aud-in-proof': () => 'The token itself names no audience. The holder’s proof does, and is compared below.',
  'nonce-not-compared': (_, actual) =>
    `${quoted(actual)}, not compared: a policy holds no nonce. Whoever asked for the proof must compare it with the one that was sent.`,
  'nonce-malformed': (_, actual) => `nonce must be text; it is ${quoted(actual)}.`,
};
