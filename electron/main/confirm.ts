import { dialog, type BrowserWindow } from 'electron';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { MainMessages } from './messages/en.ts';
import type { Question } from './services.ts';

/** A native dialog: a compromised page can open it, but not answer it. Cancel is the default. */
export async function confirmNatively(
  window: BrowserWindow,
  messages: MainMessages,
  question: Question,
  subject: string,
): Promise<Result<null>> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: messages[`${question}Title`],
    detail: messages[`${question}Detail`](subject.slice(0, 200)),
    buttons: [messages.cancel, messages[`${question}Confirm`]],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1 ? ok(null) : fail(appError('confirmation-declined'));
}
