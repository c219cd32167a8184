/** Every run there is, and what is known of it: for the list, the charts, and whoever asks its network. */
import type { RunHistory } from '../../../shared/ipc/contract'
import type { RunSummary, StepColumns, WeightPictures } from '../../../shared/domain/run'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { runErrors } from '../../../shared/messages/run-errors'
import { indexOfPicture, type Dataset } from '../datasets/dataset'
import type { Run } from './run'

export class RunLookup {
  protected readonly runs = new Map<string, Run>()
  /** Data of each run, kept because predictions and exports compare with the pictures it was trained on. */
  protected readonly datasets = new Map<string, Dataset>()
  readonly #currentDataset: () => Dataset | null

  constructor(currentDataset: () => Dataset | null) {
    this.#currentDataset = currentDataset
  }

  list(): readonly RunSummary[] {
    return [...this.runs.values()].map((run) => run.summary)
  }

  history(runId: string): Result<RunHistory> {
    const run = this.runs.get(runId)
    return run ? ok(run.history()) : failure('unknown-id', runErrors.unknownRun())
  }

  /** The updates between two iterations, thinned for a chart. Errors: unknown-id. */
  steps(runId: string, from: number, to: number): Result<StepColumns> {
    const run = this.runs.get(runId)
    return run ? ok(run.steps(from, to)) : failure('unknown-id', runErrors.unknownRun())
  }

  /** The first layer at one of the iterations that are kept. Errors: unknown-id, also of one that is damaged. */
  async weightsAt(runId: string, iteration: number): Promise<Result<WeightPictures>> {
    const run = this.runs.get(runId)
    if (!run) return failure('unknown-id', runErrors.unknownRun())
    const weights = await run.past.weightsAt(iteration)
    return weights ? ok(weights) : failure('unknown-id', runErrors.firstLayerGone(iteration))
  }

  /** Errors: unknown-id. */
  findRun(runId: string): Result<Run> {
    const run = this.runs.get(runId)
    return run ? ok(run) : failure('unknown-id', runErrors.unknownRun())
  }

  /**
   * The run and the data it was trained on: those of this session, or the ones that are open when they are the same.
   * Errors: unknown-id, data-not-open.
   */
  find(runId: string): Result<{ readonly run: Run; readonly dataset: Dataset }> {
    const run = this.runs.get(runId)
    if (!run) return failure('unknown-id', runErrors.unknownRun())
    const { classes, fingerprint, train, test } = run.summary.dataset
    const open = this.#currentDataset()
    const dataset = this.datasets.get(runId) ?? (open?.fingerprint === fingerprint ? open : null)
    if (!dataset)
      return failure('data-not-open', runErrors.dataNotOpen(classes, train.examples, test?.examples ?? 0))
    this.datasets.set(runId, dataset)
    return ok({ run, dataset })
  }

  /** The data of the newest run that was trained or tested on this picture; null when none was. */
  datasetWith(pictureId: string): Dataset | null {
    const newestFirst = [...this.datasets.values()].reverse()
    return newestFirst.find((dataset) => indexOfPicture(dataset, pictureId) !== undefined) ?? null
  }
}
