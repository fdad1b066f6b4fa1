import type { Check, CheckCode, CheckValue } from '../../shared/verdict.ts';
import { formSentences } from './form-sentences.ts';

/** One check as one sentence. Values from the token are not made safe for a terminal here. */
export function checkSentence({ code, expected, actual }: Pick<Check, 'code' | 'expected' | 'actual'>): string {
  const sentence = checkSentences[code];
  return typeof sentence === 'string' ? sentence : sentence(shown(expected), shown(actual));
}

function shown(value: CheckValue): string {
  if (value === null) return 'none';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** "2023-11-14T22:13:20Z (1700000000)"; the number alone where no calendar reaches. */
function instant(seconds: string): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? seconds : `${date.toISOString().replace('.000Z', 'Z')} (${seconds})`;
}

export type Sentence = string | ((expected: string, actual: string) => string);

const checkSentences: Readonly<Record<CheckCode, Sentence>> = {
  ...formSentences,
  'format-ok': 'A signed token in compact form',
  'format-too-large': (expected, actual) => `The token has ${actual} bytes; at most ${expected} are read`,
  'format-empty': 'There is no token',
  'format-not-compact': (_, actual) => `A token has three parts with dots between them; this has ${actual}`,
  'format-encrypted': 'The token is encrypted (JWE); only signed tokens (JWS) can be verified here',
  'format-json-serialization': 'The token is in JSON form; only the compact form can be verified here',
  'format-not-base64url': (expected, actual) => `Not ${expected}: ${actual}`,
  'format-not-utf8': (_, actual) => `The ${actual} is not UTF-8 text`,
  'format-not-json': (_, actual) => `Not JSON: ${actual}`,
  'format-not-object': (_, actual) => `Not a JSON object: ${actual}`,
  'format-duplicate-member': (_, actual) => `A member occurs twice: ${actual}`,
  'format-too-deep': (expected, actual) => `The ${actual} is nested deeper than ${expected} levels`,
  'format-payload-not-claims': 'A signed message in compact form; its payload is not a claims set',
  'key-found': (_, actual) => `Judged with "${actual}"`,
  'key-weak': (_, actual) => `Judged with "${actual}", which is marked "weak, for testing"`,
  'key-found-by-trial': (_, actual) => `Several keys were possible; "${actual}" fits`,
  'key-found-nameless': (expected, actual) => `Judged with "${actual}", which has no kid; no key has the kid "${expected}"`,
  'key-none-given': 'No key was given',
  'key-none-fits': (expected, actual) => `None of ${actual} keys fits a token that says ${expected}`,
  'key-kid-unknown': (expected, actual) => `The token names the key "${expected}", which is not among the ${actual} given`,
  'key-kid-malformed': (expected, actual) => `The kid must be a ${expected}; it is ${actual}`,
  'key-ambiguous': (expected, actual) => `${actual} keys have the kid "${expected}"`,
  'key-not-chosen': 'The chosen key is not there',
  'key-own': (expected) => `Judged with the key in its own header (${expected}): it shows that the sender holds it, not who that is`,
  'key-own-missing': 'The policy judges by the key in the header (jwk), and there is none',
  'key-own-malformed': (expected, actual) => `The jwk in the header must be a ${expected}; it is not: ${actual}`,
  'key-unusable': (expected, actual) => `The key cannot be used: expected ${expected}, got ${actual}`,
  'algorithm-allowed': (_, actual) => `${actual} is allowed`,
  'algorithm-unpinned': (expected, actual) => `${actual} fits the key, but so would others (${expected}); --alg pins one`,
  'algorithm-not-checked': (_, actual) => `${actual}: there is no key or list to judge it by`,
  'algorithm-none': 'The token says that it is not signed (alg none)',
  'algorithm-missing': 'The token names no algorithm',
  'algorithm-malformed': (_, actual) => `The algorithm must be a string; it is ${actual}`,
  'algorithm-not-allowed': (expected, actual) => `${actual} is not allowed; allowed: ${String(expected) || 'none'}`,
  'algorithm-unsupported': (_, actual) => `"${actual}" is not a signature algorithm that is known here`,
  'signature-good': 'The signature fits',
  'signature-bad': 'The signature does not fit: the token was changed, or signed with another key',
  'signature-wrong-length': (expected, actual) => `The signature has ${actual} bytes; this algorithm makes ${expected}`,
  'signature-missing': 'There is no signature',
  'signature-not-tried': 'The signature could not be tried',
  'header-unreadable': 'The header could not be read',
  'encrypted-not-judged': 'The token is encrypted, so there is no signature to judge',
  'crit-absent': 'No extensions are demanded',
  'crit-understood': (_, actual) => `The extensions that are demanded are known: ${actual}`,
  'crit-unsupported': (_, actual) => `The token demands extensions that are not known here: ${actual}`,
  'crit-malformed': (expected, actual) => `crit must be a ${expected}; it is ${actual}`,
  'typ-ok': (_, actual) => `The type is ${actual}`,
  'typ-not-checked': (_, actual) => `Not asked for; the token has ${actual}`,
  'typ-mismatch': (expected, actual) => `The type must be ${expected}; it is ${actual}`,
  'exp-ok': (_, actual) => `Expires at ${instant(actual)}`,
  'exp-expired': (expected, actual) => `Expired at ${instant(actual)}; judged at ${instant(expected)}`,
  'exp-missing': 'The token never expires',
  'exp-absent': 'No expiry; its age ends it',
  'exp-malformed': (_, actual) => `exp must be a number of seconds; it is ${actual}`,
  'nbf-ok': (_, actual) => `Valid from ${instant(actual)}`,
  'nbf-not-yet': (expected, actual) => `Not valid before ${instant(actual)}; judged at ${instant(expected)}`,
  'nbf-absent': 'No not-before time',
  'nbf-malformed': (_, actual) => `nbf must be a number of seconds; it is ${actual}`,
  'iat-ok': (_, actual) => `Issued at ${instant(actual)}`,
  'iat-in-future': (expected, actual) => `Issued in the future, at ${instant(actual)}; judged at ${instant(expected)}`,
  'iat-absent': 'No issue time',
  'iat-malformed': (_, actual) => `iat must be a number of seconds; it is ${actual}`,
  'iat-refused': (expected, actual) => `Issued in the future, at ${instant(actual)}; judged at ${instant(expected)}`,
  'switched-off': (_, actual) => `Not asked for; the token has ${actual}`,
  'age-not-checked': 'Not asked for',
  'age-ok': (expected, actual) => `${actual} s old; at most ${expected} s`,
  'age-exceeded': (expected, actual) => `Too old: ${actual} s; at most ${expected} s`,
  'age-unknown': (expected) => `At most ${expected} s old, but it has no iat in the past to count from`,
  'iss-ok': (_, actual) => `Issued by ${actual}`,
  'iss-mismatch': (expected, actual) => `The issuer must be ${expected}; it is ${actual}`,
  'iss-missing': (expected) => `The issuer must be ${expected}; there is none`,
  'iss-malformed': (_, actual) => `iss must be a string; it is ${actual}`,
  'iss-not-checked': (_, actual) => `Not asked for; the token has ${actual}`,
  'aud-ok': (_, actual) => `Meant for ${actual}`,
  'aud-mismatch': (expected, actual) => `The audience must hold ${expected}; it is ${actual}`,
  'aud-incomplete': (expected, actual) => `The audience must hold all of ${expected}; it is ${actual}`,
  'aud-not-exact': (expected, actual) => `The audience must be ${expected} and no other; it is ${actual}`,
  'aud-missing': (expected) => `The audience must hold ${expected}; there is none`,
  'aud-malformed': (_, actual) => `aud must be a string or an array of strings; it is ${actual}`,
  'aud-not-checked': (_, actual) => `Not asked for; the token has ${actual}`,
  'sub-present': (_, actual) => `About ${actual}`,
  'sub-ok': (_, actual) => `About ${actual}`,
  'sub-mismatch': (expected, actual) => `The subject must be ${expected}; it is ${actual}`,
  'sub-missing': (expected) => (expected === 'none' ? 'The subject is missing' : `The subject must be ${expected}; there is none`),
  'sub-malformed': (_, actual) => `sub must be a string; it is ${actual}`,
  'sub-not-checked': 'Not asked for; the token has none',
  'claim-present': (expected) => `${expected} is there`,
  'claim-missing': (expected, actual) => `${expected} is ${actual === 'null' ? 'null' : 'missing'}`,
  'claim-absent': (expected) => `${expected} is not there, as it must be`,
  'claim-forbidden': (expected) => `${expected} must not be there`,
  'claim-equal': (expected) => `It is ${expected}`,
  'claim-differs': (expected, actual) => `It must be ${expected}; it is ${actual}`,
  'claim-member': (expected) => `It has the member ${expected}`,
  'claim-member-missing': (expected) => `It must be an object with the member ${expected}`,
  'claim-same': (expected) => `It is the same as ${expected}`,
  'claim-not-same': (expected, actual) => `It must be the same as ${expected}; it is ${actual}`,
  'claim-either': (_, actual) => `${actual} is there`,
  'claim-neither': (expected) => `One of ${expected} must be there`,
  'claims-not-checked': 'Not judged',
};
