import type { ElectronApplication } from '@playwright/test';

/** Answers the native dialogs of this run, as a person at the desktop would. */
export async function answerDialogs(app: ElectronApplication, answer: 'confirm' | 'cancel'): Promise<void> {
  await app.evaluate(
    ({ dialog }, response) => {
      const asked: string[] = [];
      Reflect.set(globalThis, 'askedNatively', asked);
      Reflect.set(dialog, 'showMessageBox', async (_window: unknown, options: Electron.MessageBoxOptions) => {
        asked.push(options.message);
        return { response, checkboxChecked: false };
      });
    },
    answer === 'confirm' ? 1 : 0,
  );
}

/** The questions so far. */
export async function askedQuestions(app: ElectronApplication): Promise<string[]> {
  return app.evaluate((): string[] => Reflect.get(globalThis, 'askedNatively') ?? []);
}

/** Answers the system's open dialogs from now on, as a person who takes these files. */
export async function openFiles(app: ElectronApplication, files: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      Reflect.set(dialog, 'showOpenDialog', async () => ({ canceled: false, filePaths }));
    },
    [...files],
  );
}

/** Answers the system's save dialogs from now on, as a person who takes this file. */
export async function saveTo(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    Reflect.set(dialog, 'showSaveDialog', async () => ({ canceled: false, filePath }));
  }, file);
}
