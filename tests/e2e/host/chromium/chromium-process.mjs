/** Starts and ends one Chromium, and hands out its pages. Knows nothing of Electron. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CdpConnection } from './cdp-connection.mjs'

/** @typedef {import('./cdp-connection.mjs').Session} Session */
/** @typedef {import('node:stream').Writable} Writable */
/** @typedef {import('node:stream').Readable} Readable */
/** @typedef {{ targetId: string, session: Session }} NewPage */

/** `Uint8Array.prototype.toBase64`, which the page's side of the IPC uses, came with this version. */
const OLDEST_VERSION = 140

/** Nothing of the browser's own reaches the network, and no frame gets a process of its own: one session sees a page whole. */
const FLAGS = [
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--test-type', // no bars about flags
  '--hide-crash-restore-bubble',
  '--disable-site-isolation-trials',
  '--disable-features=IsolateSandboxedIframes,IsolateOrigins,site-per-process,Translate,MediaRouter,OptimizationHints',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // A second wall behind the request gate, for what it cannot see (WebSocket, WebRTC, the browser itself).
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/**
 * @typedef {object} ChromiumOptions
 * @property {import('../settings.mjs').BrowserChoice} browser
 * @property {string} profile        folder for the browser's own files
 * @property {boolean} headed
 * @property {boolean} debuggingPort
 * @property {string} title          of the window until the page has its own
 */

/** @param {ChromiumOptions} options */
function commandLine({ browser, profile, headed, debuggingPort, title }) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const wayland = headed && !DISPLAY && WAYLAND_DISPLAY ? ['--ozone-platform=wayland'] : []
  const shape = headed
    ? [...wayland, `--app=data:text/html,<title>${encodeURIComponent(title)}</title>`]
    : ['--headless', '--no-startup-window', '--hide-scrollbars']
  const port = debuggingPort ? ['--remote-debugging-port=0'] : []
  return [...browser.args, ...FLAGS, `--user-data-dir=${profile}`, ...shape, ...port]
}

export class Chromium {
  /** @type {CdpConnection} */
  #connection
  /** @type {import('node:child_process').ChildProcess} */
  #process
  /** Pages that have appeared and belong to nobody yet. @type {Map<string, Session>} */
  #unclaimed = new Map()
  #creating = 0
  /** The page of the window that a headed browser opens by itself. @type {Promise<NewPage> | null} */
  #firstPage = null
  #errorOutput = ''
  /** Of the browser, such as 156. */
  majorVersion = 0
  /** For a test to connect to; null when none was asked for. @type {number | null} */
  port = null

  /** @param {ChromiumOptions} options */
  constructor(options) {
    const stdio = /** @type {('ignore' | 'pipe')[]} */ (['ignore', 'ignore', 'pipe', 'pipe', 'pipe'])
    this.#process = spawn(options.browser.executablePath, commandLine(options), { stdio })
    this.#process.stderr?.on(
      'data',
      (text) => (this.#errorOutput = (this.#errorOutput + String(text)).slice(-4000)),
    )
    const [, , , output, input] = this.#process.stdio
    this.#connection = new CdpConnection(/** @type {Writable} */ (output), /** @type {Readable} */ (input))
    /** Resolves when the browser is gone, for whatever reason. */
    this.closed = new Promise((resolve) => {
      this.#process.once('exit', resolve)
      this.#process.once('error', resolve)
    })
    process.once('exit', () => this.#process.kill('SIGKILL'))
  }

  /**
   * @param {ChromiumOptions} options
   * @returns {Promise<Chromium>}  rejects with one sentence when the browser cannot be started or is too old
   */
  static async launch(options) {
    const chromium = new Chromium(options)
    try {
      const { product } = await chromium.browser.send('Browser.getVersion')
      chromium.majorVersion = Number(/\/(\d+)/.exec(product)?.[1])
    } catch {
      throw new Error(`${options.browser.name} did not start. ${chromium.#errorOutput.trim()}`)
    }
    if (chromium.majorVersion < OLDEST_VERSION)
      throw new Error(
        `${options.browser.name} ${chromium.majorVersion} is too old: ${OLDEST_VERSION} or newer is needed.`,
      )
    await chromium.#watchPages(options.headed)
    if (options.debuggingPort) chromium.port = await readPort(options.profile)
    return chromium
  }

  /** The session of the browser itself. */
  get browser() {
    return this.#connection.browser
  }

  /**
   * A new page, paused before its first document until `Runtime.runIfWaitingForDebugger`.
   * @returns {Promise<NewPage>}
   */
  async newPage() {
    const first = this.#firstPage
    this.#firstPage = null
    if (first) return first
    this.#creating += 1
    const { targetId } = await this.browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
    })
    this.#creating -= 1
    return { targetId, session: this.#claim(targetId) }
  }

  /** @param {string} targetId */
  async closePage(targetId) {
    await this.browser.send('Target.closeTarget', { targetId })
  }

  /**
   * @param {string} targetId
   * @param {() => void} listener  called once, when that page or the whole browser has gone
   */
  onPageGone(targetId, listener) {
    const detached = (/** @type {{ targetId?: string }} */ target) => {
      if (target.targetId === targetId) gone()
    }
    const gone = () => {
      this.browser.off('Target.detachedFromTarget', detached)
      listener()
    }
    this.browser.on('Target.detachedFromTarget', detached)
    void this.closed.then(() => gone())
  }

  /** Ends the browser; resolves when its process is gone. */
  async close() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const patience = setTimeout(() => this.#process.kill('SIGKILL'), 3000)
    // The browser may be gone before it answers; its end is what counts.
    await Promise.race([this.browser.send('Browser.close').then(() => this.closed), this.closed]).catch(
      () => this.closed,
    )
    clearTimeout(patience)
  }

  /** @param {string} targetId */
  #claim(targetId) {
    const session = this.#unclaimed.get(targetId)
    if (!session) throw new Error('The browser closed a page before it could be used.')
    this.#unclaimed.delete(targetId)
    return session
  }

  /** @param {boolean} headed */
  async #watchPages(headed) {
    /** @type {(page: NewPage) => void} */
    let firstAppeared = () => {}
    if (headed) this.#firstPage = new Promise((resolve) => (firstAppeared = resolve))
    this.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const session = this.#connection.session(sessionId)
      const isPage = targetInfo.type === 'page'
      if (isPage && targetInfo.openerId === undefined && this.#creating > 0)
        this.#unclaimed.set(targetInfo.targetId, session)
      else if (isPage && targetInfo.url.startsWith('data:text/html,<title>'))
        firstAppeared({ targetId: targetInfo.targetId, session })
      else if (isPage)
        void this.closePage(targetInfo.targetId) // opened by a page; Electron asks the app first
      else void session.send('Runtime.runIfWaitingForDebugger')
    })
    await this.browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
    })
  }
}

/**
 * @param {string} profile
 * @returns {Promise<number>}  the port that the browser chose; it writes the file once it listens
 */
async function readPort(profile) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    if (text.includes('\n')) return Number(text.split('\n')[0])
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('The browser did not open its debugging port.')
}
