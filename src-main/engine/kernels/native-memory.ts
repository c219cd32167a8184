/**
 * The memory that the native kernels' matrices live in: shared buffers that JavaScript allocated, because Electron allows
 * no others, and because a shared buffer cannot be detached while an address into it is known. Small matrices share one.
 */
import type { Precision } from '../../../shared/domain/hyperparameters'
import type { Numbers } from '../matrix'
import type { CompiledMemory } from './compiled-machine'

type View = Numbers | Uint8Array

/** A cache line, and the width of the widest vectors. */
const ALIGNMENT_BYTES = 64
/** What is larger gets a buffer of its own. */
const SHARED_BUFFER_BYTES = 2 ** 20

interface Chunk {
  readonly buffer: SharedArrayBuffer
  /** Bytes that are taken already. */
  end: number
}

/** @param addressOfView asks the addon where a view begins */
export function createNativeMemory(
  precision: Precision,
  addressOfView: (view: View) => number,
): CompiledMemory {
  const bytesPerNumber = precision === 'float64' ? 8 : 4
  /** Where each buffer begins. Holds on to the buffers, too: an address must not outlive its memory. */
  const addresses = new Map<ArrayBufferLike, number>()
  let current: Chunk = { buffer: new SharedArrayBuffer(0), end: 0 }

  function reserve(bytes: number): readonly [SharedArrayBuffer, number] {
    const padded = Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES
    if (current.end + padded > current.buffer.byteLength) {
      const buffer = new SharedArrayBuffer(Math.max(padded, SHARED_BUFFER_BYTES) + ALIGNMENT_BYTES)
      const address = addressOfView(new Uint8Array(buffer))
      addresses.set(buffer, address)
      current = { buffer, end: -address & (ALIGNMENT_BYTES - 1) }
    }
    const at = current.end
    current.end += padded
    return [current.buffer, at]
  }

  return {
    allocate(rows, columns) {
      const length = rows * columns
      const [buffer, at] = reserve(length * bytesPerNumber)
      const data =
        precision === 'float64' ? new Float64Array(buffer, at, length) : new Float32Array(buffer, at, length)
      return { rows, columns, data }
    },
    allocateBytes: (length) => new Uint8Array(...reserve(length), length),
    allocateDoubles(length) {
      return new Float64Array(...reserve(length * Float64Array.BYTES_PER_ELEMENT), length)
    },
    addressOf(view, name) {
      const start = addresses.get(view.buffer)
      if (start === undefined) throw new Error(`${name} was not allocated by these kernels`)
      return start + view.byteOffset
    },
  }
}
