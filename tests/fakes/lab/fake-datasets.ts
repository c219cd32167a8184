/** The fake lab's data: an import that takes a while, two classes of pictures that exist by name only, and undo. */
import {
  type ClassNames,
  type DatasetSummary,
  type Label,
  type PictureSummary,
  type Refusal,
} from '../../../shared/domain/dataset'
import { DEFAULT_PREPROCESSING, featureCount, type Preprocessing } from '../../../shared/domain/preprocessing'
import type { LabBridge } from '../../../shared/ipc/bridge'
import type { CallName, Zone } from '../../../shared/ipc/contract'
import type { EventName, LabEvents } from '../../../shared/ipc/events'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { copyCounts, copyPictures, type FakeCopies } from './fake-copies'

type DatasetCall = Extract<CallName, `dataset:${string}`>

export interface FakeDatasets {
  readonly calls: Pick<LabBridge<File>['calls'], DatasetCall>
  readonly current: () => DatasetSummary | null
  /** Puts a data set in place without an import. */
  readonly place: (contents: Partial<Contents>) => DatasetSummary
}

interface Surroundings {
  readonly emit: <Name extends EventName>(name: Name, payload: LabEvents[Name]) => void
  readonly wait: () => Promise<void>
  readonly pictures: readonly [number, number]
  readonly drops: ReadonlyMap<string, readonly File[]>
}

interface Contents {
  readonly source: DatasetSummary['source']
  readonly classes: ClassNames
  readonly counts: readonly [number, number]
  readonly refused: readonly Refusal[]
  readonly preprocessing: Preprocessing
  readonly copies: FakeCopies
}

const EMPTY: Contents = {
  source: 'folders',
  classes: ['cat', 'non-cat'],
  counts: [0, 0],
  refused: [],
  preprocessing: DEFAULT_PREPROCESSING,
  copies: null,
}
/** As in the course: 72 of 105 cats and 137 of 154 others to train, 209 of 259 together. */
const TRAIN_SHARES = [72 / 105, 137 / 154] as const
const BATCH = 12

export function fakeDatasets({ emit, wait, pictures, drops }: Surroundings): FakeDatasets {
  let contents: Contents | null = null
  let history: (Contents | null)[] = []
  let undone: (Contents | null)[] = []
  let version = 0
  let cancellation = new AbortController()

  const current = (): DatasetSummary | null => (contents ? summaryOf(contents, version) : null)

  function become(next: Contents | null): void {
    contents = next
    version += 1
    emit('dataset:changed', current())
  }

  function remember(): void {
    history.push(contents)
    undone = []
  }

  /** Undo, or with the lists the other way round redo. */
  function step(from: (Contents | null)[], to: (Contents | null)[]): Promise<Result<DatasetSummary | null>> {
    const next = from.pop()
    if (next === undefined) return Promise.resolve(failure('unknown-id', 'There is nothing to undo.'))
    to.push(contents)
    become(next)
    return Promise.resolve(ok(current()))
  }

  function changed(change: Partial<Contents>): Result<DatasetSummary> {
    if (!contents) return failure('unknown-id', 'There are no pictures yet. Drop some first.')
    remember()
    become({ ...contents, ...change })
    return ok(summaryOf({ ...contents, ...change }, version))
  }

  async function imported(added: Partial<Contents>): Promise<Result<DatasetSummary>> {
    cancellation = new AbortController()
    const base = contents ?? EMPTY
    const next = { ...base, ...added }
    const total = next.counts[0] + next.counts[1] - base.counts[0] - base.counts[1] + next.refused.length
    emit('dataset:import-progressed', {
      phase: 'scanning',
      classes: null,
      done: 0,
      total: 0,
      refused: 0,
      latest: [],
    })
    for (let done = 0; done < total; done += BATCH) {
      await wait()
      if (cancellation.signal.aborted)
        return failure('cancelled', 'The import was stopped. Nothing was added.')
      const latest = arrivalsOf(next, done, Math.min(BATCH, total - done))
      const refused = Math.min(next.refused.length, Math.floor(done / BATCH))
      const read = Math.min(total, done + BATCH)
      emit('dataset:import-progressed', {
        phase: 'reading',
        classes: next.classes,
        done: read,
        total,
        refused,
        latest,
      })
    }
    emit('dataset:import-progressed', {
      phase: 'done',
      classes: next.classes,
      done: total,
      total,
      refused: next.refused.length,
      latest: [],
    })
    remember()
    become(next)
    return ok(summaryOf(next, version))
  }

  async function openDrop(dropId: string, zone: Zone): Promise<Result<DatasetSummary>> {
    const files = drops.get(dropId)
    if (!files) return failure('unknown-id', 'That drop is no longer there. Drop the files again.')
    const folders = files.filter(({ name }) => !name.includes('.'))
    const h5 = files.some(({ name }) => name.endsWith('.h5'))
    if (h5) return imported({ source: 'h5', counts: pictures })
    const refused = files.filter(({ name }) => /\.(txt|pdf)$/.test(name)).map(notAPicture)
    const loose = files.length - folders.length - refused.length
    if (zone === 'any' && folders.length === 0)
      return failure(
        'ambiguous-drop',
        'These files do not say which class they are. Drop them on one of the two classes.',
      )
    return imported({
      ...grown(zone, folders.length > 0, loose),
      refused: [...(contents?.refused ?? []), ...refused],
    })
  }

  function grown(zone: Zone, hasFolder: boolean, loose: number): Partial<Contents> {
    const [positive, negative] = contents?.counts ?? [0, 0]
    if (zone === 'any') return { counts: [positive + pictures[0], negative + pictures[1]] }
    if (zone === 'positive') return { counts: [positive + loose + (hasFolder ? pictures[0] : 0), negative] }
    return { counts: [positive, negative + loose + (hasFolder ? pictures[1] : 0)] }
  }

  const calls: FakeDatasets['calls'] = {
    'dataset:current': () => Promise.resolve(ok(current())),
    'dataset:open-drop': ({ dropId, zone }) => openDrop(dropId, zone),
    'dataset:choose-folder': ({ zone }) => imported(grown(zone, true, 0)),
    'dataset:open-sample': () => imported({ source: 'sample', counts: pictures, refused: [] }),
    'dataset:cancel-import': () => {
      cancellation.abort()
      return Promise.resolve(ok(null))
    },
    'dataset:list-pictures': async ({ label, offset, limit }) => {
      await wait()
      if (!contents) return failure('unknown-id', 'There are no pictures.')
      const total = contents.counts[label === 1 ? 0 : 1]
      const length = Math.max(0, Math.min(limit, total - offset))
      return ok({ total, pictures: Array.from({ length }, (_, index) => pictureOf(label, offset + index)) })
    },
    'dataset:list-copies': async ({ label, offset, limit }) => {
      await wait()
      const all = copyPictures(contents?.copies ?? null, label, pictureOf)
      return ok({ total: all.length, pictures: all.slice(offset, offset + limit) })
    },
    'dataset:remove-copies': () => {
      const { counts, copies } = contents ?? EMPTY
      return Promise.resolve(changed({ counts: [counts[0] - (copies ?? 0), counts[1]], copies: 0 }))
    },
    'dataset:rename-class': ({ label, name }) => {
      const [positive, negative] = contents?.classes ?? EMPTY.classes
      if (name === (label === 1 ? negative : positive))
        return Promise.resolve(failure('invalid-request', 'Both classes would have the same name.'))
      return Promise.resolve(changed({ classes: label === 1 ? [name, negative] : [positive, name] }))
    },
    'dataset:swap-classes': () => {
      const { classes, counts } = contents ?? EMPTY
      return Promise.resolve(changed({ classes: [classes[1], classes[0]], counts: [counts[1], counts[0]] }))
    },
    'dataset:set-preprocessing': async (preprocessing) => {
      await wait()
      return changed({ preprocessing })
    },
    'dataset:move-picture': ({ pictureId }) => {
      const [positive, negative] = contents?.counts ?? [0, 0]
      const step = pictureId.startsWith('1') ? -1 : 1
      return Promise.resolve(changed({ counts: [positive + step, negative - step] }))
    },
    'dataset:remove-picture': ({ pictureId }) => {
      const [positive, negative] = contents?.counts ?? [0, 0]
      const isPositive = pictureId.startsWith('1')
      const counts = isPositive ? ([positive - 1, negative] as const) : ([positive, negative - 1] as const)
      return Promise.resolve(changed({ counts }))
    },
    'dataset:clear': () => {
      remember()
      become(null)
      return Promise.resolve(ok(null))
    },
    'dataset:undo': () => step(history, undone),
    'dataset:redo': () => step(undone, history),
    'dataset:count-edits': () => Promise.resolve(ok({ undoable: history.length, redoable: undone.length })),
  }

  return {
    calls,
    current,
    place: (placed) => {
      const next = { ...EMPTY, counts: pictures, ...placed }
      history = []
      undone = []
      become(next)
      return summaryOf(next, version)
    },
  }
}

function summaryOf(contents: Contents, version: number): DatasetSummary {
  const [positive, negative] = contents.counts
  const trainPositives = Math.round(positive * TRAIN_SHARES[0])
  const trainNegatives = Math.round(negative * TRAIN_SHARES[1])
  const train = { examples: trainPositives + trainNegatives, positives: trainPositives }
  const test = { examples: positive + negative - train.examples, positives: positive - trainPositives }
  return {
    ...contents,
    copies: copyCounts(contents.copies, pictureOf),
    id: 'dataset-1',
    train,
    test: test.examples > 0 ? test : null,
    features: featureCount(contents.preprocessing),
    fingerprint: `version-${version}`,
  }
}

function pictureOf(label: Label, index: number): PictureSummary {
  const number = String(index).padStart(3, '0')
  return { id: `${label}-${index}`, name: `${number}.png`, label, split: index % 5 === 4 ? 'test' : 'train' }
}

/** Positives first, as a scan of the folders in order gives them. */
function arrivalsOf(contents: Contents, offset: number, length: number): readonly PictureSummary[] {
  const [positive, negative] = contents.counts
  return Array.from({ length }, (_, step) => offset + step)
    .filter((index) => index < positive + negative)
    .map((index) => (index < positive ? pictureOf(1, index) : pictureOf(0, index - positive)))
}

function notAPicture({ name }: File): Refusal {
  return { name, code: 'not-a-picture' }
}
