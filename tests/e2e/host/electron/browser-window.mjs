/** `BrowserWindow`: a window around a page. Headless, its size is the page's; headed, it is a real window. */
import { machine, startedChromium } from '../machine.mjs'
import { app } from './app.mjs'
import { modelledEmitter, PreventableEvent } from './modelled.mjs'
import { WebContents } from './web-contents.mjs'

/** @typedef {{ x: number, y: number, width: number, height: number }} Bounds */
/** @typedef {Partial<Bounds> & { show?: boolean, title?: string, webPreferences?: Record<string, unknown> }} WindowOptions */

/** Looks of the window that a browser does not have: accepted, without effect. */
const LOOKS =
  'x y width height show title webPreferences minWidth minHeight icon backgroundColor autoHideMenuBar titleBarStyle center useContentSize'
const KNOWN_OPTIONS = new Set(LOOKS.split(' '))

/** The only preferences that the host models; anything weaker is refused. */
const SAFE_PREFERENCES = /** @type {Record<string, unknown>} */ ({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
})
const FREE_PREFERENCES = new Set([
  'preload',
  'nodeIntegrationInSubFrames',
  'spellcheck',
  'devTools',
  'safeDialogs',
  'backgroundThrottling',
])

/** @param {WindowOptions} options */
function checkOptions({ webPreferences = {}, ...options }) {
  for (const name of Object.keys(options))
    if (!KNOWN_OPTIONS.has(name)) throw new Error(`harness: the window option ${name} is not modelled`)
  for (const [name, value] of Object.entries(webPreferences)) {
    const isFine = name in SAFE_PREFERENCES ? SAFE_PREFERENCES[name] === value : FREE_PREFERENCES.has(name)
    if (!isFine) throw new Error(`harness: webPreferences.${name} = ${String(value)} is not modelled`)
  }
}

let lastId = 0

export class BrowserWindow extends modelledEmitter('BrowserWindow') {
  /** @type {Bounds} */
  #bounds
  #title
  #isVisible
  /** @type {'normal' | 'minimized' | 'maximized' | 'fullscreen'} */
  #state = 'normal'
  #isClosed = false
  #isPlaced

  static getAllWindows() {
    return [...machine().windows]
  }
  /** @param {object} contents */
  static fromWebContents(contents) {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
  /** @param {number} id */
  static fromId(id) {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null
  }
  static getFocusedWindow() {
    return BrowserWindow.getAllWindows().at(-1) ?? null
  }

  /** @param {WindowOptions} [options] */
  constructor(options = {}) {
    super()
    checkOptions(options)
    const {
      x = 0,
      y = 0,
      width = 800,
      height = 600,
      show = true,
      title = app.name,
      webPreferences = {},
    } = options
    this.id = lastId += 1
    this.#bounds = { x, y, width, height }
    this.#isPlaced = options.x !== undefined
    this.#title = title
    this.#isVisible = show
    machine().windows.add(this)
    this.webContents = new WebContents(this.id, webPreferences)
    this.webContents.on('page-gone', () => this.#end())
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.#resize()
    app.emit('browser-window-created', {}, this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  /** @param {string} url */
  loadURL(url) {
    return this.webContents.loadURL(url)
  }
  show() {
    this.#isVisible = true
    this.emit('show')
  }
  hide() {
    this.#isVisible = false
    this.emit('hide')
  }
  focus() {
    this.#tell((page) => page.session.send('Page.bringToFront'))
  }
  isVisible() {
    return this.#isVisible
  }
  isFocused() {
    return BrowserWindow.getFocusedWindow() === this
  }
  isDestroyed() {
    return this.#isClosed
  }

  /** @param {string} title */
  setTitle(title) {
    this.#title = title
    const expression = `document.title = ${JSON.stringify(title)}`
    if (machine().settings.headed) this.#tell((page) => page.session.send('Runtime.evaluate', { expression }))
  }
  getTitle() {
    return this.#title
  }
  // A browser's window has none of these to set.
  setProgressBar() {}
  setBackgroundColor() {}
  setMenuBarVisibility() {}
  removeMenu() {}
  flashFrame() {}

  getBounds() {
    return { ...this.#bounds }
  }
  getNormalBounds() {
    return this.getBounds()
  }
  /** @param {Partial<Bounds>} bounds */
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.#isPlaced ||= bounds.x !== undefined
    this.#resize()
    this.emit('resize')
  }
  getSize() {
    return [this.#bounds.width, this.#bounds.height]
  }
  /**
   * @param {number} width
   * @param {number} height
   */
  setSize(width, height) {
    this.setBounds({ width, height })
  }
  minimize() {
    this.#setState('minimized', 'minimize')
  }
  maximize() {
    this.#setState('maximized', 'maximize')
  }
  restore() {
    this.#setState('normal', 'restore')
  }
  isMinimized() {
    return this.#state === 'minimized'
  }
  isMaximized() {
    return this.#state === 'maximized'
  }
  isFullScreen() {
    return this.#state === 'fullscreen'
  }

  /** A listener may prevent it. */
  close() {
    const event = new PreventableEvent()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy() {
    this.webContents.destroy()
    this.#end()
  }

  #end() {
    if (this.#isClosed) return
    this.#isClosed = true
    machine().windows.delete(this)
    this.emit('closed')
    if (machine().windows.size === 0) app.lastWindowClosed()
  }

  /**
   * @param {'normal' | 'minimized' | 'maximized'} state
   * @param {string} event
   */
  #setState(state, event) {
    this.#state = state
    if (machine().settings.headed) this.#setWindowBounds({ windowState: state })
    this.emit(event)
  }
  #resize() {
    const { x: left, y: top, width, height } = this.#bounds
    const place = this.#isPlaced ? { left, top } : {} // else where the desktop puts it
    if (machine().settings.headed) this.#setWindowBounds({ ...place, width, height })
    else
      this.#tell((page) =>
        page.session.send('Emulation.setDeviceMetricsOverride', {
          width,
          height,
          deviceScaleFactor: 1,
          mobile: false,
        }),
      )
  }
  /** @param {{ left?: number, top?: number, width: number, height: number } | { windowState: 'normal' | 'minimized' | 'maximized' }} bounds */
  #setWindowBounds(bounds) {
    this.#tell(async (page) => {
      const { browser } = await startedChromium()
      const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId: page.targetId })
      await browser.send('Browser.setWindowBounds', { windowId, bounds })
    })
  }
  /** @param {(page: import('../chromium/chromium-page.mjs').ChromiumPage) => Promise<unknown>} action */
  #tell(action) {
    this.webContents
      .page()
      .then(action)
      .catch((error) => {
        if (!this.#isClosed) console.error(error)
      })
  }
}
