// The data of the window: opening, adding, renaming, swapping, undoing, cancelling, and what the page is told.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DatasetSummary } from '../../../../shared/domain/dataset'
import { DEFAULT_PREPROCESSING } from '../../../../shared/domain/preprocessing'
import type { EventName, LabEvents } from '../../../../shared/ipc/events'
import type { Result } from '../../../../shared/ipc/result'
import { DatasetService } from '../../../../src-main/lab/datasets/dataset-service'
import type { DroppedItem } from '../../../../src-main/lab/datasets/interpret-drop'
import { PictureRegistry } from '../../../../src-main/lab/pictures/picture-registry'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { createFakePool, fakePicture, type FakePool } from '../../../fakes/picture-pool'
import { FakeThread } from '../../../fakes/thread'
import { plant, realTree, type RealTree } from './real-tree'

type Told = {
  readonly [Name in EventName]: { readonly name: Name; readonly payload: LabEvents[Name] }
}[EventName]

let tree: RealTree
let pool: FakePool
let registry: PictureRegistry
let told: Told[]
let service: DatasetService

const smaller = { ...DEFAULT_PREPROCESSING, size: 3 }

beforeEach(async () => {
  const pictures = (folder: string, count: number): readonly [string, Uint8Array][] =>
    Array.from({ length: count }, (_, i) => [`${folder}/${i}.jpg`, fakePicture(`${folder} ${i}`)])
  tree = await realTree(
    Object.fromEntries([
      ...pictures('pets/cat', 10),
      ...pictures('pets/dog', 5),
      ...pictures('more', 5),
      ...pictures('wolf', 5),
    ]),
  )
  await plant(tree.path, { 'text/a.jpg': 'no picture' })
  pool = createFakePool()
  registry = new PictureRegistry()
  told = []
  service = new DatasetService({
    pool,
    registry,
    tasks: new TaskThread(() => new FakeThread()),
    cacheFolder: null,
    emit: (name, payload) => told.push({ name, payload } as Told),
  })
})
afterEach(() => tree.remove())

const at = (name: string): DroppedItem => ({ kind: 'path', path: join(tree.path, name) })

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

async function opened(name = 'pets'): Promise<DatasetSummary> {
  return value(await service.openDropped([at(name)], 'any'))
}

const changes = (): readonly (DatasetSummary | null)[] =>
  told.flatMap((event) => (event.name === 'dataset:changed' ? [event.payload] : []))

describe('opening', () => {
  it('two classes: counts, division, names, and every picture by its id', async () => {
    const summary = await opened()
    expect(summary).toMatchObject({
      source: 'folders',
      classes: ['cat', 'dog'],
      counts: [10, 5],
      train: { examples: 12, positives: 8 },
      test: { examples: 3, positives: 2 },
      refused: [],
      features: 12288,
    })
    expect(service.summary()).toEqual(summary)
    expect(changes()).toEqual([summary])
    const page = value(service.listPictures(summary.id, 1, 0, 100))
    expect(page.total).toBe(10)
    for (const { id, name } of page.pictures) {
      expect(registry.originOf(id)).toEqual({ kind: 'file', path: join(tree.path, 'pets', name) })
    }
  })

  it('progress begins with the scan and ends with all', async () => {
    await opened()
    const phases = told.flatMap((event) =>
      event.name === 'dataset:import-progressed' ? [event.payload.phase] : [],
    )
    expect(phases[0]).toBe('scanning')
    expect(phases.at(-1)).toBe('done')
  })

  it('nothing usable is an error that says so, and changes nothing', async () => {
    const refused = {
      ok: false,
      error: { code: 'no-pictures', message: expect.stringContaining('1 file') as string },
    }
    expect(await service.openDropped([at('text')], 'any')).toMatchObject(refused)
    expect(service.summary()).toBeNull()
    const before = await opened()
    expect(await service.openDropped([at('text')], 'negative')).toMatchObject(refused)
    expect(service.summary()).toEqual(before)
    expect(service.editCounts().undoable).toBe(1)
  })

  it('pages of a list', async () => {
    const { id } = await opened()
    const names = (offset: number, limit: number): readonly string[] =>
      value(service.listPictures(id, 0, offset, limit)).pictures.map(({ name }) => name)
    expect([...names(0, 2), ...names(2, 2), ...names(4, 2)]).toEqual(names(0, 5))
    expect(names(5, 2)).toEqual([])
    expect(service.listPictures('another', 0, 0, 1)).toMatchObject({
      ok: false,
      error: { code: 'unknown-id' },
    })
  })
})

describe('adding', () => {
  it('the first folder of a class names it, later ones do not', async () => {
    expect((await opened('wolf')).classes).toEqual(['wolf', 'non-cat'])
    expect((await opened('more')).classes).toEqual(['wolf', 'more'])
    const more = value(await service.openDropped([at('pets/dog')], 'negative'))
    expect(more).toMatchObject({ classes: ['wolf', 'more'], counts: [5, 10] })
  })

  it('keeps what was refused before, and adds', async () => {
    await opened()
    value(await service.openDropped([at('text'), at('more')], 'positive'))
    const twice = value(await service.openDropped([at('text'), at('wolf')], 'negative'))
    expect(twice.refused.map(({ code }) => code)).toEqual(['not-a-picture', 'not-a-picture'])
    expect(twice.counts).toEqual([15, 10])
  })

  it('two classes of one name are refused', async () => {
    await opened('wolf')
    const again = await service.openDropped([at('wolf')], 'any')
    expect(again).toMatchObject({ ok: false, error: { code: 'ambiguous-drop' } })
  })
})

describe('changing', () => {
  it('a class is renamed; the pictures stay and the fingerprint does not', async () => {
    const before = await opened()
    const after = value(service.renameClass(0, 'hound'))
    expect(after).toEqual({ ...before, classes: ['cat', 'hound'], fingerprint: after.fingerprint })
    expect(after.fingerprint).not.toBe(before.fingerprint)
    expect(service.renameClass(1, 'hound')).toMatchObject({ ok: false, error: { code: 'invalid-request' } })
  })

  it('swapping makes every label the other, and swapping again makes it as it was', async () => {
    const before = await opened()
    const swapped = value(service.swapClasses())
    expect(swapped).toMatchObject({
      classes: ['dog', 'cat'],
      counts: [5, 10],
      train: { examples: 12, positives: 4 },
    })
    expect(swapped.id).not.toBe(before.id)
    const names = (id: string, label: 0 | 1): unknown =>
      value(service.listPictures(id, label, 0, 100)).pictures.map(({ name }) => name)
    expect(names(swapped.id, 0)).toEqual(
      Array.from({ length: 10 }, () => expect.stringMatching(/^cat/) as string),
    )
    expect(value(service.swapClasses()).fingerprint).toBe(before.fingerprint)
  })

  it('other preparation: the same pictures in the same division, and back again is as before', async () => {
    const first = await opened()
    const names = (): unknown => service.current()?.pictures.map(({ name, split }) => [name, split])
    const before = names()
    const changed = value(await service.setPreprocessing(smaller))
    expect(changed).toMatchObject({ preprocessing: smaller, features: 27, counts: [10, 5] })
    expect(changed.fingerprint).not.toBe(first.fingerprint)
    expect(names()).toEqual(before)
    const back = value(await service.setPreprocessing(DEFAULT_PREPROCESSING))
    expect(back.fingerprint).toBe(first.fingerprint)
  })

  it('pictures that are added are prepared as the others were', async () => {
    await opened()
    value(await service.setPreprocessing(smaller))
    expect(value(await service.openDropped([at('more')], 'positive'))).toMatchObject({
      preprocessing: smaller,
      counts: [15, 5],
    })
  })

  it('without data there is nothing to change', async () => {
    const refused = { ok: false, error: { code: 'unknown-id' } }
    expect(service.renameClass(1, 'x')).toMatchObject(refused)
    expect(service.swapClasses()).toMatchObject(refused)
    expect(service.undo()).toMatchObject(refused)
    expect(await service.setPreprocessing(smaller)).toMatchObject(refused)
    service.clear()
    expect(told).toEqual([])
  })
})

describe('undoing', () => {
  it('goes back step by step, to no data at all, and each is told', async () => {
    const first = await opened()
    const renamed = value(service.renameClass(1, 'kitten'))
    service.clear()
    expect(service.summary()).toBeNull()
    expect(value(service.undo())).toEqual(renamed)
    expect(value(service.undo())).toEqual(first)
    expect(value(service.undo())).toBeNull()
    expect(service.undo()).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    expect(changes()).toEqual([first, renamed, null, renamed, first, null])
  })

  it('makes again what was taken back, until something else is changed', async () => {
    const first = await opened()
    const renamed = value(service.renameClass(1, 'kitten'))
    value(service.undo())
    value(service.undo())
    expect(service.editCounts()).toEqual({ undoable: 0, redoable: 2 })
    expect(value(service.redo())).toEqual(first)
    expect(value(service.redo())).toEqual(renamed)
    expect(service.redo()).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    value(service.undo())
    value(service.renameClass(1, 'tiger'))
    expect(service.editCounts()).toEqual({ undoable: 2, redoable: 0 })
    expect(service.redo()).toMatchObject({ ok: false })
  })

  it('five changes can be taken back, no more', async () => {
    await opened()
    for (let i = 0; i < 8; i++) value(service.renameClass(1, `cat ${i}`))
    const names = Array.from({ length: 5 }, () => value(service.undo())?.classes[0])
    expect(names).toEqual(['cat 6', 'cat 5', 'cat 4', 'cat 3', 'cat 2'])
    expect(service.undo()).toMatchObject({ ok: false })
  })

  it('the preparation goes back too, for what is added later', async () => {
    await opened()
    value(await service.setPreprocessing(smaller))
    value(service.undo())
    expect(value(await service.openDropped([at('more')], 'positive')).preprocessing).toEqual(
      DEFAULT_PREPROCESSING,
    )
  })
})

describe('while an import runs', () => {
  /** Holds the import at its third picture until the promise is fulfilled. */
  function hold(): { readonly reached: Promise<void>; readonly release: () => void } {
    let release = (): void => undefined
    let reach = (): void => undefined
    const reached = new Promise<void>((resolve) => (reach = resolve))
    const held = new Promise<void>((resolve) => (release = resolve))
    pool.beforeEach = (count) => {
      if (count !== 3) return
      reach()
      return held
    }
    return { reached, release }
  }

  it('another, and every change, is refused: it would be lost', async () => {
    await opened()
    const { reached, release } = hold()
    const running = service.openDropped([at('more')], 'positive')
    await reached
    const busy = { ok: false, error: { code: 'busy' } }
    expect(await service.openDropped([at('wolf')], 'positive')).toMatchObject(busy)
    expect(await service.openSample()).toMatchObject(busy)
    expect(await service.setPreprocessing(smaller)).toMatchObject(busy)
    expect(service.renameClass(1, 'x')).toMatchObject(busy)
    expect(service.swapClasses()).toMatchObject(busy)
    expect(service.undo()).toMatchObject(busy)
    release()
    expect(value(await running).counts).toEqual([15, 5])
    expect(value(service.renameClass(1, 'x')).classes[0]).toBe('x')
  })

  it('cancelling keeps what was there, and the next import works', async () => {
    const before = await opened()
    const { reached, release } = hold()
    const running = service.openDropped([at('more')], 'positive')
    await reached
    service.cancelImport()
    release()
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(service.summary()).toEqual(before)
    expect(changes()).toHaveLength(1)
    pool.beforeEach = () => undefined
    expect(value(await service.openDropped([at('more')], 'positive')).counts).toEqual([15, 5])
  })

  it('clearing stays cleared', async () => {
    await opened()
    const { reached, release } = hold()
    const running = service.openDropped([at('more')], 'positive')
    await reached
    service.clear()
    release()
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(service.summary()).toBeNull()
  })

  it('a pool that breaks is no data, and does not stay busy', async () => {
    pool.beforeEach = () => {
      throw new Error('the pool broke')
    }
    await expect(opened()).rejects.toThrow('the pool broke')
    expect(service.summary()).toBeNull()
    pool.beforeEach = () => undefined
    expect((await opened()).counts).toEqual([10, 5])
  })
})
