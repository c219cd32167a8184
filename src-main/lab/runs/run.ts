/** One run as the main process knows it: its thread while there is one, its history, its weights once it has ended. */
import type { LabEvents } from '../../../shared/ipc/events'
import type { RunHistory } from '../../../shared/ipc/contract'
import type {
  MetricPoint,
  RunProgress,
  RunState,
  RunSummary,
  WeightPictures,
} from '../../../shared/domain/run'
import { assertNever } from '../../../shared/assert'
import { runErrors } from '../../../shared/messages/run-errors'
import type { ParametersMessage, TrainingEvent } from '../../workers/training-protocol'
import type { LabEventSink } from '../event-sink'
import { TrainingThread, type ThreadLike } from './training-thread'

export class Run {
  #summary: RunSummary
  #points: MetricPoint[] = []
  #weights: WeightPictures | null = null
  #sequence = 0
  #parameters: ParametersMessage | null = null
  #isAlive = true
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
    return { run: this.#summary, sequence: this.#sequence, points: this.#points, weights: this.#weights }
  }

  /** The numbers to predict with or export: the last finite ones of an ended run, a copy of the present ones otherwise. */
  async parameters(): Promise<ParametersMessage | null> {
    const hasEnded = ['finished', 'stopped', 'diverged', 'failed'].includes(this.state)
    return hasEnded || !this.#isAlive ? this.#parameters : this.#thread.snapshot()
  }

  /** Ends the thread; history and weights stay. */
  async release(): Promise<void> {
    if (!this.#isAlive) return
    if (['preparing', 'training', 'paused'].includes(this.state)) {
      if (this.state !== 'preparing')
        this.#parameters = await this.#thread.snapshot().catch(() => this.#parameters)
      this.#change({ progress: { ...this.#summary.progress, state: 'stopped', stepsPerSecond: 0 } })
    }
    this.#isAlive = false
    await this.#thread.close()
  }

  #receive(event: TrainingEvent): void {
    switch (event.kind) {
      case 'ready':
        return
      case 'progressed':
        return this.#progressed(event.progress, event.points)
      case 'weights':
        this.#weights = event.weights
        return this.#emit('run:weights-changed', { runId: this.#summary.id, weights: event.weights })
      case 'was-reset':
        this.#points = []
        this.#parameters = null
        return this.#change({ score: null, reason: null })
      case 'ended':
        return this.#ended(event)
      case 'failed':
        this.#isAlive = false
        return this.#change({
          progress: { ...this.#summary.progress, state: 'failed', stepsPerSecond: 0 },
          reason: runErrors.threadFailed(event.message),
        })
      case 'snapshot':
        throw new Error('a snapshot is answered where it was asked for')
      default:
        return assertNever(event)
    }
  }

  #progressed(progress: RunProgress, points: readonly MetricPoint[]): void {
    const hasNewState = progress.state !== this.state
    this.#points.push(...points)
    this.#sequence += 1
    this.#summary = { ...this.#summary, progress }
    const payload: LabEvents['run:progressed'] = {
      runId: this.#summary.id,
      sequence: this.#sequence,
      progress,
      points,
    }
    this.#emit('run:progressed', payload)
    if (hasNewState) this.#emit('run:changed', this.#summary)
  }

  #ended(event: Extract<TrainingEvent, { kind: 'ended' }>): void {
    this.#parameters = event.parameters
    const { learningRate } = this.#summary.hyperparameters
    const reason = event.divergedAt === null ? null : runErrors.diverged(event.divergedAt, learningRate)
    this.#change({ progress: event.progress, score: event.score, reason })
  }

  #change(change: Partial<RunSummary>): void {
    this.#summary = { ...this.#summary, ...change }
    this.#emit('run:changed', this.#summary)
  }
}
