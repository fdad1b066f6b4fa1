import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { MainMessages } from './messages/en.ts';

/** The system's own dialogs: what the user does not choose there is neither read nor written. Error: 'cancelled'. */
export type FileDialogs = {
  openFiles(what: keyof MainMessages['open']): Promise<Result<readonly string[]>>;
  /** Where to save; `fileName` is proposed. */
  saveAs(fileName: string, what: keyof MainMessages['save']): Promise<Result<string>>;
};

export function createFileDialogs(window: BrowserWindow, messages: () => MainMessages): FileDialogs {
  return {
    async openFiles(what) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: messages().open[what],
        properties: [
          what === 'scan-folder' ? 'openDirectory' : 'openFile',
          ...(takesSeveral(what) ? ['multiSelections' as const] : []),
          'showHiddenFiles',
        ],
      });
      return canceled || filePaths.length === 0 ? fail(appError('cancelled')) : ok(filePaths);
    },
    async saveAs(fileName, what) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: messages().save[what],
        defaultPath: path.join(app.getPath('documents'), fileName),
      });
      return canceled || filePath === '' ? fail(appError('cancelled')) : ok(filePath);
    },
  };
}

function takesSeveral(what: keyof MainMessages['open']): boolean {
  return what === 'keys' || what === 'scan-files' || what === 'scan-folder';
}
