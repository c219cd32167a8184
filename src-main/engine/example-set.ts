/** Examples in the kernels' memory, together with what the network should answer. */
import { assert } from '../../shared/assert'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { BlockPlan } from './block-plan'
import type { LabelWeights } from './class-weights'
import { ExampleBlocks } from './example-blocks'
import type { Inputs } from './inputs'
import type { Kernels } from './kernels/kernels'
import { columnsOf, type Matrix } from './matrix'
import type { Targets } from './network'

export interface Examples {
  readonly X: Inputs
  /** One per example: 0 or 1; for a linear output any number. */
  readonly labels: Uint8Array | Float64Array
}

/** Examples and their targets, for one pass through the network. */
export interface TargetBlock {
  /** Index of its first example in the set or batch. */
  readonly first: number
  /** Shape (n_x, examples of the block); valid until the next block is asked for. */
  readonly X: Matrix
  readonly targets: Targets
}

export class ExampleSet {
  /** Number of examples. */
  readonly m: number
  readonly targets: Targets
  readonly #blocks: ExampleBlocks

  /** @param weights of label 0 and label 1; null when all examples count alike @param features n_x */
  constructor(
    kernels: Kernels,
    { X, labels }: Examples,
    features: number,
    scaling: Scaling,
    plan: BlockPlan,
    weights: LabelWeights | null,
  ) {
    this.#blocks = new ExampleBlocks(kernels, X, features, scaling, plan)
    this.m = this.#blocks.m
    assert(labels.length === this.m, () => `${labels.length} labels for ${this.m} examples`)
    const Y = kernels.allocate(1, this.m)
    Y.data.set(labels)
    this.targets = { Y, weights: weights && weightsOf(kernels, labels, weights) }
  }

  /** All examples in order, block by block. */
  *[Symbol.iterator](): Generator<TargetBlock> {
    for (const { first, X } of this.#blocks) {
      yield { first, X, targets: someTargets(this.targets, first, X.columns) }
    }
  }
}

function weightsOf(kernels: Kernels, labels: ArrayLike<number>, [ofZero, ofOne]: LabelWeights): Matrix {
  const weights = kernels.allocate(1, labels.length)
  for (let j = 0; j < labels.length; j++) weights.data[j] = labels[j] === 1 ? ofOne : ofZero
  return weights
}

/** The targets of consecutive examples, sharing memory. */
export function someTargets({ Y, weights }: Targets, first: number, count: number): Targets {
  return { Y: columnsOf(Y, first, count), weights: weights && columnsOf(weights, first, count) }
}
