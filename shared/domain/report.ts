/** The report of `descent train --report`: schema "descent-report/1". */
import type { ClassNames, Refusal, SplitCounts } from './dataset'
import type { Architecture } from './architecture'
import type { FirstLayerName, Hyperparameters, Precision } from './hyperparameters'
import type { Preprocessing } from './preprocessing'
import type { KeptBest, Score } from './run'

export interface TrainingReport {
  readonly schema: 'descent-report/1'
  readonly dataset: {
    readonly classes: ClassNames
    readonly train: SplitCounts
    readonly test: SplitCounts | null
    readonly refused: readonly Pick<Refusal, 'name' | 'code'>[]
  }
  /** Null for points in the plane (`--planar`). */
  readonly preprocessing: Preprocessing | null
  readonly architecture: Architecture
  readonly hyperparameters: Hyperparameters
  readonly costs: readonly { readonly iteration: number; readonly cost: number }[]
  readonly train: Score
  readonly test: Score | null
  /** With early stopping: whose weights were kept, and scored. */
  readonly best: KeptBest | null
  readonly timing: { readonly prepareMs: number; readonly trainMs: number; readonly iterations: number }
  readonly environment: {
    readonly version: string
    readonly kernels: string
    readonly threads: number
    readonly precision: Precision
    readonly firstLayer: FirstLayerName
    readonly platform: string
    /** SHA-256 over W1, b1, … WL, bL as little-endian numbers, rows first. */
    readonly weightsSha256: string
  }
}
