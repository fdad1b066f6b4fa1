const { contextBridge, ipcRenderer } = require('electron');

const isOpen = process.argv.includes('--twin-exposes-ipc');
const bridge = { invoke: (channel, input) => ipcRenderer.invoke(channel, input), on: (event, listener) => ipcRenderer.on(event, listener) };
const exposed = Object.freeze(isOpen ? { ...bridge, send: (channel) => ipcRenderer.send(channel) } : bridge);
if (process.contextIsolated) contextBridge.exposeInMainWorld('tokensmith', exposed);
else window.tokensmith = exposed;
