/** Writing a run folder, which one program at a time may: `run.lock` says which. Of the checkpoints the latest two stay. */
import { mkdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { atomicWrite, writeOn, type FileOperations } from './atomic-write'
import { takeLock } from './run-lock'
import {
  ANSWERS,
  CHECKPOINTS,
  codeOf,
  FIRST_LAYER,
  firstLayerName,
  HEALTH,
  iterationName,
  LOCK,
  METRICS,
  MODEL,
  namesIn,
  RECORD,
  RunReader,
  UPDATES,
} from './run-reader'

/** What `atomicWrite` leaves of one of these files when the program is killed in the middle. */
const HALF_WRITTEN =
  /^(run\.json|metrics\.ndjson|updates\.f64|probabilities\.f32|health\.json|model\.npz|\d+\.(safetensors|ppm))\.\d+-\d+\.part$/
const KEPT_CHECKPOINTS = 2

export class RunFiles extends RunReader {
  readonly #operations: FileOperations | undefined
  /** Bytes of the files that grow. */
  readonly #lengths = new Map<string, number>()

  private constructor(folder: string, operations?: FileOperations) {
    super(folder)
    this.#operations = operations
  }

  /**
   * Makes the folder if need be, and locks it. Nothing else in it is touched: it may turn out to be somebody else's.
   *
   * @returns the process that has it locked, when that is still there. Throws what the disk says.
   */
  static async open(
    folder: string,
    operations?: FileOperations,
  ): Promise<RunFiles | { readonly inUseBy: number }> {
    await mkdir(folder, { recursive: true })
    const owner = await takeLock(join(folder, LOCK))
    return owner === null ? new RunFiles(folder, operations) : { inUseBy: owner }
  }

  /** Removes what a killed program left half written of a run, and only that. */
  async sweep(): Promise<void> {
    for (const place of [this.folder, join(this.folder, CHECKPOINTS), join(this.folder, FIRST_LAYER)]) {
      const halves = (await namesIn(place)).filter((name) => HALF_WRITTEN.test(name))
      await Promise.all(halves.map((name) => unlink(join(place, name))))
    }
  }

  /** Whether there is anything in it that is no part of a run. */
  async hasOtherFiles(): Promise<boolean> {
    const own = [RECORD, METRICS, UPDATES, ANSWERS, HEALTH, FIRST_LAYER, MODEL, CHECKPOINTS, LOCK]
    return (await namesIn(this.folder)).some((name) => !own.includes(name) && !HALF_WRITTEN.test(name))
  }

  writeRecord(text: string): Promise<void> {
    return atomicWrite(join(this.folder, RECORD), text, this.#operations)
  }

  /** The curves so far, whole; from here on they grow. @param updates null where nobody draws them */
  async startCurves(metrics: Uint8Array, updates: Uint8Array | null): Promise<void> {
    await this.#startGrowing(METRICS, metrics)
    if (updates) await this.#startGrowing(UPDATES, updates)
  }

  /** @param lines whole lines, behind all before. After a failure they are given again, with those that came since. */
  addMetrics(lines: Uint8Array): Promise<void> {
    return this.#grow(METRICS, lines)
  }

  /** As `addMetrics`. */
  addUpdates(numbers: Uint8Array): Promise<void> {
    return this.#grow(UPDATES, numbers)
  }

  /** What was said of every picture so far, whole; from here on it grows. @param rows null where that is not recorded */
  async startAnswers(rows: Uint8Array | null): Promise<void> {
    if (rows) await this.#startGrowing(ANSWERS, rows)
    else await removeIfThere(join(this.folder, ANSWERS))
  }

  /** As `addMetrics`. */
  addAnswers(rows: Uint8Array): Promise<void> {
    return this.#grow(ANSWERS, rows)
  }

  /** The last look inside the network; null when there is none. */
  async writeHealth(text: string | null): Promise<void> {
    if (text === null) await removeIfThere(join(this.folder, HEALTH))
    else await atomicWrite(join(this.folder, HEALTH), text, this.#operations)
  }

  async writeFirstLayer(iteration: number, bytes: Uint8Array): Promise<void> {
    await mkdir(join(this.folder, FIRST_LAYER), { recursive: true })
    await atomicWrite(join(this.folder, FIRST_LAYER, firstLayerName(iteration)), bytes, this.#operations)
  }

  removeFirstLayer(iteration: number): Promise<void> {
    return removeIfThere(join(this.folder, FIRST_LAYER, firstLayerName(iteration)))
  }

  /** The network that the run ended with. */
  writeModel(bytes: Uint8Array): Promise<void> {
    return atomicWrite(join(this.folder, MODEL), bytes, this.#operations)
  }

  /** The run goes on, or starts over: it has not ended with any network. */
  removeModel(): Promise<void> {
    return removeIfThere(join(this.folder, MODEL))
  }

  /**
   * Adds a checkpoint; then, and only then, all but it and the one before it are removed. Later ones are too: a run goes on
   * from before a checkpoint only when that one is damaged.
   */
  async writeCheckpoint(iteration: number, bytes: Uint8Array): Promise<void> {
    await mkdir(join(this.folder, CHECKPOINTS), { recursive: true })
    const name = `${iterationName(iteration)}.safetensors`
    await atomicWrite(join(this.folder, CHECKPOINTS, name), bytes, this.#operations)
    const names = await this.checkpoints()
    const kept = names.filter((other) => other <= name).slice(0, KEPT_CHECKPOINTS)
    await this.#removeCheckpoints(names.filter((other) => !kept.includes(other)))
  }

  /** Of a run that cannot go on, or that starts over. */
  async removeCheckpoints(): Promise<void> {
    await this.#removeCheckpoints(await this.checkpoints())
  }

  /** Lets others train into the folder. */
  async close(): Promise<void> {
    await removeIfThere(join(this.folder, LOCK))
  }

  async #removeCheckpoints(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => removeIfThere(join(this.folder, CHECKPOINTS, name))))
  }

  async #startGrowing(name: string, bytes: Uint8Array): Promise<void> {
    await atomicWrite(join(this.folder, name), bytes, this.#operations)
    this.#lengths.set(name, bytes.length)
  }

  async #grow(name: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    const length = this.#lengths.get(name) ?? 0
    await writeOn(join(this.folder, name), length, bytes, this.#operations)
    this.#lengths.set(name, length + bytes.length)
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}
