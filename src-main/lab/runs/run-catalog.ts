/** Every run that can be listed: those of this session, of earlier ones, and of folders that the person opened. */
import type { DamagedRun } from '../../../shared/ipc/contract'
import type { RunSummary } from '../../../shared/domain/run'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { runErrors } from '../../../shared/messages/run-errors'
import { runFolderMessages } from '../../../shared/messages/run-folder'
import type { Dataset } from '../datasets/dataset'
import type { LabEventSink } from '../event-sink'
import { Run } from './run'
import type { OpenedRun } from './run-report'
import { RunLookup } from './run-lookup'
import type { RunShelf } from './run-shelf'

export interface CatalogPorts {
  readonly currentDataset: () => Dataset | null
  readonly emit: LabEventSink
  /** Of Descent. */
  readonly version: string
  /** Null where runs are not kept. */
  readonly shelf: RunShelf | null
}

export class RunCatalog extends RunLookup {
  readonly #ports: CatalogPorts
  #listing: Promise<void> | null = null

  constructor(ports: CatalogPorts) {
    super(ports.currentDataset)
    this.#ports = ports
  }

  /** What is told of a run is kept, too. @param contents of one that was kept by an earlier session */
  protected newRun(summary: RunSummary, contents: (() => Promise<OpenedRun>) | null = null): Run {
    const { emit, version, shelf } = this.#ports
    const telling: LabEventSink = (name, payload) => {
      emit(name, payload)
      if (name === 'run:changed') shelf?.touch(summary.id)
    }
    return new Run(summary, { emit: telling, version }, contents)
  }

  /** Once: reads what earlier sessions have kept. Rejects when that could not be asked for; the next call asks again. */
  async load(): Promise<void> {
    this.#listing ??= this.#load()
    try {
      await this.#listing
    } catch (error) {
      this.#listing = null
      throw error
    }
  }

  async #load(): Promise<void> {
    const { shelf } = this.#ports
    if (!shelf) return
    for (const summary of await shelf.list()) {
      if (this.runs.has(summary.id)) continue
      const contents = (): Promise<OpenedRun> => shelf.read(summary)
      this.runs.set(summary.id, this.newRun(summary, contents))
    }
  }

  /** Runs of earlier sessions that cannot be read. */
  listDamaged(): readonly DamagedRun[] {
    return this.#ports.shelf?.damaged ?? []
  }

  /**
   * Lists a run from a folder that the person chose; opened again, it is read again. Errors: unknown-id, model-unreadable,
   * model-not-for-pictures.
   */
  async openElsewhere(place: string): Promise<Result<RunSummary>> {
    const { shelf, emit } = this.#ports
    if (!shelf) return failure('unknown-id', runErrors.unknownRun())
    await this.load()
    const { id, found } = await shelf.lookElsewhere(place)
    if (found === null) return this.#listed(id)
    if (!found.ok) return found
    this.runs.set(
      id,
      this.newRun(found.value, () => shelf.read(found.value)),
    )
    emit('run:changed', found.value)
    return found
  }

  #listed(id: string): Result<RunSummary> {
    const run = this.findRun(id)
    return run.ok ? ok(run.value.summary) : failure('model-unreadable', runFolderMessages.noRunThere)
  }

  /** Where it is on disk. Errors: unknown-id, run-not-ready when nothing was written yet. */
  placeOf(runId: string): Result<string> {
    const { shelf } = this.#ports
    const kept = this.runs.get(runId)?.summary.kept
    const isDamaged = this.listDamaged().some(({ id }) => id === runId)
    if (!shelf || !(kept || isDamaged)) return failure('unknown-id', runErrors.unknownRun())
    if (kept?.sizeBytes === 0) return failure('run-not-ready', runFolderMessages.notOnDisk)
    return ok(shelf.placeOf(runId))
  }

  /** Reads a run of an earlier session; at once when there is nothing to read. Errors: unknown-id. */
  async open(runId: string): Promise<Result<null>> {
    const run = this.runs.get(runId)
    if (!run) return failure('unknown-id', runErrors.unknownRun())
    await run.open()
    return ok(null)
  }
}
