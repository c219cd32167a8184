/**
 * Every request of a page passes here: navigation is put to the app, the app's schemes are answered by its handlers,
 * everything else ends. Nothing reaches the network.
 */
import { fromBrowserAddress, toBrowserAddress } from './addresses.mjs'

/** @typedef {import('./chromium-page.mjs').ChromiumPage} ChromiumPage */
/** @typedef {import('./frame-tree.mjs').Frame} Frame */
/** @typedef {{ url: string, method: string, resourceType: string, frame: Frame | null }} RequestDetails */
/** @typedef {(request: Request) => Response | Promise<Response>} SchemeHandler */
/**
 * @typedef {object} Gatekeeper                what the app decides
 * @property {ReadonlySet<string>} schemes     the registered custom schemes
 * @property {(scheme: string) => SchemeHandler | undefined} handlerOf
 * @property {(details: RequestDetails) => Promise<{ cancel?: boolean, redirectURL?: string }>} beforeRequest
 * @property {(url: string, frame: Frame | null) => boolean} mayNavigate  asked for what the page itself starts
 */
/**
 * @typedef {object} Paused
 * @property {string} requestId
 * @property {string} frameId
 * @property {string} resourceType
 * @property {{ url: string, method: string, headers: Record<string, string>, postData?: string }} request
 */

/** Longest wait for the news that a navigation was the page's own; only a test's `goto` and `reload` wait in vain. */
const LATE_EVENT_MS = 50

export class RequestGate {
  /** Navigations that the page itself asked for and that have not begun yet: frame id and address. */
  #asked = new Set()
  /** @type {ChromiumPage} */
  #page
  /** @type {Gatekeeper} */
  #gatekeeper

  /**
   * @param {ChromiumPage} page
   * @param {Gatekeeper} gatekeeper
   */
  constructor(page, gatekeeper) {
    this.#page = page
    this.#gatekeeper = gatekeeper
  }

  async open() {
    const { session } = this.#page
    session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      this.#asked.add(`${frameId} ${url.split('#')[0]}`) // a request has no fragment
    })
    session.on('Fetch.requestPaused', (paused) => void this.#answer(paused))
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  }

  /** @param {Paused} paused */
  async #answer(paused) {
    try {
      const refusal = await this.#refusal(paused)
      if (refusal) await this.#fail(paused, refusal)
      else await this.#serve(paused)
    } catch (error) {
      if (isOver(error)) return
      console.error(`The request for ${fromBrowserAddress(paused.request.url)} failed:`, error)
      await this.#fail(paused, 'Failed').catch(ignoreOver)
    }
  }

  /**
   * @param {Paused} paused
   * @returns {Promise<'Aborted' | 'BlockedByClient' | null>}
   */
  async #refusal({ request, resourceType, frameId }) {
    const url = fromBrowserAddress(request.url)
    const frame = this.#page.frames.find(frameId)
    if (resourceType === 'Document' && (await this.#isAskedByPage(frame, frameId, request.url))) {
      if (!this.#gatekeeper.mayNavigate(url, frame)) return 'Aborted'
    }
    const details = {
      url,
      method: request.method,
      resourceType: RESOURCE_TYPES[resourceType] ?? 'other',
      frame,
    }
    const { cancel, redirectURL } = await this.#gatekeeper.beforeRequest(details)
    if (redirectURL !== undefined) throw new Error('harness: webRequest redirectURL is not modelled')
    return cancel ? 'BlockedByClient' : null
  }

  /**
   * Whether the page (a script, a link) began this navigation, rather than the main process or a test. Chromium says so
   * in an event of the page's process, which usually comes before the request, but comes another way and may be late.
   * @param {Frame | null} frame
   * @param {string} frameId
   * @param {string} address
   */
  async #isAskedByPage(frame, frameId, address) {
    if (frame?.parent) return true
    if (this.#page.takeOwnNavigation(address)) return false
    const asked = `${frameId} ${address}`
    if (!this.#asked.has(asked)) await new Promise((resolve) => setTimeout(resolve, LATE_EVENT_MS))
    return this.#asked.delete(asked)
  }

  /** @param {Paused} paused */
  async #serve(paused) {
    const { request, requestId } = paused
    const url = fromBrowserAddress(request.url)
    const { protocol, pathname } = new URL(url)
    if (protocol === 'data:' || protocol === 'blob:')
      return void (await this.#page.session.send('Fetch.continueRequest', { requestId }))
    const handler = this.#gatekeeper.handlerOf(protocol.slice(0, -1))
    if (!handler) return this.#fail(paused, 'BlockedByClient')
    // Chromium's tab asks for an icon; an Electron window has no tab.
    const response =
      pathname === '/favicon.ico' && paused.resourceType === 'Other'
        ? new Response(null, { status: 204 })
        : await handler(new Request(url, requestInit(request)))
    await this.#page.session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({
        name,
        value: this.#addressed(name, value),
      })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }

  /**
   * A `location` header must say the address as Chromium knows it.
   * @param {string} name
   * @param {string} value
   */
  #addressed(name, value) {
    return name === 'location' && URL.canParse(value)
      ? toBrowserAddress(value, this.#gatekeeper.schemes)
      : value
  }

  /**
   * @param {Paused} paused
   * @param {'Aborted' | 'BlockedByClient' | 'Failed'} errorReason
   */
  async #fail({ requestId }, errorReason) {
    await this.#page.session.send('Fetch.failRequest', { requestId, errorReason })
  }
}

/** Chromium's names of what is asked for, in Electron's words. @type {Record<string, string>} */
const RESOURCE_TYPES = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
}

/** @param {Paused['request']} request */
function requestInit({ method, headers, postData }) {
  return { method, headers, ...(postData === undefined ? {} : { body: postData }) }
}

/**
 * The page or the browser ended while its request was being answered.
 * @param {unknown} error
 */
function isOver(error) {
  return error instanceof Error && /closed|Session with given id|Invalid InterceptionId/.test(error.message)
}

/** @param {unknown} error */
function ignoreOver(error) {
  if (!isOver(error)) throw error
}
