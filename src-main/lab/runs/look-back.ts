/**
 * What a run can show of its past besides its curves: first layers, what it said of every picture, the last look inside it.
 * Of a run of an earlier session only the list of first layers and the last look are in memory; the rest is read when asked.
 */
import type { Biography } from '../../../shared/domain/evaluation/run-answers'
import type { Probe } from '../../../shared/domain/probe'
import type { RunSummary, WeightPictures } from '../../../shared/domain/run'
import {
  createRecord,
  isRecordable,
  readPicture,
  rowsOf,
  takeRows,
  type AnswerRow,
  type ProbabilityRecord,
} from '../../workers/probability-record'
import { WeightSnapshots } from './weight-snapshots'

/** What is on disk of it. Each rejects when the disk cannot be read. */
export interface KeptPast {
  /** Null when it is damaged or gone. */
  firstLayer(iteration: number): Promise<WeightPictures | null>
  /** What was said of one picture; null when that is damaged or gone. */
  picture(index: number): Promise<Omit<Extract<Biography, { isRecorded: true }>, 'isRecorded'> | null>
  answers(): AsyncIterable<AnswerRow>
}

export class LookBack {
  readonly snapshots = new WeightSnapshots()
  /** Null when more pictures than can be recorded, and for a run that has not trained in this session. */
  answers: ProbabilityRecord | null = null
  /** Null when nobody has looked. */
  probe: Probe | null = null
  #kept: KeptPast | null = null

  /** What an earlier session has kept. @param firstLayers rising */
  take(firstLayers: readonly number[], probe: Probe | null, kept: KeptPast): void {
    this.snapshots.restore(firstLayers)
    this.probe = probe
    this.#kept = kept
  }

  /** The first layer as it was at one of the kept iterations; null when that is none of them any more. */
  async weightsAt(iteration: number): Promise<WeightPictures | null> {
    const snapshot = this.snapshots.at(iteration)
    if (!snapshot) return null
    return snapshot.pictures ?? (await this.#kept?.firstLayer(iteration)) ?? null
  }

  async biography(index: number, { dataset, hyperparameters }: RunSummary): Promise<Biography> {
    if (this.answers) return { isRecorded: true, ...readPicture(this.answers, index) }
    const { train, test } = dataset
    if (!isRecordable(train.examples + (test?.examples ?? 0), hyperparameters.iterations))
      return { isRecorded: false, reason: 'too-many' }
    const kept = await this.#kept?.picture(index)
    return kept ? { isRecorded: true, ...kept } : { isRecorded: false, reason: 'not-kept' }
  }

  /** For a training that begins, or goes on with what it had said until then. @param goesOnAt null for one that begins */
  async startAnswers(
    examples: number,
    iterations: number,
    goesOnAt: number | null,
  ): Promise<ProbabilityRecord | null> {
    const record = createRecord(examples, iterations)
    if (record && goesOnAt !== null) {
      const earlier = this.answers ? rowsOf(this.answers) : this.#kept?.answers()
      if (earlier) await takeRows(record, earlier, goesOnAt)
    }
    this.answers = record
    return record
  }

  /** The run goes on from an iteration: what came after it is done again. */
  cutAt(iteration: number): void {
    this.snapshots.cutAt(iteration)
    if (this.probe && this.probe.iteration > iteration) this.probe = null
  }

  /** The run starts over. */
  clear(): void {
    this.snapshots.clear()
    this.probe = null
  }
}
