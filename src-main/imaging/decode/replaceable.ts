/** One live instance of a WASM codec at a time: a dead or bloated one is dropped and made anew. */

/** WASM memory never shrinks: without this, one huge picture would hold its gigabyte until the thread ends. */
const KEEP_MEMORY_BYTES = 128 * 2 ** 20

/** Runs a function on the live instance. */
type UseInstance<Instance> = <Value>(use: (instance: Instance) => Value) => Promise<Value>

/**
 * Makes instances on demand. After a throw the instance is not trusted again: a codec that aborted is dead, and one
 * that was interrupted may have kept memory or half a state.
 *
 * @param memoryBytes size of an instance's WASM memory
 */
export function replaceable<Instance>(
  create: () => Promise<Instance>,
  memoryBytes: (instance: Instance) => number,
): UseInstance<Instance> {
  let live: Promise<Instance> | undefined
  return async (use) => {
    live ??= create()
    const mine = live
    try {
      const instance = await mine
      const value = use(instance)
      if (memoryBytes(instance) > KEEP_MEMORY_BYTES) live = undefined
      return value
    } catch (error) {
      if (live === mine) live = undefined
      throw error
    }
  }
}
