/**
 * Reading a run folder: `run.json`, `metrics.ndjson`, `updates.f64`, `probabilities.f32`, `health.json`,
 * `first-layer/<iteration>.ppm`, `checkpoints/<iteration>.safetensors`, and `model.npz` once it has ended. Locks nothing and
 * changes nothing; knows nothing of what is in the files.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../shared/ipc/result'
import { readBounded } from './read-bounded'
import { readEvery, readPart } from './read-every'

export const RECORD = 'run.json'
export const METRICS = 'metrics.ndjson'
/** Three little-endian float64 for each update: iteration, cost, accuracy. */
export const UPDATES = 'updates.f64'
export const MODEL = 'model.npz'
export const CHECKPOINTS = 'checkpoints'
/** For each picture what the network said of it, row by row over the training (`formats/answers-file.ts`). */
export const ANSWERS = 'probabilities.f32'
export const HEALTH = 'health.json'
export const FIRST_LAYER = 'first-layer'
export const LOCK = 'run.lock'

/** Of `run.json`; a real one has two thousand. */
const MOST_RECORD_BYTES = 2 ** 20

/** Of `health.json`; a network of sixteen hidden layers has thirty thousand. */
const MOST_HEALTH_BYTES = 2 ** 20
/** Rows of `probabilities.f32` that are looked at; there are at most 128 of regular ones, and one for each stop. */
const MOST_ANSWERS = 1024
/** Digits of an iteration in a file's name, so that names sort as numbers do. */
const DIGITS = 10

export interface FirstLayerFile {
  readonly iteration: number
  readonly sizeBytes: number
}

export interface NewestCheckpoint<State> {
  readonly state: State | null
  readonly damaged: readonly string[]
}

export class RunReader {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** Null when there is none; nothing, as text, when it cannot be read or is far too long. */
  async readRecord(): Promise<string | null> {
    const read = await readBounded(join(this.folder, RECORD), MOST_RECORD_BYTES)
    if (read.ok) return new TextDecoder().decode(read.bytes)
    return read.reason === 'missing' ? null : ''
  }

  /** Null when there are none. */
  readMetrics(): Promise<Uint8Array | null> {
    return readIfThere(join(this.folder, METRICS))
  }

  readUpdates(): Promise<Uint8Array | null> {
    return readIfThere(join(this.folder, UPDATES))
  }

  readModel(): Promise<Uint8Array | null> {
    return readIfThere(join(this.folder, MODEL))
  }

  /** Names of the checkpoints, the newest first. */
  async checkpoints(): Promise<readonly string[]> {
    const names = await namesIn(join(this.folder, CHECKPOINTS))
    return names
      .filter((name) => /^\d+\.safetensors$/.test(name))
      .sort()
      .reverse()
  }

  /**
   * What the newest checkpoint that is whole decodes to, or null, and the names of the newer ones that are damaged: with
   * none of either there is no checkpoint at all.
   */
  async newestCheckpoint<State>(
    decode: (bytes: Uint8Array) => Result<State> | Promise<Result<State>>,
  ): Promise<NewestCheckpoint<State>> {
    const damaged: string[] = []
    for (const name of await this.checkpoints()) {
      const state = await decode(await readFile(join(this.folder, CHECKPOINTS, name)))
      if (state.ok) return { state: state.value, damaged }
      damaged.push(name)
    }
    return { state: null, damaged }
  }

  /** The first layers that are there, the earliest first. */
  async firstLayers(): Promise<readonly FirstLayerFile[]> {
    const folder = join(this.folder, FIRST_LAYER)
    const names = (await namesIn(folder)).filter((name) => FIRST_LAYER_NAME.test(name)).sort()
    return Promise.all(
      names.map(async (name) => {
        const { size } = await stat(join(folder, name))
        return { iteration: Number.parseInt(name, 10), sizeBytes: size }
      }),
    )
  }

  /** Null when it is not there or larger than stated. */
  async readFirstLayer(iteration: number, sizeBytes: number): Promise<Uint8Array | null> {
    const read = await readBounded(join(this.folder, FIRST_LAYER, firstLayerName(iteration)), sizeBytes)
    return read.ok ? read.bytes : null
  }

  /** As `readRecord`. */
  async readHealth(): Promise<string | null> {
    const read = await readBounded(join(this.folder, HEALTH), MOST_HEALTH_BYTES)
    if (read.ok) return new TextDecoder().decode(read.bytes)
    return read.reason === 'missing' ? null : ''
  }

  /** One number of each row; null when there is no such file. @param column 0 for the iteration, 1 for the first picture */
  readAnswers(rowBytes: number, column: number): Promise<Float32Array | null> {
    const offset = Float32Array.BYTES_PER_ELEMENT * column
    return readEvery(join(this.folder, ANSWERS), rowBytes, offset, MOST_ANSWERS)
  }

  /** Null when it is not there, whole. */
  readAnswerRow(rowBytes: number, row: number): Promise<Uint8Array | null> {
    return readPart(join(this.folder, ANSWERS), row * rowBytes, rowBytes)
  }

  /** Of everything that stays in it. */
  async sizeBytes(): Promise<number> {
    const places = [this.folder, join(this.folder, CHECKPOINTS), join(this.folder, FIRST_LAYER)]
    const sizes = await Promise.all(places.map(filesSizeBytes))
    return sizes.reduce((sum, size) => sum + size, 0)
  }
}

const FIRST_LAYER_NAME = /^\d{10}\.ppm$/

export function firstLayerName(iteration: number): string {
  return `${iterationName(iteration)}.ppm`
}

export function iterationName(iteration: number): string {
  return String(iteration).padStart(DIGITS, '0')
}

/** Names of what is in a folder; none when the folder is not there. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
    throw error
  }
}

export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function filesSizeBytes(folder: string): Promise<number> {
  const names = (await namesIn(folder)).filter((name) => name !== LOCK)
  const found = await Promise.allSettled(names.map((name) => stat(join(folder, name))))
  return found
    .flatMap((one) => (one.status === 'fulfilled' && one.value.isFile() ? [one.value.size] : [])) // the others have just gone
    .reduce((sum, size) => sum + size, 0)
}
