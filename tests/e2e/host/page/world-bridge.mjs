/**
 * How values cross between the page's world and the preload's isolated world, as Electron's `contextBridge` does it:
 * functions and promises become stand-ins, everything else is cloned. The two worlds share only the document, so each
 * message is a DOM event under a name that the page cannot guess; Blink clones an event's `detail` between worlds.
 * The source of these functions is sent into the page, so they may name each other and nothing else of this module.
 */

/**
 * @typedef {{ kind: 'function', id: number } | { kind: 'promise', id: number } | { kind: 'value', value: unknown }
 *   | { kind: 'object', entries: [string, Packed][], isArray: boolean }} Packed
 */
/** @typedef {{ kind: 'call', call: number, id: number, args: Packed[] }} Call */
/** @typedef {{ kind: 'returned', call: number, value: Packed } | { kind: 'threw', call: number, message: string }} Answer */
/** @typedef {{ kind: 'resolved', id: number, value: Packed } | { kind: 'rejected', id: number, message: string }} Settled */
/** @typedef {{ kind: 'expose', key: string, api: Packed } | { kind: 'window-open', url: string, frameName: string, features: string }
 *   | { kind: 'media-request', id: number, mediaTypes: string[] } | { kind: 'media-answered', id: number }} WorldMessage */
/** @typedef {Call | Answer | Settled | WorldMessage} BridgeMessage */
/** @typedef {(message: BridgeMessage) => void} Post */
/** @typedef {(...args: unknown[]) => unknown} Callable */

/**
 * The side that owns functions and promises: packs them as numbers and answers calls to them.
 * @param {Post} post
 * @param {(packed: Packed) => unknown} unpack
 */
export function createPacker(post, unpack) {
  /** @type {Map<number, Callable>} */
  const functions = new Map()
  /** @type {Map<unknown, number>} */
  const ids = new Map()
  let count = 0
  const messageOf = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error))
  const isPlain = (/** @type {unknown} */ value) =>
    Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]'
  /** @type {(value: unknown) => boolean} */
  const holdsLive = (value) =>
    typeof value === 'function' ||
    value instanceof Promise ||
    (isPlain(value) && Object.values(/** @type {object} */ (value)).some(holdsLive))

  /** @type {(value: Promise<unknown>) => Packed} */
  function packPromise(value) {
    const id = (count += 1)
    value.then(
      (result) => post({ kind: 'resolved', id, value: pack(result) }),
      (error) => post({ kind: 'rejected', id, message: messageOf(error) }),
    )
    return { kind: 'promise', id }
  }
  /** @type {(value: unknown) => Packed} */
  function pack(value) {
    if (!holdsLive(value)) return { kind: 'value', value: structuredClone(value) }
    if (value instanceof Promise) return packPromise(value)
    if (typeof value !== 'function') {
      const entries = Object.entries(/** @type {object} */ (value))
      return { kind: 'object', isArray: Array.isArray(value), entries: entries.map(([k, v]) => [k, pack(v)]) }
    }
    const id = ids.get(value) ?? (count += 1)
    ids.set(value, id)
    functions.set(id, /** @type {Callable} */ (value))
    return { kind: 'function', id }
  }
  /** @param {Call} message */
  function answer({ call, id, args }) {
    try {
      post({ kind: 'returned', call, value: pack(functions.get(id)?.(...args.map((arg) => unpack(arg)))) })
    } catch (error) {
      post({ kind: 'threw', call, message: messageOf(error) })
    }
  }
  return { pack, answer }
}

/**
 * The side that holds stand-ins for the other world's functions and promises.
 * @param {Post} post
 * @param {(value: unknown) => Packed} pack
 */
export function createUnpacker(post, pack) {
  /** @type {Map<number, Answer>} */
  const answers = new Map()
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: Error) => void }>} */
  const promises = new Map()
  let count = 0

  /** @type {(id: number) => Callable} */
  const standIn =
    (id) =>
    (...args) => {
      const call = (count += 1)
      post({ kind: 'call', call, id, args: args.map(pack) }) // the other world answers before this returns
      const answer = answers.get(call)
      answers.delete(call)
      if (answer?.kind === 'returned') return unpack(answer.value)
      throw new Error(answer?.message ?? 'The other world is gone.')
    }
  /** @type {(packed: Packed) => unknown} */
  function unpack(packed) {
    if (packed.kind === 'value') return packed.value
    if (packed.kind === 'function') return standIn(packed.id)
    if (packed.kind === 'promise')
      return new Promise((resolve, reject) => promises.set(packed.id, { resolve, reject }))
    const entries = packed.entries.map(([key, value]) => [key, unpack(value)])
    return packed.isArray ? entries.map(([, value]) => value) : Object.fromEntries(entries)
  }
  /** @param {Answer} message */
  const keepAnswer = (message) => void answers.set(message.call, message)
  /** @param {Settled} message */
  function settle(message) {
    const promise = promises.get(message.id)
    promises.delete(message.id)
    if (message.kind === 'resolved') promise?.resolve(unpack(message.value))
    else promise?.reject(new Error(message.message))
  }
  return { unpack, keepAnswer, settle }
}

/**
 * One end of the bridge; both worlds run one.
 * @param {string} inbound   the event name that this world listens to
 * @param {string} outbound  the other world's
 * @param {(message: WorldMessage) => void} onMessage
 */
export function createWorldBridge(inbound, outbound, onMessage) {
  /** @type {Post} */
  const post = (detail) => void document.dispatchEvent(new CustomEvent(outbound, { detail }))
  const packer = createPacker(post, (packed) => unpacker.unpack(packed))
  const unpacker = createUnpacker(post, packer.pack)

  document.addEventListener(inbound, (event) => {
    const message = /** @type {CustomEvent<BridgeMessage>} */ (event).detail
    if (message.kind === 'call') packer.answer(message)
    else if (message.kind === 'returned' || message.kind === 'threw') unpacker.keepAnswer(message)
    else if (message.kind === 'resolved' || message.kind === 'rejected') unpacker.settle(message)
    else onMessage(message)
  })
  return { post, pack: packer.pack, unpack: unpacker.unpack }
}
