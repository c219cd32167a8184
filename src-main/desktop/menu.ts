/** The application menu: what each system expects, and nothing that opens a door. */
import type { MenuItemConstructorOptions } from 'electron'
import { shortcutMessages } from '../../shared/messages/shortcuts'

export function menuTemplate(
  platform: NodeJS.Platform,
  isDevelopment: boolean,
  showShortcuts: () => void,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: [isMac ? { role: 'close' } : { role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(isDevelopment ? [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        {
          label: shortcutMessages.title,
          // The page binds the key itself: here it is only shown.
          ...(isMac ? {} : { accelerator: 'F1', registerAccelerator: false }),
          click: () => showShortcuts(),
        },
      ],
    },
  ]
}
