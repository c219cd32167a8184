/** Predictions of the window: a run's network, dropped pictures, and what the network saw of each for the page to show. */
import type { PredictionOutcome } from '../../../shared/domain/prediction'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { runErrors } from '../../../shared/messages/run-errors'
import type { Model } from '../../formats/model'
import type { DroppedItem } from '../datasets/interpret-drop'
import type { PicturePool } from '../pictures/picture-pool'
import type { PictureRegistry } from '../pictures/picture-registry'
import type { RunService } from '../runs/run-service'
import type { TaskThread } from '../tasks/task-thread'
import { modelOf } from '../models/model-service'
import { collectPictures } from './collect-pictures'
import { predictPictures } from './predict-pictures'

export interface PredictionPorts {
  readonly runs: RunService
  readonly pool: PicturePool
  readonly tasks: TaskThread
  readonly registry: PictureRegistry
  readonly version: string
}

/** What the network saw of one prediction's picture. */
export interface SeenPicture {
  readonly vector: Uint8Array
  readonly size: number
  readonly channels: 1 | 3
}

/** So many predictions can still be looked at; older ones must be asked again. */
const REMEMBERED = 4096

export class PredictionService {
  readonly #seen = new Map<string, SeenPicture>()
  readonly #ports: PredictionPorts

  constructor(ports: PredictionPorts) {
    this.#ports = ports
  }

  /** Training goes on undisturbed: the numbers are a copy. Errors: unknown-id, run-not-ready, model-not-for-pictures. */
  async predict(runId: string, items: readonly DroppedItem[]): Promise<Result<readonly PredictionOutcome[]>> {
    const model = await this.modelOfRun(runId)
    if (!model.ok) return model
    const { pictures, refused } = await collectPictures(items)
    this.#ports.registry.remember(pictures)
    const answered = await predictPictures(model.value, pictures, this.#ports)
    if (!answered.ok) return answered
    const { preprocessing } = model.value.description
    for (const { outcome, vector } of answered.value) {
      if (outcome.ok && vector && preprocessing) {
        this.#remember(outcome.id, {
          vector,
          size: preprocessing.size,
          channels: preprocessing.colour === 'rgb' ? 3 : 1,
        })
      }
    }
    const notFiles = refused.map((refusal): PredictionOutcome => ({ ok: false, ...refusal }))
    return ok([...answered.value.map(({ outcome }) => outcome), ...notFiles])
  }

  /** Errors: unknown-id, run-not-ready. */
  async modelOfRun(runId: string): Promise<Result<Model>> {
    const found = this.#ports.runs.find(runId)
    if (!found.ok) return found
    const { run, dataset } = found.value
    if (run.state === 'preparing') return failure('run-not-ready', runErrors.preparing())
    const parameters = await run.parameters()
    if (!parameters) return failure('run-not-ready', runErrors.noWeights())
    const { architecture, preprocessing, hyperparameters } = run.summary
    return ok(
      modelOf(
        { architecture, preprocessing, classes: dataset.classes, hyperparameters, parameters },
        this.#ports.version,
      ),
    )
  }

  seen(pictureId: string): SeenPicture | null {
    return this.#seen.get(pictureId) ?? null
  }

  #remember(id: string, picture: SeenPicture): void {
    this.#seen.set(id, picture)
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= REMEMBERED) break
      this.#seen.delete(oldest)
    }
  }
}
