/** What a run's network says of every picture it was given, and of one picture in detail. */
import type { PictureSummary } from '../dataset'
import type { RunSummary } from '../run'
import type { PairedCounts } from './paired-comparison'

/** Example i is picture i of the run's own data set: training pictures first, then test pictures. */
export interface RunAnswers {
  readonly runId: string
  /** Updates done when the network was asked. */
  readonly iteration: number
  readonly trainExamples: number
  /** 0 or 1, as the run's data set has it. */
  readonly labels: Uint8Array
  /** ŷ, the probability of label 1. */
  readonly probabilities: Float64Array
  /** The logistic loss of each: large where the network is sure and the label says otherwise. */
  readonly losses: Float64Array
}

/** Updates done by the network that a run would answer with: those of the best iteration once early stopping kept it. */
export function answeringIteration({ best, progress }: Pick<RunSummary, 'best' | 'progress'>): number {
  return best?.iteration ?? progress.iteration
}

/** What each pixel does to z, the output unit before its sigmoid; colours of a pixel added up. */
export interface ContributionMap {
  /**
   * `exact` (logistic regression): w · x, and all of them with the bias are z.
   * `gradient` (every other network): ∂z/∂x, how z begins to change when a pixel becomes brighter.
   */
  readonly kind: 'exact' | 'gradient'
  /** Width and height in pixels. */
  readonly size: number
  /** size · size of them, row by row; above 0 speaks for the positive class. */
  readonly values: Float32Array
  readonly z: number
  readonly bias: number
}

/**
 * One picture's ŷ over a training. `too-many`: more pictures than fit a few tens of megabytes; `not-kept`: the run is of an
 * earlier session and was kept without it, or it is damaged.
 */
export type Biography =
  | { readonly isRecorded: false; readonly reason: 'too-many' | 'not-kept' }
  | {
      readonly isRecorded: true
      /** Rising; updates done when each was said. */
      readonly iterations: readonly number[]
      readonly probabilities: readonly number[]
    }

/** Two runs on the test pictures that both have. */
export interface RunComparison {
  readonly counts: PairedCounts
  /** Test pictures of either run that the other was not tested on, or with another label. */
  readonly leftOut: number
  /** The first few pictures that only one of the two got right. */
  readonly onlyFirst: readonly PictureSummary[]
  readonly onlySecond: readonly PictureSummary[]
}
