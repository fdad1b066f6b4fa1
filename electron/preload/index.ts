import { contextBridge, ipcRenderer, webUtils } from 'electron';
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

// Dropped files go to main by their paths: the page never reads them. It cannot name a path itself either, since the bridge
// reaches "tokensmith:" channels only, and a File that a page made has no path.
window.addEventListener('dragover', (event) => event.preventDefault());
window.addEventListener('drop', (event) => {
  event.preventDefault();
  const paths = Array.from(event.dataTransfer?.files ?? [], (file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
  if (paths.length > 0) ipcRenderer.send('files-dropped', paths);
});
