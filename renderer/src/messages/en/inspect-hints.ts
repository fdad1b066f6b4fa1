import type { HintCode, SecretGuess } from '../../../../shared/hints.ts';
import type { CheckValue } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { quoted, shown } from '../check-value.ts';
import { time } from './time.ts';

type Sentence = (expected: CheckValue, actual: CheckValue) => string;

const seconds = (value: CheckValue) => (typeof value === 'number' ? formatDuration(value, time) : shown(value));
const apart = (one: CheckValue, other: CheckValue) =>
  typeof one === 'number' && typeof other === 'number' ? formatDuration(other - one, time) : shown(other);

/** Each says what was tried and what to do. Values from a token come into them: draw them with SafeText. */
const hints: Readonly<Record<HintCode, Sentence>> = {
  'secret-as-base64': () => 'The signature is good if the secret is read as base64. Choose base64 as its encoding.',
  'secret-as-base64url': () => 'The signature is good if the secret is read as base64url. Choose base64url as its encoding.',
  'secret-as-hex': () => 'The signature is good if the secret is read as hexadecimal. Choose hexadecimal as its encoding.',
  'secret-as-text': () => 'The signature is good if the secret is taken as plain text and not decoded. Choose text as its encoding.',
  'secret-without-line-end': () => 'The signature is good without the line end after the secret. Remove it: it came with the file.',
  'secret-with-line-end': () =>
    'The signature is good with a line end after the secret. The issuer reads it from a file without trimming it.',
  'secret-in-other-case': () =>
    'The signature is good if the digits of the secret are written in the other case. Compare capital and small letters.',
  'secret-without-quotes': () =>
    'The signature is good without the quotation marks around the secret. Remove them: they came from a settings file.',
  'secret-with-quotes': () =>
    'The signature is good with quotation marks around the secret. The issuer takes those of its settings file for a part of it.',
  'secret-without-spaces': () => 'The signature is good without the blanks or the byte order mark around the secret. Remove them.',
  'other-key': (kid, actual) =>
    actual === null
      ? 'The signature is good with another key, which has no kid. The issuer has to name the key that it signs with.'
      : kid === null
        ? `The signature is good with another key: ${quoted(actual)}. The token names none; judge it with that one.`
        : `The token names the key ${quoted(kid)}, but the signature is good with ${quoted(actual)}. The issuer has to name the key that it signs with.`,
  'retired-key': () => 'The signature is good with a key that you retired. The issuer has not changed to its new key, or the token is old.',
  'other-algorithm': (expected, actual) =>
    actual === null
      ? `The signature is good as ${quoted(expected)}, but the header names no algorithm. The issuer has to write it into “alg”.`
      : `The signature is good as ${quoted(expected)}, but the header says ${quoted(actual)}. The issuer has to write the one that it uses.`,
  'key-algorithm': (expected, actual) =>
    `The signature is good, but the key is set to ${shown(expected)} and the token says ${quoted(actual)}. Allow it for the key if that is meant.`,
  'public-key-as-secret': (_, actual) =>
    `Forged: the public key (${shown(actual)}) was used as the secret of an HMAC. Never accept it, and see that no verifier takes HMAC where it expects a public key.`,
  'empty-secret': () => 'Forged: it is signed with an empty secret, which anyone can do. Never accept it.',
  'signature-der': () =>
    'The signature is good if it is read as DER. JWS wants R and S one after the other (RFC 7518 section 3.4): the issuer has to convert it.',
  'signature-halves-swapped': () => 'The signature is good with its halves swapped. The issuer has to write R first, then S.',
  'signature-base64': () => 'The signature is good if it is read as standard base64. JWS wants base64url without padding.',
  'signature-hex': () => 'The signature is good if it is read as hexadecimal digits. JWS wants the bytes themselves in base64url.',
  'signature-leading-zeros': (expected, actual) =>
    `The signature is good with its leading zeros put right: it has ${shown(actual)} bytes and not ${shown(expected)}. The issuer writes its numbers too short or too long, which fails only now and then.`,
  'signature-salt': (expected, actual) =>
    actual === null
      ? `The signature is good with a salt of another length. PSS in a JWS wants ${shown(expected)} bytes.`
      : `The signature is good with a salt of ${shown(actual)} bytes. PSS in a JWS wants ${shown(expected)}: set it where it is signed.`,
  'signature-of-decoded': (_, actual) =>
    `The signature is good, but it covers the ${shown(actual)}. It has to cover header and payload in base64url, with a dot between them.`,
  'signature-of-hash': () =>
    'The signature is good over a hash of the token: what was signed had already been hashed. Give the signing service the message, or tell it that it gets a digest.',
  'payload-reserialized': (_, actual) =>
    `The signature is good for the payload in another writing (${shown(actual)}). Something wrote the JSON anew after it was signed: pass the bytes on as they are.`,
  'header-reserialized': (_, actual) =>
    `The signature is good for the header in another writing (${shown(actual)}). Something wrote the JSON anew after it was signed: pass the bytes on as they are.`,
  'token-reserialized': (_, actual) =>
    `The signature is good for header and payload in another writing (${shown(actual)}). Something wrote the JSON anew after it was signed: pass the bytes on as they are.`,
  'segments-not-canonical': (_, actual) =>
    `Written in canonical base64url it would do; here it is not (${shown(actual)}). Find out what changed it on the way, or how the issuer encodes.`,
  'character-lost': (_, actual) =>
    actual === 'first'
      ? 'Its beginning was not copied: with the missing characters it would do. Copy it again, whole.'
      : 'Its end was not copied: with the missing characters the signature is good. Copy it again, whole.',
  'trailing-characters': (_, actual) =>
    actual === 1
      ? 'Without its last character it would do. More than the token was copied.'
      : `Without its last ${shown(actual)} characters it would do. More than the token was copied.`,
  'leading-characters': (_, actual) =>
    actual === 1
      ? 'Without its first character it would do. More than the token was copied.'
      : `Without its first ${shown(actual)} characters it would do. More than the token was copied.`,
  'time-in-milliseconds': (expected, actual) =>
    `${shown(actual)} is in milliseconds. In seconds, ${shown(expected)}, it would do: the issuer has to divide by 1,000.`,
  'time-in-text': (expected, actual) =>
    `${quoted(actual)} is text. As the number ${shown(expected)} it would do: the issuer has to write it without quotation marks.`,
  'with-leeway': (expected, actual) => `It would do with a leeway of ${seconds(expected)}; the policy gives ${seconds(actual)}.`,
  'clock-is-off': (expected, actual) =>
    `It would do if the clock here were ${apart(expected, actual)} further on. Compare this computer’s clock with the issuer’s.`,
  'time-zone': (_, actual) =>
    typeof actual === 'number' && actual < 0
      ? `Its times are ${shown(-actual)} h behind; without that it would do. The issuer seems to take its local time for UTC.`
      : `Its times are ${shown(actual)} h ahead; without that it would do. The issuer seems to take its local time for UTC.`,
  'issuer-slash': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ by a slash at the end.`,
  'issuer-case': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ in capital and small letters.`,
  'issuer-scheme': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ in what stands before the host.`,
  'issuer-space': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ by blanks around it.`,
  'issuer-version': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. It is the same Entra tenant under the other version of its endpoint.`,
  'audience-slash': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ by a slash at the end.`,
  'audience-case': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ in capital and small letters.`,
  'audience-scheme': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ in what stands before the name, as “https://” or “api://”.`,
  'audience-space': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ by blanks around it.`,
  'audience-rule': (expected) =>
    expected === 'exact'
      ? 'It would do if the token might have other audiences beside the expected ones. The policy wants exactly these.'
      : 'It would do if one of the expected audiences were enough. The policy wants all of them.',
  'audience-is-client': (expected, actual) =>
    `${quoted(expected)} stands in ${quoted(actual)}, the client that asked for the token, and not in “aud”. Ask the issuer for a token for this audience, or expect another one.`,
  'audience-as-text': (_, actual) => `${quoted(actual)} is a list written as one text. As a JSON array it would do.`,
  'subject-case': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ in capital and small letters.`,
  'subject-space': (expected, actual) =>
    `It would do with ${quoted(expected)}; the token says ${quoted(actual)}. They differ by blanks around it.`,
  'typ-case': (expected, actual) =>
    `It would do with the type ${quoted(expected)}; the token says ${quoted(actual)}. They are written differently.`,
  'typ-other': (expected, actual) =>
    `It is another kind of token: ${quoted(actual)} where ${shown(expected)} is expected. A policy for that kind would take its type.`,
  'policy-algorithm': (expected, actual) =>
    `The signature is good, but the policy allows ${shown(expected)} and the token says ${quoted(actual)}. Add it to the policy if that is meant.`,
};

const foundFrom: Readonly<Record<Exclude<NonNullable<SecretGuess['from']>, 'list'>, string>> = {
  empty: 'The secret is empty: anyone can sign such tokens. Change it.',
  kid: 'The secret is the token’s own “kid”: anyone can sign such tokens. Change it.',
  alg: 'The secret is the name of the algorithm: anyone can sign such tokens. Change it.',
  iss: 'The secret is the token’s own issuer: anyone can sign such tokens. Change it.',
  sub: 'The secret is the token’s own subject: anyone can sign such tokens. Change it.',
  aud: 'The secret is the token’s own audience: anyone can sign such tokens. Change it.',
};

export const inspectHints = {
  title: 'Near misses',
  subtitle: 'Each was tried on this token',
  looking: 'Looking for what would make it good…',
  none: 'Nothing that was tried would make it good.',
  attack: 'An attack',
  withKey: (name: string) => `Tried with the key “${name}”`,
  hints,
  guess: {
    open: 'Is the secret a known one?',
    title: 'Look for the secret',
    explained:
      'Tries the secrets of a public list of tutorials, repositories and products, and the token’s own words. It happens on this computer, and the secret is never shown.',
    start: 'Look for it',
    stop: 'Stop',
    close: 'Close',
    progress: (done: string, total: string) => `${done} of ${total} tried`,
    progressLabel: 'Secrets tried',
    foundInList: (line: string, characters: string) =>
      `Found: it is on line ${line} of the list and has ${characters} characters. Anyone can sign such tokens. Change it.`,
    foundFrom,
    notFound: (tried: string) => `Not found: ${tried} were tried and none is the secret. A secret can be weak all the same.`,
    cancelled: 'Stopped before all were tried.',
    notHmac: 'This token is not signed with a shared secret, so there is none to find.',
  },
};
export type InspectHintsMessages = typeof inspectHints;
