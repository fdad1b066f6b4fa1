import type { AppError, ErrorCode } from '../../shared/errors.ts';
import type { Check, CheckCode, CheckValue } from '../../shared/verdict.ts';

/** One error as one sentence: which option or field, what is wrong, what was expected, what came. */
export function errorSentence(error: AppError): string {
  const where = error.field === undefined ? '' : `${error.field}: `;
  const place = [error.line === undefined ? '' : `line ${error.line}`, error.column === undefined ? '' : `column ${error.column}`];
  const details = [
    error.expected === undefined ? '' : `expected ${error.expected}`,
    error.actual === undefined ? '' : `got ${error.actual}`,
    place.filter((part) => part !== '').join(', '),
  ].filter((part) => part !== '');
  return `${where}${errorSentences[error.code]}${details.length === 0 ? '' : ` (${details.join('; ')})`}`;
}

const errorSentences: Readonly<Record<ErrorCode, string>> = {
  'untrusted-sender': 'the call came from an untrusted place',
  'invalid-input': 'not what is needed here',
  cancelled: 'cancelled',
  internal: 'something went wrong inside Tokensmith',
  'vault-not-ready': 'the vault is not open; start Tokensmith to see why',
  'vault-read-only': 'the vault cannot be written',
  'keychain-missing': 'there is no system keychain',
  'keychain-needs-setup': 'the system keychain has no default collection yet',
  'keychain-locked': 'the system keychain is locked; unlock it and try again',
  'keychain-hung': 'the system keychain does not answer',
  'secret-missing': 'the keychain no longer holds this key',
  'secret-corrupt': 'what the keychain holds for this key is damaged',
  'secret-too-large': 'the key is too large for the keychain',
  'disk-full': 'the disk is full',
  'key-not-found': 'there is no such key',
  'token-not-found': 'there is no such token',
  'name-taken': 'the name is taken',
  'kid-taken': 'the key id is taken',
  'key-exists': 'this key is already there',
  'source-not-found': 'there is no such public source',
  'algorithm-unsupported': 'this algorithm is not supported here',
  'key-unusable': 'the key must not be used for this',
  'confirmation-declined': 'declined',
  'json-malformed': 'not JSON that can be read',
  'claims-not-an-object': 'the claims are not a JSON object',
  'claim-shadows-field': 'the claim is given twice',
  'lifetime-malformed': 'not a lifetime that can be read',
  'payload-too-large': 'too large',
  'token-malformed': 'not a token that can be read',
  'key-malformed': 'not a key that can be read',
  'format-unknown': 'no key format that is known here',
  'format-unsupported': 'this kind of key cannot be read here',
  'kdf-too-costly': 'its key derivation asks for more work than is allowed',
  'passphrase-needed': 'the key is encrypted; remove its passphrase first',
  'passphrase-wrong': 'the passphrase does not fit',
  'secret-weak': 'the secret is too weak',
  'import-expired': 'what was read has been forgotten; read it again',
  'nothing-to-import': 'there is nothing to import',
  'file-unreadable': 'the file cannot be read',
  'file-unwritable': 'the file cannot be written',
  'url-malformed': 'not a URL that can be used',
  'address-not-public': 'the address is on this computer or in a private network',
  'answer-malformed': 'the answer cannot be read',
  'answer-status': 'the server refused',
  'issuer-mismatch': 'the metadata speak of another issuer',
  'header-malformed': 'not a header that can be sent',
  'token-unavailable': 'the token cannot be had',
  'host-unreachable': 'the host cannot be reached',
  'connection-refused': 'nothing listens there',
  'connection-lost': 'the connection was lost',
  'tls-failed': 'the TLS connection failed',
  'timed-out': 'the time is up',
  'response-too-large': 'the response is too large',
  'too-many-redirects': 'too many redirects',
  'port-in-use': 'another program listens on this port',
  'port-not-allowed': 'this port cannot be used',
};

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

type Sentence = string | ((expected: string, actual: string) => string);

const checkSentences: Readonly<Record<CheckCode, Sentence>> = {
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
  'key-none-given': 'No key was given',
  'key-none-fits': (expected, actual) => `None of ${actual} keys fits a token that says ${expected}`,
  'key-kid-unknown': (expected, actual) => `The token names the key "${expected}", which is not among the ${actual} given`,
  'key-kid-malformed': (expected, actual) => `The kid must be a ${expected}; it is ${actual}`,
  'key-ambiguous': (expected, actual) => `${actual} keys have the kid "${expected}"`,
  'key-unusable': (expected, actual) => `The key cannot be used: expected ${expected}, got ${actual}`,
  'algorithm-allowed': (_, actual) => `${actual} is allowed`,
  'algorithm-unpinned': (expected, actual) => `${actual} fits the key, but so would others (${expected}); --alg pins one`,
  'algorithm-not-checked': (_, actual) => `${actual}: there is no key or list to judge it by`,
  'algorithm-none': 'The token says that it is not signed (alg none)',
  'algorithm-missing': 'The token names no algorithm',
  'algorithm-malformed': (_, actual) => `The algorithm must be a string; it is ${actual}`,
  'algorithm-not-allowed': (expected, actual) => `${actual} is not allowed; allowed: ${expected}`,
  'algorithm-unsupported': (_, actual) => `"${actual}" is not a signature algorithm that is known here`,
  'signature-good': 'The signature fits',
  'signature-bad': 'The signature does not fit: the token was changed, or signed with another key',
  'signature-wrong-length': (expected, actual) => `The signature has ${actual} bytes; this algorithm makes ${expected}`,
  'signature-missing': 'There is no signature',
  'signature-not-tried': 'The signature could not be tried',
  'header-unreadable': 'The header could not be read',
  'encrypted-not-judged': 'The token is encrypted, so there is no signature to judge',
  'crit-absent': 'No extensions are demanded',
  'crit-unsupported': (_, actual) => `The token demands extensions that are not known here: ${actual}`,
  'crit-malformed': (expected, actual) => `crit must be a ${expected}; it is ${actual}`,
  'typ-ok': (_, actual) => `The type is ${actual}`,
  'typ-not-checked': (_, actual) => `Not asked for; the token has ${actual}`,
  'typ-mismatch': (expected, actual) => `The type must be ${expected}; it is ${actual}`,
  'exp-ok': (_, actual) => `Expires at ${instant(actual)}`,
  'exp-expired': (expected, actual) => `Expired at ${instant(actual)}; judged at ${instant(expected)}`,
  'exp-missing': 'The token never expires',
  'exp-malformed': (_, actual) => `exp must be a number of seconds; it is ${actual}`,
  'nbf-ok': (_, actual) => `Valid from ${instant(actual)}`,
  'nbf-not-yet': (expected, actual) => `Not valid before ${instant(actual)}; judged at ${instant(expected)}`,
  'nbf-absent': 'No not-before time',
  'nbf-malformed': (_, actual) => `nbf must be a number of seconds; it is ${actual}`,
  'iat-ok': (_, actual) => `Issued at ${instant(actual)}`,
  'iat-in-future': (expected, actual) => `Issued in the future, at ${instant(actual)}; judged at ${instant(expected)}`,
  'iat-absent': 'No issue time',
  'iat-malformed': (_, actual) => `iat must be a number of seconds; it is ${actual}`,
  'iss-ok': (_, actual) => `Issued by ${actual}`,
  'iss-mismatch': (expected, actual) => `The issuer must be ${expected}; it is ${actual}`,
  'iss-missing': (expected) => `The issuer must be ${expected}; there is none`,
  'iss-malformed': (_, actual) => `iss must be a string; it is ${actual}`,
  'iss-not-checked': (_, actual) => `Not asked for; the token has ${actual}`,
  'aud-ok': (_, actual) => `Meant for ${actual}`,
  'aud-mismatch': (expected, actual) => `The audience must hold ${expected}; it is ${actual}`,
  'aud-missing': (expected) => `The audience must hold ${expected}; there is none`,
  'aud-malformed': (_, actual) => `aud must be a string or an array of strings; it is ${actual}`,
  'aud-not-checked': (_, actual) => `Not asked for; the token has ${actual}`,
  'sub-present': (_, actual) => `About ${actual}`,
  'sub-missing': 'The subject is missing',
  'sub-malformed': (_, actual) => `sub must be a string; it is ${actual}`,
  'sub-not-checked': 'Not asked for; the token has none',
  'claim-present': (expected) => `${expected} is there`,
  'claim-missing': (expected) => `${expected} is missing`,
  'claims-not-checked': 'Not judged',
};
