import type { JwsAlgorithm, SigningAlgorithm } from '../../../../shared/keys.ts';

type Guide = { readonly use: string; readonly holders: string; readonly speed: string; readonly size: string };

const oneSecret = 'Whoever verifies holds the same secret, and could sign too.';
const twoHalves = 'You keep the private key; anyone may verify with the public one.';
const quickBoth = 'Signs and verifies very fast.';

const guides: Record<SigningAlgorithm, Guide> = {
  HS256: { use: 'Apps that verify their own tokens', holders: oneSecret, speed: quickBoth, size: '32-byte secret, 32-byte signature' },
  HS384: {
    use: 'As HS256, where a policy asks for SHA-384',
    holders: oneSecret,
    speed: quickBoth,
    size: '48-byte secret, 48-byte signature',
  },
  HS512: {
    use: 'As HS256, where a policy asks for SHA-512',
    holders: oneSecret,
    speed: quickBoth,
    size: '64-byte secret, 64-byte signature',
  },
  ES256: {
    use: 'The usual choice between services',
    holders: twoHalves,
    speed: 'Signs fast, verifies a little slower.',
    size: 'P-256, 64-byte signature',
  },
  ES384: { use: 'Where P-384 is asked for', holders: twoHalves, speed: 'Slower than ES256.', size: 'P-384, 96-byte signature' },
  ES512: { use: 'Where P-521 is asked for', holders: twoHalves, speed: 'Slower than ES256.', size: 'P-521, 132-byte signature' },
  EdDSA: {
    use: 'Modern and small, if all verifiers know it',
    holders: twoHalves,
    speed: 'Signs and verifies fast.',
    size: 'Ed25519, 64-byte signature',
  },
  RS256: {
    use: 'Understood everywhere, also by old systems',
    holders: twoHalves,
    speed: 'Signs slowly, verifies fast. Making the key takes a moment.',
    size: 'RSA 3072, 384-byte signature',
  },
  PS256: {
    use: 'RSA as it is done today, for banks and FAPI',
    holders: twoHalves,
    speed: 'Signs slowly, verifies fast. Making the key takes a moment.',
    size: 'RSA 3072, 384-byte signature',
  },
};

const plainWords: Record<JwsAlgorithm, string> = {
  HS256: 'HMAC with SHA-256: one shared secret signs and verifies',
  HS384: 'HMAC with SHA-384: one shared secret signs and verifies',
  HS512: 'HMAC with SHA-512: one shared secret signs and verifies',
  RS256: 'RSA with SHA-256: the private key signs, the public key verifies',
  RS384: 'RSA with SHA-384: the private key signs, the public key verifies',
  RS512: 'RSA with SHA-512: the private key signs, the public key verifies',
  PS256: 'RSA-PSS with SHA-256: the private key signs, the public key verifies',
  PS384: 'RSA-PSS with SHA-384: the private key signs, the public key verifies',
  PS512: 'RSA-PSS with SHA-512: the private key signs, the public key verifies',
  ES256: 'Elliptic curve P-256: the private key signs, the public key verifies',
  ES384: 'Elliptic curve P-384: the private key signs, the public key verifies',
  ES512: 'Elliptic curve P-521: the private key signs, the public key verifies',
  EdDSA: 'Edwards curve Ed25519: the private key signs, the public key verifies',
  Ed25519: 'Edwards curve Ed25519: the private key signs, the public key verifies',
};

export const keys = {
  title: 'Keys',
  countInKeychain: (count: number) => (count === 1 ? '1 key in the system keychain' : `${count} keys in the system keychain`),
  countInMemory: (count: number) => (count === 1 ? '1 key, in memory until you quit' : `${count} keys, in memory until you quit`),
  search: 'Search keys',
  list: 'Keys',
  neverUsed: 'never used',
  usedAgo: (relative: string) => `used ${relative}`,
  secretMissing: 'secret missing',
  noMatch: (search: string) => `No key matches “${search}”.`,
  nothingChosen: 'Choose a key on the left to see it.',
  newKey: 'New key',

  firstTitle: 'Start with a key',
  firstText: 'A key signs your tokens. This makes an HS256 secret of 32 random bytes and puts it into your system’s keychain.',
  firstTextMemory: 'A key signs your tokens. This makes an HS256 secret of 32 random bytes and keeps it in memory until you quit.',
  firstAction: 'Create a key',
  firstOther: 'Choose another algorithm…',
  firstSteps: ['Create a key', 'Mint a token', 'Start the local API', 'Send the request', 'See 200'],
  firstName: 'My first key',

  createdTitle: 'Created. The secret is in your system’s keychain.',
  createdTitleMemory: 'Created. The secret is in memory, and gone when you quit.',
  createdText: 'It never leaves Tokensmith’s main process, and is shown only when you ask for it.',
  mintWithIt: 'Mint with it',

  name: 'Name',
  nameHint: 'For you to recognise it. Tokens carry the key id instead.',
  nameMissing: 'Give the key a name.',
  algorithm: 'Algorithm',
  defaultName: (alg: string, ordinal: number) => (ordinal === 1 ? `${alg} key` : `${alg} key ${ordinal}`),
  groupShared: 'One shared secret',
  groupPair: 'A key pair',
  usualChoice: 'usual choice',
  notAvailable: 'not available in this runtime',
  guideUse: 'Good for',
  guideHolders: 'Who holds what',
  guideSpeed: 'Speed',
  guideSize: 'Size',
  whereItGoes: 'The private part goes straight into the system keychain and is read back once to be sure.',
  whereItGoesMemory: 'The private part stays in memory and is gone when you quit.',
  create: 'Create the key',
  creating: 'Creating the key…',
  guides,
  plainWords,

  rename: 'Rename',
  save: 'Save',
  keyId: 'Key id',
  keyIdNote: 'RFC 7638 thumbprint: the same key has the same id everywhere',
  keyIdNoteSecret: 'RFC 7638 thumbprint of the secret, which it does not give away',
  copyKeyId: 'Copy the key id',
  keyIdCopied: 'Key id copied.',
  created: 'Created',
  used: 'Used',
  usedTimes: (count: number) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`),
  tokens: 'Tokens on the shelf',
  tokenCount: (count: number) => (count === 0 ? 'none' : count === 1 ? '1 token' : `${count.toLocaleString('en')} tokens`),
  bits: (count: number) => `${count} bits`,

  publicKey: 'Public key',
  publicKeyNote: 'Safe to hand out',
  format: 'Format',
  copyPublic: { jwk: 'Copy as JWK', jwks: 'Copy as JWKS', pem: 'Copy as PEM' },
  publicCopied: { jwk: 'Public key copied as JWK.', jwks: 'Public key copied as JWKS.', pem: 'Public key copied as PEM.' },

  secret: 'Secret',
  secretNote: 'Whoever has it can sign tokens in your name',
  secretHidden: 'Secret, hidden',
  reveal: 'Reveal',
  hide: 'Hide',
  hidesIn: (seconds: number) => `hidden again in ${seconds} s`,
  revealHint: 'Shown for 15 seconds, or until you leave the window.',
  secretFormats: { base64url: 'base64url', hex: 'hex', text: 'text' },
  copySecret: 'Copy the secret',
  secretCopied: 'Secret copied as base64url.',

  missingTitle: 'The keychain no longer holds this key’s secret',
  missingText:
    'Something other than Tokensmith removed it. The key cannot sign or verify any more. Restore the keychain from a backup and open this screen again, or delete the key.',

  delete: 'Delete…',
  deleteTitle: (name: string) => `Delete “${name}”?`,
  deleteSecretGone: 'Its secret is removed from the keychain. This cannot be undone.',
  deleteTokens: (count: number, valid: number) =>
    count === 1
      ? valid === 1
        ? 'One token on the shelf was signed with it and is still valid. It stays, but cannot be verified here any more.'
        : 'One token on the shelf was signed with it. It stays, but cannot be verified here any more.'
      : `${count} tokens on the shelf were signed with it, ${valid} of them still valid. They stay, but cannot be verified here any more.`,
  deleteNoTokens: 'No token on the shelf was signed with it.',
  deleteLocalApi: 'The local API uses this key and will stop.',
  deleteConfirm: 'Delete the key',
  deleted: (name: string) => `“${name}” was deleted.`,

  orphanTitle: (count: number) =>
    count === 1 ? 'The keychain holds a secret without a key' : `The keychain holds ${count} secrets without a key`,
  orphanText: 'Tokensmith was closed while a key was being created. Nothing was signed with it, so it can be thrown away.',
  orphanDiscard: 'Throw it away',
  orphanDiscarded: 'The unfinished secret was removed from the keychain.',
};
export type KeysMessages = typeof keys;
