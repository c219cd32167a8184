/** Runs without threads: the service of the main process, and the real training server behind each fake thread. */
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
