/**
 * What Electron's IPC can carry, as text: the structured clone's values, without the browser's own objects (File,
 * ImageBitmap, ports), which Electron refuses too. Runs in Node, and as source text in the page.
 *
 * JSON's scalars stand for themselves; everything else is an array that starts with a tag. Objects are numbered in the
 * order in which they are met, so that a second reference to one (`same`) finds it again.
 */

/** @typedef {string | number | boolean | null | unknown[]} Json */

/**
 * Self-contained, because its source is sent into the page.
 * @param {(bytes: Uint8Array) => string} toBase64
 * @returns {(value: unknown) => string}  throws what Electron throws: "… could not be cloned"
 */
export function createEncoder(toBase64) {
  /** @type {Map<object, number>} */
  let seen = new Map()
  /** @type {(value: Iterable<unknown>) => unknown[]} */
  const walkAll = (items) => Array.from(items, walk)
  /** @type {Record<string, (value: never) => Json>} */
  const objects = {
    Array: (/** @type {unknown[]} */ array) => ['array', ...walkAll(array)],
    ArrayBuffer: (/** @type {ArrayBuffer} */ buffer) => ['bytes', toBase64(new Uint8Array(buffer))],
    Date: (/** @type {Date} */ date) => ['date', walkNumber(date.getTime())],
    Error: (/** @type {Error} */ error) => ['error', error.name, error.message],
    Map: (/** @type {Map<unknown, unknown>} */ map) => ['map', ...Array.from(map, walkAll)],
    Object: (/** @type {object} */ object) => ['object', ...Object.entries(object).map(walkAll)],
    RegExp: (/** @type {RegExp} */ regexp) => ['regexp', regexp.source, regexp.flags],
    Set: (/** @type {Set<unknown>} */ set) => ['set', ...walkAll(set)],
  }

  /** @type {(value: object) => Json} */
  function walkObject(value) {
    const before = seen.get(value)
    if (before !== undefined) return ['same', before]
    seen.set(value, seen.size)
    const tag = Object.prototype.toString.call(value).slice(8, -1)
    if (ArrayBuffer.isView(value)) {
      const length = 'length' in value ? Number(value.length) : value.byteLength
      return ['view', tag, value.byteOffset, length, walk(value.buffer)]
    }
    const encoder = objects[tag]
    if (!encoder) throw new Error(`An object could not be cloned: ${tag} cannot cross Electron's IPC.`)
    return encoder(/** @type {never} */ (value))
  }

  /** @type {(value: number) => Json} */
  function walkNumber(value) {
    if (Object.is(value, -0)) return ['number', '-0']
    return Number.isFinite(value) ? value : ['number', String(value)]
  }
  /** @type {(value: unknown) => Json} */
  function walk(value) {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return walkNumber(value)
    if (typeof value === 'bigint') return ['big', String(value)]
    return typeof value === 'object' ? walkObject(value) : ['undefined']
  }

  return (value) => {
    seen = new Map()
    // The real structured clone first: it refuses functions, symbols and proxies, and reads every getter once.
    return JSON.stringify(walk(structuredClone(value)))
  }
}

/**
 * Self-contained, because its source is sent into the page.
 * @param {(text: string) => Uint8Array} fromBase64  its result owns its whole buffer
 * @returns {(text: string, revive?: (text: string) => string) => unknown}  `revive` replaces strings on the way
 */
export function createDecoder(fromBase64) {
  return (encoded, revive = (text) => text) => {
    /** @type {unknown[]} */
    const seen = []
    /** @type {<Value>(value: Value) => Value} */
    const keep = (value) => (seen.push(value), value)
    /** @type {(node: unknown) => unknown} */
    const walk = (node) => {
      if (typeof node === 'string') return revive(node)
      if (!Array.isArray(node)) return node
      const [tag, ...parts] = node
      return decoders[tag]?.(parts)
    }
    const pairs = (/** @type {unknown[]} */ parts) => /** @type {[unknown, unknown][]} */ (parts)
    /** @type {Record<string, (parts: unknown[]) => unknown>} */
    const decoders = {
      array: (parts) => {
        const array = keep(/** @type {unknown[]} */ ([]))
        for (const part of parts) array.push(walk(part))
        return array
      },
      big: ([text]) => BigInt(String(text)),
      bytes: ([text]) => keep(fromBase64(String(text)).buffer),
      date: ([time]) => keep(new Date(Number(walk(time)))),
      error: ([name, message]) => keep(Object.assign(new Error(String(message)), { name })),
      map: (parts) => {
        const map = keep(new Map())
        for (const [key, item] of pairs(parts)) map.set(walk(key), walk(item))
        return map
      },
      number: ([text]) => Number(text),
      object: (parts) => {
        const object = keep({})
        const own = { writable: true, enumerable: true, configurable: true } // also for a key named __proto__
        for (const [key, item] of pairs(parts))
          Object.defineProperty(object, String(key), { ...own, value: walk(item) })
        return object
      },
      regexp: ([source, flags]) => keep(new RegExp(String(source), String(flags))),
      same: ([index]) => seen[Number(index)],
      set: (parts) => {
        const set = keep(new Set())
        return parts.reduce((/** @type {Set<unknown>} */ whole, part) => whole.add(walk(part)), set)
      },
      undefined: () => undefined,
      view: ([kind, offset, length, buffer]) => {
        const slot = seen.push(undefined) - 1
        const View = Reflect.get(globalThis, String(kind))
        return (seen[slot] = new View(walk(buffer), offset, length))
      },
    }
    return walk(JSON.parse(encoded))
  }
}

export const encodeInNode = createEncoder((bytes) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
)
export const decodeInNode = createDecoder((text) => Uint8Array.from(Buffer.from(text, 'base64')))
