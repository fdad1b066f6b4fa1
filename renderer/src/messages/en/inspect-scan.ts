import type { scanSorts, scanVerdicts } from '../../../../shared/scan.ts';

const verdicts: Record<(typeof scanVerdicts)[number], string> = {
  valid: 'valid',
  warning: 'valid, with a warning',
  invalid: 'invalid',
  unknown: 'not judged',
  opaque: 'not a JWT',
};
const sorts: Record<(typeof scanSorts)[number], string> = {
  place: 'Where',
  issuer: 'Issuer',
  subject: 'Subject',
  alg: 'Algorithm',
  kid: 'Key ID',
  expires: 'Expires',
  verdict: 'Verdict',
  times: 'Times',
};

/** Looking through folders and logs for tokens. */
export const inspectScan = {
  title: 'Find all tokens',
  intro: 'Looks through folders, logs and HAR files of any size, and judges every token that it finds. Nothing leaves this computer.',
  chooseFolder: 'Choose a folder…',
  chooseFiles: 'Choose files…',
  dropNote: 'Or drop them here. Hidden files, links and what is no text are passed over, and named afterwards.',
  text: 'Or paste a text',
  textHint: 'A log, a HAR file, a list of tokens. A long text is looked through as soon as it is pasted.',
  textMissing: 'Paste a text first, or choose files.',
  textTooLong: (most: string) => `Up to ${most} can be pasted. Choose a file instead: it may be of any size.`,
  read: 'Find tokens',

  starting: 'Starting…',
  progress: 'How much of the files is read',
  running: (tokens: string, files: string, read: string, total: string, rate: string) =>
    `${tokens} tokens in ${files} files · ${read} of ${total} · ${rate} tokens per second`,
  stop: 'Stop',

  /** `again`: some of them stood there more than once. */
  found: (count: number, again: boolean, tokens: string, occurrences: string, read: string) => {
    if (count === 1) return again ? `One token, found ${occurrences} times · ${read}` : `One token · ${read}`;
    return again ? `${tokens} tokens, found ${occurrences} times · ${read}` : `${tokens} tokens · ${read}`;
  },
  /** Of a pasted text, `count` is 0. */
  lookedThrough: (count: number, files: string, size: string, took: string) => {
    if (count === 0) return `${size} · ${took}`;
    return count === 1 ? `1 file · ${size} · ${took}` : `${files} files · ${size} · ${took}`;
  },
  partTitle: 'Not everything was looked through',
  stopped: 'You stopped it. What was found by then is below.',
  tooMany: (most: string) => `Only the first ${most} different tokens are listed; the rest is counted.`,
  again: 'Look through others',
  export: 'Save as CSV…',
  exported: (name: string) => `Saved “${name}”. The tokens themselves are not in it.`,
  unreadTitle: (count: number, shown: string) => (count === 1 ? 'One file was not read' : `${shown} files were not read`),
  moreUnread: (count: string) => `And ${count} more.`,
  unread: {
    hidden: 'hidden',
    link: 'a link; links are not followed',
    special: 'no ordinary file',
    folder: 'the folder cannot be opened',
    compressed: 'compressed; unpack it first',
    binary: 'no text',
  },

  nothingTitle: 'No token found',
  nothing: 'There is nothing like a token in it. Compressed files and images are not looked into.',
  noMatchTitle: 'Nothing fits',
  noMatch: 'No token fits the search and the verdict that you chose.',
  showAll: 'Show all',

  list: 'Tokens that were found',
  search: 'Search the found tokens',
  searchPlaceholder: 'Issuer, subject, key, file…',
  verdictFilter: 'Verdict',
  all: 'All',
  chip: (name: string, count: string) => `${name} ${count}`,
  verdicts,
  sorts,
  sortBy: 'Sort by',
  ascending: 'ascending',
  descending: 'descending',
  expiredAgo: (when: string) => `expired ${when}`,
  expiresIn: (when: string) => `expires ${when}`,
  noExpiry: 'no expiry',
  none: '–',
  line: (line: string) => `line ${line}`,
  times: (count: string) => `× ${count}`,
  failed: (names: string) => `Because of: ${names}`,
};
export type InspectScanMessages = typeof inspectScan;
