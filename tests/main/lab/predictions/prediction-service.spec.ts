// Predictions of the window: what is remembered of an answer, what is not, and the table that is saved of it.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PictureRegistry } from '../../../../src-main/lab/pictures/picture-registry'
import { PredictionService } from '../../../../src-main/lab/predictions/prediction-service'
import { saveTable } from '../../../../src-main/lab/predictions/save-table'
import type { RunService } from '../../../../src-main/lab/runs/run-service'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { serveTasks } from '../../../../src-main/workers/task-server'
import { createFakePool, fakePicture } from '../../../fakes/picture-pool'
import { referenceKernels } from '../../../fakes/reference-kernels'
import { FakeThread } from '../../../fakes/thread'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import { tinyModel } from '../../../fakes/tiny-model'
import { realTree, type RealTree } from '../datasets/real-tree'

let tree: RealTree
let registry: PictureRegistry
let service: PredictionService
let iteration: number

beforeEach(async () => {
  tree = await realTree()
  registry = new PictureRegistry()
  iteration = 812
  const { description, W, b, scaling } = tinyModel()
  const run = {
    state: 'training',
    summary: { ...description, hyperparameters: { seed: 1, precision: 'float64' } },
    parameters: () => Promise.resolve({ iteration, scaling, W, b }),
  }
  const tasks = new TaskThread(() => {
    const thread = new FakeThread()
    serveTasks(thread.port(), referenceKernels)
    return thread
  })
  const { classes } = tinyDataset()
  const known = { ...run, summary: { ...run.summary, dataset: { classes } } }
  const runs = { findRun: () => ({ ok: true, value: known }) } as unknown as RunService
  service = new PredictionService({ runs, tasks, registry, pool: createFakePool(), version: '9.9.9' })
})
afterEach(() => tree.remove())

const pasted = (name: string, bytes = fakePicture(name)) => ({ kind: 'bytes', name, bytes }) as const

it('a run that trains answers as it is at that moment', async () => {
  const ask = async () => {
    const answer = await service.predict('run-1', [pasted('a')])
    return answer.ok ? answer.value.iteration : answer.error
  }
  expect(await ask()).toBe(812)
  iteration = 900
  expect(await ask()).toBe(900)
})

it('folders with nothing in them are said, not passed over', async () => {
  const [one, other] = [join(tree.path, 'one'), join(tree.path, 'other')]
  await mkdir(join(one, 'inner'), { recursive: true })
  await mkdir(other)
  const ask = (...paths: string[]) =>
    service.predict(
      'run-1',
      paths.map((path) => ({ kind: 'path', path })),
    )
  const said = (message: RegExp) => ({
    ok: false,
    error: { code: 'no-pictures', message: expect.stringMatching(message) as string },
  })
  expect(await ask(one)).toMatchObject(said(/^one holds no pictures\./))
  expect(await ask(one, other)).toMatchObject(said(/^What was given holds no pictures\./))
})

it('a frame of the camera is answered like any picture, and kept nowhere', async () => {
  const picture = await service.predict('run-1', [pasted('same')])
  const remember = vi.spyOn(registry, 'remember')
  const frame = await service.lookAtFrame('run-1', fakePicture('same'))
  if (!picture.ok || !frame.ok) throw new Error('both are usable')
  const [outcome] = picture.value.outcomes
  if (!outcome?.ok) throw new Error('the picture was refused')
  const { probability, label } = outcome
  const pixels = service.seen(outcome.id)?.vector
  expect(frame.value).toEqual({ iteration: 812, probability, label, seen: { size: 2, channels: 1, pixels } })
  expect(service.seen('frame')).toBeNull()
  expect(service.outcomesOf(['frame'])).toEqual([])
  expect(registry.originOf('frame')).toBeNull()
  expect(remember).not.toHaveBeenCalled()
  expect(await service.lookAtFrame('run-1', Uint8Array.of(1))).toMatchObject({
    ok: false,
    error: { code: 'picture-unusable' },
  })
})

it('the table has one line for each picture, in the order asked, the refused ones with their reason', async () => {
  const answered = await service.predict('run-1', [
    pasted('a, b'),
    pasted('bad', Uint8Array.of(1)),
    pasted('=c'),
  ])
  if (!answered.ok) throw new Error(answered.error.message)
  const ids = answered.value.outcomes.map(({ id }) => id)
  const [first, , third] = answered.value.outcomes
  if (!first?.ok || !third?.ok) throw new Error('a picture was refused')
  const path = join(tree.path, 'table.csv')
  const outcomes = service.outcomesOf([...ids, 'forged', '__proto__'].toReversed())
  expect(await saveTable(outcomes, ['bright', 'dark'], path)).toEqual({
    ok: true,
    value: { fileName: 'table.csv', rows: 3 },
  })
  const name = (label: number) => (label === 1 ? 'bright' : 'dark')
  expect(await readFile(path, 'utf8')).toBe(
    [
      'file,probability,label,error',
      `./=c,${third.probability},${name(third.label)},`,
      'bad,,,not-a-picture',
      `"a, b",${first.probability},${name(first.label)},`,
      '',
    ].join('\r\n'),
  )
  expect(await saveTable(outcomes, ['bright', 'dark'], join(tree.path, 'gone', 't.csv'))).toMatchObject({
    ok: false,
    error: { code: 'could-not-write' },
  })
})
