/** The runs of the window on disk: what earlier sessions left, and the keepers of those that train now. */
import { randomUUID } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import type { DamagedRun } from '../../../shared/ipc/contract'
import type { RunSummary } from '../../../shared/domain/run'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { runErrors } from '../../../shared/messages/run-errors'
import { runFolderMessages } from '../../../shared/messages/run-folder'
import type { TrainingState } from '../../engine/training-state'
import { RunFiles } from '../../storage/run-files'
import { emptyBin, putAside, putBack } from '../../storage/run-shelf'
import { writeFailure } from '../../storage/write-error'
import type { TaskThread } from '../tasks/task-thread'
import { keptPast } from './kept-past'
import type { Run } from './run'
import type { OpenedRun } from './run-report'
import { RunKeeper } from './run-keeper'

export interface ShelfPorts {
  /** The folder that the run folders are in. */
  readonly shelf: string
  readonly tasks: TaskThread
  /** Of Descent. */
  readonly version: string
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

/** A run whose folder is locked for it, and where it goes on. */
export interface ReadyToGoOn {
  readonly files: RunFiles
  /** Null when it was ended before its first checkpoint. */
  readonly state: TrainingState | null
}

export class RunShelf {
  readonly #ports: ShelfPorts
  readonly #keepers = new Map<string, RunKeeper>()
  #damaged: readonly DamagedRun[] = []
  /** Folders that the person opened, by the run's id: only ever read. */
  readonly #elsewhere = new Map<string, string>()

  constructor(ports: ShelfPorts) {
    this.#ports = ports
  }

  /** Folders that should be runs and cannot be read. */
  get damaged(): readonly DamagedRun[] {
    return this.#damaged
  }

  /** What is on disk, without reading any numbers. What was deleted by an earlier session is now gone for good. */
  async list(): Promise<readonly RunSummary[]> {
    const { shelf, tasks } = this.#ports
    await emptyBin(shelf)
    const listed = await tasks.run('list-runs', { shelf })
    this.#damaged = listed.flatMap((one) =>
      'damaged' in one ? [{ id: one.damaged, problem: runFolderMessages.damagedFolder(one.damaged) }] : [],
    )
    return listed.flatMap((one) => ('summary' in one ? [one.summary] : []))
  }

  async read(run: RunSummary): Promise<OpenedRun> {
    const place = this.placeOf(run.id)
    return { contents: await this.#ports.tasks.run('read-run', { place }), past: keptPast(place, run) }
  }

  /**
   * A run in a folder that the person chose. @returns null when it is one of those kept here
   *
   * Errors: model-unreadable, model-not-for-pictures.
   */
  async lookElsewhere(
    chosen: string,
  ): Promise<{ readonly id: string; readonly found: Result<RunSummary> | null }> {
    const place = resolve(chosen)
    if (dirname(place) === resolve(this.#ports.shelf)) return { id: basename(place), found: null }
    const known = [...this.#elsewhere].find(([, other]) => other === place)
    const id = known?.[0] ?? randomUUID()
    const found = await this.#ports.tasks.run('look-at-run', { place, id })
    if (found.ok) this.#elsewhere.set(id, place)
    return { id, found }
  }

  /** From now on the run is kept. @param ready for one that goes on */
  keep(run: Run, ready: ReadyToGoOn | null = null): void {
    const { id, progress } = run.summary
    const open = ready ? () => Promise.resolve(ready.files) : () => this.#open(id)
    const { elapsedMs } = progress
    const iteration = ready?.state?.trainer.iteration
    const checkpoint = iteration === undefined ? null : { iteration, elapsedMs }
    const keeper = new RunKeeper(run, open, this.#ports, checkpoint)
    this.#keepers.set(id, keeper)
    keeper.touch()
  }

  touch(id: string): void {
    this.#keepers.get(id)?.touch()
  }

  /** The run is let go of; its thread is asked for the last time. */
  async close(id: string): Promise<void> {
    await this.#keepers.get(id)?.close()
    this.#keepers.delete(id)
  }

  /**
   * Locks the folder of a run and reads its newest checkpoint that is whole.
   *
   * @param tell what was damaged. Errors: invalid-request, model-unreadable, could-not-write, disk-full.
   */
  async readyToGoOn(id: string, tell: (sentence: string) => void): Promise<Result<ReadyToGoOn>> {
    try {
      const files = await RunFiles.open(this.placeOf(id))
      if ('inUseBy' in files)
        return failure('invalid-request', runFolderMessages.trainedElsewhere(files.inUseBy))
      await files.sweep()
      const state = await this.#newestState(files, tell)
      if (!state.ok) await files.close()
      return state.ok ? ok({ files, state: state.value }) : state
    } catch (error) {
      return writeFailure(error, id)
    }
  }

  async #newestState(
    files: RunFiles,
    tell: (sentence: string) => void,
  ): Promise<Result<TrainingState | null>> {
    const { tasks } = this.#ports
    const { state, damaged } = await files.newestCheckpoint((bytes) =>
      tasks.run('decode-checkpoint', { bytes }),
    )
    if (damaged.length === 0) return ok(state)
    if (state === null) return failure('model-unreadable', runFolderMessages.checkpointsDamaged)
    tell(runFolderMessages.olderCheckpoint(state.trainer.iteration))
    return ok(state)
  }

  /** Errors: could-not-write. */
  async putAside(id: string): Promise<Result<null>> {
    if (this.#elsewhere.has(id)) return ok(null) // it goes off the list, and stays where it is
    try {
      await this.close(id)
      await putAside(this.#ports.shelf, id)
      this.#damaged = this.#damaged.filter((run) => run.id !== id)
      return ok(null)
    } catch (error) {
      const { details } = writeFailure(error, id).error
      return failure('could-not-write', runErrors.notDeleted(String(details?.['code'] ?? 'unknown')))
    }
  }

  /** Errors: could-not-write. */
  async putBack(id: string): Promise<Result<null>> {
    if (this.#elsewhere.has(id)) return ok(null)
    try {
      await putBack(this.#ports.shelf, id)
      return ok(null)
    } catch (error) {
      return writeFailure(error, id)
    }
  }

  async #open(id: string): Promise<RunFiles> {
    const files = await RunFiles.open(this.placeOf(id))
    if ('inUseBy' in files) throw new Error(runFolderMessages.trainedElsewhere(files.inUseBy))
    await files.sweep()
    return files
  }

  /** @param id of a run, or of a folder that should be one */
  placeOf(id: string): string {
    return this.#elsewhere.get(id) ?? join(this.#ports.shelf, id)
  }
}
