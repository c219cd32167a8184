/** The substitute `electron` module, as the built main file requires it. */
import { app } from './app.mjs'
import { BrowserWindow } from './browser-window.mjs'
import { clipboard, nativeTheme, net, Notification, powerSaveBlocker, screen, shell } from './desktop.mjs'
import { dialog } from './dialog.mjs'
import { ipcMain } from './ipc-main.mjs'
import { Menu, MenuItem } from './menu.mjs'
import { modelled } from './modelled.mjs'
import { protocol, session } from './session.mjs'

export const electron = modelled('', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
})
