/** One run as the main process knows it: its thread while there is one, its history, its weights once it has ended. */
import type { LabEvents } from '../../../shared/ipc/events'
import type { Probe } from '../../../shared/domain/probe'
import type { RunHistory } from '../../../shared/ipc/contract'
import type { MetricPoint, RunState, RunSummary, StepPoint, WeightPictures } from '../../../shared/domain/run'
import { assertNever } from '../../../shared/assert'
import { runErrors } from '../../../shared/messages/run-errors'
import type { ParametersMessage, TrainingEvent } from '../../workers/training-protocol'
import type { LabEventSink } from '../event-sink'
import { StepSeries } from './step-series'
import { WeightSnapshots } from './weight-snapshots'
import { TrainingThread, type ThreadLike, type UnaskedEvent } from './training-thread'

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

export class Run {
  #summary: RunSummary
  #points: MetricPoint[] = []
  readonly #steps = new StepSeries()
  #weights: WeightPictures | null = null
  readonly #snapshots = new WeightSnapshots()
  #sequence = 0
  #parameters: ParametersMessage | null = null
  #isAlive = true
  #onEnded: () => void = () => undefined
  #released: Promise<void> | null = null
  readonly #thread: TrainingThread
  readonly #emit: LabEventSink

  constructor(summary: RunSummary, thread: ThreadLike, emit: LabEventSink) {
    this.#summary = summary
    this.#emit = emit
    this.#thread = new TrainingThread(thread, (event) => this.#receive(event))
  }

  get summary(): RunSummary {
    return this.#summary
  }

  get state(): RunState {
    return this.#summary.progress.state
  }

  /** Whether its thread can still be commanded. */
  get isAlive(): boolean {
    return this.#isAlive
  }

  send(command: Parameters<TrainingThread['send']>[0]): void {
    this.#thread.send(command)
  }

  history(): RunHistory {
    return {
      run: this.#summary,
      sequence: this.#sequence,
      points: this.#points,
      steps: this.#steps.between(0, Infinity, OVERVIEW_BUCKETS),
      weights: this.#weights,
      weightIterations: this.#snapshots.iterations,
    }
  }

  /** Everything that was measured, and every update: for a table. */
  record(): RunRecord {
    return { summary: this.#summary, points: this.#points, steps: this.#steps }
  }

  /** The updates of a part of the run, thinned for a chart of it. */
  steps(from: number, to: number): readonly StepPoint[] {
    return this.#steps.between(from, to, OVERVIEW_BUCKETS)
  }

  /** The first layer as it was at one of `weightIterations`; null when that is none of them any more. */
  weightsAt(iteration: number): WeightPictures | null {
    return this.#snapshots.at(iteration)
  }

  /** The numbers to predict with or export: the last finite ones of an ended run, a copy of the present ones otherwise. */
  async parameters(): Promise<ParametersMessage | null> {
    // While the thread lives it is asked, also after the end: its last word may still be on its way.
    if (!this.#isAlive) return this.#parameters
    return this.#thread.snapshot().catch(() => this.#parameters) // the thread ended meanwhile
  }

  /** A look inside the network as it is now. Rejects when the thread is gone. */
  probe(): Promise<Probe> {
    return this.#thread.probe()
  }

  /** Ends the thread; history and weights stay. */
  release(): Promise<void> {
    return (this.#released ??= this.#release())
  }

  async #release(): Promise<void> {
    if (!this.#isAlive) return
    if (this.state === 'preparing') {
      this.#change({ progress: { ...this.#summary.progress, state: 'stopped', stepsPerSecond: 0 } })
    } else if (this.state === 'training' || this.state === 'paused') await this.#stop()
    this.#isAlive = false
    await this.#thread.close()
  }

  /** As a person would stop it: with its scores and its weights. */
  #stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEnded = resolve
      this.send({ kind: 'stop' })
    })
  }

  #receive(event: UnaskedEvent): void {
    switch (event.kind) {
      case 'ready':
        return
      case 'progressed':
        return this.#progressed(event)
      case 'weights':
        return this.#weightsChanged(event.weights)
      case 'was-reset':
        this.#points = []
        this.#steps.clear()
        this.#snapshots.clear()
        this.#parameters = null
        return this.#change({ score: null, reason: null, best: null, learningRateChanges: [] })
      case 'ended':
        return this.#ended(event)
      case 'failed':
        this.#isAlive = false
        this.#change({
          progress: { ...this.#summary.progress, state: 'failed', stepsPerSecond: 0 },
          reason: runErrors.threadFailed(event.message),
        })
        return this.#onEnded()
      case 'learning-rate-set':
        return this.#change({ learningRateChanges: [...this.#summary.learningRateChanges, event.change] })
      default:
        return assertNever(event)
    }
  }

  #progressed({ progress, points, steps }: Extract<TrainingEvent, { kind: 'progressed' }>): void {
    const hasNewState = progress.state !== this.state
    this.#points.push(...points)
    const before = this.#steps.count
    this.#steps.append(steps)
    this.#sequence += 1
    this.#summary = { ...this.#summary, progress }
    const payload: LabEvents['run:progressed'] = {
      runId: this.#summary.id,
      sequence: this.#sequence,
      progress,
      points,
      steps: this.#steps.newest(this.#steps.count - before, BUCKETS_PER_EVENT),
    }
    this.#emit('run:progressed', payload)
    if (hasNewState) this.#emit('run:changed', this.#summary)
  }

  #weightsChanged(weights: WeightPictures): void {
    this.#weights = weights
    this.#snapshots.add(weights)
    const kept = this.#snapshots.iterations
    this.#emit('run:weights-changed', { runId: this.#summary.id, weights, kept })
  }

  #ended(event: Extract<TrainingEvent, { kind: 'ended' }>): void {
    this.#parameters = event.parameters
    const learningRate = this.#learningRate()
    const reason = event.divergedAt === null ? null : runErrors.diverged(event.divergedAt, learningRate)
    this.#change({ progress: event.progress, score: event.score, best: event.best, reason })
    this.#onEnded()
  }

  /** The one that was set last. */
  #learningRate(): number {
    const { learningRateChanges, hyperparameters } = this.#summary
    return learningRateChanges.at(-1)?.learningRate ?? hyperparameters.learningRate
  }

  #change(change: Partial<RunSummary>): void {
    this.#summary = { ...this.#summary, ...change }
    this.#emit('run:changed', this.#summary)
  }
}
