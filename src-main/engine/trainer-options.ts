/** What a trainer is given, what an update says, and what a training goes on from. */
import type { Architecture } from '../../shared/domain/architecture'
import type { FirstLayerName, Hyperparameters } from '../../shared/domain/hyperparameters'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { BlockBudget } from './block-plan'
import type { Examples } from './example-set'
import type { FirstLayerState } from './first-layer'
import type { Kernels } from './kernels/kernels'
import type { Numbers } from './matrix'
import type { NetworkParameters } from './parameters'

export interface TrainerOptions {
  /** In the precision of the hyperparameters. The trainer disposes of them. */
  readonly kernels: Kernels
  readonly architecture: Architecture
  readonly hyperparameters: Hyperparameters
  readonly scaling: Scaling
  readonly train: Examples
  readonly test: Examples | null
  /** `sigmoid` with the logistic cost unless given; `linear` with the squared cost predicts numbers. */
  readonly output?: 'sigmoid' | 'linear'
  /** The way through the first layer; the faster one unless given. `gram` needs all of `planFirstLayer` but the sizes. */
  readonly firstLayer?: FirstLayerName
  /** How much stays in memory at once; `BLOCK_BUDGET` unless given. */
  readonly budget?: BlockBudget
}

/** Cost J and accuracy of the parameters before update `iteration`, over the examples that the update read. */
export interface StepMetrics {
  readonly iteration: number
  /** NaN or infinite when training has diverged: the caller decides what then. */
  readonly cost: number
  readonly accuracy: number
}

/** Everything that decides how a run goes on, in ordinary memory. */
export interface TrainerState {
  readonly iteration: number
  /** α before its schedule: the one that was set last. */
  readonly learningRate: number
  readonly parameters: NetworkParameters
  /** Null where W[1] says it all. */
  readonly firstLayer: FirstLayerState | null
  /** Of the optimizer, in its own order. */
  readonly moments: readonly Numbers[]
  readonly momentUpdates: number
}
