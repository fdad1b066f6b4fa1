// The floor: the least Electron app there is, one window with one element.
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.env['TWIN_DATA'] ?? '');
void app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>Bare</h1>'));
