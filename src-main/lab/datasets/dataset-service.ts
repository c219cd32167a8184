/** The data of the window: opening, adding, changing, undoing. One data set at a time, each change a new one. */
import { randomUUID } from 'node:crypto'
import type { ClassNames, DatasetSummary, Label } from '../../../shared/domain/dataset'
import { DEFAULT_PREPROCESSING, type Preprocessing } from '../../../shared/domain/preprocessing'
import type { CopyPage, EditCounts, PageRequest, PicturePage, Zone } from '../../../shared/ipc/contract'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import type { LabEventSink } from '../event-sink'
import type { PicturePool } from '../pictures/picture-pool'
import type { PictureRegistry } from '../pictures/picture-registry'
import type { TaskThread } from '../tasks/task-thread'
import { planAddition, renamed } from './addition'
import { buildDataset, fingerprintOf } from './build-dataset'
import type { DatasetPlan } from './dataset-plan'
import { byArrival } from './candidates'
import { removableCopies } from './copies'
import { copySummaries, indexOfPicture, pictureSummary, summarize, type Dataset } from './dataset'
import { withOtherLabel, withoutPictures } from './edit-pictures'
import { interpretDrop, type DroppedItem, type Interpretation } from './interpret-drop'
import { planH5, planSample, planTwoClasses, type PlannedPictures } from './sources'

export interface DatasetPorts {
  readonly pool: PicturePool
  readonly tasks: TaskThread
  readonly registry: PictureRegistry
  readonly cacheFolder: string | null
  readonly emit: LabEventSink
}

/** Pictures kept for testing when the source does not say. */
const TEST_SHARE = 0.2
const SPLIT_SEED = 1
/** How many changes can be taken back; each may hold all its pixels. */
const UNDO_DEPTH = 5

export class DatasetService {
  #current: Dataset | null = null
  #past: (Dataset | null)[] = []
  /** What undo took back, the nearest last; a new change forgets it. */
  #future: (Dataset | null)[] = []
  #preprocessing: Preprocessing = DEFAULT_PREPROCESSING
  #import: AbortController | null = null
  readonly #ports: DatasetPorts

  constructor(ports: DatasetPorts) {
    this.#ports = ports
  }

  current(): Dataset | null {
    return this.#current
  }

  summary(): DatasetSummary | null {
    return this.#current && summarize(this.#current)
  }

  /** Errors: those of `interpretDrop`, `planH5` and `buildDataset`; no-pictures, busy, cancelled. */
  openDropped(items: readonly DroppedItem[], zone: Zone): Promise<Result<DatasetSummary>> {
    return this.#importing(async (signal) => {
      const meant = await interpretDrop(items, zone, this.#present(), signal)
      return meant.ok ? this.#planOf(meant.value) : meant
    })
  }

  openSample(): Promise<Result<DatasetSummary>> {
    return this.#importing(async () => ok(await planSample(this.#ports.tasks)))
  }

  cancelImport(): void {
    this.#import?.abort()
  }

  /** The same pictures, prepared another way. */
  setPreprocessing(preprocessing: Preprocessing): Promise<Result<DatasetSummary>> {
    const current = this.#current
    if (!current) return Promise.resolve(failure('unknown-id', dataErrors.noData()))
    return this.#importing(() => {
      const { source, classes, pictures, refused } = current
      const candidates = pictures.toSorted(byArrival)
      return Promise.resolve(ok({ source, classes, candidates, refused, addsTo: null }))
    }, preprocessing)
  }

  renameClass(label: Label, name: string): Result<DatasetSummary> {
    if (this.#import) return failure('busy', dataErrors.busy())
    const current = this.#current
    if (!current) return failure('unknown-id', dataErrors.noData())
    const classes = renamed(current.classes, label, name)
    if (classes[0] === classes[1]) return failure('invalid-request', dataErrors.sameClassNames(name))
    return ok(
      this.#replace({
        ...current,
        classes,
        fingerprint: fingerprintOf(classes, current.preprocessing, current.pictures),
      }),
    )
  }

  swapClasses(): Result<DatasetSummary> {
    if (this.#import) return failure('busy', dataErrors.busy())
    const current = this.#current
    if (!current) return failure('unknown-id', dataErrors.noData())
    const classes: ClassNames = [current.classes[1], current.classes[0]]
    const pictures = current.pictures.map((picture) => ({
      ...picture,
      label: picture.label === 1 ? (0 as const) : (1 as const),
    }))
    const fingerprint = fingerprintOf(classes, current.preprocessing, pictures)
    return ok(this.#replace({ ...current, id: randomUUID(), classes, pictures, fingerprint }))
  }

  /** The picture was in the wrong class. Errors: busy, unknown-id, invalid-request when it is in this one already. */
  movePicture(pictureId: string, label: Label): Result<DatasetSummary> {
    const found = this.#pictureToChange(pictureId)
    if (!found.ok) return found
    const { dataset, index } = found.value
    const picture = dataset.pictures[index]
    if (picture?.label === label) {
      const className = dataset.classes[label === 1 ? 0 : 1]
      return failure('invalid-request', dataErrors.movedAlready(picture.name, className))
    }
    return ok(this.#replace(withOtherLabel(dataset, index)))
  }

  /** The picture's file stays where it is. Errors: busy, unknown-id, no-pictures. */
  async removePicture(pictureId: string): Promise<Result<DatasetSummary>> {
    const found = this.#pictureToChange(pictureId)
    if (!found.ok) return found
    const { dataset, index } = found.value
    if (dataset.pictures.length === 1) return failure('no-pictures', dataErrors.lastPicture())
    return this.#without(dataset, [index])
  }

  /** One change, however many there are; nothing when there are none. Errors: busy, unknown-id. */
  async removeCopies(): Promise<Result<DatasetSummary>> {
    if (this.#import) return failure('busy', dataErrors.busy())
    const dataset = this.#current
    if (!dataset) return failure('unknown-id', dataErrors.noData())
    const gone = removableCopies(dataset.pictures)
    return gone.length === 0 ? ok(summarize(dataset)) : this.#without(dataset, gone)
  }

  async #without(dataset: Dataset, gone: readonly number[]): Promise<Result<DatasetSummary>> {
    const next = await withoutPictures(dataset, gone)
    // The pixels of many pictures take a moment to copy; meanwhile the data may have become others.
    if (this.#import || this.#current !== dataset) return failure('busy', dataErrors.busy())
    return ok(this.#replace(next))
  }

  #pictureToChange(pictureId: string): Result<{ readonly dataset: Dataset; readonly index: number }> {
    if (this.#import) return failure('busy', dataErrors.busy())
    const dataset = this.#current
    const index = dataset ? indexOfPicture(dataset, pictureId) : undefined
    if (!dataset || index === undefined) return failure('unknown-id', dataErrors.unknownPicture())
    return ok({ dataset, index })
  }

  listPictures(datasetId: string, label: Label, offset: number, limit: number): Result<PicturePage> {
    if (this.#current?.id !== datasetId) return failure('unknown-id', dataErrors.unknownDataset())
    const ofClass = this.#current.pictures.filter((picture) => picture.label === label)
    return ok({ total: ofClass.length, pictures: ofClass.slice(offset, offset + limit).map(pictureSummary) })
  }

  listCopies({ datasetId, label, offset, limit }: PageRequest): Result<CopyPage> {
    if (this.#current?.id !== datasetId) return failure('unknown-id', dataErrors.unknownDataset())
    const ofClass = copySummaries(this.#current).filter((picture) => picture.label === label)
    return ok({ total: ofClass.length, pictures: ofClass.slice(offset, offset + limit) })
  }

  /** An import that is running is cancelled, or its pictures would come back. */
  clear(): void {
    this.cancelImport()
    if (this.#current) this.#replace(null)
  }

  /** Errors: busy, unknown-id when nothing is left to undo. */
  undo(): Result<DatasetSummary | null> {
    if (this.#import) return failure('busy', dataErrors.busy())
    const before = this.#past.pop()
    if (before === undefined) return failure('unknown-id', dataErrors.nothingToUndo())
    this.#future.push(this.#current)
    return ok(this.#become(before))
  }

  /** Errors: busy, unknown-id when nothing was taken back. */
  redo(): Result<DatasetSummary | null> {
    if (this.#import) return failure('busy', dataErrors.busy())
    const next = this.#future.pop()
    if (next === undefined) return failure('unknown-id', dataErrors.nothingToRedo())
    this.#past.push(this.#current)
    return ok(this.#become(next))
  }

  editCounts(): EditCounts {
    return { undoable: this.#past.length, redoable: this.#future.length }
  }

  #become(dataset: Dataset | null): DatasetSummary | null {
    this.#current = dataset
    if (dataset) this.#preprocessing = dataset.preprocessing
    const summary = this.summary()
    this.#ports.emit('dataset:changed', summary)
    return summary
  }

  #present(): { positives: number; negatives: number } {
    const [positives, negatives] = this.summary()?.counts ?? [0, 0]
    return { positives, negatives }
  }

  async #planOf(meant: Interpretation): Promise<Result<PlannedPictures>> {
    if (meant.kind === 'h5') return planH5(meant.paths, this.#ports.tasks)
    if (meant.kind === 'two-classes') return ok(planTwoClasses(meant))
    return planAddition(this.#current, meant)
  }

  /** One import at a time; a failed or cancelled one changes nothing. */
  async #importing(
    plan: (signal: AbortSignal) => Promise<Result<PlannedPictures>>,
    preprocessing = this.#preprocessing,
  ): Promise<Result<DatasetSummary>> {
    if (this.#import) return failure('busy', dataErrors.busy())
    const controller = new AbortController()
    this.#import = controller
    try {
      this.#ports.emit('dataset:import-progressed', {
        phase: 'scanning',
        classes: null,
        done: 0,
        total: 0,
        refused: 0,
        latest: [],
      })
      const planned = await plan(controller.signal)
      if (!planned.ok) return planned
      return await this.#build(
        { ...planned.value, preprocessing, testShare: TEST_SHARE, seed: SPLIT_SEED },
        controller.signal,
      )
    } catch (error) {
      if (controller.signal.aborted) return failure('cancelled', dataErrors.cancelled())
      throw error
    } finally {
      this.#import = null
    }
  }

  async #build(plan: DatasetPlan & PlannedPictures, signal: AbortSignal): Promise<Result<DatasetSummary>> {
    const { pool, cacheFolder, emit, registry } = this.#ports
    registry.remember(plan.candidates)
    const onProgress = emit.bind(null, 'dataset:import-progressed')
    const built = await buildDataset(plan, { pool, cacheFolder, signal, onProgress })
    if (!built.ok) return built
    const { addsTo } = plan
    const known = new Set(addsTo?.pictures.map(({ id }) => id))
    if (built.value.pictures.every(({ id }) => known.has(id))) {
      const refused = built.value.refused.length - (addsTo?.refused.length ?? 0)
      return failure('no-pictures', dataErrors.noPictures(null, refused))
    }
    this.#preprocessing = plan.preprocessing
    return ok(this.#replace(built.value))
  }

  #replace(next: Dataset): DatasetSummary
  #replace(next: null): null
  #replace(next: Dataset | null): DatasetSummary | null {
    this.#past = [...this.#past, this.#current].slice(-UNDO_DEPTH)
    this.#future = []
    this.#current = next
    const summary = this.summary()
    this.#ports.emit('dataset:changed', summary)
    return summary
  }
}
