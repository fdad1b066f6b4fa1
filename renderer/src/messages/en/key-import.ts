import type { Curve, KeyAlgorithm, KeyType } from '../../../../shared/key-algorithms.ts';
import type { KeyFormat } from '../../../../shared/key-formats.ts';
import type { SecretReadingName } from '../../../../shared/key-import.ts';

type Held = 'secret' | 'private' | 'public';
/** What a key is, in numbers: `bits` of an RSA modulus or a secret. */
export type KeyKind = { readonly kty: KeyType; readonly crv: Curve | null; readonly bits: number; readonly holds: Held };

const formats: Record<KeyFormat, string> = {
  jwk: 'JWK',
  jwks: 'JWKS',
  'encrypted-jwk': 'encrypted JWK',
  'pkcs1-private': 'PKCS#1 private key',
  'pkcs1-public': 'PKCS#1 public key',
  pkcs8: 'PKCS#8 private key',
  'pkcs8-encrypted': 'encrypted PKCS#8 private key',
  sec1: 'SEC1 private key',
  spki: 'SPKI public key',
  x509: 'X.509 certificate',
  'pem-encrypted': 'encrypted PEM private key',
  'openssh-private': 'OpenSSH private key',
  'openssh-public': 'OpenSSH public key',
  pkcs12: 'PKCS#12',
  'raw-secret': 'plain secret',
};

const readings: Record<SecretReadingName, string> = {
  utf8: 'Text, as it stands',
  hex: 'Hexadecimal',
  base64: 'Base64',
  base64url: 'Base64url',
  bytes: 'The bytes of the file',
};

const list = (algorithms: readonly KeyAlgorithm[]) => algorithms.join(', ');

export const keyImport = {
  title: 'Import keys',
  intro: 'First you see what was found and what it can do. Nothing is stored until you say so.',
  accepted: 'PEM, DER, JWK, JWKS, PKCS#12, OpenSSH, certificates and plain secrets, with or without a passphrase.',
  fromClipboard: 'From the clipboard',
  fromClipboardNote: 'Read by the main process. It never passes through this window.',
  chooseFiles: 'Choose files…',
  chooseFilesNote: 'Several at once, or drop them anywhere on this window.',
  text: 'Or type or paste it here',
  textHint: 'Cleared from this window as soon as it was read.',
  textMissing: 'Type or paste a key first.',
  read: 'Read it',
  dropTooEarly: 'The files were not read.',
  dropTooEarlyWay: 'Finish or leave what is open here, then drop them again.',
  reading: 'Reading…',
  unlocking: 'Opening…',
  importing: 'Importing…',
  storing: (done: number, total: number) => `${done} of ${total} stored. If you stop, they are all taken back.`,
  stop: 'Stop',

  found: 'What was found',
  addClipboard: 'Add from the clipboard',
  addFiles: 'Add files…',
  pasted: 'Pasted text',
  formats,
  containers: { pem: 'PEM', der: 'DER', json: 'JSON', text: 'text', binary: 'binary' },
  sourceIs: (format: string, keys: number) => (keys === 1 ? `${format}, 1 key` : `${format}, ${keys.toLocaleString('en')} keys`),
  sourceMixed: (keys: number) => (keys === 1 ? '1 key' : `${keys.toLocaleString('en')} keys`),
  sourceEmpty: 'No key in it',
  sourceLocked: (format: string) => `${format}, locked with a passphrase`,
  sourceUnknown: 'Could not be read',
  atLine: (line: number, column: number) => `line ${line}, column ${column}`,
  atByte: (offset: number) => `byte ${offset.toLocaleString('en')}`,
  ignored: (count: number) => (count === 1 ? '1 part was left out' : `${count.toLocaleString('en')} parts were left out`),
  passphrase: 'Passphrase',
  passphraseFor: (name: string) => `Passphrase for ${name}`,
  passphraseHint: 'Used once to open it, then forgotten.',
  passphraseMissing: 'Type the passphrase first.',
  passphraseWrong: 'This passphrase does not open it. Nothing was lost: try another.',
  unlock: 'Open',
  unlockAll: (count: number) => `Try on all ${count}`,

  keysFound: (count: number) => (count === 1 ? '1 key found' : `${count.toLocaleString('en')} keys found`),
  nothingFound: 'No key was found. Add another file or text.',
  openFirst: 'The keys are shown here as soon as they are opened with their passphrase.',
  takeAll: 'Take all',
  takeNone: 'Take none',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  take: (name: string) => `Take ${name}`,

  kind: ({ kty, crv, bits, holds }: KeyKind): string => {
    switch (holds) {
      case 'secret':
        return bits === 8 ? 'Secret of 1 byte' : `Secret of ${Math.ceil(bits / 8).toLocaleString('en')} bytes`;
      case 'private':
        return kty === 'RSA' ? `RSA ${bits} private key` : `${crv ?? kty} private key`;
      case 'public':
        return kty === 'RSA' ? `RSA ${bits} public key` : `${crv ?? kty} public key`;
    }
  },
  signs: (algorithms: readonly KeyAlgorithm[]) => `Signs and verifies tokens with ${list(algorithms)}.`,
  verifies: (algorithms: readonly KeyAlgorithm[]) => `Verifies tokens with ${list(algorithms)}. It cannot sign.`,
  decrypts: (algorithms: readonly KeyAlgorithm[]) => `Encrypts and decrypts with ${list(algorithms)}.`,
  encrypts: (algorithms: readonly KeyAlgorithm[]) => `Encrypts with ${list(algorithms)}. It cannot decrypt.`,
  ownWords: 'It says of itself',
  ownAlg: (alg: string) => `algorithm ${alg}`,
  ownUse: { sig: 'for signatures', enc: 'for encryption' },
  ownKid: 'Its own key id',
  thumbprint: 'Thumbprint (RFC 7638)',
  certificate: 'Certificate',
  certificateIssuer: 'Issued by',
  certificateFrom: 'Valid from',
  certificateUntil: 'Valid until',
  origin: 'Found in',

  alreadyHere: 'already here',
  adds: 'adds the private half',
  twice: 'twice here',
  weak: 'weak',
  cannotUse: 'unusable',
  findingCount: (count: number) => (count === 1 ? '1 finding' : `${count} findings`),
  duplicateTitle: (name: string) => `Already in the vault as “${name}”`,
  duplicateText: 'It is the same key, so there is nothing to import.',
  addsTitle: (name: string) => `Adds the private half to “${name}”`,
  addsText: 'The vault has only its public half. After the import it can sign too.',
  twiceTitle: (name: string) => `The same key as “${name}”`,
  twiceText: 'It is in here more than once. One of them is enough.',

  name: 'Name',
  algorithm: 'Algorithm',
  algorithmHint: 'The only one it will be used with (RFC 8725, section 3.1).',
  kid: 'Key id',
  kidOwn: (kid: string) => `Its own: ${kid}`,
  kidThumbprint: 'Thumbprint (RFC 7638)',
  kidDate: 'Today’s date',
  kidOther: 'Another one…',
  kidTyped: 'Your key id',
  kidThumbprintUnsafe: 'No thumbprint for a secret: it would help to guess it (RFC 7638, section 7).',
  readAs: 'Read it as',
  readings,
  readingBytes: (bytes: number) => (bytes === 1 ? '1 byte' : `${bytes.toLocaleString('en')} bytes`),
  weakSwitch: 'Weak, for testing',
  weakNote: 'I know that this key protects nothing real. The mark stays visible wherever the key is used.',

  problems: {
    'name-missing': 'Give it a name.',
    'name-taken': 'Another key in the vault has this name.',
    'name-twice': 'Another key of this import has this name.',
    'kid-missing': 'Type a key id.',
    'key-twice': 'It is the same key as another one that is taken. One of them is enough.',
    'weak-not-accepted': 'It is weak. Mark it “Weak, for testing”, or leave it out.',
  },
  problemAt: (name: string, problem: string) => `“${name}”: ${problem}`,
  show: 'Show it',
  noneChosen: 'No key is chosen.',
  importKeys: (count: number) => (count === 0 ? 'Import' : count === 1 ? 'Import 1 key' : `Import ${count.toLocaleString('en')} keys`),
  allOrNone: 'All of them are imported, or none.',
  failed: 'Nothing was imported. Your choices are still here.',
  imported: (count: number) => (count === 1 ? '1 key was imported.' : `${count.toLocaleString('en')} keys were imported.`),
  expiredTitle: 'What was read has been forgotten',
  expiredText: 'Tokensmith keeps it for 10 minutes only, so that no key lies about. Read it again; nothing was imported.',
  readAgain: 'Read it again',
  startAgain: 'Start again',
};
export type KeyImportMessages = typeof keyImport;
