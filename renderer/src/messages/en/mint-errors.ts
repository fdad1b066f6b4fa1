import type { AppError, ErrorCode } from '../../../../shared/errors.ts';
import type { NotRenewableReason } from '../../../../shared/tokens.ts';
import { formatUtc } from '../../lib/format.ts';
import { jsonProblemIn } from '../error-fields.ts';
import { jsonProblems, mint } from './mint.ts';

type Say = (error: AppError) => { readonly title: string; readonly way: string };

const notRenewable: Readonly<Record<NotRenewableReason, string>> = {
  pasted: 'It was made elsewhere. Duplicate it to make one of your own.',
  oauth: 'It came from a provider. Ask the provider for a new one.',
  'refresh-token': 'A refresh token is exchanged, not renewed: refresh its session.',
  used: 'This refresh token was exchanged already; its successor is on the shelf.',
  session: 'It belongs to a session. Refresh that: it gives a new access token.',
  'session-revoked': 'Its session was revoked. Start a new one.',
  'until-over': 'It ends on a fixed date that is over. Duplicate it and choose another end.',
  'key-unknown': 'The key that signed it is not here.',
  encrypted: 'It is encrypted, and how it was made was not kept. Duplicate it from its source.',
  'json-form': 'It is in a JSON form, and how it was made was not kept.',
  selective: 'It discloses claims selectively (SD-JWT), and its disclosures cannot be made anew.',
  'no-claims': 'It holds no claims, so it has no times to renew.',
  header: 'Its header holds parameters that cannot be made again.',
  times: 'Its times cannot be made again: they are no whole seconds, or do not fit together.',
  'too-large': 'Its claims are larger than a recipe may be.',
};

const impossibleForms: Readonly<Record<string, { readonly title: string; readonly way: string }>> = {
  keyId: { title: 'Nothing signs or encrypts this token', way: 'Choose a key that signs, or encryption.' },
  embedsKey: { title: 'This key has no public half for the header', way: 'Choose a key pair, or leave the key out of the header.' },
  'form.isDetached': { title: 'An encrypted token cannot be detached', way: 'Switch off one of the two.' },
  'form.isUnencoded': {
    title: 'This payload cannot go unencoded',
    way: 'Compact tokens take only printable ASCII without a period unencoded (RFC 7797 section 5.2), JSON forms only text, and claims never. Detach it, or encode it.',
  },
  'form.otherKeyIds': {
    title: 'These further signatures are not possible',
    way: 'General JSON without encryption takes them, each key once.',
  },
};

function isReason(reason: string | undefined): reason is NotRenewableReason {
  return reason !== undefined && Object.hasOwn(notRenewable, reason);
}

/** How a lifetime may be written, by the engine's word for what is expected there. */
export function lifetimeWay(expected: string | undefined): string {
  if (expected?.startsWith('a span') === true) return 'It counts from the start: write it like 90m, 2h30m, 1d, 3 weeks or 1mo.';
  if (expected === 'a lifetime with an end') return 'It needs an end: write it like 5m or 1h.';
  return 'Write it like 90m, 2h30m, 3 weeks, 1mo, or until 2027-01-31 18:00 Asia/Seoul.';
}

/** A file in another encoding. */
export const notUtf8 = 'This is not UTF-8. Save the file as UTF-8 and open it again.';

function whyNotJson(actual: string | undefined): string {
  const found = jsonProblemIn(actual, jsonProblems);
  return found === null ? '.' : `: ${jsonProblems[found.problem]}`;
}

/** What reading a CSV finds wrong, by the code that the reader gives. */
const csvProblems: Readonly<Record<string, string>> = {
  'quote-inside-cell': 'A quote stands in the middle of a cell. Put the whole cell in quotes, and write the quote twice.',
  'text-after-quote': 'After the closing quote only a separator may follow. Write a quote inside quotes twice.',
  'not-utf-8': notUtf8,
  'unclosed-quote': 'The quote that begins here is never closed. Close it, or write a quote inside quotes twice.',
  'bare-carriage-return': 'A carriage return stands there without a line feed. End lines with LF or CRLF.',
  'row-too-long': 'The first line is too long. Is this a CSV with the names in its first line?',
  'no-column-name': 'A column has no name. Name each column in the first line.',
  'column-name-twice': 'Two columns have the same name. Give each its own.',
};

/** Unix seconds as a date. */
function date(seconds: string | undefined): string {
  return seconds === undefined ? '?' : formatUtc(Number(seconds), 'en-GB');
}

function variableName(field: string | undefined): string {
  return field?.replace(/^.*values\./, '') ?? 'A variable';
}

/** Of a whole source, by what was expected of it. */
const sourceProblems: Readonly<Record<string, { title: string; way: string } | undefined>> = {
  rows: {
    title: 'There are no rows in it',
    way: 'It is empty. Write CSV with the names in its first line, or one JSON object in each line.',
  },
  'json-lines': {
    title: 'This is a JSON list',
    way: "Write one JSON object in each line, with no list around them: jq -c '.[]' rows.json does that.",
  },
};

/** Minting, times, profiles, sessions and rows: see shared/errors.ts for what each error's fields hold. */
export const mintErrors = {
  'profile-not-found': () => ({ title: 'This profile no longer exists', way: 'It was deleted meanwhile. Choose another one.' }),
  'profile-built-in': () => ({ title: 'Built-in profiles stay as they are', way: 'Save it as a profile of your own and change that.' }),
  'not-renewable': ({ actual }) => ({
    title: 'This token cannot be renewed',
    way: isReason(actual) ? notRenewable[actual] : 'Duplicate it, and mint a new one.',
  }),
  'session-not-found': () => ({ title: 'This session no longer exists', way: 'Its tokens were deleted. Mint a new pair.' }),
  'session-revoked': () => ({ title: 'This session was revoked', way: 'None of its tokens counts any more. Mint a new pair.' }),
  'session-ended': () => ({ title: 'This session is over', way: 'Its refresh token has expired. Mint a new pair.' }),
  'refresh-reused': () => ({
    title: 'This refresh token was used before: the session is revoked',
    way: 'Twice the same one means that somebody may have stolen it (RFC 9700 section 4.14.2). Mint a new pair.',
  }),
  'not-a-refresh-token': () => ({ title: 'This is no refresh token', way: 'Only the refresh token of a pair can be exchanged.' }),
  'instant-malformed': ({ expected, actual }) => ({
    title:
      actual === undefined || actual === ''
        ? 'A time is missing'
        : expected?.startsWith('a time zone') === true
          ? `“${actual}” is not a time zone`
          : `“${actual}” is not a time`,
    way: `Expected ${expected ?? 'now, 5m, -60s or a date like 2027-01-31T18:00Z'}.`,
  }),
  'time-in-milliseconds': ({ expected, actual }) => ({
    title: `${actual ?? 'This'} counts milliseconds`,
    way: `Times in tokens count seconds since 1970. The same in seconds: ${expected ?? 'drop the last three digits'}.`,
  }),
  'time-out-of-range': ({ expected, actual }) => ({
    title: actual === undefined ? 'This time is out of range' : `“${actual}” is out of range`,
    way: `Expected ${expected ?? 'a time before the year 10000'}.`,
  }),
  'time-skipped': ({ expected }) => ({
    title: 'This local time does not exist',
    way: `The clocks there are put forward over it. The next that exists: ${expected ?? 'an hour later'}.`,
  }),
  'never-valid': ({ expected, actual }) => ({
    title: 'It would expire before it becomes valid',
    way: `It counts from ${date(expected)} and expires ${date(actual)}. Choose a later end, or an earlier beginning.`,
  }),
  'variable-missing': ({ field }) => ({
    title: `${variableName(field)} is required`,
    way: 'Fill it in; the profile gives it no usual value.',
  }),
  'variable-malformed': ({ field, expected, actual, line, column }) => ({
    title:
      line === undefined
        ? `${variableName(field)} does not fit`
        : `${variableName(field)} does not fit: line ${line}, column ${column ?? 1}`,
    way: `It must be of the kind ${expected ?? 'that the profile names'}${whyNotJson(actual)}`,
  }),
  'parameter-reserved': ({ actual }) => ({
    title: `“${actual ?? 'This parameter'}” is written by minting itself`,
    way: 'Remove it from the further header parameters; the form has a control for what can be chosen.',
  }),
  'payload-malformed': ({ expected, offset }) => ({
    title: offset === undefined ? 'This cannot be signed as it stands' : `This cannot be signed as it stands: character ${offset + 1}`,
    way: `Expected ${expected ?? 'text, or base64url without padding'}.`,
  }),
  'form-impossible': ({ field, expected }) =>
    impossibleForms[field ?? ''] ?? {
      title: 'A token cannot be written like that',
      way: expected === undefined ? 'Choose another form.' : `Expected ${expected}.`,
    },
  'csv-malformed': ({ expected, actual, line, column }) => ({
    title:
      line === undefined
        ? 'This is not CSV'
        : column === undefined
          ? `This is not CSV: line ${line}`
          : `This is not CSV: line ${line}, column ${column}`,
    way:
      (actual !== undefined && Object.hasOwn(csvProblems, actual) ? csvProblems[actual] : undefined) ??
      (expected === undefined ? 'Check its quotes and separators.' : `Expected ${expected}; got ${actual ?? 'something else'}.`),
  }),
  'row-malformed': ({ expected, actual, line }) =>
    (expected === undefined ? undefined : sourceProblems[expected]) ?? {
      title: line === undefined ? 'This row does not fit' : `The row in line ${line} does not fit`,
      way: `Expected ${expected ?? 'as many cells as the head line has'}; got ${actual ?? 'something else'}.`,
    },
  'source-expired': () => ({ title: 'The rows are no longer held', way: 'They are kept for a while only. Open the file again.' }),
  'too-many-tokens': ({ expected, actual }) => ({
    title: 'So many tokens do not fit on the shelf at once',
    way:
      actual === undefined
        ? `At most ${expected ?? '100,000'}. Mint them into a file.`
        : `At most ${expected ?? '100,000'}; these are ${actual}. Mint them into a file.`,
  }),
  'file-malformed': ({ expected, actual, line, column }) => {
    const found = jsonProblemIn(actual, jsonProblems);
    if (found !== null) return { title: 'The file cannot be read', way: mint.textNotJson(found.problem, line ?? 1, column ?? 1) };
    return { title: 'This is not the right kind of file', way: `Expected ${expected ?? 'a file that Tokensmith wrote'}.` };
  },
} satisfies Partial<Record<ErrorCode, Say>>;
export type MintErrorMessages = Readonly<Record<keyof typeof mintErrors, Say>>;
