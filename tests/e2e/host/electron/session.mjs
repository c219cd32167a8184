/** `electron.protocol` and `electron.session`: custom schemes, and what pages may ask for. */
import { toBrowserAddress } from '../chromium/addresses.mjs'
import { app } from './app.mjs'
import { modelled } from './modelled.mjs'

/** @typedef {import('../chromium/request-gate.mjs').SchemeHandler} SchemeHandler */
/** @typedef {{ cancel?: boolean, redirectURL?: string }} BeforeRequestAnswer */
/** @typedef {(details: object, callback: (answer: BeforeRequestAnswer) => void) => void} BeforeRequestListener */
/** @typedef {(contents: object, permission: string, callback: (granted: boolean) => void, details: object) => void} PermissionRequestHandler */
/** @typedef {(contents: object, permission: string, requestingOrigin: string, details: object) => boolean} PermissionCheckHandler */

/** @type {Map<string, SchemeHandler>} */
const handlers = new Map()
/** @type {Set<string>} */
export const schemes = new Set()

/** @param {string} scheme */
export const handlerOf = (scheme) => handlers.get(scheme)

export const protocol = modelled('protocol', {
  /** @param {readonly { scheme: string }[]} list */
  registerSchemesAsPrivileged: (list) => {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of list) schemes.add(scheme)
  },
  /**
   * @param {string} scheme
   * @param {SchemeHandler} handler
   */
  handle: (scheme, handler) => {
    if (!app.isReady()) throw new Error('protocol.handle can only be called after app is ready')
    if (!schemes.has(scheme)) throw new Error(`harness: the scheme ${scheme} is not registered as privileged`)
    handlers.set(scheme, handler)
  },
  unhandle: (/** @type {string} */ scheme) => void handlers.delete(scheme),
  isProtocolHandled: (/** @type {string} */ scheme) => handlers.has(scheme),
})

/** @type {BeforeRequestListener | null} */
let onBeforeRequest = null
/** @type {PermissionRequestHandler | null} */
let onPermissionRequest = null
/** @type {PermissionCheckHandler | null} */
let onPermissionCheck = null

/**
 * @param {object} details
 * @returns {Promise<BeforeRequestAnswer>}
 */
export async function beforeRequest(details) {
  const listener = onBeforeRequest
  return listener ? new Promise((resolve) => listener(details, resolve)) : {}
}

/**
 * @param {BeforeRequestListener | object | null} filterOrListener
 * @param {BeforeRequestListener} [listener]
 */
function setOnBeforeRequest(filterOrListener, listener) {
  if (listener) throw new Error('harness: a filter of webRequest is not modelled')
  onBeforeRequest = /** @type {BeforeRequestListener | null} */ (filterOrListener)
}

export const session = modelled('session', {
  defaultSession: modelled('session.defaultSession', {
    protocol,
    /** @param {PermissionRequestHandler | null} handler */
    setPermissionRequestHandler: (handler) => void (onPermissionRequest = handler),
    /** @param {PermissionCheckHandler | null} handler */
    setPermissionCheckHandler: (handler) => void (onPermissionCheck = handler),
    /** No page reaches a device here: Chromium without a chooser grants none. */
    setDevicePermissionHandler: () => {},
    setSpellCheckerEnabled: () => {},
    webRequest: modelled('session.webRequest', {
      onBeforeRequest: setOnBeforeRequest,
      /** The listener is never called: headers arrive from the network only, and the network is off. */
      onHeadersReceived: () => {},
    }),
  }),
})

/** Chromium's names of permissions, and Electron's. */
const PERMISSIONS = /** @type {const} */ ([
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['local-fonts', 'unknown'],
])

/** Chromium's names of the devices, and Electron's types of media. */
const MEDIA = /** @type {const} */ ([
  ['camera', 'video'],
  ['microphone', 'audio'],
])

/**
 * Puts the app's answers into Chromium. They are asked for once per load, not at each request as in Electron; camera and
 * microphone are denied until they are asked for.
 * @param {import('../chromium/cdp-connection.mjs').Session} browser
 * @param {object} contents
 * @param {string} url       where the page is about to go
 */
export async function applyPermissions(browser, contents, url) {
  const { origin } = new URL(toBrowserAddress(url, schemes))
  if (origin === 'null') return
  for (const [name, permission] of PERMISSIONS) {
    const details = { isMainFrame: true, requestingUrl: url }
    const setting = (await isGranted(contents, permission, details)) ? 'granted' : 'denied'
    await browser.send('Browser.setPermission', { permission: { name }, setting, origin })
  }
  for (const [name] of MEDIA)
    await browser.send('Browser.setPermission', { permission: { name }, setting: 'denied', origin })
}

/**
 * A page asks for camera or microphone: the app's handlers are asked as Electron asks them, for each request anew, and
 * Chromium is told. A grant lasts until the next request or load.
 * @param {import('../chromium/cdp-connection.mjs').Session} browser
 * @param {object} contents
 * @param {{ url: string, isMainFrame: boolean, mediaTypes: readonly string[] }} request
 */
export async function answerMediaRequest(browser, contents, { url, isMainFrame, mediaTypes }) {
  const { origin } = new URL(toBrowserAddress(url, schemes))
  const from = { isMainFrame, requestingUrl: url }
  const mayAsk = mediaTypes.every((mediaType) => isHeld(contents, 'media', { ...from, mediaType }))
  const granted = mayAsk && (await isGranted(contents, 'media', { ...from, mediaTypes }))
  for (const [name, type] of MEDIA) {
    const setting = granted && mediaTypes.includes(type) ? 'granted' : 'denied'
    await browser.send('Browser.setPermission', { permission: { name }, setting, origin })
  }
}

/**
 * The app's check handler.
 * @param {object} contents
 * @param {string} permission
 * @param {{ isMainFrame: boolean, requestingUrl: string, mediaType?: string, mediaTypes?: readonly string[] }} details
 */
function isHeld(contents, permission, details) {
  const { origin } = new URL(details.requestingUrl)
  return onPermissionCheck?.(contents, permission, origin, details) ?? true // Electron's default
}

/**
 * The app's request handler, behind the check handler unless media are asked for, whose checks name one type each.
 * @param {object} contents
 * @param {string} permission
 * @param {{ isMainFrame: boolean, requestingUrl: string, mediaType?: string, mediaTypes?: readonly string[] }} details
 */
async function isGranted(contents, permission, details) {
  if (permission !== 'media' && !isHeld(contents, permission, details)) return false
  const ask = onPermissionRequest
  if (!ask) return true // Electron's default
  return new Promise((resolve) => ask(contents, permission, (granted) => resolve(Boolean(granted)), details))
}
