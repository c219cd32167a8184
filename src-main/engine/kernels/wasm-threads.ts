/**
 * The threads that help one set of WebAssembly kernels. How a thread is started is the host's; what it does is C
 * (c/threads.h). The caller never waits for a thread to start: it counts on those that are ready.
 */
import type { Helpers } from './compiled-machine'
import { instantiate, type KernelExports } from './wasm-exports'
import type { KernelMemory } from './wasm-memory'

/** What a thread needs; can be posted to another thread. */
export interface KernelThreadStart {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  /** Each thread has a stack of its own in the shared memory; it grows down from here. */
  readonly stackTop: number
}

/**
 * Starts a thread that calls `serveKernels(start)`.
 * @param ended to be called when the thread has ended, with the reason as a clause: "it ran out of memory"
 */
export type StartThread = (start: KernelThreadStart, ended: (reason: string) => void) => void

/** As the linker gives the first instance (resources/scripts/build-kernels.mjs). */
const STACK_BYTES = 65_536

/** The calling thread's side of the module. */
export interface Caller {
  readonly module: WebAssembly.Module
  readonly memory: KernelMemory
  readonly exports: KernelExports
}

/** The body of a helping thread. Returns when the kernels are disposed of. */
export function serveKernels({ module, memory, stackTop }: KernelThreadStart): void {
  const exports = instantiate(module, memory)
  exports.__stack_pointer.value = stackTop
  try {
    exports.serve(exports.machine())
  } catch (error) {
    // The caller may be asleep, waiting for this thread's part: it must hear of it now, not from the host's event.
    exports.lose_helper(exports.machine())
    throw error
  }
}

/**
 * Says in the shared memory that the thread started with `start` is gone: whoever waits for its part looks for that. To be
 * called from a thread that never waits for parts itself, since the one that does hears of no event meanwhile.
 */
export function reportLostThread({ module, memory, stackTop }: KernelThreadStart): void {
  const exports = instantiate(module, memory)
  exports.__stack_pointer.value = stackTop // the lost thread's own, which nobody needs any more
  exports.lose_helper(exports.machine())
}

export function startHelpers(count: number, startThread: StartThread | undefined, caller: Caller): Helpers {
  const { module, memory, exports } = caller
  let lost: string | null = null
  const ended = (reason: string): void => {
    lost ??= reason
    exports.lose_helper(exports.machine())
  }
  for (let helper = 0; helper < count; helper++) {
    const stackTop = memory.reserve(STACK_BYTES) + STACK_BYTES
    startThread?.({ module, memory: memory.memory, stackTop }, ended)
  }
  return {
    ready: () => exports.ready_helpers(exports.machine()),
    check(status) {
      if (status !== 0) lost ??= 'it did not finish its part'
      if (lost !== null) throw new Error(`A kernel thread was lost: ${lost}`)
    },
    stop: () => exports.stop(exports.machine()),
  }
}
