/** One page of Chromium with a preload in its isolated world: loading, messages in both directions, its end. */
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { pageWorldScript, preloadWorldScript } from '../page/scripts.mjs'
import { FrameTree } from './frame-tree.mjs'

/** @typedef {import('./cdp-connection.mjs').Session} Session */
/** @typedef {{ source: string, fileName: string, inSubFrames: boolean, process: object }} PreloadScript */

const WORLD = 'electron-preload'
const BINDING = '__descentHostSend'
const RECEIVER = '__descentHost'

/**
 * Emits `message` (text, Frame | null, frameId), `loaded`, `dom-ready`, `crashed`, `window-open` (its url); whoever hears
 * that the page is gone emits `closed`.
 */
export class ChromiumPage extends EventEmitter {
  /** World of each frame. @type {Map<string, number>} */
  #worlds = new Map()
  /** Addresses that the main process sent this page to, until their request comes. @type {Set<string>} */
  #ownNavigations = new Set()
  /** Starts the text that stands for a file's path until it is asked for; not to be guessed. */
  tokenPrefix = `host-file:${randomUUID()}:`

  /**
   * @param {Session} session
   * @param {string} targetId
   */
  constructor(session, targetId) {
    super()
    this.session = session
    this.targetId = targetId
    this.frames = new FrameTree(session)
  }

  /**
   * Prepares the page; it stays paused until `resume`.
   * @param {PreloadScript | null} preload
   */
  async prepare(preload) {
    const { session } = this
    this.#followWorlds()
    session.on('Page.loadEventFired', () => this.emit('loaded'))
    session.on('Page.domContentEventFired', () => this.emit('dom-ready'))
    session.on('Page.windowOpen', ({ url }) => this.emit('window-open', { url }))
    session.on('Inspector.targetCrashed', () => this.emit('crashed'))
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      this.#addScripts(preload),
    ])
    await this.frames.load(session)
  }

  /** Lets the first document begin. */
  async resume() {
    await this.session.send('Runtime.runIfWaitingForDebugger')
  }

  /**
   * @param {string} address  as Chromium knows it
   * @returns {Promise<void>} resolves when the page has loaded; rejects with Chromium's reason
   */
  async navigate(address) {
    const { promise, resolve, reject } = deferred()
    const failed = () => reject(new Error('ERR_FAILED: the page ended while it was loading'))
    this.#ownNavigations.add(withoutFragment(address))
    this.once('loaded', resolve).once('crashed', failed).once('closed', failed)
    try {
      const { errorText, loaderId } = await this.session.send('Page.navigate', { url: address })
      if (errorText) throw new Error(errorText)
      if (loaderId !== undefined) await promise // undefined: within the same document
    } finally {
      this.off('loaded', resolve).off('crashed', failed).off('closed', failed)
    }
  }

  /** Loads the present document again, for the main process. */
  async reload() {
    const { entries, currentIndex } = await this.session.send('Page.getNavigationHistory')
    this.#ownNavigations.add(withoutFragment(entries[currentIndex]?.url ?? ''))
    await this.session.send('Page.reload')
  }

  /**
   * @param {string} address
   * @returns {boolean} whether the main process began this navigation; says so once
   */
  takeOwnNavigation(address) {
    return this.#ownNavigations.delete(address)
  }

  /**
   * Sends text to the preload of the main frame, or of another one. Text for a document that has gone is lost, as in
   * Electron.
   * @param {string} text
   * @param {string} [frameId]
   */
  async deliver(text, frameId = this.frames.mainFrameId) {
    const executionContextId = this.#worlds.get(frameId)
    if (executionContextId === undefined) return
    const functionDeclaration = `(text) => globalThis.${RECEIVER}.receive(text)`
    try {
      await this.session.send('Runtime.callFunctionOn', {
        executionContextId,
        functionDeclaration,
        arguments: [{ value: text }],
        silent: true,
      })
    } catch (error) {
      if (this.#worlds.get(frameId) === executionContextId) throw error
    }
  }

  /**
   * The path of a file that the preload was handed.
   * @param {number} index    its number among those handed
   * @param {string} frameId  where
   * @returns {Promise<string>}  empty for a file that was made by the page
   */
  async pathOfFile(index, frameId) {
    const contextId = this.#worlds.get(frameId)
    if (contextId === undefined) return ''
    const expression = `globalThis.${RECEIVER}.handed[${index}]`
    const { result } = await this.session.send('Runtime.evaluate', { expression, contextId })
    if (result.objectId === undefined) return ''
    const { path } = await this.session.send('DOM.getFileInfo', { objectId: result.objectId })
    return path
  }

  /** @param {PreloadScript | null} preload */
  async #addScripts(preload) {
    if (!preload) return
    const names = { inbound: `lab-in-${randomUUID()}`, outbound: `lab-out-${randomUUID()}` }
    const { tokenPrefix } = this
    const settings = { names, binding: BINDING, receiver: RECEIVER, tokenPrefix, process: preload.process }
    const { source, fileName, inSubFrames } = preload
    await this.session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: pageWorldScript(names, inSubFrames),
    })
    await this.session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: preloadWorldScript(source, fileName, settings, inSubFrames),
    })
  }

  #followWorlds() {
    /** @type {Map<number, string>} */
    const frameOfWorld = new Map()
    this.session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== WORLD) return
      const frameId = String(Reflect.get(context.auxData ?? {}, 'frameId'))
      frameOfWorld.set(context.id, frameId)
      this.#worlds.set(frameId, context.id)
    })
    this.session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      const frameId = frameOfWorld.get(executionContextId) ?? ''
      frameOfWorld.delete(executionContextId)
      if (this.#worlds.get(frameId) === executionContextId) this.#worlds.delete(frameId)
    })
    this.session.on('Runtime.executionContextsCleared', () => this.#worlds.clear())
    this.session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      const frameId = frameOfWorld.get(executionContextId) ?? ''
      this.emit('message', payload, this.frames.find(frameId), frameId)
    })
  }
}

/** @param {string} address */
function withoutFragment(address) {
  return address.split('#')[0] ?? ''
}

/** A promise and its two ends. */
function deferred() {
  /** @type {() => void} */
  let resolve = () => {}
  /** @type {(error: Error) => void} */
  let reject = () => {}
  /** @type {Promise<void>} */
  const promise = new Promise((onResolved, onRejected) => {
    resolve = onResolved
    reject = onRejected
  })
  promise.catch(() => {}) // whoever awaits it hears of it; nobody may be waiting any more
  return { promise, resolve, reject }
}
