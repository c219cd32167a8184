/**
 * The kernels of kernels.c in WebAssembly. The bits of every result are the same on every machine; the order of the sums
 * is stated in c/product.h.
 */
import type { Precision } from '../../../shared/domain/hyperparameters'
import { createCompiledKernels } from './compiled'
import type { Kernels } from './kernels'
import { instantiate, operationsOf } from './wasm-exports'
import { createKernelMemory, createMemory } from './wasm-memory'
import { startHelpers, type StartThread } from './wasm-threads'

export interface WasmKernelsOptions {
  /** kernels.wasm, compiled by the caller: the engine reads no files. */
  readonly module: WebAssembly.Module
  readonly precision: Precision
  /** Threads that compute, the calling one included: `threads`, or 1 when there is no way to start others. */
  readonly threads: number
  readonly startThread?: StartThread
}

export interface WasmKernels extends Kernels {
  /** Threads that are there already, the calling one included. The bits do not depend on it. */
  readyThreads(): number
}

/** Kernels with a memory of their own. */
export function createWasmKernels(options: WasmKernelsOptions): WasmKernels {
  const { module, precision, startThread } = options
  // Without a way to start threads there are none but the caller's.
  const threads = startThread ? options.threads : 1
  const shared = createMemory()
  const exports = instantiate(module, shared)
  const memory = createKernelMemory(shared, Number(exports.__heap_base.value), precision)
  const address = exports.machine()
  exports.use_scratch(address, memory.reserve(threads * exports.scratch_bytes()))
  const helpers = startHelpers(threads - 1, startThread, { module, memory, exports })
  const machine = { address, operations: operationsOf(exports, precision), memory, helpers }
  return {
    ...createCompiledKernels('wasm', precision, threads, machine),
    readyThreads: () => 1 + helpers.ready(),
  }
}
