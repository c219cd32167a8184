// From candidates to a data set: each vector is beside its own picture, refusals are listed, a cancelled build keeps nothing.
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DEFAULT_PREPROCESSING } from '../../../../shared/domain/preprocessing'
import type { ImportProgress } from '../../../../shared/ipc/events'
import { buildDataset } from '../../../../src-main/lab/datasets/build-dataset'
import { vectorOf, type Dataset, type PictureCandidate } from '../../../../src-main/lab/datasets/dataset'
import type { DatasetPlan } from '../../../../src-main/lab/datasets/dataset-plan'
import { createFakePool, fakePicture, fakeVector, type FakePool } from '../../../fakes/picture-pool'
import { plant, realTree, type RealTree } from './real-tree'

const preprocessing = { ...DEFAULT_PREPROCESSING, size: 4 }

let tree: RealTree
let pool: FakePool
let progress: ImportProgress[]
let cancellation: AbortController

beforeEach(async () => {
  tree = await realTree()
  pool = createFakePool()
  progress = []
  cancellation = new AbortController()
})
afterEach(() => tree.remove())

const inFile = (
  name: string,
  label: 0 | 1,
  fixedSplit: PictureCandidate['fixedSplit'] = null,
): PictureCandidate => ({
  id: `id-${name}`,
  name,
  label,
  fixedSplit,
  origin: { kind: 'file', path: join(tree.path, name) },
})
const inMemory = (name: string, label: 0 | 1): PictureCandidate => ({
  ...inFile(name, label),
  origin: { kind: 'bytes', bytes: fakePicture(name) },
})

/** Ten of each class, cats in files and others in memory, mixed. */
async function twenty(): Promise<readonly PictureCandidate[]> {
  const candidates = Array.from({ length: 20 }, (_, i) =>
    i % 2 === 0 ? inFile(`cat-${i}`, 1) : inMemory(`other-${i}`, 0),
  )
  await plant(tree.path, Object.fromEntries(candidates.map(({ name }) => [name, fakePicture(name)])))
  return candidates
}

function plan(candidates: readonly PictureCandidate[], change: Partial<DatasetPlan> = {}): DatasetPlan {
  return {
    source: 'folders',
    classes: ['cat', 'other'],
    candidates,
    refused: [],
    preprocessing,
    testShare: 0.2,
    seed: 1,
    ...change,
  }
}

async function build(planned: DatasetPlan): Promise<Dataset> {
  const ports = {
    pool,
    cacheFolder: null,
    signal: cancellation.signal,
    onProgress: (each: ImportProgress) => progress.push(each),
  }
  const built = await buildDataset(planned, ports)
  if (!built.ok) throw new Error(built.error.code)
  return built.value
}

it('every picture has its own vector and digest, training pictures first', async () => {
  const dataset = await build(plan(await twenty()))
  expect(dataset.pictures).toHaveLength(20)
  dataset.pictures.forEach((picture, i) => {
    const bytes = fakePicture(picture.name)
    expect(vectorOf(dataset, i), picture.name).toEqual(fakeVector(bytes, preprocessing))
    expect(picture.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
  const splits = dataset.pictures.map(({ split }) => split)
  expect(splits).toEqual([
    ...Array.from({ length: 16 }, () => 'train'),
    ...Array.from({ length: 4 }, () => 'test'),
  ])
  const tested = dataset.pictures.slice(16).map(({ label }) => label)
  expect(tested.sort()).toEqual([0, 0, 1, 1])
})

it('what cannot be used is listed with its reason, after what the scan refused, and leaves no gap', async () => {
  const candidates = await twenty()
  await plant(tree.path, { 'cat-4': 'not a picture' })
  await rm(join(tree.path, 'cat-8'))
  const refused = [{ name: 'link', code: 'not-a-file' }] as const
  const dataset = await build(plan(candidates, { refused, testShare: 0 }))
  expect(dataset.refused).toEqual([
    { name: 'link', code: 'not-a-file' },
    { name: 'cat-4', code: 'not-a-picture', detail: '13 bytes' },
    { name: 'cat-8', code: 'vanished' },
  ])
  expect(dataset.pictures.map(({ name }) => name)).toEqual(
    candidates.map(({ name }) => name).filter((name) => name !== 'cat-4' && name !== 'cat-8'),
  )
  dataset.pictures.forEach(({ name }, i) =>
    expect(vectorOf(dataset, i)).toEqual(fakeVector(fakePicture(name), preprocessing)),
  )
})

it('all refused is a data set without pictures; none at all too', async () => {
  await plant(tree.path, { a: 'x' })
  expect((await build(plan([inFile('a', 1)]))).pictures).toEqual([])
  expect((await build(plan([]))).pictures).toEqual([])
})

it('the source’s own division is kept', async () => {
  await plant(tree.path, { a: fakePicture('a'), b: fakePicture('b'), c: fakePicture('c') })
  const dataset = await build(
    plan([inFile('a', 1, 'test'), inFile('b', 0, 'train'), inFile('c', 1, 'train')], { testShare: 0.9 }),
  )
  expect(dataset.pictures.map(({ name, split }) => [name, split])).toEqual([
    ['b', 'train'],
    ['c', 'train'],
    ['a', 'test'],
  ])
})

it('the fingerprint changes exactly when pictures, labels, division, classes or preprocessing do', async () => {
  const candidates = await twenty()
  const fingerprint = async (change: Partial<DatasetPlan> = {}): Promise<string> =>
    (await build(plan(candidates, change))).fingerprint
  const first = await fingerprint()
  expect(await fingerprint()).toBe(first)
  const renamedFiles = candidates.map((each) => ({ ...each, id: `new-${each.id}` }))
  expect(
    await fingerprint({
      candidates: renamedFiles,
      refused: [{ name: 'x', code: 'empty' }],
      source: 'sample',
    }),
  ).toBe(first)
  const others = [
    await fingerprint({ classes: ['cat', 'dog'] }),
    await fingerprint({ classes: ['other', 'cat'] }),
    await fingerprint({ preprocessing: { ...preprocessing, colour: 'grey' } }),
    await fingerprint({ preprocessing: { ...preprocessing, background: [0, 0, 0] } }),
    await fingerprint({ candidates: candidates.slice(1) }),
    await fingerprint({ candidates: candidates.map((each, i) => (i === 0 ? { ...each, label: 0 } : each)) }),
    await fingerprint({ testShare: 0.4 }),
    await fingerprint({ seed: 2 }),
    // The last picture to test, or not: the order is the same, the division is not.
    await fingerprint({ candidates: candidates.map((each) => ({ ...each, fixedSplit: 'train' })) }),
    await fingerprint({
      candidates: candidates.map((each, i) => ({ ...each, fixedSplit: i < 19 ? 'train' : 'test' })),
    }),
  ]
  await plant(tree.path, { 'cat-0': fakePicture('another cat') })
  others.push(await fingerprint())
  expect(new Set([first, ...others]).size).toBe(others.length + 1)
})

it('progress counts every picture, and ends', async () => {
  await build(plan(await twenty()))
  expect(progress.at(-1)).toMatchObject({ phase: 'done', done: 20, total: 20, refused: 0 })
  const shown = progress.flatMap(({ latest }) => latest.map(({ name }) => name))
  expect(shown).toHaveLength(20)
  expect(new Set(shown).size).toBe(20)
})

it('a cancelled build rejects, and asks for no more pictures', async () => {
  const candidates = await twenty()
  pool.beforeEach = (count) => {
    if (count === 3) cancellation.abort(new Error('by the person'))
  }
  await expect(build(plan(candidates))).rejects.toThrow('by the person')
  expect(pool.asked).toHaveLength(3)
  const told = progress.length
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(progress).toHaveLength(told)
})

it('a build that is cancelled while it orders what it has read keeps nothing', async () => {
  const candidates = await twenty()
  pool.beforeEach = (count) => {
    if (count === 9) setImmediate(() => cancellation.abort(new Error('late')))
  }
  const large = { ...preprocessing, size: 256 } // 20 · 196,608 bytes are more than one turn of the ordering
  await expect(build(plan(candidates, { preprocessing: large }))).rejects.toThrow('late')
})

it('what would not fit is refused before anything is read', async () => {
  const size = 256
  const count = Math.ceil((totalmem() * 0.5) / (size * size * 3)) + 1
  const candidate = inFile('a', 1)
  const candidates = Array.from({ length: count }, () => candidate)
  const ports = { pool, cacheFolder: null, signal: cancellation.signal, onProgress: () => undefined }
  const built = await buildDataset(plan(candidates, { preprocessing: { ...preprocessing, size } }), ports)
  expect(built).toMatchObject({ ok: false, error: { code: 'too-much-memory' } })
  expect(pool.asked).toEqual([])
})
