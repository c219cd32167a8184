/**
 * Keeps what a run can show of its past (`look-back.ts`) in its folder: each first layer as a file that goes when it is
 * thinned away, what was said of every picture as rows that are added, the last look inside as one small file.
 */
import type { Probe } from '../../../shared/domain/probe'
import type { WeightPictures } from '../../../shared/domain/run'
import { answerRow } from '../../formats/answers-file'
import { firstLayerBytes } from '../../formats/first-layer-file'
import { healthText } from '../../formats/health-file'
import type { RunFiles } from '../../storage/run-files'
import { rowCount, rowOf } from '../../workers/probability-record'
import type { LookBack } from './look-back'
import { inTurns } from './point-lines'

export class PastKeeper {
  readonly #past: LookBack
  #rowsKept = 0
  /** Undefined before anything was written. */
  #probe: Probe | null | undefined
  /** By iteration; null for those that an earlier session wrote. Itself null before the folder was looked into. */
  #firstLayers: Map<number, WeightPictures | null> | null = null

  constructor(past: LookBack) {
    this.#past = past
  }

  /** What was said of every picture, as the run has it now. Throws what the disk says. */
  async startOver(files: RunFiles): Promise<void> {
    const { answers } = this.#past
    const count = answers ? rowCount(answers) : 0
    const rows = await inTurns(count, 1, (row) => this.#row(row))
    await files.startAnswers(answers && Buffer.concat(rows))
    this.#rowsKept = count
  }

  /** What is new. Throws what the disk says. */
  async write(files: RunFiles): Promise<void> {
    const { answers } = this.#past
    for (const end = answers ? rowCount(answers) : 0; this.#rowsKept < end; this.#rowsKept++)
      await files.addAnswers(this.#row(this.#rowsKept))
    await this.#writeHealth(files)
    await this.#writeFirstLayers(files)
  }

  async #writeHealth(files: RunFiles): Promise<void> {
    const { probe } = this.#past
    if (probe === this.#probe) return
    await files.writeHealth(probe && healthText(probe))
    this.#probe = probe
  }

  async #writeFirstLayers(files: RunFiles): Promise<void> {
    const kept = (this.#firstLayers ??= await firstLayersIn(files))
    const { snapshots } = this.#past
    for (const { iteration, pictures } of snapshots.all) {
      if (pictures === null || kept.get(iteration) === pictures) continue
      await files.writeFirstLayer(iteration, firstLayerBytes(pictures))
      kept.set(iteration, pictures)
    }
    for (const iteration of [...kept.keys()]) {
      if (snapshots.at(iteration)) continue
      await files.removeFirstLayer(iteration)
      kept.delete(iteration)
    }
  }

  #row(row: number): Uint8Array {
    const { answers } = this.#past
    if (!answers) throw new Error('nothing is recorded of the pictures')
    const { iteration, probabilities } = rowOf(answers, row)
    return answerRow(iteration, probabilities)
  }
}

async function firstLayersIn(files: RunFiles): Promise<Map<number, null>> {
  return new Map((await files.firstLayers()).map(({ iteration }) => [iteration, null]))
}
