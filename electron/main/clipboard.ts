import { clipboard } from 'electron';

/** How long a secret or a token stays on the clipboard, in seconds. */
export const clearAfterSeconds = 30;

export type Clipboard = {
  /** For text that may be known: public keys, ids, claims. */
  copy(text: string): void;
  /** For tokens and secrets: cleared after 30 s and at quit, unless something else replaced it. */
  copySecret(text: string): void;
  /** What is on the clipboard now, whoever put it there. */
  read(): Promise<string>;
  /** Resolves when a secret that is still there is gone. */
  clear(): Promise<void>;
};

export function createClipboard(): Clipboard {
  let secret: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const clear = async () => {
    clearTimeout(timer);
    const written = secret;
    secret = null;
    // Electron answers at once or with a promise, depending on its version.
    if (written !== null && (await clipboard.readText()) === written) clipboard.clear();
  };
  return {
    copy(text) {
      clearTimeout(timer);
      secret = null;
      clipboard.writeText(text);
    },
    copySecret(text) {
      clearTimeout(timer);
      clipboard.writeText(text);
      secret = text;
      timer = setTimeout(() => void clear(), clearAfterSeconds * 1000);
      timer.unref();
    },
    // Electron answers at once or with a promise, depending on its version.
    read: async () => clipboard.readText(),
    clear,
  };
}
