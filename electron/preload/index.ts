import { contextBridge, ipcRenderer } from 'electron';
import type { AppBridge } from '../../shared/ipc/contract.ts';

// Types only from the contract: main's registered handlers are the allow-list, and this file stays
// a few hundred bytes. Event objects never reach the page (Electron checklist 20).
const bridge: AppBridge = {
  invoke: (channel, input) => ipcRenderer.invoke(`tokensmith:${channel}`, input),
  on: (event, listener) => {
    const forward = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(`tokensmith:${event}`, forward);
    return () => ipcRenderer.off(`tokensmith:${event}`, forward);
  },
};

contextBridge.exposeInMainWorld('tokensmith', Object.freeze(bridge));
