/** One-off work that is too heavy for the main process's event loop: what can be asked of the task thread. */
import type { ClassNames, Label, Split } from '../../shared/domain/dataset'
import type { KernelsName } from '../../shared/domain/hyperparameters'
import type { RunSummary } from '../../shared/domain/run'
import type { InitialWeights, InitialWeightsRequest } from '../../shared/domain/initial-weights'
import type { ExportFormat } from '../../shared/ipc/contract'
import type { Result } from '../../shared/ipc/result'
import type { Contributions } from '../engine/contributions'
import type { Answers } from '../engine/predict'
import type { TrainingState } from '../engine/training-state'
import type { Model } from '../formats/model'
import type { AnswerOf, RequestOf } from './answer-requests'
import type { ListedRun } from './kept-runs'
import type { RunContents } from './training-protocol'

/** Pictures that came as numbers, each made a whole picture file (BMP), so that there is one way in for all pictures. */
export interface PicturesInMemory {
  readonly classes: ClassNames
  readonly split: Split | null
  readonly pictures: readonly { readonly name: string; readonly label: Label; readonly bytes: Uint8Array }[]
}

/** Prepared pictures: uint8, n_x · m, one after the other; a view of shared memory is not copied on its way. */
export interface PredictionOrder {
  readonly model: Model
  readonly pixels: Uint8Array
}

/** Answers and losses of a whole data set, by the kernels it was trained with, so that the bits are the run's own. */
export interface AnswerOrder extends PredictionOrder {
  readonly kernels: KernelsName
  /** 0 or 1, one per picture. */
  readonly labels: Uint8Array
}

export interface TaskMap {
  'read-h5': { request: { readonly path: string; readonly name: string }; answer: Result<PicturesInMemory> }
  'draw-sample': { request: { readonly seed: number }; answer: PicturesInMemory }
  'encode-model': { request: { readonly model: Model; readonly format: ExportFormat }; answer: Uint8Array }
  'decode-model': { request: { readonly bytes: Uint8Array; readonly name: string }; answer: Result<Model> }
  /** Probabilities of the positive class, one per picture. */
  predict: { request: PredictionOrder; answer: Float64Array }
  answer: { request: AnswerOrder; answer: Answers }
  /** What each input of one picture does to the answer. */
  contributions: { request: PredictionOrder; answer: Contributions }
  'initial-weights': { request: InitialWeightsRequest; answer: InitialWeights }
  'decode-checkpoint': { request: { readonly bytes: Uint8Array }; answer: Result<TrainingState> }
  /** Of the folder that the run folders are in. */
  'list-runs': { request: { readonly shelf: string }; answer: readonly ListedRun[] }
  /** Of a run in a folder of its own. */
  'look-at-run': { request: { readonly place: string; readonly id: string }; answer: Result<RunSummary> }
  'read-run': { request: { readonly place: string }; answer: RunContents }
  /** SHA-256, in hexadecimal, of W1, b1, …, WL, bL as little-endian numbers, rows first. */
  'hash-weights': { request: { readonly model: Model }; answer: string }
}
export type TaskRequest = RequestOf<TaskMap>
export type TaskAnswer = AnswerOf<TaskMap>
