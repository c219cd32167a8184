// Single pictures corrected through the service: to the other class, away, and taken back.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DatasetSummary } from '../../../../shared/domain/dataset'
import type { Result } from '../../../../shared/ipc/result'
import { DatasetService } from '../../../../src-main/lab/datasets/dataset-service'
import { PictureRegistry } from '../../../../src-main/lab/pictures/picture-registry'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { createFakePool, fakePicture } from '../../../fakes/picture-pool'
import { FakeThread } from '../../../fakes/thread'
import { plant, realTree, type RealTree } from './real-tree'

let tree: RealTree
let service: DatasetService
let changed: unknown[]

beforeEach(async () => {
  const pictures = (folder: string, count: number): readonly [string, Uint8Array][] =>
    Array.from({ length: count }, (_, i) => [`${folder}/${i}.jpg`, fakePicture(`${folder} ${i}`)])
  tree = await realTree(Object.fromEntries([...pictures('pets/cat', 10), ...pictures('pets/dog', 5)]))
  changed = []
  service = new DatasetService({
    pool: createFakePool(),
    registry: new PictureRegistry(),
    tasks: new TaskThread(() => new FakeThread()),
    cacheFolder: null,
    emit: (name, payload) => name === 'dataset:changed' && changed.push(payload),
  })
})
afterEach(() => tree.remove())

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

async function opened(): Promise<DatasetSummary> {
  return value(await service.openDropped([{ kind: 'path', path: join(tree.path, 'pets') }], 'any'))
}

it('one picture to the other class, one away, and both taken back', async () => {
  const before = await opened()
  const [picture] = value(service.listPictures(before.id, 1, 0, 1)).pictures
  const moved = value(service.movePicture(picture!.id, 0))
  expect(moved.counts).toEqual([9, 6])
  expect(value(service.listPictures(moved.id, 0, 0, 100)).pictures).toContainEqual({ ...picture, label: 0 })
  const removed = value(await service.removePicture(picture!.id))
  expect(removed.counts).toEqual([9, 5])
  expect(await service.removePicture(picture!.id)).toMatchObject({
    ok: false,
    error: { code: 'unknown-id' },
  })
  expect(changed).toEqual([before, moved, removed])
  expect(value(service.undo())).toEqual(moved)
  expect(value(service.undo())).toEqual(before)
})

it('a picture that is asked into its class once more stays there, and that is said', async () => {
  const { id } = await opened()
  const [picture] = value(service.listPictures(id, 1, 0, 1)).pictures
  const moved = value(service.movePicture(picture!.id, 0))
  expect(service.movePicture(picture!.id, 0)).toMatchObject({
    ok: false,
    error: { code: 'invalid-request', message: `${picture!.name} is in “dog” already.` },
  })
  expect(service.summary()).toEqual(moved)
})

it('two pictures taken away at the same moment: one of them is asked for again', async () => {
  const { id } = await opened()
  const [first, second] = value(service.listPictures(id, 0, 0, 2)).pictures
  const answers = await Promise.all([first!, second!].map((picture) => service.removePicture(picture.id)))
  expect(answers.map(({ ok }) => ok)).toEqual([true, false])
  expect(service.summary()?.counts).toEqual([10, 4])
})

it('the last picture stays', async () => {
  const { id } = await opened()
  const { pictures } = service.current()!
  for (const picture of pictures.slice(1)) value(await service.removePicture(picture.id))
  expect(await service.removePicture(pictures[0]!.id)).toMatchObject({
    ok: false,
    error: { code: 'no-pictures' },
  })
  expect(id).not.toBe(service.summary()?.id)
})

it('without data there is nothing to correct', async () => {
  const refused = { ok: false, error: { code: 'unknown-id' } }
  expect(service.movePicture('picture-1', 0)).toMatchObject(refused)
  expect(await service.removePicture('picture-1')).toMatchObject(refused)
  expect(await service.removeCopies()).toMatchObject(refused)
})

it('copies: found in files that are equal, within a class and across, listed, removed at once, and taken back', async () => {
  await plant(tree.path, {
    'pets/cat/again.jpg': fakePicture('pets/cat 0'),
    'pets/cat/once-more.jpg': fakePicture('pets/cat 0'),
    'pets/dog/really-a-cat.jpg': fakePicture('pets/cat 1'),
  })
  const before = await opened()
  expect(before.counts).toEqual([12, 6])
  expect(before.copies).toMatchObject({ pictures: [4, 1], copies: 3, removable: 2, contradicting: 1 })
  const page = { datasetId: before.id, offset: 0, limit: 100 }
  const cats = value(service.listCopies({ ...page, label: 1 }))
  expect(cats.total).toBe(4)
  const [dog] = value(service.listCopies({ ...page, label: 0 })).pictures
  const twin = cats.pictures.filter(({ group }) => group === dog?.group)
  expect(twin.map(({ name }) => name.split('/').at(-1))).toEqual(['1.jpg'])
  expect(value(service.listCopies({ ...page, label: 1, offset: 3 })).pictures).toHaveLength(1)

  const removed = value(await service.removeCopies())
  expect(removed.counts).toEqual([10, 6])
  expect(removed.copies).toMatchObject({ pictures: [1, 1], copies: 1, removable: 0, contradicting: 1 })
  // Nothing is left that can go without a decision: no change, and none to undo.
  expect(value(await service.removeCopies())).toEqual(removed)
  expect(changed).toEqual([before, removed])

  const moved = value(service.movePicture(dog!.id, 1))
  expect(moved.copies).toMatchObject({ removable: 1, contradicting: 0 })
  expect([value(service.undo()), value(service.undo())]).toEqual([removed, before])
  expect(service.listCopies({ ...page, datasetId: 'another', label: 1 })).toMatchObject({
    error: { code: 'unknown-id' },
  })
})
