/**
 * The files of a run folder: `run.json`, `metrics.ndjson`, `checkpoints/<iteration>.safetensors`, the latest two of them,
 * and `run.lock` while a program trains into it. Knows nothing of what is in them.
 */
import { mkdir, open, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { atomicWrite, type FileOperations } from './atomic-write'

const RECORD = 'run.json'
const METRICS = 'metrics.ndjson'
const CHECKPOINTS = 'checkpoints'
const LOCK = 'run.lock'
/** What `atomicWrite` leaves of one of these files when the program is killed in the middle. */
const HALF_WRITTEN = /^(run\.json|metrics\.ndjson|\d+\.safetensors)\.\d+-\d+\.part$/
/** Digits of an iteration in a file's name, so that names sort as numbers do. */
const DIGITS = 10
const KEPT_CHECKPOINTS = 2

export class RunFiles {
  readonly #folder: string
  readonly #operations: FileOperations | undefined

  private constructor(folder: string, operations?: FileOperations) {
    this.#folder = folder
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
    const owner = await lock(join(folder, LOCK))
    return owner === null ? new RunFiles(folder, operations) : { inUseBy: owner }
  }

  /** Removes what a killed program left half written of a run, and only that. */
  async sweep(): Promise<void> {
    for (const place of [this.#folder, join(this.#folder, CHECKPOINTS)]) {
      const halves = (await namesIn(place)).filter((name) => HALF_WRITTEN.test(name))
      await Promise.all(halves.map((name) => unlink(join(place, name))))
    }
  }

  /** Whether there is anything in it that is no part of a run. */
  async hasOtherFiles(): Promise<boolean> {
    const own = [RECORD, METRICS, CHECKPOINTS, LOCK]
    return (await readdir(this.#folder)).some((name) => !own.includes(name) && !HALF_WRITTEN.test(name))
  }

  /** Null when there is none. */
  readRecord(): Promise<string | null> {
    return readText(join(this.#folder, RECORD))
  }

  readMetrics(): Promise<string | null> {
    return readText(join(this.#folder, METRICS))
  }

  writeRecord(text: string): Promise<void> {
    return atomicWrite(join(this.#folder, RECORD), text, this.#operations)
  }

  writeMetrics(text: string): Promise<void> {
    return atomicWrite(join(this.#folder, METRICS), text, this.#operations)
  }

  /** Names of the checkpoints, the newest first. */
  async checkpoints(): Promise<readonly string[]> {
    const names = await namesIn(join(this.#folder, CHECKPOINTS))
    return names
      .filter((name) => /^\d+\.safetensors$/.test(name))
      .sort()
      .reverse()
  }

  readCheckpoint(name: string): Promise<Uint8Array> {
    return readFile(join(this.#folder, CHECKPOINTS, name))
  }

  /**
   * Adds a checkpoint; then, and only then, all but it and the one before it are removed. Later ones are too: a run goes on
   * from before a checkpoint only when that one is damaged.
   */
  async writeCheckpoint(iteration: number, bytes: Uint8Array): Promise<void> {
    await mkdir(join(this.#folder, CHECKPOINTS), { recursive: true })
    const name = `${String(iteration).padStart(DIGITS, '0')}.safetensors`
    await atomicWrite(join(this.#folder, CHECKPOINTS, name), bytes, this.#operations)
    const names = await this.checkpoints()
    const kept = names.filter((other) => other <= name).slice(0, KEPT_CHECKPOINTS)
    const others = names.filter((other) => !kept.includes(other))
    await Promise.all(others.map((other) => unlink(join(this.#folder, CHECKPOINTS, other))))
  }

  /** Lets others train into the folder. */
  async close(): Promise<void> {
    await unlink(join(this.#folder, LOCK))
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}

/** Takes the lock, also from a process that is gone. @returns the living process that holds it, or null */
async function lock(path: string): Promise<number | null> {
  for (;;) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(String(process.pid))
      await file.close()
      return null
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const owner = Number(await readText(path))
    if (isAlive(owner)) return owner
    await unlink(path)
  }
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM' // somebody else's
  }
}
