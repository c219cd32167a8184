/** All examples of a set in order, as blocks of columns in the kernels' memory, scaled once or each time. */
import type { Scaling } from '../../shared/domain/preprocessing'
import type { BlockPlan } from './block-plan'
import { exampleCount, InputLoader, type Inputs } from './inputs'
import type { Kernels } from './kernels/kernels'
import { columnsOf, type Matrix } from './matrix'

/** Consecutive examples. */
export interface Block {
  /** Index of its first example in the set. */
  readonly first: number
  /** Shape (n_x, examples of the block); valid until the next block is asked for. */
  readonly X: Matrix
}

export class ExampleBlocks {
  /** Number of examples. */
  readonly m: number
  readonly #loader: InputLoader
  readonly #plan: BlockPlan
  readonly #X: Matrix

  /** @param features n_x */
  constructor(kernels: Kernels, inputs: Inputs, features: number, scaling: Scaling, plan: BlockPlan) {
    this.m = exampleCount(inputs, features)
    this.#plan = plan
    this.#X = kernels.allocate(features, plan.columns)
    this.#loader = new InputLoader(kernels, inputs, features, scaling, plan.columns)
    if (!plan.isKept) return
    this.#loader.load(this.#X, (column) => column)
    kernels.keepInputs(this.#X)
  }

  /** All examples in order, block by block. */
  *[Symbol.iterator](): Generator<Block> {
    if (this.#plan.isKept) {
      yield { first: 0, X: this.#X }
      return
    }
    for (let first = 0; first < this.m; first += this.#plan.columns) {
      const X = columnsOf(this.#X, 0, Math.min(this.#plan.columns, this.m - first))
      this.#loader.load(X, (column) => first + column)
      yield { first, X }
    }
  }
}
