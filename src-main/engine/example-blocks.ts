/** The inputs of a set of examples, as blocks of columns in the kernels' memory, scaled once or each time. */
import type { Scaling } from '../../shared/domain/preprocessing'
import type { BlockPlan } from './block-plan'
import type { Kernels } from './kernels/kernels'
import { columnsOf, type Matrix, type Numbers } from './matrix'

/** What a network reads: pixels, one picture after the other, or numbers as they are, column-major (n_x, m). */
export type Inputs =
  | { readonly kind: 'pixels'; readonly pixels: Uint8Array }
  | { readonly kind: 'numbers'; readonly numbers: Numbers }

/** Consecutive examples. */
export interface Block {
  /** Index of its first example in the set. */
  readonly first: number
  /** Shape (n_x, examples of the block); valid until the next block is asked for. */
  readonly X: Matrix
}

/** Pixels are handed to the kernels in pieces of about this size: their memory need not hold all of them. */
const STAGING_BYTES = 4 * 2 ** 20

/** Pictures in one piece. */
export function stagingColumns(features: number, plan: BlockPlan): number {
  return Math.min(plan.columns, Math.max(1, Math.floor(STAGING_BYTES / features)))
}

/** Number of examples. Throws when the inputs are not a whole number of columns, or none. */
export function exampleCount(inputs: Inputs, features: number): number {
  const { length } = inputs.kind === 'pixels' ? inputs.pixels : inputs.numbers
  const m = length / features
  if (!Number.isInteger(m) || m === 0) {
    throw new Error(`${length} inputs are not one or more examples of ${features} features`)
  }
  return m
}

export class ExampleBlocks {
  /** Number of examples. */
  readonly m: number
  readonly #kernels: Kernels
  readonly #inputs: Inputs
  readonly #scaling: Scaling
  readonly #plan: BlockPlan
  readonly #X: Matrix
  /** Null for numbers, which need no scaling. */
  readonly #staging: Uint8Array | null

  /** @param features n_x */
  constructor(kernels: Kernels, inputs: Inputs, features: number, scaling: Scaling, plan: BlockPlan) {
    this.m = exampleCount(inputs, features)
    this.#kernels = kernels
    this.#inputs = inputs
    this.#scaling = scaling
    this.#plan = plan
    this.#X = kernels.allocate(features, plan.columns)
    this.#staging =
      inputs.kind === 'pixels' ? kernels.allocateBytes(stagingColumns(features, plan) * features) : null
    if (plan.isKept) this.#load(0, this.m)
  }

  /** All examples in order, block by block. */
  *[Symbol.iterator](): Generator<Block> {
    if (this.#plan.isKept) {
      yield { first: 0, X: this.#X }
      return
    }
    for (let first = 0; first < this.m; first += this.#plan.columns) {
      const count = Math.min(this.#plan.columns, this.m - first)
      this.#load(first, count)
      yield { first, X: columnsOf(this.#X, 0, count) }
    }
  }

  /** Columns 0…count−1 of X become examples first…first+count−1. */
  #load(first: number, count: number): void {
    const { rows: features, data } = this.#X
    if (this.#inputs.kind === 'numbers') {
      data.set(this.#inputs.numbers.subarray(first * features, (first + count) * features))
      return
    }
    const staging = this.#staging!
    const step = staging.length / features
    for (let done = 0; done < count; done += step) {
      const piece = Math.min(step, count - done)
      const start = (first + done) * features
      staging.set(this.#inputs.pixels.subarray(start, start + piece * features))
      const target = columnsOf(this.#X, done, piece)
      this.#kernels.scalePixels(staging.subarray(0, piece * features), this.#scaling, target)
    }
  }
}
