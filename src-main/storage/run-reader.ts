/**
 * Reading a run folder: `run.json`, `metrics.ndjson`, `updates.f64`, `checkpoints/<iteration>.safetensors`, and `model.npz`
 * once it has ended. Locks nothing and changes nothing; knows nothing of what is in the files.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../shared/ipc/result'
import { readBounded } from './read-bounded'

export const RECORD = 'run.json'
export const METRICS = 'metrics.ndjson'
/** Three little-endian float64 for each update: iteration, cost, accuracy. */
export const UPDATES = 'updates.f64'
export const MODEL = 'model.npz'
export const CHECKPOINTS = 'checkpoints'
export const LOCK = 'run.lock'

/** Of `run.json`; a real one has two thousand. */
const MOST_RECORD_BYTES = 2 ** 20

export interface NewestCheckpoint<State> {
  readonly state: State | null
  readonly damaged: readonly string[]
}

export class RunReader {
  protected readonly folder: string

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

  /** Of everything that stays in it. */
  async sizeBytes(): Promise<number> {
    const places = [this.folder, join(this.folder, CHECKPOINTS)]
    const sizes = await Promise.all(places.map(filesSizeBytes))
    return sizes.reduce((sum, size) => sum + size, 0)
  }
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
