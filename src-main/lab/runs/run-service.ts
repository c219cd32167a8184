/** Starting, steering and remembering runs. One trains at a time; the others keep their history and their weights. */
import { randomUUID } from 'node:crypto'
import type { RunHistory } from '../../../shared/ipc/contract'
import type { Probe } from '../../../shared/domain/probe'
import type {
  RunRequest,
  RunState,
  RunSummary,
  StepPoint,
  StepUnit,
  WeightPictures,
} from '../../../shared/domain/run'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { runErrors } from '../../../shared/messages/run-errors'
import { indexOfPicture, summarize, type Dataset } from '../datasets/dataset'
import type { LabEventSink } from '../event-sink'
import { createRecord, type ProbabilityRecord } from '../../workers/probability-record'
import { Run } from './run'
import { MOST_STEPS } from './step-series'
import { trainingOrder } from './training-order'
import type { ThreadLike } from './training-thread'

export interface RunPorts {
  readonly startTrainingThread: () => ThreadLike
  readonly currentDataset: () => Dataset | null
  readonly emit: LabEventSink
  readonly now: () => Date
}

export class RunService {
  readonly #runs = new Map<string, Run>()
  /** Data of each run, kept because predictions and exports compare with the pictures it was trained on. */
  readonly #datasets = new Map<string, Dataset>()
  /** What each run said of its pictures over its training. */
  readonly #records = new Map<string, ProbabilityRecord>()
  readonly #ports: RunPorts
  /** Starts wait for each other, so that two at once do not leave two runs training. */
  #lastStart: Promise<unknown> = Promise.resolve()

  constructor(ports: RunPorts) {
    this.#ports = ports
  }

  /** Errors: unknown-id, one-class-only, too-much-memory. A run that is training is stopped and kept. */
  start(request: RunRequest): Promise<Result<RunSummary>> {
    const started = this.#lastStart.then(() => this.#start(request))
    this.#lastStart = started.catch(() => undefined) // whoever asked for it is told
    return started
  }

  async #start(request: RunRequest): Promise<Result<RunSummary>> {
    const dataset = this.#ports.currentDataset()
    if (!dataset) return failure('unknown-id', dataErrors.noData())
    if (dataset.id !== request.datasetId) return failure('unknown-id', dataErrors.unknownDataset())
    const order = trainingOrder(dataset, request.hidden, request.hyperparameters)
    if (!order.ok) return order
    await this.#releaseAll()
    const { id: datasetId, classes, train, test, fingerprint, source } = summarize(dataset)
    const summary: RunSummary = {
      id: randomUUID(),
      dataset: { id: datasetId, classes, train, test, fingerprint, source },
      preprocessing: dataset.preprocessing,
      architecture: order.value.architecture,
      hyperparameters: request.hyperparameters,
      progress: {
        state: 'preparing',
        iteration: 0,
        iterations: request.hyperparameters.iterations,
        elapsedMs: 0,
        stepsPerSecond: 0,
      },
      score: null,
      best: null,
      learningRateChanges: [],
      startedAt: this.#ports.now().toISOString(),
      reason: null,
    }
    const run = new Run(summary, this.#ports.startTrainingThread(), this.#ports.emit)
    this.#runs.set(summary.id, run)
    this.#datasets.set(summary.id, dataset)
    const record = createRecord(dataset.pictures.length, request.hyperparameters.iterations)
    if (record) this.#records.set(summary.id, record)
    const recorded = { ...order.value, ...(record ? { record } : {}), mostSteps: MOST_STEPS }
    run.send({ kind: 'start', order: recorded, isPaused: false })
    this.#ports.emit('run:changed', summary)
    return ok(summary)
  }

  pause(runId: string): Result<RunSummary> {
    return this.#command(runId, ['training'], runErrors.notRunning(), (run) => run.send({ kind: 'pause' }))
  }

  resume(runId: string): Result<RunSummary> {
    return this.#command(runId, ['paused', 'stopped'], runErrors.notRunning(), (run) =>
      run.send({ kind: 'resume' }),
    )
  }

  step(runId: string, unit: StepUnit): Result<RunSummary> {
    return this.#command(runId, ['training', 'paused', 'stopped'], runErrors.notRunning(), (run) =>
      run.send({ kind: 'step', unit }),
    )
  }

  setLearningRate(runId: string, learningRate: number): Result<RunSummary> {
    return this.#command(runId, ['training', 'paused', 'stopped'], runErrors.notRunning(), (run) =>
      run.send({ kind: 'set-learning-rate', learningRate }),
    )
  }

  /** Errors: unknown-id; run-not-ready before the first iteration and once the thread is gone. */
  async probe(runId: string): Promise<Result<Probe>> {
    const anyButPreparing: readonly RunState[] = ['training', 'paused', 'finished', 'stopped', 'diverged']
    const asked = this.#command(runId, anyButPreparing, runErrors.released(), () => undefined)
    const run = this.#runs.get(runId)
    if (!asked.ok || !run) return asked.ok ? failure('unknown-id', runErrors.unknownRun()) : asked
    return run.probe().then(ok, (error: unknown) => {
      if (run.isAlive) throw error
      return failure('run-not-ready', runErrors.released()) // it ended meanwhile
    })
  }

  stop(runId: string): Result<RunSummary> {
    return this.#command(runId, ['training', 'paused'], runErrors.notRunning(), (run) =>
      run.send({ kind: 'stop' }),
    )
  }

  reset(runId: string): Result<RunSummary> {
    const anyButPreparing: readonly RunState[] = ['training', 'paused', 'finished', 'stopped', 'diverged']
    return this.#command(runId, anyButPreparing, runErrors.notRunning(), (run) => run.send({ kind: 'reset' }))
  }

  list(): readonly RunSummary[] {
    return [...this.#runs.values()].map((run) => run.summary)
  }

  history(runId: string): Result<RunHistory> {
    const run = this.#runs.get(runId)
    return run ? ok(run.history()) : failure('unknown-id', runErrors.unknownRun())
  }

  /** The updates between two iterations, thinned for a chart. Errors: unknown-id. */
  steps(runId: string, from: number, to: number): Result<readonly StepPoint[]> {
    const run = this.#runs.get(runId)
    return run ? ok(run.steps(from, to)) : failure('unknown-id', runErrors.unknownRun())
  }

  /** The first layer at one of the iterations that are kept. Errors: unknown-id. */
  weightsAt(runId: string, iteration: number): Result<WeightPictures> {
    const weights = this.#runs.get(runId)?.weightsAt(iteration)
    return weights ? ok(weights) : failure('unknown-id', runErrors.unknownRun())
  }

  /** The run and the data it was trained on. */
  find(runId: string): Result<{ readonly run: Run; readonly dataset: Dataset }> {
    const run = this.#runs.get(runId)
    const dataset = this.#datasets.get(runId)
    return run && dataset ? ok({ run, dataset }) : failure('unknown-id', runErrors.unknownRun())
  }

  /** The data of the newest run that was trained or tested on this picture; null when none was. */
  datasetWith(pictureId: string): Dataset | null {
    const newestFirst = [...this.#datasets.values()].reverse()
    return newestFirst.find((dataset) => indexOfPicture(dataset, pictureId) !== undefined) ?? null
  }

  /** Null when the run has more pictures than are recorded. */
  recordOf(runId: string): ProbabilityRecord | null {
    return this.#records.get(runId) ?? null
  }

  async close(): Promise<void> {
    await this.#releaseAll()
  }

  #command(
    runId: string,
    states: readonly RunState[],
    refusal: string,
    act: (run: Run) => void,
  ): Result<RunSummary> {
    const run = this.#runs.get(runId)
    if (!run) return failure('unknown-id', runErrors.unknownRun())
    if (run.state === 'preparing') return failure('run-not-ready', runErrors.preparing())
    if (!run.isAlive) return failure('run-not-ready', runErrors.released())
    if (!states.includes(run.state)) return failure('run-not-ready', refusal)
    act(run)
    return ok(run.summary)
  }

  async #releaseAll(): Promise<void> {
    await Promise.all([...this.#runs.values()].map((run) => run.release()))
  }
}
