/**
 * A connection to Chromium's DevTools protocol over a pair of pipes. Knows messages and sessions, nothing of pages.
 * On a pipe each message is one JSON text that ends with a zero byte.
 */
import { EventEmitter } from 'node:events'

/** @typedef {import('playwright-core').CDPSession['send']} Send */
/** @typedef {Pick<import('playwright-core').CDPSession, 'send' | 'on' | 'once' | 'off'>} Session */
/** @typedef {{ id?: number, sessionId?: string, method?: string, params?: object, result?: object, error?: { message: string } }} Message */
/** @typedef {{ resolve: (result: object) => void, reject: (error: Error) => void, method: string }} Waiting */

export class CdpConnection {
  /** @type {Map<number, Waiting>} */
  #waiting = new Map()
  /** @type {Map<string, { emitter: EventEmitter, session: Session }>} */
  #sessions = new Map()
  #count = 0
  /** Pieces of a message that is not whole yet. @type {string[]} */
  #pieces = []
  /** @type {import('node:stream').Writable} */
  #output

  /**
   * @param {import('node:stream').Writable} output  where commands go
   * @param {import('node:stream').Readable} input   where answers and events come from
   */
  constructor(output, input) {
    this.#output = output
    // A browser that has just ended closes its end of the pipe; `close` then settles every waiting command.
    output.on('error', () => this.close())
    input.setEncoding('utf8')
    input.on('data', (/** @type {string} */ text) => this.#receive(text))
    input.on('close', () => this.close())
  }

  /** The session of the browser itself, as opposed to a page. */
  get browser() {
    return this.session('')
  }

  /**
   * @param {string} sessionId  as `Target.attachedToTarget` gives it
   * @returns {Session}
   */
  session(sessionId) {
    const known = this.#sessions.get(sessionId)
    if (known) return known.session
    const emitter = new EventEmitter()
    emitter.setMaxListeners(0)
    const send = (/** @type {string} */ method, /** @type {object} */ params = {}) =>
      this.#send(sessionId, method, params)
    const session = /** @type {Session} */ (/** @type {unknown} */ (Object.assign(emitter, { send })))
    this.#sessions.set(sessionId, { emitter, session })
    return session
  }

  /** Fails every command that still waits for its answer. */
  close() {
    for (const { reject, method } of this.#waiting.values())
      reject(new Error(`${method}: the browser has closed.`))
    this.#waiting.clear()
  }

  /**
   * @param {string} sessionId
   * @param {string} method
   * @param {object} params
   * @returns {Promise<object>}
   */
  #send(sessionId, method, params) {
    if (this.#output.destroyed || this.#output.writableEnded)
      return Promise.reject(new Error(`${method}: the browser has closed.`))
    const id = (this.#count += 1)
    const text = JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method })
      this.#output.write(`${text}\0`)
    })
  }

  /** @param {string} text */
  #receive(text) {
    const ends = text.split('\0')
    const rest = ends.pop() ?? ''
    for (const end of ends) {
      const whole = [...this.#pieces, end].join('')
      this.#pieces = []
      this.#dispatch(/** @type {Message} */ (JSON.parse(whole)))
    }
    this.#pieces.push(rest)
  }

  /** @param {Message} message */
  #dispatch({ id, sessionId = '', method, params, result, error }) {
    if (id === undefined) {
      this.#sessions.get(sessionId)?.emitter.emit(method ?? '', params)
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`))
    else waiting?.resolve(result ?? {})
  }
}
