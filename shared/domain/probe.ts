/** A look inside a network at one moment of its training: what tells a healthy layer from a sick one. */
import type { ActivationName } from './architecture'

/** Counts of equal bins from `min` to `max`; one bin when all values are equal. */
export interface Histogram {
  readonly min: number
  readonly max: number
  readonly counts: readonly number[]
}

/** Norms are ‖·‖₂ over all elements; shares are between 0 and 1, over all training examples. */
export interface LayerProbe {
  /** l, from 1 to L. */
  readonly layer: number
  readonly activation: ActivationName
  readonly weightNorm: number
  /** ‖dW‖ of the whole cost, L2 included. */
  readonly gradientNorm: number
  /** ‖ΔW‖ / ‖W‖ of the next update over the full batch; null when all weights are 0 or the update is not finite. About 0.001 is healthy. */
  readonly updateRatio: number | null
  /** Share of the units that are 0 for every example, and so learn nothing any more; null unless ReLU. */
  readonly deadShare: number | null
  /** Share of all answers of all units on the flat ends of sigmoid or tanh, where g′ is below 0.04; null for others. */
  readonly saturatedShare: number | null
  readonly histograms: {
    readonly Z: Histogram
    readonly A: Histogram
    readonly W: Histogram
    readonly dW: Histogram
  }
}

export interface Probe {
  readonly iteration: number
  readonly layers: readonly LayerProbe[]
  /** Share of the training examples that are answered with label 1. */
  readonly positiveShare: number
}

/** As the engine measures it: with every example. */
export interface MeasuredProbe extends Probe {
  /** The loss of each training example, in the order of the set, weights and L2 left out. */
  readonly losses: Float64Array
}
