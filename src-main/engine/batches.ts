/** The examples that one update reads: all of them, or a mini-batch gathered from wherever they are. */
import type { Hyperparameters } from '../../shared/domain/hyperparameters'
import type { Scaling } from '../../shared/domain/preprocessing'
import { someTargets, type Examples, type ExampleSet, type TargetBlock } from './example-set'
import { InputLoader } from './inputs'
import type { Kernels } from './kernels/kernels'
import { columnsOf, type Matrix } from './matrix'
import { MiniBatches } from './mini-batches'
import type { Targets } from './network'

export interface Batches<Block extends InBatch = TargetBlock> {
  /** Updates of one pass over the training examples. */
  readonly perEpoch: number
  /** The most examples in a block. */
  readonly columns: number
  /** Number of examples of an update: the m of its mean. */
  size(iteration: number): number
  /** The examples of an update, block by block. */
  blocks(iteration: number): Iterable<Block>
}

/** What all blocks of a batch say, however their inputs are read. */
export interface InBatch {
  /** How many examples of the batch are in the blocks before this one. */
  readonly first: number
  readonly targets: Targets
}

/** What a mini-batch is gathered from and into. */
export interface BatchMemory {
  readonly kernels: Kernels
  readonly examples: Examples
  readonly features: number
  readonly scaling: Scaling
  /** The most examples that are loaded at a time. */
  readonly columns: number
}

/** The batches of a run. A batch of all the examples or more is the full batch, in its own order. */
export function createBatches(
  { batch, seed }: Pick<Hyperparameters, 'batch' | 'seed'>,
  set: ExampleSet,
  memory: BatchMemory,
): Batches {
  if (batch === 'full' || batch >= set.m) {
    return { perEpoch: 1, columns: memory.columns, size: () => set.m, blocks: () => set }
  }
  const { kernels, examples, features, scaling } = memory
  const columns = Math.min(batch, memory.columns)
  const order = new MiniBatches(set.m, batch, seed)
  const loader = new InputLoader(kernels, examples.X, features, scaling, columns)
  const X = kernels.allocate(features, columns)
  const targets = targetsLike(set.targets, columns, kernels)
  return {
    perEpoch: order.perEpoch,
    columns,
    size: (iteration) => order.batch(iteration).length,
    *blocks(iteration) {
      const indices = order.batch(iteration)
      for (let first = 0; first < indices.length; first += columns) {
        const some = indices.subarray(first, first + columns)
        const ofBlock = { X: columnsOf(X, 0, some.length), targets: someTargets(targets, 0, some.length) }
        loader.load(ofBlock.X, (column) => some[column]!)
        gatherTargets(set.targets, some, ofBlock.targets)
        yield { first, ...ofBlock }
      }
    },
  }
}

/** Room for the targets of some examples. */
export function targetsLike({ weights }: Targets, columns: number, kernels: Kernels): Targets {
  return { Y: kernels.allocate(1, columns), weights: weights && kernels.allocate(1, columns) }
}

/** The targets of the examples of these indices. */
export function gatherTargets(from: Targets, indices: Uint32Array, to: Targets): void {
  gather(from.Y, indices, to.Y)
  if (from.weights && to.weights) gather(from.weights, indices, to.weights)
}

function gather(from: Matrix, indices: Uint32Array, to: Matrix): void {
  for (let j = 0; j < indices.length; j++) to.data[j] = from.data[indices[j]!]!
}
