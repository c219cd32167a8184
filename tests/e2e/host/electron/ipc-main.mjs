/** `electron.ipcMain`: handlers by channel. */
import { modelledEmitter } from './modelled.mjs'

/** @typedef {(event: object, ...args: unknown[]) => unknown} Handler */

class IpcMain extends modelledEmitter('ipcMain') {
  /** @type {Map<string, Handler>} */
  #handlers = new Map()

  /**
   * @param {string} channel
   * @param {Handler} handler
   */
  handle(channel, handler) {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }
  /** @param {string} channel */
  removeHandler(channel) {
    this.#handlers.delete(channel)
  }
  /**
   * Answers an `invoke` of a page. Called by the host.
   * @param {string} channel
   * @param {object} event
   * @param {unknown[]} args
   */
  async answer(channel, event, args) {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}

export const ipcMain = new IpcMain()
