/**
 * What is put into every new document before the page's own scripts: a receiver in the page's world, and the built
 * preload in an isolated world with a substitute `electron`. Each function's source is sent into the page.
 */

/** @typedef {typeof import('./world-bridge.mjs').createWorldBridge} CreateWorldBridge */
/** @typedef {{ inbound: string, outbound: string }} EventNames */
/** @typedef {{ kind: 'reply', id: number, value: unknown } | { kind: 'failed', id: number, message: string } | { kind: 'event', channel: string, args: unknown[] } | { kind: 'media-answered', id: number }} ToPage */
/** @typedef {{ kind: 'invoke', id: number, channel: string, args: unknown[] } | { kind: 'send', channel: string, args: unknown[] } | { kind: 'window-open', url: string, frameName: string, features: string } | { kind: 'media-request', id: number, mediaTypes: string[] }} FromPage */
/** @typedef {(event: object, ...args: unknown[]) => void} Listener */

/**
 * The page's world: defines what the preload exposes, and turns `window.open` and each request for the camera or the
 * microphone into a question to the main process.
 * @param {CreateWorldBridge} createWorldBridge
 * @param {EventNames} names
 */
export function installPageWorld(createWorldBridge, names) {
  /** @type {(value: unknown) => unknown} */
  const freezeDeep = (value) => {
    if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return value
    Object.values(value).forEach(freezeDeep)
    return Object.freeze(value)
  }
  const bridge = createWorldBridge(names.inbound, names.outbound, (message) => {
    if (message.kind === 'media-answered') return answered.get(message.id)?.()
    if (message.kind !== 'expose') return
    const value = freezeDeep(bridge.unpack(message.api))
    Object.defineProperty(window, message.key, { value, enumerable: true })
  })
  window.open = (url = '', frameName = '', features = '') => {
    const absolute = url === '' ? 'about:blank' : new URL(url, document.baseURI).href
    bridge.post({ kind: 'window-open', url: absolute, frameName, features })
    return null // Electron's answer when the handler denies, and every other answer is refused by the host
  }
  /** Requests for media that wait for the app's word. @type {Map<number, () => void>} */
  const answered = new Map()
  const { getUserMedia } = MediaDevices.prototype
  MediaDevices.prototype.getUserMedia = async function (constraints = {}) {
    const id = answered.size + 1
    const mediaTypes = ['video', 'audio'].filter((type) => Reflect.get(constraints, type))
    await new Promise((resolve) => {
      answered.set(id, () => resolve(null))
      bridge.post({ kind: 'media-request', id, mediaTypes })
    })
    // By now Chromium knows what the app said, and grants or refuses by itself.
    return getUserMedia.call(this, constraints)
  }
}

/** Listeners of the preload by channel, as `ipcRenderer` keeps them. */
export function createChannels() {
  /** @type {Map<string, { listener: Listener, original: Listener }[]>} */
  const entries = new Map()
  const of = (/** @type {string} */ channel) => entries.get(channel) ?? []
  return {
    /** @type {(channel: string, listener: Listener, original?: Listener) => void} */
    add: (channel, listener, original = listener) =>
      void entries.set(channel, [...of(channel), { listener, original }]),
    /** @type {(channel: string, listener: Listener) => void} */
    remove: (channel, listener) =>
      void entries.set(
        channel,
        of(channel).filter(({ original }) => original !== listener),
      ),
    removeAll: (/** @type {string} */ channel) => void entries.delete(channel),
    /** @type {(channel: string, event: object, args: unknown[]) => void} */
    tell: (channel, event, args) => {
      for (const { listener } of of(channel)) listener(event, ...args)
    },
  }
}

/**
 * `ipcRenderer` of a sandboxed preload.
 * @param {ReturnType<typeof createChannels>} channels
 * @param {(message: FromPage) => void} send  throws when the arguments cannot be cloned
 */
export function createIpcRenderer(channels, send) {
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map()
  let count = 0
  /** @typedef {(channel: string, listener: Listener) => object} Subscribe */
  /** @type {Subscribe} */
  const on = (channel, listener) => (channels.add(channel, listener), ipcRenderer)
  /** @type {Subscribe} */
  const off = (channel, listener) => (channels.remove(channel, listener), ipcRenderer)
  /** @type {Subscribe} */
  const once = (channel, listener) => {
    const single = (/** @type {object} */ event, /** @type {unknown[]} */ ...args) => {
      channels.remove(channel, listener)
      listener(event, ...args)
    }
    channels.add(channel, single, listener)
    return ipcRenderer
  }
  const ipcRenderer = {
    on,
    once,
    off,
    removeListener: off,
    removeAllListeners: (/** @type {string} */ channel) => (channels.removeAll(channel), ipcRenderer),
    send: (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) =>
      send({ kind: 'send', channel, args }),
    invoke: async (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) => {
      const id = (count += 1)
      send({ kind: 'invoke', id, channel, args })
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
  }
  /** @param {Exclude<ToPage, { kind: 'media-answered' }>} message */
  function receive(message) {
    if (message.kind === 'event')
      return channels.tell(message.channel, { sender: ipcRenderer, ports: [] }, message.args)
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'reply') call?.resolve(message.value)
    else call?.reject(new Error(message.message))
  }
  return { ipcRenderer, receive }
}

/**
 * `webUtils.getPathForFile`. Only the main process can ask Chromium for a file's path, and only asynchronously; so the
 * preload gets a token here, which becomes the path when it crosses the IPC. A file that the page made has no path.
 * @param {string} tokenPrefix
 */
export function createFilePaths(tokenPrefix) {
  /** @type {File[]} */
  const handed = []
  /** @type {Set<string>} */
  const fromDisk = new Set()
  const keyOf = (/** @type {File} */ file) => JSON.stringify([file.name, file.size, file.lastModified])
  const remember = (/** @type {Event} */ event) => {
    if (!event.isTrusted) return
    const input = event.target instanceof HTMLInputElement ? event.target.files : null
    const transfer = event instanceof DragEvent ? event.dataTransfer : null
    for (const file of input ?? transfer?.files ?? []) fromDisk.add(keyOf(file))
  }
  // Not what is pasted: a picture from the clipboard has no path, and only an asynchronous question could tell.
  for (const kind of ['drop', 'change']) window.addEventListener(kind, remember, true)

  const getPathForFile = (/** @type {unknown} */ file) => {
    if (!(file instanceof File)) throw new TypeError('getPathForFile needs a File.')
    return fromDisk.has(keyOf(file)) ? `${tokenPrefix}${handed.push(file) - 1}` : ''
  }
  return { handed, getPathForFile }
}
