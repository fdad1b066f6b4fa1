import type { Disclosure, Encryption } from '../../../../shared/inspect.ts';

const content: Record<NonNullable<Encryption['content']>, string> = {
  jws: 'a signed token',
  claims: 'claims',
  bytes: 'bytes that are no claims',
};
const problem: Record<Disclosure['problem'], string> = {
  none: 'disclosed',
  malformed: 'malformed',
  unreferenced: 'no digest for it',
  twice: 'disclosed twice',
  shadows: 'name already there',
};

/** What a token is made of, beyond header and claims. Values from a token come into these sentences: draw them with SafeText. */
export const inspectParts = {
  view: (part: string) => `How to show: ${part}`,
  views: { rows: 'Members', json: 'JSON', bytes: 'Bytes' },
  claimsView: 'Claims',
  bytesOf: (part: string) => `Bytes of: ${part}`,
  bytesCount: (count: string, number: number) => (number === 1 ? '1 byte' : `${count} bytes`),
  bytesNone: 'No bytes.',
  notBase64url: 'This part is not base64url. These are the bytes of its characters.',
  jsonAsSigned: 'As it was signed: digests stand where claims are disclosed.',

  signature: 'Signature',
  unprotected: 'Unprotected header',
  unprotectedText: 'The signature does not cover it: anybody on the way could have changed it.',
  unprotectedEncryption: 'Unprotected headers',
  unprotectedEncryptionText: 'The authentication tag does not cover them: anybody on the way could have changed them.',
  signatureNumber: (number: string) => `Signature ${number}`,
  signedBy: (name: string) => `judged with “${name}”`,
  noHeader: 'It has no protected header.',

  encryption: 'Encryption',
  openedBy: 'Opened by',
  closed: 'Closed: no key here opens it',
  closedText: 'The claims are encrypted. Only whoever holds the private or shared key can read them.',
  toKeys: 'Add a key',
  contentOf: 'Inside',
  content,
  method: 'Method',
  methodOf: (alg: string, enc: string) => `${alg} with ${enc}`,
  recipients: 'Recipients',
  sizes: 'Sizes',
  sizesOf: (key: string, iv: string, ciphertext: string, tag: string) => `key ${key}, vector ${iv}, ciphertext ${ciphertext}, tag ${tag}`,
  encryptionHeader: 'Protected header of the encryption',

  disclosures: 'Disclosures',
  disclosuresOf: (shown: string, digests: string) => `${shown} disclosed; digests in all: ${digests}`,
  disclosuresHidden: 'Each digest without a disclosure is a claim that is kept back, or a decoy.',
  noDisclosures: 'Nothing is disclosed beside the claims that everybody sees.',
  disclosureName: 'Name',
  disclosureValue: 'Value',
  disclosurePath: 'Place',
  disclosureState: 'State',
  listItem: 'item of a list',
  nowhere: 'nowhere',
  problem,
  saltOf: (salt: string) => `salt ${salt}`,
  disclosed: 'disclosed',
  partlyDisclosed: 'parts disclosed',
  keyBinding: 'Key binding',
  keyBindingText: 'A second token, made by the holder for this one showing: it proves the holder’s key.',
  keyBindingHeader: 'Header of the key binding',
  keyBindingClaims: 'Claims of the key binding',
  keyBindingHeaderCopied: 'Header of the key binding copied as JSON.',
  keyBindingClaimsCopied: 'Claims of the key binding copied as JSON.',

  detached: 'Detached payload',
  detachedText: 'The token comes without its payload. Give it as it was signed, byte for byte, and it is judged.',
  detachedLabel: 'Payload',
  detachedKind: 'Given as',
  detachedKinds: { text: 'Text', base64url: 'Base64url' },
  detachedPlaceholder: 'The bytes that were signed',
  detachedTooLarge: (limit: string, size: string) =>
    `A payload of at most ${limit} can be given here. This text has ${size}; nothing of it was taken.`,
};
export type InspectPartsMessages = typeof inspectParts;
