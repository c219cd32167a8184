/**
 * The calls that the page may make: the only declaration. Handlers, the preload bridge and the tests' fake all derive
 * from it. A call takes nothing or one plain request, and always answers a `Result`. No request or answer names a path.
 */
import type { CopySummary, DatasetSummary, Label, PictureSummary } from '../domain/dataset'
import type { Biography, ContributionMap, RunAnswers, RunComparison } from '../domain/evaluation/run-answers'
import type { InitialWeights, InitialWeightsRequest } from '../domain/initial-weights'
import type { FrameAnswer, PredictionAnswer } from '../domain/prediction'
import type { Preprocessing } from '../domain/preprocessing'
import type { SaveRecordingRequest } from '../domain/recording'
import type { SaveResultsRequest } from '../domain/teacher/results'
import { LESSON_CALL_NAMES, type LessonCalls } from './lesson-calls'
import type { Probe } from '../domain/probe'
import type {
  MetricPoint,
  RunRequest,
  RunSummary,
  StepColumns,
  StepUnit,
  WeightPictures,
} from '../domain/run'
import type { Result } from './result'

/** Where something was dropped: on one class, or on the room as a whole. */
export const ZONES = ['any', 'positive', 'negative'] as const
export type Zone = (typeof ZONES)[number]

export const EXPORT_FORMATS = ['json', 'npz', 'onnx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface LabDescription {
  readonly version: string
  readonly platform: string
  readonly cores: number
  /** The kernels that `auto` takes on this computer. */
  readonly kernels: string
}

export interface PicturePage {
  readonly total: number
  readonly pictures: readonly PictureSummary[]
}

export interface CopyPage {
  readonly total: number
  readonly pictures: readonly CopySummary[]
}

/** Some pictures of a class of the open data set, in their order. */
export interface PageRequest {
  readonly datasetId: string
  readonly label: Label
  readonly offset: number
  readonly limit: number
}

/** Everything a reloaded page needs to draw a run as if it had never gone. */
export interface RunHistory {
  readonly run: RunSummary
  /** The sequence number of the last event that `points` already holds. */
  readonly sequence: number
  readonly points: readonly MetricPoint[]
  /** The whole run's updates, thinned so that no extreme is lost; empty where they are not exact (`StepPoint`). */
  readonly steps: StepColumns
  readonly weights: WeightPictures | null
  /** Earlier first layers that can be asked for, oldest first. */
  readonly weightIterations: readonly number[]
}

export interface ExportedModel {
  readonly fileName: string
  readonly sizeBytes: number
  /** Largest difference in probability between the file, read back, and the network, over the pictures tried. */
  readonly largestDifference: number
  readonly picturesTried: number
}

export interface SavedTable {
  readonly fileName: string
  readonly rows: number
}

export interface SavedRecording {
  readonly fileName: string
}

export interface SavedChart {
  readonly chart: 'cost' | 'accuracy'
  readonly fileName: string
  readonly sizeBytes: number
}

/** What one of the course's lessons came to here. */
export interface LessonRun {
  readonly costs: readonly { readonly iteration: number; readonly cost: number }[]
  /** Shares of right answers. */
  readonly train: number
  readonly test: number | null
}

export interface RunGoneOn {
  readonly run: RunSummary
  /** One sentence when it could not go on from where it was; null when it could. */
  readonly note: string | null
}

/** A folder of a kept run that cannot be read. */
export interface DamagedRun {
  readonly id: string
  /** One sentence: what, where, what to do. */
  readonly problem: string
}

/** What undo and redo have before them. */
export interface EditCounts {
  readonly undoable: number
  readonly redoable: number
}

export interface LabCalls extends LessonCalls {
  'lab:describe': () => LabDescription

  'dataset:current': () => DatasetSummary | null
  /** Things dropped on the window; `dropId` comes from the bridge's `registerDrop`. */
  'dataset:open-drop': (request: { readonly dropId: string; readonly zone: Zone }) => DatasetSummary
  /** The system's dialog; null when the person changed their mind. */
  'dataset:choose-folder': (request: { readonly zone: Zone }) => DatasetSummary | null
  'dataset:open-sample': () => DatasetSummary
  'dataset:cancel-import': () => null
  'dataset:list-pictures': (request: PageRequest) => PicturePage
  /** Only those that have an equal, equal ones side by side. */
  'dataset:list-copies': (request: PageRequest) => CopyPage
  'dataset:rename-class': (request: { readonly label: Label; readonly name: string }) => DatasetSummary
  /** The positive class becomes the negative one and the other way round. */
  'dataset:swap-classes': () => DatasetSummary
  'dataset:set-preprocessing': (request: Preprocessing) => DatasetSummary
  /** The picture belongs to this class. */
  'dataset:move-picture': (request: { readonly pictureId: string; readonly label: Label }) => DatasetSummary
  /** Out of the data; its file stays. */
  'dataset:remove-picture': (request: { readonly pictureId: string }) => DatasetSummary
  /** Of equal pictures in one class, the first stays, a training picture before a test picture; files stay. */
  'dataset:remove-copies': () => DatasetSummary
  'dataset:clear': () => null
  /** Takes back the last change of the data; null when the data were empty before it. */
  'dataset:undo': () => DatasetSummary | null
  /** Makes the change again that was taken back last. */
  'dataset:redo': () => DatasetSummary | null
  /** How many changes can be taken back and made again now. */
  'dataset:count-edits': () => EditCounts

  /** The first layer's weights as training would draw them, and how strong a signal stays on its way through. */
  'network:draw-initial-weights': (request: InitialWeightsRequest) => InitialWeights
  /** The planar lesson, from its points to its last cost; beside whatever else is training. */
  'lesson:train-planar': () => LessonRun
  /** Students' results, where the system's dialog says; null when the person changed their mind. */
  'lesson:save-results': (request: SaveResultsRequest) => SavedTable | null
  /** What a lesson measured, where the system's dialog says; null when the person changed their mind. */
  'lesson:save-recording': (request: SaveRecordingRequest) => SavedRecording | null

  'run:start': (request: RunRequest) => RunSummary
  'run:pause': (request: { readonly runId: string }) => RunSummary
  'run:resume': (request: { readonly runId: string }) => RunSummary
  /** To the next iteration or the end of the epoch, then paused. */
  'run:step': (request: { readonly runId: string; readonly unit: StepUnit }) => RunSummary
  /** From the next update on; a reset goes back to the first one. */
  'run:set-learning-rate': (request: { readonly runId: string; readonly learningRate: number }) => RunSummary
  /** Ends the run and keeps its weights. */
  'run:stop': (request: { readonly runId: string }) => RunSummary
  /** Back to iteration 0 with the very same initial weights, paused. */
  'run:reset': (request: { readonly runId: string }) => RunSummary
  'run:list': () => readonly RunSummary[]
  /** Runs of earlier sessions that cannot be read; nothing of them was changed. */
  'run:list-damaged': () => readonly DamagedRun[]
  /** A run in a folder that the system's dialog says, only read where it lies; null when the person changed their mind. */
  'run:choose-kept': () => RunSummary | null
  /** As `run:choose-kept`, of a folder that was dropped. */
  'run:open-drop': (request: { readonly dropId: string }) => RunSummary
  /** The system's own file manager shows where it is kept; of a run that cannot be read, too. */
  'run:show-kept': (request: { readonly runId: string }) => null
  /** A run that has ended goes on from its last checkpoint, in a new thread. Its data must be open. */
  'run:go-on': (request: { readonly runId: string }) => RunGoneOn
  /** The run and everything kept of it, unless it is only read where it lies; until the next one is deleted, or Descent closes, it can be brought back. */
  'run:delete': (request: { readonly runId: string }) => null
  /** Brings back the run that was deleted last; null when there is none. */
  'run:undo-delete': () => RunSummary | null
  'run:history': (request: { readonly runId: string }) => RunHistory
  /** The updates from one iteration to another, thinned as little as a chart of them allows; no extreme is lost. */
  'run:list-steps': (request: {
    readonly runId: string
    readonly from: number
    readonly to: number
  }) => StepColumns
  /** A look inside the network as it is now; measured over all training examples, so asked for and never streamed. */
  'run:probe': (request: { readonly runId: string }) => Probe
  /** The first layer as it was at one of `weightIterations`. */
  'run:weights-at': (request: { readonly runId: string; readonly iteration: number }) => WeightPictures
  /** Everything measured, as a table, where the system's dialog says; null when the person changed their mind. */
  'run:save-metrics': (request: { readonly runId: string }) => SavedTable | null
  /** A chart as the page drew it, a PNG in Base64. */
  'run:save-chart': (request: {
    readonly runId: string
    readonly chart: SavedChart['chart']
    readonly png: string
  }) => SavedChart | null

  /** What the run's network says of its own pictures, as of now. */
  'answers:collect': (request: { readonly runId: string }) => RunAnswers
  /** The pictures at these places of the run's own data set, in the order asked. */
  'answers:list-pictures': (request: {
    readonly runId: string
    readonly indices: readonly number[]
  }) => readonly PictureSummary[]
  /** Why the network answers as it does, for a picture of its data set or one that was asked about. */
  'answers:explain-picture': (request: {
    readonly runId: string
    readonly pictureId: string
  }) => ContributionMap
  /** The picture's probability over the run's training. */
  'answers:recall-picture': (request: { readonly runId: string; readonly index: number }) => Biography
  'answers:compare-runs': (request: { readonly firstId: string; readonly secondId: string }) => RunComparison

  'predict:open-drop': (request: { readonly runId: string; readonly dropId: string }) => PredictionAnswer
  'predict:choose-pictures': (request: { readonly runId: string }) => PredictionAnswer | null
  'predict:choose-folder': (request: { readonly runId: string }) => PredictionAnswer | null
  /** One frame of the camera, under `dropId`, which is forgotten with it. */
  'predict:look-at-frame': (request: { readonly runId: string; readonly dropId: string }) => FrameAnswer
  /** The answers of these pictures as CSV, in this order; null when the person changed their mind. */
  'predict:save-table': (request: {
    readonly runId: string
    readonly pictureIds: readonly string[]
  }) => SavedTable | null

  /** The person pressed the camera's button: the next request for video, and no other, is granted. */
  'camera:open': () => null
  'camera:close': () => null

  /** Asks where with the system's dialog, writes, reads back, compares; null when the person changed their mind. */
  'model:export': (request: { readonly runId: string; readonly format: ExportFormat }) => ExportedModel | null
}

export type CallName = keyof LabCalls

/** The names at run time. `tests/shared/ipc/contract.spec.ts` and the type below keep list and map equal. */
export const CALL_NAMES = [
  'lab:describe',
  'dataset:current',
  'dataset:open-drop',
  'dataset:choose-folder',
  'dataset:open-sample',
  'dataset:cancel-import',
  'dataset:list-pictures',
  'dataset:list-copies',
  'dataset:rename-class',
  'dataset:swap-classes',
  'dataset:set-preprocessing',
  'dataset:move-picture',
  'dataset:remove-picture',
  'dataset:remove-copies',
  'dataset:clear',
  'dataset:undo',
  'dataset:redo',
  'dataset:count-edits',
  'network:draw-initial-weights',
  'lesson:train-planar',
  'lesson:save-results',
  'lesson:save-recording',
  'run:start',
  'run:pause',
  'run:resume',
  'run:step',
  'run:set-learning-rate',
  'run:stop',
  'run:reset',
  'run:list',
  'run:list-damaged',
  'run:choose-kept',
  'run:open-drop',
  'run:show-kept',
  'run:go-on',
  'run:delete',
  'run:undo-delete',
  'run:history',
  'run:list-steps',
  'run:probe',
  'run:weights-at',
  'run:save-metrics',
  'run:save-chart',
  'answers:collect',
  'answers:list-pictures',
  'answers:explain-picture',
  'answers:recall-picture',
  'answers:compare-runs',
  'predict:open-drop',
  'predict:choose-pictures',
  'predict:choose-folder',
  'predict:look-at-frame',
  'predict:save-table',
  'camera:open',
  'camera:close',
  'model:export',
  ...LESSON_CALL_NAMES,
] as const satisfies readonly CallName[]

/** Does not compile when a call is missing from `CALL_NAMES`. */
type MissingCall = Exclude<CallName, (typeof CALL_NAMES)[number]>
export const everyCallIsNamed: MissingCall extends never ? true : MissingCall = true

/** The request of a call: void when it takes none. */
export type CallRequest<Name extends CallName> =
  Parameters<LabCalls[Name]> extends [infer Request] ? Request : undefined

export type CallValue<Name extends CallName> = ReturnType<LabCalls[Name]>

/** A call as the page sees it. */
export type RemoteCall<Name extends CallName> = (
  ...request: Parameters<LabCalls[Name]>
) => Promise<Result<CallValue<Name>>>
