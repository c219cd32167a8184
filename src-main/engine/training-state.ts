/** Everything that decides how a training goes on, in ordinary memory: what a checkpoint holds. */
import type { Scaling } from '../../shared/domain/preprocessing'
import type { NetworkParameters } from './parameters'
import type { TrainerState } from './trainer-options'

/** The parameters of some iteration that a training may yet end with. */
export interface KeptParameters extends NetworkParameters {
  readonly iteration: number
}

export interface TrainingState {
  readonly trainer: TrainerState
  /** Measured on the training examples: without it the parameters could not be asked about a picture. */
  readonly scaling: Scaling
  /** Of the last measured iteration whose cost was finite; null before there was one. */
  readonly lastFinite: KeptParameters | null
  /** With early stopping, of the iteration with the lowest cost so far. */
  readonly best: (KeptParameters & { readonly cost: number }) | null
  /** The iteration that was measured last; −1 before the first. */
  readonly lastMeasured: number
}
