/**
 * The kernels of kernels.c as machine code (native/addon.c): the fastest instruction set of this processor, with fused
 * multiply-adds, so results differ from those of `wasm` by rounding; self-check.ts states by how much.
 */
import type { Precision } from '../../../shared/domain/hyperparameters'
import type { Numbers } from '../matrix'
import { createCompiledKernels } from './compiled'
import type { Machine } from './compiled-machine'
import type { Operations } from './compiled-operations'
import type { Kernels } from './kernels'
import { createNativeMemory } from './native-memory'

/** What the addon exports. A machine is known by its address. */
export interface NativeAddon {
  /** That this processor has, the fastest first: "AVX-512", "AVX2", "SSE2" or "NEON". */
  readonly instructionSets: readonly string[]
  readonly float32: Operations
  readonly float64: Operations
  /** A machine with its own threads. @param set index in `instructionSets` @param threads the calling one included */
  create(set: number, threads: number): number
  /** Joins the machine's threads. */
  destroy(machine: number): void
  readyHelpers(machine: number): number
  addressOf(view: Numbers | Uint8Array): number
}

export interface NativeKernelsOptions {
  readonly addon: NativeAddon
  readonly precision: Precision
  /** Threads that compute, the calling one included. */
  readonly threads: number
  /** Index in the addon's `instructionSets`; the fastest unless given. */
  readonly set?: number
}

/** Kernels with a memory and threads of their own. */
export function createNativeKernels({ addon, precision, threads, set = 0 }: NativeKernelsOptions): Kernels {
  const address = addon.create(set, threads)
  const machine: Machine = {
    address,
    operations: addon[precision],
    memory: createNativeMemory(precision, (view) => addon.addressOf(view)),
    helpers: {
      ready: () => addon.readyHelpers(address),
      check(status) {
        if (status !== 0) throw new Error('A kernel thread was lost: it did not finish its part')
      },
      stop: () => addon.destroy(address),
    },
  }
  return createCompiledKernels('native', precision, threads, machine)
}
