/**
 * How many examples go through the network at a time, so that memory stays bounded however many pictures there are.
 * Depends on sizes alone, never on the machine: the order of every sum, and so every bit, is the same everywhere.
 */
import type { Precision } from '../../shared/domain/hyperparameters'

export interface BlockBudget {
  /** Up to here a whole set stays in memory, scaled, in one block: a full batch reads it every iteration. */
  readonly keptBytes: number
  /** The size of one block of a set that is larger. */
  readonly blockBytes: number
}

const MEBIBYTE = 2 ** 20

/** Kept in float32: about 10,000 colour pictures of 64×64. */
export const BLOCK_BUDGET: BlockBudget = { keptBytes: 512 * MEBIBYTE, blockBytes: 32 * MEBIBYTE }

/** For examples that are looked at seldom. */
export const NOTHING_KEPT: BlockBudget = { ...BLOCK_BUDGET, keptBytes: 0 }

export interface BlockPlan {
  /** Examples in a block; the last one may have fewer. */
  readonly columns: number
  /** Whether scaled inputs are kept, or made again from the pixels each time. */
  readonly isKept: boolean
}

export function bytesPerNumber(precision: Precision): 4 | 8 {
  return precision === 'float64' ? 8 : 4
}

/** Numbers that each unit needs for one example: of Z, A, dZ, and with dropout of D and A ∘ D. */
export function numbersPerUnit(hasDropout: boolean): 3 | 5 {
  return hasDropout ? 5 : 3
}

/**
 * @param n [n[0], …, n[L]]
 * @param hasDropout its masks and what they leave are memory of a pass, too
 */
export function planBlocks(
  n: readonly number[],
  precision: Precision,
  examples: number,
  { keptBytes, blockBytes }: BlockBudget,
  hasDropout = false,
): BlockPlan {
  const [inputs, ...units] = n
  const perPass = numbersPerUnit(hasDropout) * units.reduce((total, count) => total + count, 0)
  const bytesPerExample = (inputs! + perPass) * bytesPerNumber(precision)
  if (examples * bytesPerExample <= keptBytes) return { columns: examples, isKept: true }
  const columns = Math.max(1, Math.floor(blockBytes / bytesPerExample))
  return { columns: Math.min(columns, examples), isKept: false }
}
