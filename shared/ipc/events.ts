/** What the main process tells the page unasked. Batched at the source: at most 20 a second of each, newest state wins. */
import type { ClassNames, DatasetSummary, PictureSummary } from '../domain/dataset'
import type { MetricPoint, RunProgress, RunSummary, StepColumns, WeightPictures } from '../domain/run'

export interface ImportProgress {
  readonly phase: 'scanning' | 'reading' | 'done'
  readonly done: number
  /** Known as soon as the folders have been listed. */
  readonly classes: ClassNames | null
  /** 0 while still scanning. */
  readonly total: number
  readonly refused: number
  /** Pictures ready since the last event, so that thumbnails appear as they come. */
  readonly latest: readonly PictureSummary[]
}

export interface LabEvents {
  /** The application menu's Help → Keyboard shortcuts was chosen; there is nothing more to say. */
  'menu:shortcuts-chosen': null
  'dataset:import-progressed': ImportProgress
  'dataset:changed': DatasetSummary | null
  /** New chart points and where the run is. `sequence` counts up by one: a gap means that something was missed. */
  'run:progressed': {
    readonly runId: string
    readonly sequence: number
    readonly progress: RunProgress
    readonly points: readonly MetricPoint[]
    /** The updates since the last event, thinned so that no extreme is lost. */
    readonly steps: StepColumns
  }
  /** A run was started, changed its state, was reset or ended. */
  'run:changed': RunSummary
  /** `kept` are the earlier iterations whose pictures can be asked for. */
  'run:deleted': { readonly runId: string }
  'run:weights-changed': {
    readonly runId: string
    readonly weights: WeightPictures
    readonly kept: readonly number[]
  }
}

export type EventName = keyof LabEvents

export const EVENT_NAMES = [
  'menu:shortcuts-chosen',
  'dataset:import-progressed',
  'dataset:changed',
  'run:progressed',
  'run:changed',
  'run:deleted',
  'run:weights-changed',
] as const satisfies readonly EventName[]

/** Does not compile when an event is missing from `EVENT_NAMES`. */
type MissingEvent = Exclude<EventName, (typeof EVENT_NAMES)[number]>
export const everyEventIsNamed: MissingEvent extends never ? true : MissingEvent = true
