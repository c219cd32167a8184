/** What the training thread and its owner say to each other. Numbers travel as shared or transferred memory. */
import type { Architecture } from '../../shared/domain/architecture'
import type { FirstLayerName, Hyperparameters } from '../../shared/domain/hyperparameters'
import type { Scaling, ScalingKind } from '../../shared/domain/preprocessing'
import type {
  KeptBest,
  LearningRateChange,
  MetricPoint,
  RunProgress,
  Score,
  StepUnit,
  WeightPictures,
} from '../../shared/domain/run'
import type { Probe } from '../../shared/domain/probe'
import type { Matrix, Numbers } from '../engine/matrix'
import type { TrainingState } from '../engine/training-state'
import type { ProbabilityRecord } from './probability-record'

/** What a kept run can show of its past. */
export interface PastContents {
  /** Iterations whose first layer can be asked for, rising. */
  readonly firstLayers: readonly number[]
  /** The last look inside; null when there is none that is whole. */
  readonly probe: Probe | null
  /** One sentence of what is missing or damaged; null when all is whole. */
  readonly problem: string | null
}

/** What is read again of a kept run when it is opened. */
export interface RunContents {
  readonly points: readonly MetricPoint[]
  /** As `StepPoint`, three numbers each. */
  readonly updates: Float64Array
  /** Null when there is none, or none that is whole. */
  readonly parameters: ParametersMessage | null
  readonly weights: WeightPictures | null
  readonly past: PastContents
  /** One sentence, or one for each part, of what is damaged; null when all is whole. */
  readonly problem: string | null
}

/** What a training really uses, where its order leaves a choice. */
export interface TrainingEnvironment {
  readonly kernels: string
  readonly threads: number
  readonly firstLayer: FirstLayerName
}

/** Examples as the thread receives them: prepared pictures in shared memory, or plain numbers. */
export interface ExamplesMessage {
  readonly X:
    | {
        readonly kind: 'pixels'
        readonly memory: SharedArrayBuffer
        readonly byteOffset: number
        readonly byteLength: number
      }
    | { readonly kind: 'numbers'; readonly numbers: Numbers }
  /** 0 or 1, one per example. */
  readonly labels: Uint8Array
}

export interface TrainingOrder {
  readonly architecture: Architecture
  readonly hyperparameters: Hyperparameters
  readonly scaling: ScalingKind
  readonly train: ExamplesMessage
  readonly test: ExamplesMessage | null
  /** How the first layer's weights are drawn; null when the inputs are not a picture. */
  readonly picture: { readonly size: number; readonly channels: 1 | 3 } | null
  /** At most so many updates are told of one by one; none when nobody draws them. */
  readonly mostSteps?: number
  /** Where the answers over the training are written; none for a training that nobody will look back on. */
  readonly record?: ProbabilityRecord
  /** Where to go on; from the start when there is none. */
  readonly resumeFrom?: TrainingState
}

/** The numbers of a network, copied out of the thread. Slot 0 is empty. */
export interface ParametersMessage {
  readonly iteration: number
  readonly scaling: Scaling
  readonly W: readonly Matrix[]
  readonly b: readonly Matrix[]
}

export interface FinalScore {
  readonly train: Score
  readonly test: Score | null
}

/** Everything that decides how a training goes on, as the bytes of a file (`formats/checkpoint.ts`). */
export interface Checkpoint {
  readonly iteration: number
  readonly file: Uint8Array<ArrayBuffer>
}

export type TrainingCommand =
  | { readonly kind: 'start'; readonly order: TrainingOrder; readonly isPaused: boolean }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** To the next iteration, or the end of the epoch, and then paused. */
  | { readonly kind: 'step'; readonly unit: StepUnit }
  | { readonly kind: 'stop' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'set-learning-rate'; readonly learningRate: number }
  | { readonly kind: 'snapshot'; readonly requestId: number }
  | { readonly kind: 'probe'; readonly requestId: number }
  /** Of a training that can go on: one that is stopped, too. */
  | { readonly kind: 'checkpoint'; readonly requestId: number }

export type TrainingEvent =
  /** Data are in place. */
  | { readonly kind: 'ready'; readonly environment: TrainingEnvironment }
  | {
      readonly kind: 'progressed'
      readonly progress: RunProgress
      readonly points: readonly MetricPoint[]
      /** Iteration, cost and accuracy of one update after the other (`StepPoint`). */
      readonly steps: Float64Array
    }
  | { readonly kind: 'weights'; readonly weights: WeightPictures }
  /** Back at iteration 0 with the same initial weights. */
  | { readonly kind: 'was-reset' }
  /** From this iteration on. */
  | { readonly kind: 'learning-rate-set'; readonly change: LearningRateChange }
  /** Finished, stopped or diverged; the parameters are the last finite ones, or with early stopping the best ones. */
  | {
      readonly kind: 'ended'
      readonly progress: RunProgress
      readonly score: FinalScore
      readonly parameters: ParametersMessage
      readonly divergedAt: number | null
      readonly best: KeptBest | null
    }
  | { readonly kind: 'snapshot'; readonly requestId: number; readonly parameters: ParametersMessage }
  | { readonly kind: 'probed'; readonly requestId: number; readonly probe: Probe }
  /** After every point that was measured before it. */
  | { readonly kind: 'checkpoint'; readonly requestId: number; readonly checkpoint: Checkpoint }
  /** It came too late, or could not be made; the training goes on. */
  | { readonly kind: 'unanswered'; readonly requestId: number; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }

/** The part of a message port that both sides use. */
export interface Port<Incoming, Outgoing> {
  /** @param moved memory that goes over whole, without a copy */
  postMessage(message: Outgoing, moved?: readonly ArrayBuffer[]): void
  on(event: 'message', listener: (message: Incoming) => void): unknown
}
