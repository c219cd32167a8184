/**
 * One run as the main process knows it: its thread while there is one, its history, its weights once it has ended. One
 * that was kept by an earlier Descent has no thread, and is read when it is opened.
 */
import type { LabEvents } from '../../../shared/ipc/events'
import type { Probe } from '../../../shared/domain/probe'
import type { RunHistory } from '../../../shared/ipc/contract'
import type {
  KeptRun,
  MetricPoint,
  RunProgress,
  RunState,
  RunSummary,
  StepPoint,
  WeightPictures,
} from '../../../shared/domain/run'
import { assertNever } from '../../../shared/assert'
import { runErrors } from '../../../shared/messages/run-errors'
import type { TrainingState } from '../../engine/training-state'
import type {
  Checkpoint,
  ParametersMessage,
  RunContents,
  TrainingEvent,
} from '../../workers/training-protocol'
import type { LabEventSink } from '../event-sink'
import type { KeptPast, LookBack } from './look-back'
import { RunCurves } from './run-curves'
import type { StepSeries } from './step-series'
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

/** A run of an earlier session, as far as it is read at once; the rest is read when asked. */
export interface OpenedRun {
  readonly contents: RunContents
  readonly past: KeptPast
}

export interface RunPorts {
  readonly emit: LabEventSink
  /** Of Descent. */
  readonly version: string
}

const UNDER_WAY: ReadonlySet<RunState> = new Set(['training', 'paused'])

/** What a run that goes on has not. */
const NO_END = { score: null, best: null, reason: null } as const

export class Run {
  #summary: RunSummary
  readonly #curves = new RunCurves()
  #sequence = 0
  #parameters: ParametersMessage | null = null
  #onEnded: () => void = () => undefined
  #released: Promise<void> | null = null
  /** Null before it has one, and once it has ended. */
  #thread: TrainingThread | null = null
  /** Training time before the present thread's. */
  #earlierMs = 0
  readonly #ports: RunPorts
  /** Null when there is nothing to read. */
  #contents: (() => Promise<OpenedRun>) | null
  #opening: Promise<void> | null = null
  /** A look that is being taken: whoever asks meanwhile is given the same. */
  #probing: Promise<Probe> | null = null

  /** @param contents of a run that was kept */
  constructor(summary: RunSummary, ports: RunPorts, contents: (() => Promise<OpenedRun>) | null = null) {
    this.#summary = summary
    this.#ports = ports
    this.#contents = contents
  }

  /** Trains in a thread, which is told separately what. */
  begin(thread: ThreadLike): void {
    this.#released = null
    this.#thread = new TrainingThread(thread, (event) => this.#receive(event))
  }

  /** As `begin`, from a checkpoint on, or from the start: what came after it is done again. */
  goOnFrom(state: TrainingState | null, thread: ThreadLike): void {
    const iteration = state?.trainer.iteration ?? 0
    if (state) this.#curves.cutAt(state)
    else this.#curves.clear()
    this.#parameters = null
    this.#sequence += 1
    this.#earlierMs = state ? this.#summary.progress.elapsedMs : 0
    this.#change({
      progress: { ...this.#summary.progress, state: 'preparing', iteration },
      learningRateChanges: this.#summary.learningRateChanges.filter(
        (change) => change.iteration <= iteration,
      ),
      ...NO_END,
    })
    this.begin(thread)
  }

  /** Reads what was kept of it; at once when there is nothing to read. Rejects when that could not be asked for. */
  async open(): Promise<void> {
    if (!this.#contents) return
    this.#opening ??= this.#contents().then((opened) => this.#take(opened))
    try {
      await this.#opening
    } finally {
      this.#opening = null
    }
  }

  #take({ contents, past }: OpenedRun): void {
    const { parameters, problem } = contents
    this.#contents = null
    this.#curves.take(contents, past)
    this.#parameters = parameters
    if (problem !== null && this.#summary.kept) this.setKept({ ...this.#summary.kept, problem })
  }

  get summary(): RunSummary {
    return this.#summary
  }

  get state(): RunState {
    return this.#summary.progress.state
  }

  /** Whether its thread can still be commanded. */
  get isAlive(): boolean {
    return this.#thread !== null
  }

  /** The numbers that it has ended with; null before its last word has come. */
  get endedWith(): ParametersMessage | null {
    return this.#parameters
  }

  send(command: Parameters<TrainingThread['send']>[0]): void {
    this.#thread?.send(command)
  }

  /** Of its keeping on disk. */
  setKept(kept: KeptRun): void {
    this.#change({ kept })
  }

  history(): RunHistory {
    return {
      run: this.#summary,
      sequence: this.#sequence,
      points: this.#curves.points,
      steps: this.#curves.steps.between(0, Infinity, OVERVIEW_BUCKETS),
      weights: this.#curves.weights,
      weightIterations: this.past.snapshots.iterations,
    }
  }

  /** Everything that was measured, and every update: for a table. */
  record(): RunRecord {
    return { summary: this.#summary, points: this.#curves.points, steps: this.#curves.steps }
  }

  /** The updates of a part of the run, thinned for a chart of it. */
  steps(from: number, to: number): readonly StepPoint[] {
    return this.#curves.steps.between(from, to, OVERVIEW_BUCKETS)
  }

  /** Only what is in memory: `open` is for the rest. */
  get past(): LookBack {
    return this.#curves.past
  }

  /** The numbers to predict with or export: the last finite ones of an ended run, a copy of the present ones otherwise. */
  async parameters(): Promise<ParametersMessage | null> {
    await this.open()
    // While the thread lives it is asked, also after the end: its last word may still be on its way.
    if (!this.#thread) return this.#parameters
    return this.#thread.snapshot().catch(() => this.#parameters) // the thread ended meanwhile
  }

  /** A look inside the network as it is now. Rejects when the thread is gone. */
  async probe(): Promise<Probe> {
    if (!this.#thread) throw new Error('the run has no thread')
    this.#probing ??= this.#thread.probe().finally(() => (this.#probing = null))
    const probe = await this.#probing
    this.past.probe = probe
    return probe
  }

  /** Where it could go on, as of now. Rejects when the thread is gone or cannot say. */
  async checkpoint(): Promise<Checkpoint> {
    if (!this.#thread) throw new Error('the run has no thread')
    return this.#thread.checkpoint()
  }

  /** Ends the thread; history and weights stay. @param lastWord what is yet to be asked of the thread */
  release(lastWord: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    return (this.#released ??= this.#release(lastWord))
  }

  async #release(lastWord: () => Promise<void>): Promise<void> {
    const thread = this.#thread
    if (!thread) return
    if (this.state === 'preparing') {
      this.#thread = null // it has nothing to say yet, and shall not begin
      const closed = thread.close()
      this.#change({ progress: { ...this.#summary.progress, state: 'stopped', stepsPerSecond: 0 } })
      await lastWord()
      return closed
    }
    if (this.state === 'training' || this.state === 'paused') await this.#stop()
    await lastWord()
    this.#thread = null
    await thread.close()
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
      case 'ready': {
        const { kernels, threads } = event.environment
        return this.#change({ environment: { version: this.#ports.version, kernels, threads } })
      }
      case 'progressed':
        return this.#progressed(event)
      case 'weights':
        return this.#weightsChanged(event.weights)
      case 'was-reset':
        this.#curves.clear()
        this.#parameters = null
        this.#earlierMs = 0
        return this.#change({ ...NO_END, learningRateChanges: [] })
      case 'ended':
        return this.#ended(event)
      case 'failed':
        this.#thread = null
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
    this.#ports.emit('run:progressed', payload)
    if (hasNewState) this.#ports.emit('run:changed', this.#summary)
  }

  /** A run that was stopped goes on. */
  #forgetEnd(): void {
    this.#parameters = null
    this.#summary = { ...this.#summary, ...NO_END }
  }

  #weightsChanged(weights: WeightPictures): void {
    this.#curves.addWeights(weights)
    const kept = this.past.snapshots.iterations
    this.#ports.emit('run:weights-changed', { runId: this.#summary.id, weights, kept })
  }

  #ended(event: Extract<TrainingEvent, { kind: 'ended' }>): void {
    this.#parameters = event.parameters
    const learningRate = this.#learningRate()
    const reason = event.divergedAt === null ? null : runErrors.diverged(event.divergedAt, learningRate)
    this.#change({ progress: this.#inAll(event.progress), score: event.score, best: event.best, reason })
    this.#onEnded()
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

  #change(change: Partial<RunSummary>): void {
    this.#summary = { ...this.#summary, ...change }
    this.#ports.emit('run:changed', this.#summary)
  }
}
