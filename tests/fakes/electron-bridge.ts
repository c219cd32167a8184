/**
 * What `contextBridge` does to an object on its way to the page (Electron's documentation, "Parameter / Error / Return Type
 * support"): plain values are copied, objects frozen at every depth, functions replaced by ones that copy what passes.
 */

type Callable = (...values: unknown[]) => unknown

/** The page's copy of a value of the preload's world. Throws on what cannot cross. */
export function bridged(value: unknown): unknown {
  if (typeof value === 'function') return crossing(value as Callable)
  if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Promise) return value.then(bridged)
  if (Array.isArray(value)) return Object.freeze(value.map(bridged))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return crossedInstance(value)
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bridged(part)])))
}

function crossing(original: Callable): Callable {
  return (...values) => bridged(original(...values.map(bridged)))
}

/** Files cross by special support, memory is copied; an instance of anything else would lose its methods. */
function crossedInstance(value: object): unknown {
  if (value instanceof Blob) return value
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return structuredClone(value)
  throw new Error('only plain objects cross the bridge')
}
