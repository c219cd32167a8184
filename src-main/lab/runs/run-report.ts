/**
 * What there is to tell of a run, and the telling: its summary, its curves, the numbers it ended with. Each change is told
 * at once. It knows no thread.
 */
import type { LabEvents } from '../../../shared/ipc/events'
import type { RunHistory } from '../../../shared/ipc/contract'
import type {
  MetricPoint,
  RunProgress,
  RunState,
  RunSummary,
  StepColumns,
  WeightPictures,
} from '../../../shared/domain/run'
import { runErrors } from '../../../shared/messages/run-errors'
import type { TrainingState } from '../../engine/training-state'
import type { ParametersMessage, RunContents, TrainingEvent } from '../../workers/training-protocol'
import type { LabEventSink } from '../event-sink'
import type { KeptPast, LookBack } from './look-back'
import { RunCurves } from './run-curves'
import type { StepSeries } from './step-series'

/** With up to six steps each, as many points as a chart on a large screen is wide; each costs time in every drawing. */
const OVERVIEW_BUCKETS = 256
/** What comes in a tenth of a second is a few pixels of a chart, whatever the computer's speed. */
const BUCKETS_PER_EVENT = 8

/** What a run has to tell, whole. */
export interface RunRecord {
  readonly summary: RunSummary
  readonly points: readonly MetricPoint[]
  readonly steps: StepSeries
}

/** A run of an earlier session, as far as it is read at once; the rest is read when asked. */
export interface OpenedRun {
  readonly contents: RunContents
  readonly past: KeptPast
}

const UNDER_WAY: ReadonlySet<RunState> = new Set(['training', 'paused'])

/** What a run that goes on has not. */
const NO_END = { score: null, best: null, reason: null } as const

export class RunReport {
  #summary: RunSummary
  readonly #emit: LabEventSink
  readonly #curves = new RunCurves()
  #sequence = 0
  #parameters: ParametersMessage | null = null
  /** Training time before the present thread's. */
  #earlierMs = 0

  constructor(summary: RunSummary, emit: LabEventSink) {
    this.#summary = summary
    this.#emit = emit
  }

  get summary(): RunSummary {
    return this.#summary
  }

  get state(): RunState {
    return this.#summary.progress.state
  }

  /** The numbers that it has ended with; null before its last word has come. */
  get parameters(): ParametersMessage | null {
    return this.#parameters
  }

  get past(): LookBack {
    return this.#curves.past
  }

  /** The whole run in as many updates as a chart shows. */
  history(): RunHistory {
    return {
      run: this.#summary,
      sequence: this.#sequence,
      points: this.#curves.points,
      steps: this.steps(0, Infinity),
      weights: this.#curves.weights,
      weightIterations: this.past.snapshots.iterations,
    }
  }

  /** Everything that was measured, and every update: for a table. */
  record(): RunRecord {
    return { summary: this.#summary, points: this.#curves.points, steps: this.#curves.steps }
  }

  /** The updates of a part of the run, thinned for a chart of it. */
  steps(from: number, to: number): StepColumns {
    return this.#curves.steps.between(from, to, OVERVIEW_BUCKETS)
  }

  /** What was kept of it has been read. */
  take({ contents, past }: OpenedRun): void {
    const { parameters, problem } = contents
    this.#curves.take(contents, past)
    this.#parameters = parameters
    const { kept } = this.#summary
    if (problem !== null && kept) this.change({ kept: { ...kept, problem } })
  }

  /** It goes on from a checkpoint, or from the start: what came after it is done again. */
  wentBackTo(state: TrainingState | null): void {
    const iteration = state?.trainer.iteration ?? 0
    if (state) this.#curves.cutAt(state)
    else this.#curves.clear()
    this.#parameters = null
    this.#sequence += 1
    this.#earlierMs = state ? this.#summary.progress.elapsedMs : 0
    this.change({
      progress: { ...this.#summary.progress, state: 'preparing', iteration },
      learningRateChanges: this.#summary.learningRateChanges.filter(
        (change) => change.iteration <= iteration,
      ),
      ...NO_END,
    })
  }

  wasReset(): void {
    this.#curves.clear()
    this.#parameters = null
    this.#earlierMs = 0
    this.change({ ...NO_END, learningRateChanges: [] })
  }

  progressed({ progress, points, steps }: Extract<TrainingEvent, { kind: 'progressed' }>): void {
    const hasNewState = progress.state !== this.state
    const curves = this.#curves
    curves.points.push(...points)
    const before = curves.steps.count
    curves.steps.append(steps)
    this.#sequence += 1
    this.#summary = { ...this.#summary, progress: this.#inAll(progress) }
    if (hasNewState && UNDER_WAY.has(progress.state)) this.#forgetEnd()
    const payload: LabEvents['run:progressed'] = {
      runId: this.#summary.id,
      sequence: this.#sequence,
      progress: this.#summary.progress,
      points,
      steps: curves.steps.newest(curves.steps.count - before, BUCKETS_PER_EVENT),
    }
    this.#emit('run:progressed', payload)
    if (hasNewState) this.#emit('run:changed', this.#summary)
  }

  weightsChanged(weights: WeightPictures): void {
    this.#curves.addWeights(weights)
    const kept = this.past.snapshots.iterations
    this.#emit('run:weights-changed', { runId: this.#summary.id, weights, kept })
  }

  ended(event: Extract<TrainingEvent, { kind: 'ended' }>): void {
    this.#parameters = event.parameters
    const learningRate = this.#learningRate()
    const reason = event.divergedAt === null ? null : runErrors.diverged(event.divergedAt, learningRate)
    this.change({ progress: this.#inAll(event.progress), score: event.score, best: event.best, reason })
  }

  /** Its thread is no more. @param reason one sentence; null when a person wanted it so */
  cameToNothing(state: 'failed' | 'stopped', reason: string | null): void {
    this.change({ progress: { ...this.#summary.progress, state, stepsPerSecond: 0 }, reason })
  }

  change(change: Partial<RunSummary>): void {
    this.#summary = { ...this.#summary, ...change }
    this.#emit('run:changed', this.#summary)
  }

  /** A run that was stopped goes on. */
  #forgetEnd(): void {
    this.#parameters = null
    this.#summary = { ...this.#summary, ...NO_END }
  }

  /** With the time of its earlier threads. */
  #inAll(progress: RunProgress): RunProgress {
    return { ...progress, elapsedMs: this.#earlierMs + progress.elapsedMs }
  }

  /** The one that was set last. */
  #learningRate(): number {
    const { learningRateChanges, hyperparameters } = this.#summary
    return learningRateChanges.at(-1)?.learningRate ?? hyperparameters.learningRate
  }
}
