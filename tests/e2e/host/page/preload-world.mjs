/**
 * The isolated world: runs the built preload as Electron's sandbox would, with `electron` as the only module.
 * The source of `installPreloadWorld` is sent into the page.
 */

/** @typedef {import('./worlds.mjs').FromPage} FromPage */
/** @typedef {import('./worlds.mjs').ToPage} ToPage */
/** @typedef {(require: (name: string) => unknown, module: { exports: object }, exports: object, process: object) => void} Preload */
/**
 * @typedef {object} PreloadSettings
 * @property {import('./worlds.mjs').EventNames} names
 * @property {string} binding      the function through which this world speaks to the host
 * @property {string} receiver     the global through which the host speaks to this world
 * @property {string} tokenPrefix  what a file's path looks like until it crosses the IPC
 * @property {object} process      what a sandboxed preload sees as `process`
 */
/**
 * @typedef {object} Parts
 * @property {import('./worlds.mjs').CreateWorldBridge} createWorldBridge
 * @property {typeof import('./worlds.mjs').createChannels} createChannels
 * @property {typeof import('./worlds.mjs').createIpcRenderer} createIpcRenderer
 * @property {typeof import('./worlds.mjs').createFilePaths} createFilePaths
 * @property {typeof import('./codec.mjs').createEncoder} createEncoder
 * @property {typeof import('./codec.mjs').createDecoder} createDecoder
 */

/**
 * @param {Parts} parts
 * @param {PreloadSettings} settings
 * @param {Preload} preload
 */
export function installPreloadWorld(parts, settings, preload) {
  // `toBase64` and `fromBase64` are newer than the DOM library's types; the host asks for a Chromium that has them.
  const encode = parts.createEncoder((bytes) => Reflect.apply(Reflect.get(bytes, 'toBase64'), bytes, []))
  const decode = parts.createDecoder((text) =>
    Reflect.apply(Reflect.get(Uint8Array, 'fromBase64'), Uint8Array, [text]),
  )
  const send = (/** @type {FromPage} */ message) => Reflect.get(globalThis, settings.binding)(encode(message))
  const bridge = parts.createWorldBridge(settings.names.outbound, settings.names.inbound, (message) => {
    if (message.kind === 'window-open' || message.kind === 'media-request') send(message)
  })
  const { ipcRenderer, receive } = parts.createIpcRenderer(parts.createChannels(), send)
  const { handed, getPathForFile } = parts.createFilePaths(settings.tokenPrefix)
  const receiver = {
    handed,
    receive: (/** @type {string} */ text) => {
      const message = /** @type {ToPage} */ (decode(text))
      if (message.kind === 'media-answered') bridge.post(message)
      else receive(message)
    },
  }
  Object.defineProperty(globalThis, settings.receiver, { value: receiver })

  /** @type {<Module extends object>(name: string, module: Module) => Module} */
  const modelled = (name, module) =>
    new Proxy(module, {
      get: (target, key) => {
        if (typeof key === 'symbol' || key in target) return Reflect.get(target, key)
        throw new Error(`harness: ${name}.${key} is not modelled`)
      },
    })
  const exposed = new Set()
  const exposeInMainWorld = (/** @type {string} */ key, /** @type {unknown} */ api) => {
    if (exposed.has(key))
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    exposed.add(key)
    bridge.post({ kind: 'expose', key, api: bridge.pack(api) })
  }
  const electron = modelled('electron', {
    contextBridge: modelled('contextBridge', { exposeInMainWorld }),
    ipcRenderer: modelled('ipcRenderer', ipcRenderer),
    webUtils: modelled('webUtils', { getPathForFile }),
  })
  const require = (/** @type {string} */ name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports, modelled('process', settings.process))
}
