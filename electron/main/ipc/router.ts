import type { output } from 'zod';
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { answerCall, type CallLog } from './answer.ts';
import { contract, events, type AppEvents, type AppHandlers, type Channel } from '../../../shared/ipc/contract.ts';
import { isTrustedSender } from './trusted-sender.ts';

type Payload<K extends keyof AppEvents> = output<AppEvents[K]>;

/** What the preload script, and it alone, tells unasked. */
export type DropListener = (paths: unknown) => void;

export type Router = {
  /** Windows whose calls are answered and who hear events. */
  admit(contents: WebContents): void;
  send<K extends keyof AppEvents & string>(event: K, payload: Payload<K>): void;
  /** Once for all that happens within a moment: a burst of changes must not become a burst of reloads. */
  sendSoon<K extends keyof AppEvents & string>(event: K, payload: () => Payload<K>): void;
};

/** How long changes are gathered, in milliseconds: unnoticed by people, and enough for a burst. */
const gatherFor = 30;

/** The only importer of ipcMain. Every declared call goes the one road of `answerCall`; none opts out. */
export function createRouter(handlers: AppHandlers, log: CallLog, onDrop: DropListener): Router {
  const windows = new Set<WebContents>();
  for (const channel of Object.keys(contract)) {
    if (!isChannel(channel)) continue;
    ipcMain.handle(`tokensmith:${channel}`, (event: IpcMainInvokeEvent, input: unknown) =>
      answerCall(channel, isTrustedSender(event, windows), input, handlers, log),
    );
  }
  ipcMain.on('files-dropped', (event, paths: unknown) => {
    if (isTrustedSender(event, windows)) onDrop(paths);
  });
  const gathering = new Set<string>();
  const router: Router = {
    admit(contents) {
      windows.add(contents);
      contents.once('destroyed', () => windows.delete(contents));
    },
    send(event, payload) {
      const safe: unknown = events[event].parse(payload);
      for (const contents of windows) contents.send(`tokensmith:${event}`, safe);
    },
    sendSoon(event, payload) {
      if (gathering.has(event)) return;
      gathering.add(event);
      setTimeout(() => {
        gathering.delete(event);
        router.send(event, payload());
      }, gatherFor);
    },
  };
  return router;
}

function isChannel(name: string): name is Channel {
  return Object.hasOwn(contract, name);
}
