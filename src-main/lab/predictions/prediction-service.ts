/** Predictions of the window: a run's network, dropped pictures, and what the network saw of each for the page to show. */
import type { FrameAnswer, PredictionAnswer, PredictionOutcome } from '../../../shared/domain/prediction'
import { channelCount } from '../../../shared/domain/preprocessing'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { modelErrors } from '../../../shared/messages/model-errors'
import { runErrors } from '../../../shared/messages/run-errors'
import type { Model } from '../../formats/model'
import type { DroppedItem } from '../datasets/interpret-drop'
import type { PicturePool } from '../pictures/picture-pool'
import type { PictureRegistry } from '../pictures/picture-registry'
import type { RunService } from '../runs/run-service'
import type { TaskThread } from '../tasks/task-thread'
import { modelOf } from '../models/model-service'
import { collectPictures } from './collect-pictures'
import { predictPictures, type Answered, type Asked } from './predict-pictures'

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

/** A run's network at one moment. */
export interface ModelSnapshot {
  readonly model: Model
  /** Updates done by then. */
  readonly iteration: number
}

/** So many predictions can still be looked at; older ones must be asked again. */
const REMEMBERED_PICTURES = 4096
/** So many can still be saved as a table: a few hundred bytes each. */
const REMEMBERED_OUTCOMES = 200_000
/** A frame's id and name, which nobody sees. */
const FRAME = 'frame'

export class PredictionService {
  readonly #seen = new Map<string, SeenPicture>()
  readonly #outcomes = new Map<string, PredictionOutcome>()
  readonly #ports: PredictionPorts

  constructor(ports: PredictionPorts) {
    this.#ports = ports
  }

  /**
   * Training goes on undisturbed: the numbers are a copy.
   * Errors: unknown-id, run-not-ready, model-not-for-pictures, no-pictures.
   */
  async predict(runId: string, items: readonly DroppedItem[]): Promise<Result<PredictionAnswer>> {
    const snapshot = await this.snapshotOf(runId)
    if (!snapshot.ok) return snapshot
    const { model, iteration } = snapshot.value
    const collected = await collectPictures(items)
    if (!collected.ok) return collected
    const { pictures, refused } = collected.value
    this.#ports.registry.remember(pictures)
    const answered = await predictPictures(model, pictures, this.#ports)
    if (!answered.ok) return answered
    for (const answer of answered.value) this.#remember(answer, model)
    for (const refusal of refused) this.#remember({ outcome: refusal, vector: null }, model)
    return ok({ iteration, outcomes: [...answered.value.map(({ outcome }) => outcome), ...refused] })
  }

  /** Nothing of it is kept. Errors: unknown-id, run-not-ready, model-not-for-pictures, picture-unusable. */
  async lookAtFrame(runId: string, bytes: Uint8Array): Promise<Result<FrameAnswer>> {
    const snapshot = await this.snapshotOf(runId)
    if (!snapshot.ok) return snapshot
    const { model, iteration } = snapshot.value
    const frame: Asked = { id: FRAME, name: FRAME, origin: { kind: 'bytes', bytes } }
    const answered = await predictPictures(model, [frame], this.#ports)
    if (!answered.ok) return answered
    const seen = seenOf(answered.value[0], model)
    const outcome = answered.value[0]?.outcome
    if (!outcome?.ok || !seen) return failure('picture-unusable', modelErrors.frameUnusable())
    const { probability, label } = outcome
    const { size, channels, vector: pixels } = seen
    return ok({ iteration, probability, label, seen: { size, channels, pixels } })
  }

  /** What was said of these pictures, as long as it is remembered; the others are left out. */
  outcomesOf(pictureIds: readonly string[]): readonly PredictionOutcome[] {
    return pictureIds.flatMap((id) => this.#outcomes.get(id) ?? [])
  }

  /** Errors: unknown-id, run-not-ready. */
  async modelOfRun(runId: string): Promise<Result<Model>> {
    const snapshot = await this.snapshotOf(runId)
    return snapshot.ok ? ok(snapshot.value.model) : snapshot
  }

  /** A copy of the run's numbers as they are now. Errors: unknown-id, run-not-ready. */
  async snapshotOf(runId: string): Promise<Result<ModelSnapshot>> {
    const found = this.#ports.runs.findRun(runId)
    if (!found.ok) return found
    const run = found.value
    if (run.state === 'preparing') return failure('run-not-ready', runErrors.preparing())
    const parameters = await run.parameters()
    if (!parameters) return failure('run-not-ready', run.summary.kept?.problem ?? runErrors.noWeights())
    const { architecture, preprocessing, hyperparameters, dataset } = run.summary
    const model = modelOf(
      { architecture, preprocessing, classes: dataset.classes, hyperparameters, parameters },
      this.#ports.version,
    )
    return ok({ model, iteration: parameters.iteration })
  }

  seen(pictureId: string): SeenPicture | null {
    return this.#seen.get(pictureId) ?? null
  }

  #remember(answer: Answered, model: Model): void {
    const { id } = answer.outcome
    const seen = seenOf(answer, model)
    keepNewest(this.#outcomes, id, answer.outcome, REMEMBERED_OUTCOMES)
    if (seen) keepNewest(this.#seen, id, seen, REMEMBERED_PICTURES)
  }
}

function seenOf(answer: Answered | undefined, { description }: Model): SeenPicture | null {
  const { preprocessing } = description
  if (!answer?.vector || !preprocessing) return null
  const { size, colour } = preprocessing
  return { vector: answer.vector, size, channels: channelCount(colour) }
}

function keepNewest<Value>(map: Map<string, Value>, id: string, value: Value, most: number): void {
  map.set(id, value)
  for (const oldest of map.keys()) {
    if (map.size <= most) break
    map.delete(oldest)
  }
}
