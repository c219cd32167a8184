// One answer for each picture, in the order given, with the same preparation as in training.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PictureRegistry } from '../../../../src-main/lab/pictures/picture-registry'
import { collectPictures } from '../../../../src-main/lab/predictions/collect-pictures'
import { predictPictures, type Asked } from '../../../../src-main/lab/predictions/predict-pictures'
import { PredictionService } from '../../../../src-main/lab/predictions/prediction-service'
import type { RunService } from '../../../../src-main/lab/runs/run-service'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { serveTasks } from '../../../../src-main/workers/task-server'
import { createFakePool, fakePicture, fakeVector } from '../../../fakes/picture-pool'
import { referenceKernels } from '../../../fakes/reference-kernels'
import { FakeThread } from '../../../fakes/thread'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import { tinyModel } from '../../../fakes/tiny-model'
import { plant, realTree, type RealTree } from '../datasets/real-tree'

let tree: RealTree
beforeEach(async () => {
  tree = await realTree()
})
afterEach(() => tree.remove())

function realTasks(): TaskThread {
  return new TaskThread(() => {
    const thread = new FakeThread()
    serveTasks(thread.port(), referenceKernels)
    return thread
  })
}

const model = tinyModel()
const ports = () => ({ pool: createFakePool(), tasks: realTasks() })

/** ŷ of one picture by the formulas, for the numbers of `tinyModel`: A1 = tanh(W1·x + b1), ŷ = σ(W2·A1 + b2). */
function probabilityOf(name: string): number {
  const { preprocessing } = model.description
  if (!preprocessing) throw new Error('the tiny model is for pictures')
  const x = [...fakeVector(fakePicture(name), preprocessing)].map((pixel) => pixel / 255)
  const dot = (weights: readonly number[], values: readonly number[]): number =>
    weights.reduce((sum, weight, i) => sum + weight * values[i]!, 0)
  const a1 = Math.tanh(dot([0.1, -0.7, 1 / 3, 0.2], x) + 0.01)
  const a2 = Math.tanh(dot([Math.PI, -1e-7, 0.5, -2], x) - 0.02)
  return 1 / (1 + Math.exp(-(1.7 * a1 - 0.3 * a2 + 0.125)))
}

it('files and pasted pictures, good and bad, in the order given', async () => {
  await plant(tree.path, { a: fakePicture('a'), bad: 'no picture', c: fakePicture('c') })
  const file = (name: string): Asked => ({
    id: `id-${name}`,
    name,
    origin: { kind: 'file', path: join(tree.path, name) },
  })
  const pasted: Asked = { id: 'id-p', name: 'p', origin: { kind: 'bytes', bytes: fakePicture('p') } }
  const answered = await predictPictures(
    model,
    [file('c'), file('bad'), pasted, file('gone'), file('a')],
    ports(),
  )
  if (!answered.ok) throw new Error(answered.error.message)
  const outcomes = answered.value.map(({ outcome }) => outcome)
  expect(outcomes.map(({ name }) => name)).toEqual(['c', 'bad', 'p', 'gone', 'a'])
  expect(outcomes[1]).toEqual({
    ok: false,
    id: 'id-bad',
    name: 'bad',
    code: 'not-a-picture',
    detail: '10 bytes',
  })
  expect(outcomes[3]).toEqual({ ok: false, id: 'id-gone', name: 'gone', code: 'vanished' })
  for (const outcome of outcomes) {
    if (!outcome.ok) continue
    expect(outcome.probability).toBeCloseTo(probabilityOf(outcome.name), 12)
    expect(outcome.label).toBe(probabilityOf(outcome.name) > 0.5 ? 1 : 0)
    expect(outcome.id).toBe(`id-${outcome.name}`)
  }
  expect(answered.value.map(({ vector }) => vector?.length ?? null)).toEqual([4, null, 4, null, 4])
})

it('more than one batch keeps the order, and tells how far it is', async () => {
  const asked = Array.from({ length: 150 }, (_, i): Asked => ({
    id: `id-${i}`,
    name: `n${i}`,
    origin: { kind: 'bytes', bytes: i % 7 === 3 ? new Uint8Array([1]) : fakePicture(`n${i}`) },
  }))
  const told: number[] = []
  const answered = await predictPictures(model, asked, ports(), (done) => told.push(done))
  if (!answered.ok) throw new Error(answered.error.message)
  expect(told).toEqual([64, 128, 150])
  answered.value.forEach(({ outcome }, i) => {
    expect(outcome.name).toBe(`n${i}`)
    expect(outcome.ok).toBe(i % 7 !== 3)
    if (outcome.ok) expect(outcome.probability).toBeCloseTo(probabilityOf(`n${i}`), 12)
  })
})

it('none, and none that can be used, are no error', async () => {
  expect(await predictPictures(model, [], ports())).toEqual({ ok: true, value: [] })
  const bad: Asked = { id: 'x', name: 'x', origin: { kind: 'bytes', bytes: new Uint8Array() } }
  expect(await predictPictures(model, [bad], ports())).toMatchObject({
    ok: true,
    value: [{ outcome: { ok: false } }],
  })
})

it('a network of points in the plane looks at no pictures', async () => {
  const planar = tinyModel({ description: { ...model.description, preprocessing: null } })
  expect(await predictPictures(planar, [], ports())).toMatchObject({
    ok: false,
    error: { code: 'model-not-for-pictures' },
  })
})

it('folders are opened in their place, to any depth; links are named', async () => {
  await plant(tree.path, { 'one.jpg': '', 'more/b/2.jpg': '', 'more/a/1.jpg': '', 'z.jpg': '' })
  const at = (name: string) => ({ kind: 'path', path: join(tree.path, name) }) as const
  const pasted = { kind: 'bytes', name: 'image.png', bytes: Uint8Array.of(1) } as const
  const collected = await collectPictures([at('z.jpg'), at('more'), pasted, at('one.jpg'), at('gone.jpg')])
  if (!collected.ok) throw new Error(collected.error.message)
  const { pictures, refused } = collected.value
  expect(pictures.map(({ name }) => name)).toEqual([
    'z.jpg',
    'more/a/1.jpg',
    'more/b/2.jpg',
    'image.png',
    'one.jpg',
    'gone.jpg',
  ])
  expect(new Set(pictures.map(({ id }) => id)).size).toBe(6)
  expect(refused).toEqual([])
})

it('the page gets what the network saw by the id of its prediction, and by no other', async () => {
  await plant(tree.path, { a: fakePicture('a'), bad: 'x' })
  const registry = new PictureRegistry()
  const { W, b, scaling } = model
  const run = {
    state: 'finished',
    summary: {
      architecture: model.description.architecture,
      preprocessing: model.description.preprocessing,
      hyperparameters: { seed: 1, precision: 'float64' },
    },
    parameters: () => Promise.resolve({ iteration: 1, scaling, W, b }),
  }
  const { classes } = tinyDataset()
  const known = { ...run, summary: { ...run.summary, dataset: { classes } } }
  const runs = { findRun: () => ({ ok: true, value: known }) } as unknown as RunService
  const service = new PredictionService({ ...ports(), runs, registry, version: '9.9.9' })
  const items = ['a', 'bad'].map((name) => ({ kind: 'path' as const, path: join(tree.path, name) }))
  const answered = await service.predict('run-1', items)
  if (!answered.ok) throw new Error(answered.error.message)
  expect(answered.value.iteration).toBe(1)
  const [good] = answered.value.outcomes
  if (!good?.ok) throw new Error('the good picture was refused')
  expect(service.seen(good.id)).toMatchObject({ size: 2, channels: 1, vector: { length: 4 } })
  expect(registry.originOf(good.id)).toEqual({ kind: 'file', path: join(tree.path, 'a') })
  for (const forged of ['', 'a', '../a', join(tree.path, 'a'), '__proto__', 'constructor']) {
    expect(service.seen(forged)).toBeNull()
    expect(registry.originOf(forged)).toBeNull()
  }
})
