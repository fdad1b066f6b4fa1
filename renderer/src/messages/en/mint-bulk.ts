/** Minting one token for each row of a file. */
export const mintBulk = {
  title: 'One token for each row',
  intro:
    'The form at the left says what all tokens have in common. A column fills the variable of the same name; the others become claims.',
  chooseFile: 'Choose a file…',
  fileNote: 'Or drop one here: CSV with the names in its first line, or JSON lines with one object each. It may be of any size.',
  text: 'Or paste rows',
  textHint: 'A column such as level:number or active:boolean becomes a claim of that type.',
  textMissing: 'Paste some rows first, or choose a file.',
  textTooLong: (most: string) => `Up to ${most} can be pasted. Choose a file instead: it may be of any size.`,
  read: 'Read the rows',

  pasted: 'Pasted rows',
  discardPasted: 'Discard the pasted rows',
  rows: 'The first rows',
  other: 'Use other rows',
  formats: { csv: 'CSV', 'json-lines': 'JSON lines' },
  hadByteOrderMark: 'byte order mark set aside',
  mixedLineEnds: 'mixed line ends',
  uses: { variable: 'variable', claim: 'claim', 'left-out': 'left out' },
  noRows: 'Below the names there is no row: there is nothing to mint.',
  unfilled: (names: string) => `No column fills ${names}: every row takes what the form says.`,
  addOthers: 'Add the other columns as claims',
  formWaits: 'The form at the left has a mistake or no key. Mend it to go on.',

  preview: 'What the rows give',
  firstRows: 'the first rows',
  row: (number: string) => `Row ${number}`,
  payloadSize: (size: string) => `payload ${size}`,
  place: (row: string, line: string) => `row ${row}, line ${line}`,
  problemsAhead: (count: number) => (count === 1 ? 'One of the first rows gives no token' : `${count} of the first rows give no token`),
  moreProblems: (count: number) => `And ${count} more.`,

  target: 'Where the tokens go',
  toFile: 'Into a file',
  toShelf: 'Onto the shelf',
  fileFormat: 'Format of the file',
  fileFormats: { lines: 'One token per line', csv: 'CSV with the rows’ columns', 'json-lines': 'JSON lines' },
  shelfNote: (most: string) => `At most ${most} at once. They get the folder, environment and tags of the form.`,
  privateNote: 'Readable by you alone.',
  mintTo: { file: 'Mint into a file…', shelf: 'Mint onto the shelf' },
  mintAgainTo: { file: 'Mint again into a file…', shelf: 'Mint again onto the shelf' },

  starting: 'Starting…',
  progress: 'How much of the rows is done',
  running: (minted: string, failed: number, rate: string, left: string | null) =>
    `${minted} minted${failed > 0 ? `, ${failed} left out` : ''} · ${rate} per second${left === null ? '' : ` · about ${left} left`}`,
  stop: 'Stop',

  doneTitle: (count: number, shown: string, took: string) =>
    count === 0 ? 'No token was minted' : count === 1 ? `One token minted in ${took}` : `${shown} tokens minted in ${took}`,
  partTitle: (count: number, shown: string) =>
    count === 0
      ? 'Not all rows are done: no token was minted'
      : count === 1
        ? 'Not all rows are done: one token was minted'
        : `Not all rows are done: ${shown} tokens were minted`,
  stopped: 'You stopped it.',
  diskFull: 'The disk is full. Free some space, then mint again.',
  inFile: (name: string) => `They are in “${name}”, readable by you alone. Treat the file like a list of passwords.`,
  onShelf: 'They are on the shelf.',
  partFile: 'The name of the file ends in “.partial”, so that nobody takes it for the whole. Every line in it is complete.',
  showShelf: 'Show the shelf',
  crossChecked: (count: number, shown: string) =>
    count === 1 ? 'One was verified again with another library.' : `${shown} of them were verified again with another library.`,
  failedRows: (count: number, shown: string) => (count === 1 ? 'One row gave no token' : `${shown} rows gave no token`),
};
export type MintBulkMessages = typeof mintBulk;
