import type { CheckCode, CheckValue, Outcome } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { distance, quoted, shown } from '../check-value.ts';
import { checkNames, type CheckNames } from './check-names.ts';
import { formatSentences } from './checks-format.ts';
import { formSentences } from './checks-forms.ts';
import { time } from './time.ts';

export type CheckSentence = (expected: CheckValue, actual: CheckValue) => string;

/** Sentences hold values from the token: draw them with SafeText. */
export type CheckMessages = {
  readonly names: CheckNames;
  readonly requiredClaim: (claim: string) => string;
  readonly ofProof: (name: string) => string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly sentences: Readonly<Record<CheckCode, CheckSentence>>;
};

/** The distance between the clock and a claim, or the bare word where one of them is missing. */
function away(expected: CheckValue, actual: CheckValue): string {
  const seconds = distance(expected, actual);
  return seconds === null ? shown(actual) : formatDuration(seconds, time);
}

function duration(value: CheckValue): string {
  return typeof value === 'number' ? formatDuration(value, time) : shown(value);
}

export const checks: CheckMessages = {
  names: checkNames,
  requiredClaim: (claim) => `Claim ${claim}`,
  ofProof: (name) => `Proof: ${name}`,
  outcomes: { passed: 'passed', failed: 'failed', warning: 'warning', skipped: 'not asked for', unknown: 'could not be tried' },
  sentences: {
    ...formSentences,
    ...formatSentences,
    'format-ok': (_, actual) => `${shown(actual)}, canonical base64url, no duplicate members.`,
    'format-too-large': (expected, actual) => `Too large: ${shown(actual)} bytes; at most ${shown(expected)} are read.`,
    'format-empty': () => 'There is no token here.',
    'format-not-compact': (_, actual) => `A signed token has three parts joined by dots; this has ${shown(actual)}.`,
    'format-encrypted': () => 'This token is encrypted (JWE). Its claims cannot be read without decrypting it.',
    'format-json-serialization': () => 'This is a JWS in JSON form; only the compact form is judged.',
    'format-payload-not-claims': () => 'The payload is not a set of claims; only the signature is judged.',
    'key-found': (kid, actual) =>
      kid === null ? `${quoted(actual)}, the only key here; the token names none.` : `${quoted(actual)}, named by the token’s kid.`,
    'key-weak': (_, actual) => `${quoted(actual)}, which is marked “weak, for testing”: anyone may be able to forge this signature.`,
    'key-found-by-trial': (_, actual) => `${quoted(actual)}. The token names no kid; this key suits its algorithm.`,
    'key-found-nameless': (kid, actual) => `${quoted(actual)}, which has no kid of its own; no key here has the kid ${quoted(kid)}.`,
    'key-none-given': () => 'There is no key to verify with. Add the issuer’s key or secret.',
    'key-none-fits': (expected, actual) => `No key fits ${quoted(expected)}; ${shown(actual)} tried.`,
    'key-kid-unknown': (expected, actual) => `No key has the kid ${quoted(expected)}; ${shown(actual)} known.`,
    'key-ambiguous': (expected, actual) => `${shown(actual)} keys share the kid ${quoted(expected)}; which one is meant cannot be told.`,
    'key-not-chosen': () => 'The chosen key is not there any more, or does not judge signatures. Choose another one.',
    'key-own': (expected) =>
      `The key in the token’s own header, as the policy asks: its sender holds it, whoever that is. Thumbprint ${shown(expected)}.`,
    'key-own-missing': () => 'The policy judges by the key in the token’s own header (jwk), and there is none.',
    'key-own-malformed': (expected, actual) =>
      `The key in the token’s own header (jwk) must be a ${shown(expected)}; it is not: ${shown(actual)}.`,
    'key-kid-malformed': (_, actual) => `kid must be text of at most 256 characters; it is ${shown(actual)}.`,
    'key-unusable': (expected, actual) => `The key cannot be used: it must be ${shown(expected)}, but is ${shown(actual)}.`,
    'algorithm-allowed': (_, actual) => `${shown(actual)}, which this key may use.`,
    'algorithm-none': () => 'alg is “none”: the token is not signed at all. Anyone could have written it.',
    'algorithm-missing': () => 'The header names no alg.',
    'algorithm-malformed': (_, actual) => `alg must be text; it is ${shown(actual)}.`,
    'algorithm-not-allowed': (expected, actual) =>
      Array.isArray(expected) && expected.length === 0
        ? `The token says ${quoted(actual)}; there is no algorithm that both the keys and the policy allow.`
        : `The token says ${quoted(actual)}; keys and policy allow ${shown(expected)} only.`,
    'algorithm-unpinned': (_, actual) => `${shown(actual)}, which only the token itself names. Pin it in the key or in a policy.`,
    'algorithm-not-checked': (_, actual) =>
      actual === null
        ? 'No key and no policy say which algorithm to expect.'
        : `${quoted(actual)}; no key and no policy say whether that is right.`,
    'algorithm-unsupported': (_, actual) => `${quoted(actual)} is not an algorithm that can be verified here.`,
    'signature-good': () => 'Made with this key over exactly these bytes.',
    'signature-bad': () => 'Does not match: the content was changed, or another key signed it.',
    'signature-wrong-length': (expected, actual) => `Has ${shown(actual)} bytes; this algorithm makes ${shown(expected)}.`,
    'signature-missing': () => 'The token has no signature.',
    'signature-not-tried': () => 'Could not be tried, because another check did not pass.',
    'header-unreadable': () => 'Could not be tried, because the header cannot be read.',
    'encrypted-not-judged': () => 'Not tried: the token is encrypted, so there is no signature to judge.',
    'crit-absent': () => 'The header demands no extensions.',
    'crit-understood': (_, actual) => `The header demands extensions that are understood: ${shown(actual)}.`,
    'crit-unsupported': (_, actual) => `The header demands extensions that are not understood: ${shown(actual)}.`,
    'crit-malformed': (_, actual) => `crit must be a non-empty list of names; it is ${shown(actual)}.`,
    'typ-ok': (_, actual) => `typ is ${quoted(actual)}, as expected.`,
    'typ-not-checked': (_, actual) =>
      actual === null ? 'No typ, and none was asked for.' : `typ is ${quoted(actual)}; none was asked for.`,
    'typ-mismatch': (expected, actual) =>
      actual === null ? `The token has no typ; expected ${quoted(expected)}.` : `typ is ${quoted(actual)}; expected ${quoted(expected)}.`,
    'exp-ok': (expected, actual) => `Expires in ${away(expected, actual)}.`,
    'exp-expired': (expected, actual) => `Expired ${away(expected, actual)} ago.`,
    'exp-missing': () => 'Never expires: a leaked copy stays good for ever.',
    'exp-absent': () => 'No exp: its age ends it.',
    'exp-of-event': () => 'No exp: it tells what happened, and that does not end.',
    'exp-of-proof': () => 'A proof has no exp: it is judged by its age, counted from iat. This policy sets no highest age.',
    'exp-malformed': (_, actual) => `exp must be a number of seconds; it is ${quoted(actual)}.`,
    'nbf-ok': (expected, actual) => `Valid for ${away(expected, actual)} already.`,
    'nbf-not-yet': (expected, actual) => `Not valid yet: starts in ${away(expected, actual)}.`,
    'nbf-absent': () => 'No nbf: valid from the start.',
    'nbf-malformed': (_, actual) => `nbf must be a number of seconds; it is ${quoted(actual)}.`,
    'iat-ok': (expected, actual) => `Issued ${away(expected, actual)} ago.`,
    'iat-in-future': (expected, actual) => `Issued ${away(expected, actual)} in the future: a clock is wrong, here or at the issuer.`,
    'iat-absent': () => 'No iat: its age cannot be told.',
    'iat-malformed': (_, actual) => `iat must be a number of seconds; it is ${quoted(actual)}.`,
    'iat-refused': (expected, actual) => `Issued ${away(expected, actual)} in the future, which is not accepted.`,
    'switched-off': (_, actual) => (actual === null ? 'Not compared with the clock.' : `${shown(actual)}; not compared with the clock.`),
    'age-not-checked': () => 'No highest age was asked for.',
    'age-ok': (expected, actual) => `Issued ${duration(actual)} ago; ${duration(expected)} are allowed.`,
    'age-exceeded': (expected, actual) => `Too old: issued ${duration(actual)} ago; ${duration(expected)} are allowed.`,
    'age-unknown': (expected) => `At most ${duration(expected)} old, but no iat in the past says how old it is.`,
    'iss-ok': (_, actual) => `${quoted(actual)}, as expected.`,
    'iss-mismatch': (expected, actual) => `${quoted(actual)}; expected ${quoted(expected)}.`,
    'iss-missing': (expected) => `Missing; expected ${quoted(expected)}.`,
    'iss-malformed': (_, actual) => `iss must be text; it is ${quoted(actual)}.`,
    'iss-not-checked': (_, actual) => (actual === null ? 'None, and none was asked for.' : `${quoted(actual)}; none was asked for.`),
    'aud-ok': (_, actual) => `Meant for ${quoted(actual)}, as expected.`,
    'aud-mismatch': (expected, actual) => `Meant for ${quoted(actual)}; expected ${quoted(expected)}.`,
    'aud-incomplete': (expected, actual) => `Meant for ${quoted(actual)}; must be for all of ${quoted(expected)}.`,
    'aud-not-exact': (expected, actual) => `Meant for ${quoted(actual)}; must be for ${quoted(expected)} and no other.`,
    'aud-missing': (expected) => `Missing; expected ${quoted(expected)}.`,
    'aud-malformed': (_, actual) => `aud must be text or a list of texts; it is ${quoted(actual)}.`,
    'aud-not-checked': (_, actual) =>
      actual === null ? 'None, and none was asked for.' : `Meant for ${quoted(actual)}; none was asked for.`,
    'sub-present': (_, actual) => `${quoted(actual)}.`,
    'sub-ok': (_, actual) => `${quoted(actual)}, as expected.`,
    'sub-mismatch': (expected, actual) => `${quoted(actual)}; expected ${quoted(expected)}.`,
    'sub-missing': (expected) =>
      expected === null ? 'Missing: the token does not say whom it is about.' : `Missing; expected ${quoted(expected)}.`,
    'sub-malformed': (_, actual) => `sub must be text; it is ${quoted(actual)}.`,
    'sub-not-checked': (_, actual) => (actual === null ? 'None, and none was asked for.' : `${quoted(actual)}; not asked for.`),
    'claim-present': (_, actual) => `Present: ${shown(actual)}.`,
    'claim-missing': (expected, actual) => `${quoted(expected)} is required, but ${actual === null ? 'missing' : 'null'}.`,
    'claim-absent': () => 'Not there, as it must be.',
    'claim-forbidden': (_, actual) => `Must not be there; it is: ${shown(actual)}.`,
    'claim-equal': (expected) => `${quoted(expected)}, as expected.`,
    'claim-differs': (expected, actual) =>
      actual === null ? `Missing; expected ${quoted(expected)}.` : `${quoted(actual)}; expected ${quoted(expected)}.`,
    'claim-member': (expected) => `Has the member ${quoted(expected)}.`,
    'claim-member-missing': (expected, actual) =>
      actual === null
        ? `Missing; it must be an object with the member ${quoted(expected)}.`
        : `Must be an object with the member ${quoted(expected)}.`,
    'claim-same': (expected, actual) => `${quoted(actual)}, the same as ${shown(expected)}.`,
    'claim-not-same': (expected, actual) =>
      actual === null
        ? `Missing; it must be the same as ${shown(expected)}.`
        : `${quoted(actual)}; must be the same as ${shown(expected)}.`,
    'claim-either': (_, actual) => `One of the two is there: ${quoted(actual)}.`,
    'claim-neither': (expected) => `One of ${shown(expected)} must be there; neither is.`,
    'claims-not-checked': () => 'The claims were not judged.',
  },
};
