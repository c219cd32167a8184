/** The window: the only place that makes one, so that its protections are stated once. */
import { BrowserWindow } from 'electron'
import { APP_ORIGIN } from './origin'

/**
 * Security: do not change without reading tests/security/window.spec.ts, which compares the whole record.
 * Context isolation and the sandbox keep the page from Node; no webview, no remote content, no plugins.
 */
export const WEB_PREFERENCES = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
})

export interface WindowOptions {
  readonly preload: string
  /** The development server's address while developing, the app's own otherwise. */
  readonly address: string
  readonly isDark: boolean
}

const windows = new Set<BrowserWindow>()

/** Opens the window; it is shown when its first frame is drawn, so nothing flashes. */
export async function openWindow({ preload, address, isDark }: WindowOptions): Promise<void> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Descent',
    backgroundColor: isDark ? '#141518' : '#f6f5f2',
    webPreferences: { ...WEB_PREFERENCES, preload },
  })
  windows.add(window)
  window.once('closed', () => windows.delete(window))
  window.once('ready-to-show', () => window.show())
  await window.loadURL(address)
}

export const APP_ADDRESS = `${APP_ORIGIN}/index.html`

/** Those that are open. */
export function allWindows(): readonly BrowserWindow[] {
  return [...windows]
}
