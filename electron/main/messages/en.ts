/** What the main process itself says: native dialogs and the menu. */
export const en = {
  cancel: 'Cancel',
  revealTitle: 'Show this secret?',
  revealDetail: (name: string) =>
    `The secret of “${name}” will be visible in the window for 15 seconds. Whoever sees it can sign tokens as you.`,
  revealConfirm: 'Show for 15 seconds',
  copySecretTitle: 'Copy this secret?',
  copySecretDetail: (name: string) =>
    `The secret of “${name}” goes to the clipboard for 30 seconds. Other programs can read the clipboard.`,
  copySecretConfirm: 'Copy for 30 seconds',
  startAnewTitle: 'Start with an empty vault?',
  startAnewDetail: (folder: string) =>
    `The present vault file is kept in ${folder} under another name. Its keys and tokens will not be visible in the new vault.`,
  startAnewConfirm: 'Set it aside and start anew',
  exportEncryptedTitle: 'Save this private key to a file?',
  exportEncryptedDetail: (name: string) =>
    `“${name}” will be encrypted with your passphrase. Whoever has the file and the passphrase can sign tokens as you.`,
  exportEncryptedConfirm: 'Choose where to save',
  exportPlainTitle: 'Save this private key without encryption?',
  exportPlainDetail: (name: string) =>
    `Whoever can read the file can sign tokens with “${name}”, and so can every backup and synced folder that it lands in.`,
  exportPlainConfirm: 'Save unencrypted',
  open: {
    keys: 'Choose key files',
    rows: 'Choose a file of rows: CSV or JSON lines',
    profiles: 'Choose a file of profiles',
    policies: 'Choose a file of policies',
    token: 'Choose a file with a token in it',
    'scan-files': 'Choose files to look through',
    'scan-folder': 'Choose a folder to look through',
  },
  save: {
    key: 'Save the key',
    tokens: 'Save the tokens',
    profiles: 'Save the profiles',
    policies: 'Save the policies',
    report: 'Save the report',
    scan: 'Save the table',
  },
  notice: {
    unnamed: 'Unnamed token',
    'expires-soon': (name: string) => `“${name}” expires soon`,
    renewed: (name: string) => `“${name}” was renewed`,
    'renewal-failed': (name: string) => `“${name}” could not be renewed`,
    many: {
      'expires-soon': (count: number) => `${count.toLocaleString('en')} tokens expire soon`,
      renewed: (count: number) => `${count.toLocaleString('en')} tokens were renewed`,
      'renewal-failed': (count: number) => `${count.toLocaleString('en')} tokens could not be renewed`,
    },
    body: 'Open Tokensmith to see more.',
  },
  menu: { edit: 'Edit', view: 'View', window: 'Window' },
};

export type MainMessages = typeof en;
