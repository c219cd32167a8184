/** One training of one network on one data set. */
import { z } from './schema'
import { hiddenLayersSchema, type Architecture } from './architecture'
import type { ClassNames, DatasetSummary } from './dataset'
import { hyperparametersSchema, type Hyperparameters } from './hyperparameters'
import type { Preprocessing } from './preprocessing'

/**
 * `preparing` reads data and allocates; `diverged` met NaN or infinity and kept the last finite weights;
 * `failed` lost its thread; `stopped` was ended by the person before the last iteration.
 */
export const RUN_STATES = [
  'preparing',
  'training',
  'paused',
  'finished',
  'stopped',
  'diverged',
  'failed',
] as const
export type RunState = (typeof RUN_STATES)[number]

/** What the chart shows at one iteration. The cost at iteration i is the one before update i. */
export interface MetricPoint {
  readonly iteration: number
  readonly trainCost: number
  readonly trainAccuracy: number
  readonly testCost: number | null
  readonly testAccuracy: number | null
}

/** Cost and accuracy of the parameters before an update, over all training examples: what the update computes anyway. */
export interface StepPoint {
  readonly iteration: number
  readonly cost: number
  readonly accuracy: number
}

/** Many such updates by rising iteration, a column each, all of one length: cheaper to send than one object for each. */
export interface StepColumns {
  readonly iteration: Float64Array
  readonly cost: Float64Array
  readonly accuracy: Float64Array
}

export interface Confusion {
  readonly tp: number
  readonly fp: number
  readonly tn: number
  readonly fn: number
}

/** Accuracy is a share between 0 and 1. */
export interface Score {
  readonly accuracy: number
  readonly confusion: Confusion
}

export const runRequestSchema = z.strictObject({
  datasetId: z.string().min(1).max(64),
  hidden: hiddenLayersSchema,
  hyperparameters: hyperparametersSchema,
})
export type RunRequest = Readonly<z.infer<typeof runRequestSchema>>

/** How far a single step goes. With the full batch both are the same. */
export const STEP_UNITS = ['iteration', 'epoch'] as const
export type StepUnit = (typeof STEP_UNITS)[number]

/** With early stopping: whose weights the run has kept, and whether it ended before its last iteration. */
export interface KeptBest {
  readonly iteration: number
  readonly isEarly: boolean
}

/** A learning rate that was set while the run was going on. */
export interface LearningRateChange {
  /** The first update that it holds for. */
  readonly iteration: number
  readonly learningRate: number
}

/** What computed a run. */
export interface RunEnvironment {
  /** Of Descent. */
  readonly version: string
  /** Those that "auto" came to. */
  readonly kernels: string
  readonly threads: number
}

/** A run on disk. */
export interface KeptRun {
  /** 0 before anything was written. */
  readonly sizeBytes: number
  /** The iteration that it can go on from, also after the app was closed; null when it cannot. */
  readonly resumableAt: number | null
  /** One sentence of why it is not kept just now, or not whole; null when all is well. */
  readonly problem: string | null
  /** Opened by the person from a folder of its own: nothing is ever written, moved or deleted there. */
  readonly isElsewhere: boolean
}

/** Where a run is now. */
export interface RunProgress {
  readonly state: RunState
  /** Updates done so far. */
  readonly iteration: number
  readonly iterations: number
  /** Training time so far, pauses left out. */
  readonly elapsedMs: number
  /** Measured over the last second; 0 while not training. */
  readonly stepsPerSecond: number
}

export interface RunSummary {
  readonly id: string
  readonly dataset: Pick<DatasetSummary, 'id' | 'classes' | 'train' | 'test' | 'fingerprint' | 'source'>
  /** Null for points in the plane, which are not pictures. */
  readonly preprocessing: Preprocessing | null
  readonly architecture: Architecture
  readonly hyperparameters: Hyperparameters
  readonly progress: RunProgress
  /** Known once the run has ended. */
  readonly score: { readonly train: Score; readonly test: Score | null } | null
  /** Null while the run goes on, and without early stopping. */
  readonly best: KeptBest | null
  /** In the order in which they were made; the run began with the one of its hyperparameters. */
  readonly learningRateChanges: readonly LearningRateChange[]
  readonly startedAt: string
  /** One sentence of why, for `failed` and `diverged`. */
  readonly reason: string | null
  /** Null before its thread is ready. */
  readonly environment: RunEnvironment | null
  /** Null where no runs are kept. */
  readonly kept: KeptRun | null
}

/** First-layer weights as pictures: `units` images of size × size × channels, row, column, channel, 128 = zero weight. */
export interface WeightPictures {
  readonly iteration: number
  readonly units: number
  readonly size: number
  readonly channels: 1 | 3
  readonly pixels: Uint8Array
}

/** What a model file needs besides its numbers. */
export interface ModelDescription {
  readonly architecture: Architecture
  /** Null for a network trained on points in the plane. */
  readonly preprocessing: Preprocessing | null
  readonly classes: ClassNames
  readonly seed: number
  readonly version: string
}
