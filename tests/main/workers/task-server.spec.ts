// The one-off tasks, answered each under its own number; a task that fails is an answer too.
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { encodeModel } from '../../../src-main/formats/model-file'
import { TaskThread } from '../../../src-main/lab/tasks/task-thread'
import { hashWeights } from '../../../src-main/workers/hash-weights'
import { serveTasks } from '../../../src-main/workers/task-server'
import { sharedData } from '../../shared-data'
import { referenceKernels } from '../../fakes/reference-kernels'
import { FakeThread } from '../../fakes/thread'
import { tinyModel } from '../../fakes/tiny-model'
import { realTree } from '../lab/datasets/real-tree'

const tasks = new TaskThread(() => {
  const thread = new FakeThread()
  serveTasks(thread.port(), referenceKernels)
  return thread
})
const model = tinyModel()

it('a model is encoded, decoded and hashed', async () => {
  const bytes = await tasks.run('encode-model', { model, format: 'npz' })
  expect(bytes).toEqual(encodeModel(model, 'npz'))
  const decoded = await tasks.run('decode-model', { bytes, name: 'm.npz' })
  if (!decoded.ok) throw new Error(decoded.error.message)
  expect(await tasks.run('hash-weights', { model: decoded.value })).toBe(hashWeights(model))
})

it('what is no model is an error value with the name', async () => {
  expect(await tasks.run('decode-model', { bytes: Uint8Array.of(1, 2, 3), name: 'x.npz' })).toMatchObject({
    ok: false,
    error: { code: 'model-unreadable', details: { name: 'x.npz' } },
  })
})

it('a prediction of pictures that do not fit the network is an error, and the thread goes on', async () => {
  await expect(tasks.run('predict', { model, pixels: new Uint8Array(3) })).rejects.toThrow()
  expect(await tasks.run('predict', { model, pixels: new Uint8Array(8) })).toHaveLength(2)
})

it('the sample is the same each time: pictures of two classes, each a whole picture file', async () => {
  const first = await tasks.run('draw-sample', { seed: 1 })
  expect(first.classes).toEqual(['cat', 'non-cat'])
  expect(new Set(first.pictures.map(({ name }) => name)).size).toBe(first.pictures.length)
  expect(first.pictures.every(({ bytes }) => bytes[0] === 0x42 && bytes[1] === 0x4d)).toBe(true) // "BM"
  const digest = ({ pictures }: typeof first): string => {
    const hash = createHash('sha256')
    for (const { name, label, bytes } of pictures) hash.update(`${name} ${label} `).update(bytes)
    return hash.digest('hex')
  }
  expect(digest(await tasks.run('draw-sample', { seed: 1 }))).toBe(digest(first))
})

it('an .h5 file that is not there, or is none, is an error value with its name alone', async () => {
  const tree = await realTree()
  const path = join(tree.path, 'x.h5')
  expect(await tasks.run('read-h5', { path, name: 'x.h5' })).toMatchObject({
    ok: false,
    error: { code: 'h5-unreadable' },
  })
  await writeFile(path, 'no h5')
  const refused = await tasks.run('read-h5', { path, name: 'x.h5' })
  expect(refused).toMatchObject({ ok: false })
  expect(JSON.stringify(refused)).not.toContain(tree.path)
  await tree.remove()
})

it.skipIf(!sharedData)('the course’s training file: 209 pictures of 64 × 64, 72 of them cats', async () => {
  const path = join(sharedData!, 'catvnoncat/train_catvnoncat.h5')
  const read = await tasks.run('read-h5', { path, name: 'train_catvnoncat.h5' })
  if (!read.ok) throw new Error(read.error.message)
  expect(read.value.pictures).toHaveLength(209)
  expect(read.value.pictures.filter(({ label }) => label === 1)).toHaveLength(72)
  expect(read.value.pictures[5]?.name).toBe('train_catvnoncat.h5 005')
})
