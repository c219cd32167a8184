/**
 * The one shared memory that the kernels' matrices live in. Allocation only ever moves forward, and all of it is dropped
 * at once: a run allocates everything at its start.
 */
import type { Precision } from '../../../shared/domain/hyperparameters'
import type { CompiledMemory } from './compiled-machine'

const PAGE_BYTES = 65_536
/** 4 GiB, all that 32-bit addresses reach. */
const MAXIMUM_PAGES = 65_536
/** Room for the module's own stack and constants. */
const INITIAL_PAGES = 16
/** A cache line: no two threads write to the same one by accident. */
const ALIGNMENT_BYTES = 64

export interface KernelMemory extends CompiledMemory {
  readonly memory: WebAssembly.Memory
  /** Address of `bytes` zero bytes. */
  reserve(bytes: number): number
}

/** A memory that the module can be instantiated on, by several threads. */
export function createMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared: true })
}

/** @param firstFree address after the module's own data */
export function createKernelMemory(
  memory: WebAssembly.Memory,
  firstFree: number,
  precision: Precision,
): KernelMemory {
  // Growing gives a new buffer object of the same memory; views of the older, shorter ones go on working.
  const buffers = new Set<ArrayBufferLike>()
  const View = precision === 'float64' ? Float64Array : Float32Array
  let next = firstFree

  function reserve(bytes: number): number {
    const address = Math.ceil(next / ALIGNMENT_BYTES) * ALIGNMENT_BYTES
    const end = address + bytes
    if (end > MAXIMUM_PAGES * PAGE_BYTES) {
      throw new Error(`The kernels' memory is full: ${bytes} bytes more than ${address} exceed 4 GiB`)
    }
    const missing = end - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
    buffers.add(memory.buffer)
    next = end
    return address
  }

  return {
    memory,
    reserve,
    allocate(rows, columns) {
      const length = rows * columns
      const address = reserve(length * View.BYTES_PER_ELEMENT)
      return { rows, columns, data: new View(memory.buffer, address, length) }
    },
    allocateBytes(length) {
      const address = reserve(length)
      return new Uint8Array(memory.buffer, address, length)
    },
    allocateDoubles(length) {
      const address = reserve(length * Float64Array.BYTES_PER_ELEMENT)
      return new Float64Array(memory.buffer, address, length)
    },
    addressOf(view, name) {
      if (!buffers.has(view.buffer)) throw new Error(`${name} was not allocated by these kernels`)
      return view.byteOffset
    },
  }
}
