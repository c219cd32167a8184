/**
 * Starting, steering and remembering runs. One trains at a time; the others keep their history and their weights, also
 * those of earlier sessions.
 */
import { randomUUID } from 'node:crypto'
import type { RunGoneOn } from '../../../shared/ipc/contract'
import type { Probe } from '../../../shared/domain/probe'
import type { RunRequest, RunState, RunSummary, StepUnit } from '../../../shared/domain/run'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { runErrors } from '../../../shared/messages/run-errors'
import { summarize, type Dataset } from '../datasets/dataset'
import { runName } from '../../storage/run-shelf'
import type { TrainingOrder } from '../../workers/training-protocol'
import type { Run } from './run'
import { RunCatalog, type CatalogPorts } from './run-catalog'
import { MOST_STEPS } from './step-series'
import { trainingOrder } from './training-order'
import type { ThreadLike } from './training-thread'

const UNDER_WAY: ReadonlySet<RunState> = new Set(['preparing', 'training', 'paused'])

export interface RunServicePorts extends CatalogPorts {
  readonly startTrainingThread: () => ThreadLike
  readonly now: () => Date
}

export class RunService extends RunCatalog {
  readonly #ports: RunServicePorts
  #deleted: { readonly run: Run; readonly dataset: Dataset | null } | null = null
  /** Starts wait for each other, so that two at once do not leave two runs training. */
  #lastStart: Promise<unknown> = Promise.resolve()

  constructor(ports: RunServicePorts) {
    super(ports)
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
    const startedAt = this.#ports.now()
    const summary: RunSummary = {
      id: runName(startedAt, randomUUID()),
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
      startedAt: startedAt.toISOString(),
      reason: null,
      environment: null,
      kept: this.#ports.shelf && { sizeBytes: 0, resumableAt: null, problem: null, isElsewhere: false },
    }
    const run = this.newRun(summary)
    const recorded = await this.#recorded(run, dataset, order.value)
    this.runs.set(summary.id, run)
    run.begin(this.#ports.startTrainingThread())
    this.#train(run, dataset, recorded)
    this.#ports.emit('run:changed', summary)
    this.#ports.shelf?.keep(run)
    return ok(run.summary)
  }

  /**
   * A run that has ended goes on from its last checkpoint. Errors: unknown-id, run-not-ready, data-not-open; as those of
   * `start` and of reading the checkpoint.
   */
  goOn(runId: string): Promise<Result<RunGoneOn>> {
    const started = this.#lastStart.then(() => this.#goOn(runId))
    this.#lastStart = started.catch(() => undefined) // whoever asked for it is told
    return started
  }

  async #goOn(runId: string): Promise<Result<RunGoneOn>> {
    const found = this.find(runId)
    if (!found.ok) return found
    const { run, dataset } = found.value
    if (run.isAlive) {
      const resumed = this.resume(runId)
      return resumed.ok ? ok({ run: resumed.value, note: null }) : resumed
    }
    const { architecture, hyperparameters } = run.summary
    const order = trainingOrder(dataset, architecture.hidden, hyperparameters)
    return order.ok ? this.#goOnWith(run, dataset, order.value) : order
  }

  /** In a new thread. */
  async #goOnWith(run: Run, dataset: Dataset, order: TrainingOrder): Promise<Result<RunGoneOn>> {
    const { shelf } = this.#ports
    const { id, kept } = run.summary
    if (!shelf || kept?.resumableAt === null) return failure('run-not-ready', runErrors.cannotGoOn())
    await this.#releaseAll()
    await run.open()
    let note: string | null = null
    const ready = await shelf.readyToGoOn(id, (sentence) => (note = sentence))
    if (!ready.ok) return ready
    const { state, files } = ready.value
    try {
      const recorded = await this.#recorded(run, dataset, state ? { ...order, resumeFrom: state } : order)
      run.goOnFrom(state, this.#ports.startTrainingThread())
      this.#train(run, dataset, recorded)
    } catch (error) {
      await files.close()
      throw error
    }
    shelf.keep(run, ready.value)
    return ok({ run: run.summary, note })
  }

  /** With memory for what it says of every picture, where there is room for it. */
  async #recorded(run: Run, dataset: Dataset, order: TrainingOrder): Promise<TrainingOrder> {
    const { hyperparameters } = run.summary
    const goesOnAt = order.resumeFrom?.trainer.iteration ?? null
    const { length } = dataset.pictures
    const record = await run.past.startAnswers(length, hyperparameters.iterations, goesOnAt)
    return { ...order, ...(record ? { record } : {}), mostSteps: MOST_STEPS }
  }

  #train(run: Run, dataset: Dataset, order: TrainingOrder): void {
    this.datasets.set(run.summary.id, dataset)
    run.send({ kind: 'start', order, isPaused: false })
  }

  /** Errors: unknown-id, run-not-ready while it trains, could-not-write. */
  async delete(runId: string): Promise<Result<null>> {
    const run = this.runs.get(runId)
    if (!run) return this.#deleteDamaged(runId)
    if (UNDER_WAY.has(run.state)) return failure('run-not-ready', runErrors.notRemovable())
    await this.#release(run)
    const aside = await this.#ports.shelf?.putAside(runId)
    if (aside?.ok === false) return aside
    this.#deleted = { run, dataset: this.datasets.get(runId) ?? null }
    this.runs.delete(runId)
    this.datasets.delete(runId)
    this.#ports.emit('run:deleted', { runId })
    return ok(null)
  }

  async #deleteDamaged(runId: string): Promise<Result<null>> {
    const { shelf, emit } = this.#ports
    if (!shelf?.damaged.some(({ id }) => id === runId)) return failure('unknown-id', runErrors.unknownRun())
    const aside = await shelf.putAside(runId)
    if (aside.ok) emit('run:deleted', { runId })
    return aside
  }

  /** Null when there is none to bring back. Errors: could-not-write. */
  async undoDelete(): Promise<Result<RunSummary | null>> {
    if (!this.#deleted) return ok(null)
    const { run, dataset } = this.#deleted
    const { id } = run.summary
    const back = (await this.#ports.shelf?.putBack(id)) ?? ok(null)
    if (!back.ok) return back
    this.#deleted = null
    this.runs.set(id, run)
    if (dataset) this.datasets.set(id, dataset)
    this.#ports.emit('run:changed', run.summary)
    return ok(run.summary)
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

  /**
   * As it is now, or as it was when it was last looked into once its thread is gone.
   *
   * Errors: unknown-id; run-not-ready before the first iteration, and when nobody had looked.
   */
  async probe(runId: string): Promise<Result<Probe>> {
    const run = this.runs.get(runId)
    if (!run) return failure('unknown-id', runErrors.unknownRun())
    if (run.state === 'preparing') return failure('run-not-ready', runErrors.preparing())
    await run.open()
    try {
      if (run.isAlive) return ok(await run.probe())
    } catch (error) {
      if (run.isAlive) throw error // else it ended meanwhile
    }
    const { probe } = run.past
    return probe ? ok(probe) : failure('run-not-ready', runErrors.notLookedInto())
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

  async close(): Promise<void> {
    await this.#releaseAll()
  }

  #command(
    runId: string,
    states: readonly RunState[],
    refusal: string,
    act: (run: Run) => void,
  ): Result<RunSummary> {
    const run = this.runs.get(runId)
    if (!run) return failure('unknown-id', runErrors.unknownRun())
    if (run.state === 'preparing') return failure('run-not-ready', runErrors.preparing())
    if (!run.isAlive) return failure('run-not-ready', runErrors.released())
    if (!states.includes(run.state)) return failure('run-not-ready', refusal)
    act(run)
    return ok(run.summary)
  }

  async #releaseAll(): Promise<void> {
    await Promise.all([...this.runs.values()].map((run) => this.#release(run)))
  }

  async #release(run: Run): Promise<void> {
    const { shelf } = this.#ports
    const closeFolder = async (): Promise<void> => shelf?.close(run.summary.id)
    await run.release(closeFolder)
    await closeFolder() // of a run whose thread had died before
  }
}
