import type { AppError, ErrorCode } from '../../../../shared/errors.ts';
import { jsonProblemIn } from '../error-fields.ts';
import { jsonProblems, mint } from './mint.ts';
import { lifetimeWay, mintErrors, notUtf8 } from './mint-errors.ts';

/** What went wrong, and the way on. Times, places and sizes come from the error's own fields. */
export type ErrorText = { readonly title: string; readonly way: string };
export type ErrorMessages = Readonly<Record<ErrorCode, (error: AppError) => ErrorText>>;

export const errors: ErrorMessages = {
  ...mintErrors,
  'untrusted-sender': () => ({ title: 'The request was refused', way: 'It did not come from the main window. Start Tokensmith anew.' }),
  'invalid-input': ({ field, expected, actual }) => ({
    title: field === undefined ? 'Something in the input does not fit' : `“${field}” does not fit`,
    way: expected === undefined ? 'Correct it and try again.' : `Expected ${expected}; got ${actual ?? 'nothing'}.`,
  }),
  cancelled: () => ({ title: 'Cancelled', way: 'Nothing was changed.' }),
  internal: ({ id }) => ({
    title: 'Something unexpected went wrong in Tokensmith',
    way: id === undefined ? 'Try again; if it stays, start Tokensmith anew.' : `Try again. The log has the details under ${id}.`,
  }),
  'vault-not-ready': () => ({ title: 'The vault is not open', way: 'Open Keys to see what it is waiting for.' }),
  'vault-read-only': () => ({ title: 'Nothing can be saved: the vault is read-only', way: 'Make its folder writable, then try again.' }),
  'keychain-missing': () => ({ title: 'No keychain was found', way: 'Install or start one, or work in memory only. Keys shows how.' }),
  'keychain-needs-setup': () => ({
    title: 'The keychain has no default keyring',
    way: 'Create one in your password manager, then try again.',
  }),
  'keychain-locked': () => ({ title: 'The keychain is locked', way: 'Unlock it, then try again.' }),
  'keychain-hung': () => ({
    title: 'The keychain does not answer',
    way: 'A prompt may be waiting behind a window. Answer it, then try again.',
  }),
  'secret-missing': () => ({
    title: 'The keychain no longer holds this secret',
    way: 'It was removed outside Tokensmith. Delete the key and create a new one.',
  }),
  'secret-corrupt': () => ({
    title: 'The secret in the keychain is damaged',
    way: 'It was changed outside Tokensmith. Delete the key and create a new one.',
  }),
  'secret-too-large': ({ expected, actual }) => ({
    title: 'The secret is too large for the keychain',
    way: `At most ${expected ?? '2,400 bytes'} fit; this one has ${actual ?? 'more'}.`,
  }),
  'disk-full': () => ({ title: 'The disk is full', way: 'Free some space, then try again. Nothing was half-saved.' }),
  'policy-not-found': () => ({ title: 'This policy no longer exists', way: 'It was deleted meanwhile. Choose another one.' }),
  'policy-built-in': () => ({ title: 'Built-in policies stay as they are', way: 'Save it as a policy of your own and change that.' }),
  'issuer-taken': ({ actual }) => ({
    title: 'Another policy already judges this issuer',
    way: actual === undefined ? 'Take it out of one of the two.' : `Take it out here, or out of “${actual}”.`,
  }),
  'key-not-found': () => ({ title: 'This key no longer exists', way: 'It was deleted meanwhile. Choose another one.' }),
  'token-not-found': () => ({ title: 'This token is no longer on the shelf', way: 'It was deleted meanwhile. Choose another one.' }),
  'name-taken': () => ({ title: 'This name is already taken', way: 'Choose a different name.' }),
  'kid-taken': () => ({ title: 'Another key already has this key id', way: 'Choose a different key id.' }),
  'key-exists': () => ({ title: 'This key is already here', way: 'Leave it out, or delete the other one first.' }),
  'source-not-found': () => ({ title: 'This public source no longer exists', way: 'It was removed meanwhile. Choose another one.' }),
  'algorithm-unsupported': ({ actual }) => ({
    title: actual === undefined ? 'This algorithm is not available here' : `${actual} is not available here`,
    way: 'Settings lists the algorithms that this system offers.',
  }),
  'key-unusable': ({ expected, actual }) => ({
    title: 'This key cannot be used for that',
    way:
      expected === undefined ? 'Choose another key.' : `It must be ${expected}; it is ${actual ?? 'something else'}. Choose another key.`,
  }),
  'confirmation-declined': () => ({
    title: 'Not done, as you chose',
    way: 'The secret stays where it is. Ask again whenever you need it.',
  }),
  'json-malformed': ({ line, column, expected, actual }) => {
    const found = jsonProblemIn(actual, jsonProblems);
    if (found !== null) {
      const { problem, member } = found;
      const place = [line ?? 1, column ?? 1] as const;
      return {
        title: 'This is not JSON',
        way: member === null ? mint.textNotJson(problem, ...place) : mint.textDuplicate(member, ...place),
      };
    }
    return {
      title: line === undefined ? 'This is not JSON' : `This is not JSON: line ${line}, column ${column ?? 1}`,
      way: actual === 'not-utf-8' ? notUtf8 : `Expected ${expected ?? 'a JSON value'}, got ${actual ?? 'something else'}.`,
    };
  },
  'claims-not-an-object': ({ actual }) => ({
    title: 'Claims must be a JSON object',
    way: `Put them in braces: { "role": "admin" }. This is ${actual ?? 'something else'}.`,
  }),
  'claim-shadows-field': ({ actual = '' }) => ({
    title: `Already set: “${actual.replaceAll(', ', '”, “')}”`,
    way: 'Remove the claim or rename the column. For iss, sub or aud you may empty the field instead.',
  }),
  'lifetime-malformed': ({ actual, expected }) => ({
    title: actual === undefined || actual === '' ? 'A lifetime is missing' : `“${actual}” is not a lifetime`,
    way: lifetimeWay(expected),
  }),
  'payload-too-large': ({ expected, actual }) => ({
    title: 'This is too large',
    way:
      actual === undefined
        ? `At most ${expected ?? '256 KB'} can be taken. Shorten it.`
        : `At most ${expected ?? '256 KB'} can be taken; this has ${actual}.`,
  }),
  'token-malformed': ({ expected }) => ({
    title: 'This is not a token',
    way: `Expected ${expected ?? 'three parts joined by dots'}. Open it in Inspect to see where it breaks.`,
  }),
  'key-malformed': ({ expected, actual, line, column, offset }) => ({
    title:
      line !== undefined
        ? `This key cannot be read: line ${line}, column ${column ?? 1}`
        : offset !== undefined
          ? `This key cannot be read: byte ${offset}`
          : 'This is not a key that can be read',
    way:
      actual === undefined
        ? `Expected ${expected ?? 'PEM, JWK or a secret'}.`
        : `Expected ${expected ?? 'PEM, JWK or a secret'}; got ${actual}.`,
  }),
  'format-unknown': ({ expected }) => ({
    title: 'Nothing here looks like a key',
    way: `Expected ${expected ?? 'PEM, DER, JWK, JWKS, OpenSSH, PKCS#12 or a secret'}. Check that all of it was copied.`,
  }),
  'format-unsupported': ({ actual }) => ({
    title: actual === undefined ? 'This kind of key cannot be read here' : `This kind of key cannot be read here: ${actual}`,
    way: 'Convert it to PKCS#8 or JWK with the tool that made it, and import that.',
  }),
  'kdf-too-costly': ({ expected, actual }) => ({
    title: 'Unlocking it would take too long',
    way:
      actual === undefined
        ? 'It was encrypted with more rounds than are allowed here. Encrypt it again with fewer.'
        : `It asks for ${actual}; at most ${expected ?? 'less'} is allowed here. Encrypt it again with less.`,
  }),
  'passphrase-needed': () => ({ title: 'This key is protected by a passphrase', way: 'Enter the passphrase that it was exported with.' }),
  'passphrase-wrong': () => ({ title: 'The passphrase does not fit', way: 'Check capitals and spaces, and try again. Nothing was lost.' }),
  'secret-weak': ({ expected, actual }) => ({
    title: 'This secret is too weak',
    way:
      expected === undefined
        ? 'Take a stronger one, or mark it as “weak, for testing”.'
        : `Needed: ${expected}; this one: ${actual ?? 'less'}. Take a stronger one, or mark it as “weak, for testing”.`,
  }),
  'import-expired': () => ({ title: 'What was read has been forgotten', way: 'It is kept for 10 minutes only. Read the keys again.' }),
  'nothing-to-import': () => ({ title: 'There is nothing to import', way: 'Choose a file, or copy a key first.' }),
  'file-unreadable': ({ expected }) =>
    expected === 'a file'
      ? { title: 'This is not a file', way: 'Folders are not searched: choose the files in it.' }
      : { title: 'The file could not be read', way: 'Check that it exists and that you may open it.' },
  'file-unwritable': () => ({ title: 'The file could not be written', way: 'Check that you may write there, or choose another folder.' }),
  'url-malformed': ({ actual }) => ({
    title: actual === undefined || actual === '' ? 'A URL is missing' : 'This is not a URL that can be called',
    way: 'Write it in full, for example http://127.0.0.1:8787/protected.',
  }),
  'address-not-public': ({ actual }) => ({
    title: actual === undefined ? 'This address is not on the internet' : `${actual} is not on the internet`,
    way: 'It is on this computer or in a private network. Allow it if you mean it.',
  }),
  'answer-malformed': ({ expected, actual, line, column }) => ({
    title:
      line === undefined ? 'The answer holds no keys that can be read' : `The answer cannot be read: line ${line}, column ${column ?? 1}`,
    way: `Expected ${expected ?? 'a JWKS'}; got ${actual ?? 'something else'}. Is this the right address?`,
  }),
  'answer-status': ({ expected, actual }) => ({
    title: actual === undefined ? 'The server refused' : `The server answered ${actual}`,
    way: `Expected ${expected ?? '200'}. Check the address, or ask whoever runs it.`,
  }),
  'issuer-mismatch': ({ expected, actual }) => ({
    title: 'The metadata speak of another issuer',
    way: `Expected ${expected ?? 'the one that was asked'}; it says ${actual ?? 'something else'}. Do not trust it before you know why.`,
  }),
  'header-malformed': ({ field, actual }) => ({
    title: `The header “${actual ?? field ?? ''}” cannot be sent`,
    way: 'Names take letters, digits and hyphens; values take one line without control characters.',
  }),
  'token-unavailable': () => ({ title: 'Nothing was sent: the token could not be made', way: 'Choose another token, or send as nobody.' }),
  'host-unreachable': ({ actual }) => ({
    title: actual === undefined ? 'The server was not found' : `${actual} was not found`,
    way: 'Check the spelling, the network and the name server.',
  }),
  'connection-refused': ({ actual }) => ({
    title: actual === undefined ? 'Nobody listens there' : `Nobody listens at ${actual}`,
    way: 'Is the server running, and is this its port? For the local API: switch it on.',
  }),
  'connection-lost': () => ({ title: 'The server hung up before it had answered', way: 'Try again; its own log may say why.' }),
  'tls-failed': ({ actual }) => ({
    title: 'No secure connection: nothing was sent',
    way: actual === undefined ? 'The certificate was not accepted. Check the host name.' : `The certificate was not accepted: ${actual}.`,
  }),
  'timed-out': ({ expected }) => ({
    title: expected === undefined ? 'No answer in time' : `No answer within ${expected}`,
    way: 'Try again, or check whether the server is busy.',
  }),
  'response-too-large': ({ expected }) => ({
    title: 'The answer is too large',
    way: `Reading stopped at ${expected ?? 'the limit'}. Ask the server for less.`,
  }),
  'too-many-redirects': ({ expected }) => ({
    title: 'The server redirects in circles',
    way: `Stopped after ${expected ?? 'the last allowed'} redirects.`,
  }),
  'port-in-use': ({ actual }) => ({
    title: actual === undefined ? 'Another program uses this port' : `Another program uses port ${actual}`,
    way: 'Choose another port, or stop that program.',
  }),
  'port-not-allowed': ({ expected }) => ({ title: 'This port cannot be used', way: `Choose one in ${expected ?? '1024..65535'}.` }),
};
