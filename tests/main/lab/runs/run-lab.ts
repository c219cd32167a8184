/**
 * Runs without threads: the service of the main process, and the real training server behind each fake thread; and sessions
 * that keep their runs in one folder, one after the other.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Dataset } from '../../../../src-main/lab/datasets/dataset'
import { RunShelf } from '../../../../src-main/lab/runs/run-shelf'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { serveTasks } from '../../../../src-main/workers/task-server'
import { RunService } from '../../../../src-main/lab/runs/run-service'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { serveTraining } from '../../../../src-main/workers/training-server'
import type { RunRequest, RunState, RunSummary } from '../../../../shared/domain/run'
import type { EventName, LabEvents } from '../../../../shared/ipc/events'
import type { Result } from '../../../../shared/ipc/result'
import { FakeThread } from '../../../fakes/thread'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import { tiny } from '../../workers/training-fixture'

export type Told = {
  readonly [Name in EventName]: { readonly name: Name; readonly payload: LabEvents[Name] }
}[EventName]

/** Longer than any test, so that it is still going on. */
export const ENDLESS = 10_000_000

export const request = (iterations = 20): RunRequest => ({
  datasetId: 'data-1',
  hidden: [{ units: 2, activation: 'tanh' }],
  hyperparameters: { ...tiny, iterations },
})

export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

/** The task thread's work, in this process. */
export const tasks = new TaskThread(() => {
  const thread = new FakeThread()
  serveTasks(thread.port(), (_name, precision) => Promise.resolve(createReferenceKernels(precision)))
  return thread
})

export class RunLab {
  dataset: Dataset | null = tinyDataset()
  readonly threads: FakeThread[] = []
  readonly told: Told[] = []
  #wake: () => void = () => undefined
  readonly runs: RunService

  /** @param folder where the runs are kept; nowhere when there is none */
  constructor(folder: string | null = null) {
    const now = (): number => performance.now()
    this.runs = new RunService({
      startTrainingThread: () => this.#startThread(),
      currentDataset: () => this.dataset,
      emit: (name, payload) => {
        this.told.push({ name, payload } as Told)
        this.#wake()
      },
      now: () => new Date(0),
      version: '0.0.0',
      shelf: folder === null ? null : new RunShelf({ shelf: folder, tasks, version: '0.0.0', now }),
    })
  }

  async started(iterations?: number): Promise<string> {
    return value(await this.runs.start(request(iterations))).id
  }

  summary(id: string): RunSummary {
    return value(this.runs.history(id)).run
  }

  /** Of every layer, as they are now. */
  async weights(id: string) {
    const parameters = await value(this.runs.findRun(id)).parameters()
    return parameters && { W: parameters.W.slice(1), b: parameters.b.slice(1) }
  }

  /** Resolves when something has been told after which the condition holds, or at once. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  inState(id: string, state: RunState): Promise<void> {
    return this.until(() => this.summary(id).progress.state === state)
  }

  #startThread(): FakeThread {
    const thread = new FakeThread()
    this.threads.push(thread)
    serveTraining({
      port: thread.port(),
      now: () => performance.now(),
      createKernels: ({ precision }) => Promise.resolve(createReferenceKernels(precision)),
    })
    return thread
  }
}

/** A folder of kept runs, and the sessions that know it. */
export class KeptLab {
  readonly shelf: string

  private constructor(shelf: string) {
    this.shelf = shelf
  }

  static async create(): Promise<KeptLab> {
    return new KeptLab(join(await mkdtemp(join(tmpdir(), 'descent-shelf-')), 'runs'))
  }

  fileOf(run: string, ...parts: string[]): string {
    return join(this.shelf, run, ...parts)
  }

  /** The names of a run's checkpoints, the earliest first. */
  checkpoints(run: string): string[] {
    const folder = this.fileOf(run, 'checkpoints')
    return existsSync(folder) ? readdirSync(folder).sort() : []
  }

  /** The iteration of a run's last checkpoint. */
  checkpointOf(run: string): number {
    return Number.parseInt(this.checkpoints(run).at(-1) ?? '', 10)
  }

  recordOf(run: string): Record<string, unknown> {
    return JSON.parse(readFileSync(this.fileOf(run, 'run.json'), 'utf8')) as Record<string, unknown>
  }

  /** A session in which the earlier ones' runs are listed. */
  async session(): Promise<RunLab> {
    const lab = new RunLab(this.shelf)
    await lab.runs.load()
    return lab
  }

  /** A run that came to its end and was looked into by whoever keeps it; its session is over. */
  async finished(iterations = 30): Promise<{ readonly id: string; readonly lab: RunLab }> {
    const lab = await this.session()
    const id = await lab.started(iterations)
    await lab.inState(id, 'finished')
    await lab.until(() => lab.summary(id).score !== null)
    await expect.poll(() => existsSync(this.fileOf(id, 'health.json'))).toBe(true)
    await lab.runs.close()
    return { id, lab }
  }

  /** Trains until a checkpoint of it is on disk, then lets go of everything as a killed program would. */
  async killed(iterations: number): Promise<string> {
    const lab = await this.session()
    const id = await lab.started(iterations)
    await lab.until(() => lab.summary(id).progress.iteration > 0)
    value(lab.runs.pause(id))
    await lab.until(() => (lab.summary(id).kept?.resumableAt ?? 0) > 0)
    writeFileSync(this.fileOf(id, 'run.lock'), '999999999') // above every process number
    return id
  }
}
