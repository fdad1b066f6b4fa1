/** Minting one token for each row of a file. */
export const mintBulk = {
  title: 'One token for each row',
  intro: 'The form at the left says what all tokens have in common. A column fills the variable of its name, and the others become claims.',
  chooseFile: 'Choose a file…',
  fileNote: 'CSV with a head line, or JSON lines: one object per line. Or drop it here. Files of any size are read piece by piece.',
  text: 'Or paste rows',
  textHint: 'A column such as level:number or active:boolean gives typed claims.',
  textMissing: 'Paste some rows first, or choose a file.',
  read: 'Read the rows',

  pasted: 'Pasted rows',
  other: 'Use other rows',
  formats: { csv: 'CSV', 'json-lines': 'JSON lines' },
  hadByteOrderMark: 'byte order mark set aside',
  mixedLineEnds: 'mixed line ends',
  uses: { variable: 'fills the variable', claim: 'becomes a claim', 'left-out': 'left out' },
  unfilled: (names: string) => `No column fills ${names}: their values in the form count for every row.`,
  addOthers: 'Add the other columns as claims',
  formWaits: 'The form at the left has a mistake or no key; mend it to go on.',

  preview: 'What the rows give',
  firstRows: 'the first rows',
  row: (number: string) => `Row ${number}`,
  line: (number: string) => `line ${number}`,
  problemsAhead: (count: number) => (count === 1 ? 'One of the first rows gives no token' : `${count} of the first rows give no token`),
  moreProblems: (count: number) => `And ${count} more.`,

  target: 'Where the tokens go',
  toFile: 'Into a file',
  toShelf: 'Onto the shelf',
  fileFormat: 'Format of the file',
  fileFormats: { lines: 'One token per line', csv: 'CSV with the rows’ columns', 'json-lines': 'JSON lines' },
  shelfNote: (most: string) => `At most ${most} at once, in the folder and with the tags of the form.`,
  mintToFile: 'Mint into a file…',
  mintToShelf: 'Mint onto the shelf',

  starting: 'Starting…',
  progress: 'How much of the rows is done',
  running: (minted: string, failed: number, rate: string, left: string | null) =>
    `${minted} minted${failed > 0 ? `, ${failed} left out` : ''} · ${rate} per second${left === null ? '' : ` · about ${left} left`}`,
  stop: 'Stop',

  doneTitle: (count: string, took: string) => `${count} tokens minted in ${took}`,
  partTitle: (count: string) => `Not all rows are done: ${count} tokens were minted`,
  stopped: 'You stopped it.',
  inFile: (name: string) => `They are in “${name}”, readable by you alone. Treat the file like a list of passwords.`,
  onShelf: 'They are on the shelf.',
  partFile: 'The name of the file ends in “.partial”, so that nobody takes it for the whole. Every line in it is complete.',
  showShelf: 'Show the shelf',
  crossChecked: (count: string) => `${count} of them were verified again with another library.`,
  failedRows: (count: string) => `Rows without a token: ${count}`,
};
export type MintBulkMessages = typeof mintBulk;
