import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MainMessages } from './messages/en.ts';

/** Roles only: editing, zoom and window. No reload and no developer tools outside development. */
export function setMenu(messages: MainMessages, isDevelopment: boolean): void {
  const development: MenuItemConstructorOptions[] = isDevelopment ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : [];
  const template: MenuItemConstructorOptions[] = [
    {
      label: messages.menu.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: messages.menu.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...development,
      ],
    },
    { label: messages.menu.window, role: 'windowMenu' },
  ];
  const appMenu: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  app.setAboutPanelOptions({ applicationName: 'Tokensmith' });
  Menu.setApplicationMenu(Menu.buildFromTemplate([...appMenu, ...template]));
}
