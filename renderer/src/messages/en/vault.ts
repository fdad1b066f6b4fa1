import type { VaultState } from '../../../../shared/vault.ts';

const short: Record<VaultState, string> = {
  opening: 'Opening the keychain…',
  ready: 'Keychain ready',
  memory: 'Memory only',
  'no-keychain': 'No keychain',
  'needs-setup': 'Keychain needs setup',
  locked: 'Keychain locked',
  hung: 'Keychain silent',
  lost: 'Vault key lost',
  corrupt: 'Vault damaged',
  'read-only': 'Read-only',
  newer: 'Newer vault',
  'disk-full': 'Disk full',
};

/** What a closed vault means, and the steps out of it. A command is shown on Linux only, ready to copy. */
export type VaultGuide = {
  readonly title: string;
  readonly text: string;
  readonly steps: readonly { readonly text: string; readonly command?: string }[];
};
export type ClosedState = Exclude<VaultState, 'opening' | 'ready' | 'memory' | 'read-only' | 'disk-full'>;

const guides: Record<ClosedState, VaultGuide> = {
  'no-keychain': {
    title: 'No keychain was found',
    text: 'Tokensmith keeps every secret in the system’s keychain, never in a plain file. On this system it could not find one.',
    steps: [
      { text: 'Install a keychain service.', command: 'sudo apt install gnome-keyring libsecret-1-0' },
      { text: 'Sign out and in again, so that your session starts it.' },
      { text: 'Come back and try again.' },
    ],
  },
  'needs-setup': {
    title: 'The keychain has no default keyring yet',
    text: 'A keychain service is running, but there is no keyring in which secrets could be put.',
    steps: [
      { text: 'Open “Passwords and Keys”.', command: 'sudo apt install seahorse && seahorse' },
      { text: 'Add a password keyring, give it a password, and set it as the default.' },
      { text: 'Come back and try again.' },
    ],
  },
  locked: {
    title: 'The keychain is locked',
    text: 'Your keys are safe in it, but it gives nothing out until you unlock it.',
    steps: [
      { text: 'Try again: your system asks for the keychain’s password.' },
      { text: 'If no prompt appears, unlock the login keyring in “Passwords and Keys”.', command: 'seahorse' },
    ],
  },
  hung: {
    title: 'The keychain does not answer',
    text: 'Tokensmith waited 15 seconds. Everything else goes on working; nothing was written.',
    steps: [
      { text: 'Look for a password prompt behind other windows, and answer it.' },
      { text: 'If there is none, start the keychain service anew.', command: 'systemctl --user restart gnome-keyring-daemon.service' },
      { text: 'Try again.' },
    ],
  },
  lost: {
    title: 'The keychain no longer holds the key to your vault',
    text: 'The vault file is there and unharmed, but the secret that opens it is gone: the keychain was reset, or the file came from another computer or user. Nothing was changed.',
    steps: [
      { text: 'If you can, restore the keychain from a backup, or sign in as the user who made the vault. Then try again.' },
      { text: 'If not, start anew: the old file is set aside, not deleted, and opens again should its key come back.' },
    ],
  },
  corrupt: {
    title: 'The vault file is damaged',
    text: 'Its contents no longer match their seal, so nothing in it can be trusted. The original is kept exactly as it is.',
    steps: [
      { text: 'If you have a backup of the folder, put the vault file back and try again.' },
      { text: 'If not, start anew: the damaged file is set aside, not deleted.' },
    ],
  },
  newer: {
    title: 'The vault was written by a newer Tokensmith',
    text: 'This version cannot read it without risking loss, so it leaves it alone.',
    steps: [{ text: 'Update Tokensmith to the version that you used last, then open it again.' }],
  },
};

export const vault = {
  short,
  guides,
  railLabel: (state: string) => `Vault: ${state}`,
  openingTitle: 'Waiting for the keychain…',
  openingText: 'Your system may be asking for its password, perhaps behind another window.',
  stepsTitle: 'What to do',
  tryAgain: 'Try again',
  unlock: 'Unlock…',
  trying: 'Asking the keychain…',
  useMemory: 'Work in memory only',
  useMemoryNote: 'Everything works, but keys and tokens are gone when you quit.',
  startAnew: 'Start anew…',
  startAnewNote: 'Keys and tokens of the old vault are not available in the new one.',
  showFolder: 'Show the folder',
  copyCommand: 'Copy the command',
  commandCopied: 'Command copied.',
  details: 'What the keychain said',

  memoryTitle: 'Memory only: keys and tokens are gone when you quit.',
  readOnlyTitle: 'Read-only: nothing can be saved, because the vault’s folder cannot be written.',
  diskFullTitle: 'The disk is full: nothing more can be saved until some space is freed.',
};
export type VaultMessages = typeof vault;
