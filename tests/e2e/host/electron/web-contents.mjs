/** `webContents`: a page of Chromium as the main process sees it. */
import { readFileSync } from 'node:fs'
import { toBrowserAddress } from '../chromium/addresses.mjs'
import { ChromiumPage } from '../chromium/chromium-page.mjs'
import { RequestGate } from '../chromium/request-gate.mjs'
import { startedChromium } from '../machine.mjs'
import { decodeInNode, encodeInNode } from '../page/codec.mjs'
import { app } from './app.mjs'
import { ipcMain } from './ipc-main.mjs'
import { modelledEmitter, PreventableEvent } from './modelled.mjs'
import {
  answerMediaRequest,
  applyPermissions,
  beforeRequest,
  handlerOf,
  schemes,
  session,
} from './session.mjs'

/** @typedef {import('../chromium/frame-tree.mjs').Frame} Frame */
/** @typedef {import('../page/worlds.mjs').FromPage} FromPage */
/** @typedef {import('../page/worlds.mjs').ToPage} ToPage */
/** @typedef {{ preload?: string, nodeIntegrationInSubFrames?: boolean }} Preferences */
/** @typedef {{ url: string, frameName: string, features: string, disposition: string }} WindowOpenDetails */

/** What a sandboxed preload sees as `process`. */
function preloadProcess() {
  const { platform, arch, versions } = process
  return { platform, arch, versions, type: 'renderer', sandboxed: true, contextIsolated: true, env: {} }
}

export class WebContents extends modelledEmitter('WebContents') {
  session = session.defaultSession
  /** @type {Preferences} */
  #preferences
  /** @type {ChromiumPage | null} */
  #page = null
  /** @type {Promise<void>} */
  #opened
  /** Messages are handled in the order in which they were sent. */
  #inbox = Promise.resolve()
  #isDestroyed = false
  #isCrashed = false
  /** @type {((details: WindowOpenDetails) => { action: string }) | null} */
  #onWindowOpen = null

  /**
   * @param {number} id
   * @param {Preferences} preferences
   */
  constructor(id, preferences) {
    super()
    this.id = id
    this.#preferences = preferences
    this.#opened = this.#open()
    this.#opened.catch((error) => console.error('The page could not be opened:', error))
  }

  get mainFrame() {
    return this.#page?.frames.mainFrame ?? null
  }
  /** For the window. Resolves when there is a page. */
  async page() {
    await this.#opened
    if (!this.#page) throw new Error('The page is gone.')
    return this.#page
  }
  getURL() {
    return this.mainFrame?.url ?? ''
  }
  isDestroyed() {
    return this.#isDestroyed
  }
  isCrashed() {
    return this.#isCrashed
  }
  /** @param {(details: WindowOpenDetails) => { action: string }} handler */
  setWindowOpenHandler(handler) {
    this.#onWindowOpen = handler
  }

  /** @param {string} url */
  async loadURL(url) {
    if (this.#isCrashed) this.#opened = this.#open()
    const page = await this.page()
    await applyPermissions((await startedChromium()).browser, this, url)
    this.emit('did-start-loading')
    try {
      await page.navigate(toBrowserAddress(url, schemes))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.emit('did-fail-load', {}, -2, reason, url, true)
      throw new Error(`${reason} loading '${url}'`)
    }
  }
  reload() {
    const again = this.#isCrashed ? this.loadURL(this.getURL()) : this.page().then((page) => page.reload())
    again.catch(reportUnlessClosed)
  }
  forcefullyCrashRenderer() {
    // The page ends before it can answer.
    void this.page().then((page) => page.session.send('Page.crash').catch(reportUnlessClosed))
  }

  /**
   * Throws at once when an argument cannot be cloned.
   * @param {string} channel
   * @param {unknown[]} args
   */
  send(channel, ...args) {
    this.#deliver({ kind: 'event', channel, args })
  }

  /** Ends the page. Called by its window. */
  destroy() {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    const page = this.#page
    if (page)
      void startedChromium()
        .then((chromium) => chromium.closePage(page.targetId))
        .catch(reportUnlessClosed)
    this.emit('destroyed')
  }

  async #open() {
    const chromium = await startedChromium()
    const crashed = this.#page
    const { targetId, session: pageSession } = await chromium.newPage()
    const page = new ChromiumPage(pageSession, targetId)
    this.#listen(page)
    chromium.onPageGone(targetId, () => {
      page.emit('closed')
      if (this.#page === page) this.emit('page-gone')
    })
    const { preload, nodeIntegrationInSubFrames: inSubFrames = false } = this.#preferences
    const source = preload === undefined ? '' : readFileSync(preload, 'utf8')
    await page.prepare({ source, fileName: preload ?? 'no-preload', inSubFrames, process: preloadProcess() })
    await new RequestGate(page, { schemes, handlerOf, beforeRequest, mayNavigate: this.#mayNavigate }).open()
    this.#page = page
    this.#isCrashed = false
    await page.resume()
    if (crashed) await chromium.closePage(crashed.targetId)
  }

  /** @param {ChromiumPage} page */
  #listen(page) {
    page.on('dom-ready', () => this.emit('dom-ready', {}))
    page.on('loaded', () => this.emit('did-finish-load', {}))
    page.on('window-open', ({ url }) => this.#askWindowOpen({ url, frameName: '', features: '' }))
    page.on('crashed', () => {
      this.#isCrashed = true
      const details = { reason: 'crashed', exitCode: 139 }
      this.emit('render-process-gone', {}, details)
      app.emit('render-process-gone', {}, this, details)
    })
    page.on('message', (text, frame, frameId) => {
      this.#inbox = this.#inbox
        .then(() => this.#receive(page, text, frame, frameId))
        .catch(reportUnlessClosed)
    })
  }

  /** @type {(url: string, frame: Frame | null) => boolean} */
  #mayNavigate = (url, frame) => {
    const isMainFrame = frame?.parent === null
    const details = { url, frame, isMainFrame, isSameDocument: false, initiator: frame }
    const event = Object.assign(new PreventableEvent(), details)
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  /** @param {Omit<WindowOpenDetails, 'disposition'>} request */
  #askWindowOpen(request) {
    const answer = this.#onWindowOpen?.({ ...request, disposition: 'foreground-tab' })
    if (answer?.action !== 'deny') throw new Error('harness: a window opened by the page is not modelled')
  }

  /**
   * @param {ChromiumPage} page
   * @param {string} text
   * @param {Frame | null} frame
   * @param {string} frameId
   */
  async #receive(page, text, frame, frameId) {
    const paths = await this.#resolvePaths(page, text, frameId)
    const message = /** @type {FromPage} */ (decodeInNode(text, (part) => paths.get(part) ?? part))
    if (message.kind === 'window-open') return this.#askWindowOpen(message)
    if (message.kind === 'media-request') return this.#answerMedia(message, frame, frameId)
    const senderFrame = frame?.isDestroyed ? null : frame
    const reply = (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) =>
      this.#deliver({ kind: 'event', channel, args }, frameId)
    const event = Object.assign(new PreventableEvent(), { sender: this, senderFrame, reply })
    if (message.kind === 'send') ipcMain.emit(message.channel, event, ...message.args)
    else void this.#answer(message, event, frameId)
  }

  /**
   * @param {Extract<FromPage, { kind: 'media-request' }>} message
   * @param {Frame | null} frame
   * @param {string} frameId
   */
  async #answerMedia({ id, mediaTypes }, frame, frameId) {
    const request = { url: frame?.url ?? 'about:blank', isMainFrame: frame?.parent === null, mediaTypes }
    await answerMediaRequest((await startedChromium()).browser, this, request)
    this.#deliver({ kind: 'media-answered', id }, frameId)
  }

  /**
   * @param {Extract<FromPage, { kind: 'invoke' }>} message
   * @param {object} event
   * @param {string} frameId
   */
  async #answer({ id, channel, args }, event, frameId) {
    try {
      this.#deliver({ kind: 'reply', id, value: await ipcMain.answer(channel, event, args) }, frameId)
    } catch (error) {
      this.#deliver(
        { kind: 'failed', id, message: `Error invoking remote method '${channel}': ${error}` },
        frameId,
      )
    }
  }

  /**
   * @param {ToPage} message
   * @param {string} [frameId]
   */
  #deliver(message, frameId) {
    const text = encodeInNode(message)
    this.#page?.deliver(text, frameId).catch(reportUnlessClosed)
  }

  /**
   * @param {ChromiumPage} page
   * @param {string} text
   * @param {string} frameId
   * @returns {Promise<Map<string, string>>}  the path of each file that a message speaks of
   */
  async #resolvePaths(page, text, frameId) {
    /** @type {Map<string, string>} */
    const paths = new Map()
    for (const [token, index] of text.matchAll(new RegExp(`${page.tokenPrefix}(\\d+)`, 'g')))
      if (!paths.has(token)) paths.set(token, await page.pathOfFile(Number(index), frameId))
    return paths
  }
}

/**
 * A page that has just ended leaves questions unanswered; anything else is a fault of the host or of the app.
 * @param {unknown} error
 */
function reportUnlessClosed(error) {
  if (
    error instanceof Error &&
    /closed|crashed|Session with given id|No target with given id/.test(error.message)
  )
    return
  console.error(error)
}
