import type { JsonProblem } from '../../../../shared/json/parse.ts';

const jsonProblems: Readonly<Record<JsonProblem, string>> = {
  'byte-order-mark': 'the text begins with a byte order mark; remove it.',
  'unexpected-character': 'this character cannot stand here; is a comma, colon, quote or bracket missing?',
  'unexpected-end': 'the text ends too early; a bracket or quote is still open.',
  'trailing-characters': 'there is more text after the end of the value; remove it.',
  'malformed-number': 'this is not a JSON number; write it like 42, -1.5 or 6e23.',
  'malformed-escape': 'this backslash starts no JSON escape; write \\\\ for a backslash.',
  'control-character': 'a line break or control character stands inside the quotes; write \\n or \\t.',
  'lone-surrogate': 'half of a character stands here; type the character anew.',
  'duplicate-member': 'this name stands there twice; keep one of them.',
  'too-deep': 'lists and objects are nested more than 32 deep; flatten them.',
};

/** What the parser found wrong, as an error's `actual` has it: "duplicate-member: sub" names the member. Null for anything else. */
export function jsonProblemIn(actual: string | undefined): { readonly problem: JsonProblem; readonly member: string | null } | null {
  const [, problem = '', member] = /^([a-z-]+)(?:: (.*))?$/s.exec(actual ?? '') ?? [];
  return isJsonProblem(problem) ? { problem, member: member ?? null } : null;
}

function isJsonProblem(text: string): text is JsonProblem {
  return Object.hasOwn(jsonProblems, text);
}

export const mint = {
  title: 'Mint',
  subtitle: 'Make and sign a token',
  mint: 'Mint',

  noKeyTitle: 'Minting needs a key to sign with',
  noKeyText: 'Create one first. Its secret goes into the system keychain and never leaves it unasked.',
  createKey: 'Create a key',

  formLabel: 'The token to be minted',
  key: 'Key',
  keyPlaceholder: 'Choose a key',
  keyMissing: 'Choose the key that signs the token.',
  keySecretMissing: 'The keychain no longer holds its secret',
  typ: 'Type',
  typs: {
    JWT: 'general token',
    'at+jwt': 'access token, RFC 9068',
    'dpop+jwt': 'proof of possession, RFC 9449',
    'logout+jwt': 'back-channel logout, OpenID Connect',
    own: 'written as you type it',
    none: 'no typ in the header',
  },
  typOwn: 'Own type…',
  typNone: 'None',
  ownTyp: 'Own type',
  ownTypMissing: 'Write a type, like secevent+jwt, or choose None.',

  expiresIn: 'Expires in',
  lifetimes: {
    '15m': '15 min',
    '1h': '1 hour',
    '1d': '1 day',
    '1w': '1 week',
    '1mo': '1 month',
    '1y': '1 year',
    custom: 'Custom…',
    never: 'Never',
  },
  customLifetime: 'Own lifetime',
  customHint: '90m, 2h30m, 3 weeks, 1mo, or until 2027-01-31 18:00 Asia/Seoul. A date without a zone is UTC.',
  inThePast: 'This instant is over: the token will be expired from the start. Good for testing a refusal.',
  neverTitle: 'A token without an end cannot be taken back',
  neverText:
    'Whoever gets hold of it, from a log, a backup or a lost laptop, can use it for as long as the key is trusted. The only remedy is to give up the key. Choose a lifetime wherever you can.',

  subject: 'Subject',
  issuer: 'Issuer',
  audience: 'Audience',
  audiencePlaceholder: 'Enter adds it',
  removeAudience: (name: string) => `Remove the audience ${name}`,
  audienceAdded: (name: string) => `${name} added.`,
  audienceRemoved: (name: string) => `${name} removed.`,
  label: 'Label',
  labelPlaceholder: 'only for the shelf, not in the token',
  tooLong: (most: string, actual: string) => `At most ${most} characters fit; this has ${actual}. Shorten it.`,
  tooMany: (most: string, actual: string) => `At most ${most} are possible; these are ${actual}. Remove some.`,

  tooLarge: (most: string, actual: string) => `A token may have ${most}; this one would have ${actual}. Leave something out.`,

  ownClaims: 'Own claims',
  views: 'View of the own claims',
  rows: 'Rows',
  json: 'JSON',
  noClaims: 'Role, tenant, scope: whatever the receiver should know.',
  addClaim: 'Add a claim',
  removeClaim: (name: string) => `Remove the claim ${name}`,
  removeUnnamedClaim: 'Remove this claim',
  claimRow: (number: number) => `Claim ${number}`,
  claimName: 'Name',
  claimKind: 'Kind',
  claimValue: 'Value',
  kinds: {
    string: 'text',
    number: 'number',
    boolean: 'true / false',
    null: 'null',
    list: 'list',
    object: 'object',
    quoted: 'text, quoted',
  },
  nullValue: 'no value',
  nameMissing: 'Give it a name, or remove the row.',
  nameRepeated: (name: string) => `“${name}” stands twice. Keep one of them.`,
  nameTakenByField: (name: string) => `“${name}” is already set by its field above. Keep it in one place.`,
  nameTakenByMint: (name: string) => `“${name}” is written when the token is minted. Remove it here.`,
  notANumber: 'This is not a JSON number. Write it like 42, -1.5 or 6e23.',
  notJson: (problem: JsonProblem, column: number) => `At character ${column}: ${jsonProblems[problem]}`,
  notOfKind: {
    list: 'A list stands in brackets: ["a", "b"].',
    object: 'An object stands in braces: {"id": 1}.',
    quoted: 'A quoted text stands in quotes: "two\\nlines".',
  },
  badText: 'Half of a character stands in this text. Type it anew.',
  claimsJson: 'Own claims as JSON',
  textNotJson: (problem: JsonProblem, line: number, column: number) => `Line ${line}, column ${column}: ${jsonProblems[problem]}`,
  textDuplicate: (name: string, line: number, column: number) =>
    `Line ${line}, column ${column}: “${name}” stands there twice. A token may carry each name once; keep one of them.`,
  textNotObject: 'Claims must be an object: put names and values in braces, like { "role": "admin" }.',
  textUnlistable: 'A name that is empty or holds a line break can only be edited as JSON.',
  goThere: 'Go there',

  preview: 'Preview',
  previewNote: 'signed when you mint',
  previewWaits: 'As it was before the mistake in the form.',
  previewNeedsKey: 'Choose a key to see the token.',
  protectedHeader: 'Protected header',
  claims: 'Claims',
  signature: 'Signature',
  signatureNote: (alg: string) => `${alg}, made when you mint`,
  jtiNote: 'jti becomes a new UUID each time.',
  size: (size: string) => `the token has about ${size}`,

  lastMinted: 'Last minted',
  minted: (name: string, clock: string) => `Minted at ${clock}: ${name}. It is on the shelf.`,
  left: 'left',
  expiresAt: (utc: string) => `expires ${utc}`,
  tokenText: 'The token',
  onShelfAs: (name: string) => `On the shelf as “${name}”.`,
  onShelf: 'On the shelf.',
  clipboardNote: 'What you copy leaves the clipboard by itself.',
  clipboardClears: (seconds: number) => `Copied; the clipboard is cleared after ${seconds} s.`,
  showOnShelf: 'Show on the shelf',
  copyBearer: 'Copy as Bearer',
  copyToken: 'Copy token',
  bearerCopied: 'Token copied as a Bearer header.',
  tokenCopied: 'Token copied.',
  inspect: 'Inspect',
  send: 'Send',
};
export type MintMessages = typeof mint;
