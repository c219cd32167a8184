/**
 * How many examples go through the network at a time, so that memory stays bounded however many pictures there are.
 * Depends on sizes alone, never on the machine: the order of every sum, and so every bit, is the same everywhere.
 */
import { layerSizes, type Architecture } from '../../shared/domain/architecture'
import type { Precision } from '../../shared/domain/hyperparameters'

const MEBIBYTE = 2 ** 20

/**
 * Up to here the scaled inputs of a whole set stay in memory, in one block: a full batch reads them every iteration.
 * In float32, 64×64 colour pictures: about 10,000.
 */
const KEPT_BYTES = 512 * MEBIBYTE
/** One block of a set that is larger. */
const BLOCK_BYTES = 64 * MEBIBYTE

export interface BlockPlan {
  /** Examples in a block; the last one may have fewer. */
  readonly columns: number
  /** Whether scaled inputs are kept, or made again from the pixels each time. */
  readonly isKept: boolean
}

export function bytesPerNumber(precision: Precision): 4 | 8 {
  return precision === 'float64' ? 8 : 4
}

/** Numbers that one example needs: its column of X, and of Z[l], A[l] and dZ[l]. */
export function numbersPerExample(architecture: Architecture): number {
  const [inputs, ...units] = layerSizes(architecture)
  return inputs! + 3 * units.reduce((total, n) => total + n, 0)
}

export function planBlocks(architecture: Architecture, precision: Precision, examples: number): BlockPlan {
  const bytesPerExample = numbersPerExample(architecture) * bytesPerNumber(precision)
  if (examples * bytesPerExample <= KEPT_BYTES) return { columns: examples, isKept: true }
  const columns = Math.max(1, Math.floor(BLOCK_BYTES / bytesPerExample))
  return { columns: Math.min(columns, examples), isKept: false }
}
