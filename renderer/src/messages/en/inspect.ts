import type { FoundToken, InspectedToken, Inspection } from '../../../../shared/inspect.ts';
import type { CheckCode, CheckValue, KeyTrial } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { distance, quoted, shown } from '../check-value.ts';
import { time } from './time.ts';

const source: Record<FoundToken['source'], string> = {
  bare: 'a token by itself',
  bearer: 'found in an Authorization header',
  curl: 'found in a curl command',
  cookie: 'found in a cookie',
  json: 'found in JSON',
  url: 'found in a URL',
  text: 'found in the text',
};
const removed: Record<Inspection['removed'][number], string> = {
  bearer: '“Bearer ” removed',
  quotes: 'quotation marks removed',
  'line-breaks': 'line breaks removed',
  spaces: 'spaces around it removed',
  'surrounding-text': 'text around it set aside',
};
const form: Record<InspectedToken['form'], string> = { jws: 'JWS compact', jwe: 'JWE compact', other: 'not taken apart' };
const trial: Record<KeyTrial['result'], string> = {
  verifies: 'Verifies the signature.',
  'signature-differs': 'The signature was not made with this key.',
  'other-algorithm': 'It is for another algorithm, so it was not tried.',
  'other-kid': 'It has another kid than the token names, so it was not tried.',
  unusable: 'It cannot be used: its secret is missing or damaged.',
};

const away = (now: CheckValue, claim: CheckValue) => formatDuration(distance(now, claim) ?? 0, time);

/** The commonest checks as the banner says them: whole sentences that stand without the check's name beside them. */
const told: Partial<Record<CheckCode, (expected: CheckValue, actual: CheckValue) => string>> = {
  'signature-bad': () => 'The signature does not match: the content was changed, or another key signed it.',
  'signature-missing': () => 'The token has no signature.',
  'signature-wrong-length': (expected, actual) => `The signature has ${shown(actual)} bytes; this algorithm makes ${shown(expected)}.`,
  'algorithm-none': () => 'It is not signed at all (alg “none”): anyone could have written it.',
  'key-none-given': () => 'There is no key to verify it with. Create one, or look only at what it says.',
  'key-kid-unknown': (expected, actual) =>
    actual === 1
      ? `It names the key ${quoted(expected)}, which is not the one here.`
      : `It names the key ${quoted(expected)}, which is none of the ${shown(actual)} here.`,
  'key-none-fits': (expected) => `No key here fits ${quoted(expected)}.`,
  'format-encrypted': () => 'The token is encrypted (JWE): its claims cannot be read without the decryption key.',
  'exp-ok': (now, exp) => `It expires in ${away(now, exp)}.`,
  'exp-expired': (now, exp) => `The token expired ${away(now, exp)} ago.`,
  'exp-missing': () => 'It never expires: a leaked copy stays good for ever.',
  'nbf-not-yet': (now, nbf) => `The token is not valid yet: it starts in ${away(now, nbf)}.`,
  'iat-in-future': (now, iat) => `It says it was issued ${away(now, iat)} from now: a clock is wrong, here or at the issuer.`,
  'aud-mismatch': (expected, actual) => `It is meant for ${quoted(actual)}, not for ${quoted(expected)}.`,
  'iss-mismatch': (expected, actual) => `It was issued by ${quoted(actual)}, not by ${quoted(expected)}.`,
};

/** Values from a token come into these sentences: draw them with SafeText. */
export const inspect = {
  title: 'Inspect',
  subtitle: 'Paste a token, a header, a curl command, anything',

  save: 'Save to tokens',
  saved: 'Saved to tokens.',
  showInTokens: 'Show in Tokens',
  send: 'Send to an endpoint',
  saveRefused: 'Only a well-formed signed token can be saved and sent.',
  saveVaultClosed: 'Nothing can be saved until the vault is open and can be written.',

  pasteLabel: 'Text with a token in it',
  pastePlaceholder: 'Paste here…',
  emptyTitle: 'Paste anything with a token in it',
  emptyText: 'It is found, taken apart and judged while you look. All of it happens on this computer; nothing is sent anywhere.',
  emptyExamples: 'For instance',
  exampleHeader: 'A header',
  exampleCurl: 'A curl command',
  exampleJson: 'A JSON answer',
  exampleOther: 'A URL, a cookie or a log line',
  tryExample: 'Try the example of RFC 7519',

  takenApart: 'The token, taken apart',
  token: 'Token',
  editText: 'Edit the text',
  pasteAnother: 'Paste another',
  copyToken: 'Copy the token',
  tokenCopied: 'Token copied.',
  tokenLabel: 'The token: header, payload and signature in their colours',
  excerpt: (characters: string) => `Each part is shown in excerpt; all ${characters} characters are copied.`,
  source,
  removed,
  form,
  bytes: (count: string) => `${count} bytes`,
  headerShare: (percent: string) => `${percent} % of an 8 KB header`,
  headerShareSmall: 'less than 1 % of an 8 KB header',
  headerTooLarge: 'larger than the 8 KB of headers that many servers take',

  foundMany: (count: string) => `${count} tokens found`,
  foundLabel: 'Tokens found in the text',

  nothingFound: 'There is no token in this text',
  nothingFoundText:
    'A token that can be taken apart is made of parts joined by dots, and its first part begins with “eyJ”. If your token is a random string, it is opaque: only the server that issued it knows what it stands for.',
  nothingJudged: 'Nothing to judge yet',
  nothingJudgedText: 'The verdict appears here: every check, what it expected and what it found.',
  tooLargeTitle: 'This text is too large',
  tooLarge: (limit: string, size: string) =>
    `At most ${limit} can be searched for tokens; this has ${size}. Paste the part with the token.`,

  life: 'Life',
  lifeLabel: 'When the token was issued, starts, expires, and where now lies',
  lifeNow: (time: string) => `now ${time}`,
  lifeIssued: (time: string) => `issued ${time}`,
  lifeStarts: (time: string) => `valid from ${time}`,
  lifeExpires: (time: string) => `expires ${time}`,
  lifeExpired: (time: string) => `expired ${time}`,
  lifeNoStart: 'no start given',
  lifeNoEnd: 'no end given',
  lifeOf: (left: string, whole: string) => `${left} left of ${whole}`,
  lifeLeft: (left: string) => `${left} left`,
  lifeExpiredAgo: (duration: string) => `expired ${duration} ago`,
  lifeStartsIn: (duration: string) => `starts in ${duration}`,
  lifeForever: 'never expires',
  lifeNotToScale: 'Now lies too far away to be drawn to scale.',

  header: 'Protected header',
  claims: 'Claims',
  copyHeader: 'Copy the header as JSON',
  headerCopied: 'Header copied as JSON.',
  copyClaims: 'Copy the claims as JSON',
  claimsCopied: 'Claims copied as JSON.',
  noClaims: 'There are no claims: the payload is an empty object.',
  payloadUnreadable: 'The payload is not a JSON object, so it holds no claims. This is its text in the token:',
  headerUnreadable: 'The header is not a JSON object. This is its text in the token:',
  payloadEncrypted: 'The claims are encrypted. Only whoever holds the decryption key can read them.',
  moreRows: (count: string) => `The other ${count} as JSON`,
  emptyString: 'empty text',
  emptyName: 'empty name',
  showAll: (characters: string) => `Show all ${characters} characters`,
  showLess: 'Show less',
  valueLabel: (name: string) => `Value of ${name}`,

  chipExpected: (value: string) => `expected ${value}`,
  chipExpired: (duration: string) => `expired ${duration} ago`,
  chipNotYet: (duration: string) => `starts in ${duration}`,
  chipFuture: 'in the future',
  chipMalformed: 'not a number of seconds',
  chipNotText: 'not text',
  chipNoKey: 'no such key here',
  chipMissing: 'missing',
  chipFailed: 'check failed',
  chipWarning: 'look at this',

  verdict: 'Verdict',
  valid: 'Valid',
  validWithWarnings: (count: number) => (count === 1 ? 'Valid, with 1 warning' : `Valid, with ${count} warnings`),
  invalid: (count: number) => (count === 1 ? 'Not valid: 1 check failed' : `Not valid: ${count} checks failed`),
  unchecked: 'Cannot be checked',
  told,
  toldAbout: (name: string, sentence: string) => `${name}: ${sentence}`,
  signatureGood: 'The signature is good.',
  allGood: 'The signature is good and every check passed.',
  moreFailed: (count: number) => (count === 1 ? 'One more check failed; see below.' : `${count} more checks failed; see below.`),
  createKey: 'Create a key',
  checks: 'Checks',
  timeFacts: (claim: string, at: string, now: string) => `${claim} ${at} · now ${now}`,
  inMilliseconds: 'A number this large is usually milliseconds; RFC 7519 wants seconds.',
  keysTried: (count: number) => (count === 1 ? '1 key considered' : `${count} keys considered`),
  trial,
  keyFacts: (alg: string, kid: string) => `${alg} · kid ${kid}`,
  keyFactsNoKid: (alg: string) => `${alg} · no kid`,
};
export type InspectMessages = typeof inspect;
