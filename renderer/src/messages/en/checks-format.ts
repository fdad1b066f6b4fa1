import type { CheckCode, CheckValue } from '../../../../shared/verdict.ts';
import { quoted, shown } from '../check-value.ts';
import { base64urlPlace, jsonPlace, partAnd, wordOf, type FormatWords } from '../format-problem.ts';
import type { CheckSentence } from './checks.ts';

type FormatCode = Extract<
  CheckCode,
  `format-not-${'base64url' | 'utf8' | 'json' | 'object'}` | 'format-duplicate-member' | 'format-too-deep'
>;
export type FormatSentences = Readonly<Record<FormatCode, CheckSentence>>;

const words: FormatWords = {
  parts: {
    header: 'the header',
    payload: 'the payload',
    signature: 'the signature',
    iv: 'the initialization vector',
    ciphertext: 'the ciphertext',
    tag: 'the authentication tag',
    aad: 'the additional data (aad)',
    'encrypted key': 'the encrypted key',
    JWS: 'the text',
    JWE: 'the text',
  },
  json: {
    'byte-order-mark': 'a byte order mark',
    'unexpected-character': 'an unexpected character',
    'unexpected-end': 'an unexpected end',
    'trailing-characters': 'characters after the end',
    'malformed-number': 'a malformed number',
    'malformed-escape': 'a malformed escape',
    'control-character': 'a control character',
    'lone-surrogate': 'half a surrogate pair',
  },
  kinds: { array: 'a list', string: 'a text', number: 'a number', boolean: 'true or false', null: 'null' },
};
const partOf = (name: string) => wordOf(words.parts, name);

function notBase64url(actual: CheckValue): string {
  const place = base64urlPlace(actual);
  const part = partOf(place?.part ?? '');
  switch (place?.reason) {
    case 'character':
      return `Not canonical base64url: a foreign character in ${part}, at ${place.at}. Padding, or something that does not belong there.`;
    case 'length':
      return `Not canonical base64url: ${part} cannot be ${place.at} characters long. Its end was not copied, or one character is too many.`;
    case 'unused-bits':
      return `Not canonical base64url: unused bits in the last character of ${part}, at ${place.at}. It was changed, or its end was not copied.`;
    default:
      return `Not canonical base64url: ${shown(actual)}.`;
  }
}

/** Which part of the token cannot be read, where, and why. */
export const formatSentences: FormatSentences = {
  'format-not-base64url': (_, actual) => notBase64url(actual),
  'format-not-utf8': (_, actual) => `Not valid UTF-8: ${partOf(shown(actual))}.`,
  'format-not-json': (_, actual) => {
    const place = jsonPlace(actual);
    if (place === null) return `Not valid JSON: ${shown(actual)}.`;
    return `Not valid JSON: ${wordOf(words.json, place.reason)} in ${partOf(place.part)}, line ${place.line}, column ${place.column}.`;
  },
  'format-not-object': (_, actual) => {
    const found = partAnd(actual);
    if (found === null) return `Not a JSON object: ${shown(actual)}.`;
    return `Not a JSON object: ${partOf(found.part)} is ${wordOf(words.kinds, found.rest)}.`;
  },
  'format-duplicate-member': (_, actual) => {
    const found = partAnd(actual);
    const where = found === null ? shown(actual) : `${quoted(found.rest)} in ${partOf(found.part)}`;
    return `The same member appears twice: ${where}. Readers would disagree about which one counts.`;
  },
  'format-too-deep': (expected, actual) => `Nested deeper than ${shown(expected)} levels: ${partOf(shown(actual))}.`,
};
