/** What a run's network says of its own pictures, asked once and remembered; everything heavy is done in the task thread. */
import type { PictureSummary } from '../../../shared/domain/dataset'
import { labelOf } from '../../../shared/domain/prediction'
import type {
  Biography,
  ContributionMap,
  RunAnswers,
  RunComparison,
} from '../../../shared/domain/evaluation/run-answers'
import { countPairs } from '../../../shared/domain/evaluation/paired-comparison'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { countSplit, indexOfPicture, pictureSummary, vectorOf, type Dataset } from '../datasets/dataset'
import type { PredictionService } from '../predictions/prediction-service'
import type { Run } from '../runs/run'
import type { RunService } from '../runs/run-service'
import type { TaskThread } from '../tasks/task-thread'
import { mapOf } from './contribution-map'
import { pairedPictures } from './paired-pictures'

export interface EvaluationPorts {
  readonly runs: RunService
  readonly predictions: PredictionService
  readonly tasks: TaskThread
}

interface Remembered {
  readonly version: string
  readonly answers: Promise<Result<RunAnswers>>
}

/** Runs whose answers are kept: 17 bytes a picture each. */
const REMEMBERED_RUNS = 8
/** Pictures of each kind that a comparison shows. */
const PICTURES_SHOWN = 24

export class EvaluationService {
  readonly #remembered = new Map<string, Remembered>()
  readonly #ports: EvaluationPorts

  constructor(ports: EvaluationPorts) {
    this.#ports = ports
  }

  /** A snapshot while the run trains, which goes on undisturbed. Errors: unknown-id, run-not-ready. */
  answers(runId: string): Promise<Result<RunAnswers>> {
    const found = this.#ports.runs.find(runId)
    if (!found.ok) return Promise.resolve(found)
    const version = versionOf(found.value.run)
    const known = this.#remembered.get(runId)
    if (known?.version === version) return known.answers
    const answers = this.#ask(runId, found.value.dataset, found.value.run)
    this.#remember(runId, { version, answers })
    return answers
  }

  /** The pictures at these places of the run's data set. Errors: unknown-id. */
  pictures(runId: string, indices: readonly number[]): Result<readonly PictureSummary[]> {
    const found = this.#ports.runs.find(runId)
    if (!found.ok) return found
    const { pictures } = found.value.dataset
    const chosen = indices.flatMap((index) => pictures[index] ?? [])
    if (chosen.length !== indices.length) return failure('unknown-id', dataErrors.unknownPicture())
    return ok(chosen.map(pictureSummary))
  }

  /** A picture of the run's data set, or one that a network was asked about. Errors: unknown-id, run-not-ready. */
  async explain(runId: string, pictureId: string): Promise<Result<ContributionMap>> {
    const found = this.#ports.runs.find(runId)
    if (!found.ok) return found
    const { run, dataset } = found.value
    const pixels = this.#vectorOf(dataset, pictureId)
    const { inputs } = run.summary.architecture
    if (pixels?.length !== inputs) return failure('unknown-id', dataErrors.unknownPicture())
    const snapshot = await this.#ports.predictions.snapshotOf(runId)
    if (!snapshot.ok) return snapshot
    const contributions = await this.#ports.tasks.run('contributions', {
      model: snapshot.value.model,
      pixels,
    })
    return ok(mapOf(contributions, dataset.preprocessing))
  }

  /** One picture's probability over the training. Errors: unknown-id. */
  async biography(runId: string, index: number): Promise<Result<Biography>> {
    const found = this.#ports.runs.find(runId)
    if (!found.ok) return found
    const { run, dataset } = found.value
    if (index >= dataset.pictures.length) return failure('unknown-id', dataErrors.unknownPicture())
    await run.open()
    return ok(await run.past.biography(index, run.summary))
  }

  /** Errors: unknown-id, run-not-ready. */
  async compare(firstId: string, secondId: string): Promise<Result<RunComparison>> {
    const [first, second] = [await this.#tested(firstId), await this.#tested(secondId)]
    if (!first.ok) return first
    if (!second.ok) return second
    const { pairs, leftOut } = pairedPictures(first.value, second.value)
    const shown = (isFirstRight: boolean): readonly PictureSummary[] =>
      pairs
        .filter((pair) => pair.isFirstRight === isFirstRight && pair.isSecondRight !== isFirstRight)
        .slice(0, PICTURES_SHOWN)
        .map(({ picture }) => pictureSummary(picture))
    return ok({
      counts: countPairs(
        pairs.map(({ isFirstRight }) => isFirstRight),
        pairs.map(({ isSecondRight }) => isSecondRight),
      ),
      leftOut,
      onlyFirst: shown(true),
      onlySecond: shown(false),
    })
  }

  /** The run's test pictures and whether each was answered right. */
  async #tested(runId: string): Promise<Result<Parameters<typeof pairedPictures>[0]>> {
    const found = this.#ports.runs.find(runId)
    if (!found.ok) return found
    const answers = await this.answers(runId)
    if (!answers.ok) return answers
    const { trainExamples, labels, probabilities } = answers.value
    return ok(
      found.value.dataset.pictures.slice(trainExamples).map((picture, i) => {
        const index = trainExamples + i
        return { picture, isRight: labelOf(probabilities[index] ?? NaN) === labels[index] }
      }),
    )
  }

  async #ask(runId: string, dataset: Dataset, run: Run): Promise<Result<RunAnswers>> {
    const snapshot = await this.#ports.predictions.snapshotOf(runId)
    if (!snapshot.ok) return this.#forget(runId, snapshot)
    const { model, iteration } = snapshot.value
    const labels = Uint8Array.from(dataset.pictures, ({ label }) => label)
    try {
      const { probabilities, losses } = await this.#ports.tasks.run('answer', {
        model,
        kernels: run.summary.hyperparameters.kernels,
        pixels: new Uint8Array(dataset.pixels, 0, labels.length * model.description.architecture.inputs),
        labels,
      })
      const trainExamples = countSplit(dataset.pictures, 'train').examples
      return ok({ runId, iteration, trainExamples, labels, probabilities, losses })
    } catch (error) {
      this.#remembered.delete(runId)
      throw error
    }
  }

  /** A failure is told and not remembered: the next asking may succeed. */
  #forget(runId: string, problem: Result<never>): Result<never> {
    this.#remembered.delete(runId)
    return problem
  }

  #vectorOf(dataset: Dataset, pictureId: string): Uint8Array | undefined {
    const index = indexOfPicture(dataset, pictureId)
    return index === undefined
      ? this.#ports.predictions.seen(pictureId)?.vector
      : vectorOf(dataset, index).slice()
  }

  #remember(runId: string, remembered: Remembered): void {
    this.#remembered.delete(runId)
    this.#remembered.set(runId, remembered)
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= REMEMBERED_RUNS) break
      this.#remembered.delete(oldest)
    }
  }
}

/**
 * Changes whenever the run's numbers have: every update takes time, so no two states of one run share both the iteration
 * and the time spent, not even after it went back to its start with another learning rate.
 */
function versionOf({ summary }: Run): string {
  const { iteration, elapsedMs, state } = summary.progress
  return `${iteration} ${elapsedMs} ${state}`
}
