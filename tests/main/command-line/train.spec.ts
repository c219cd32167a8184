// From words to files: what is written, what is said, and the exit code of each way to end.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TrainingReport } from '../../../shared/domain/report'
import { train } from '../../../src-main/command-line/train'
import { readModel } from '../../../src-main/lab/models/model-service'
import { fakePicture } from '../../fakes/picture-pool'
import { plant, realTree, type RealTree } from '../lab/datasets/real-tree'
import { commandContext } from './command-context'

// A worker's entry point runs as soon as it is imported outside of one.
vi.mock('../../../src-main/workers/kernel-threads', () => ({ startThread: () => undefined }))

let tree: RealTree
const file = (name: string): string => join(tree.path, name)
beforeEach(async () => {
  tree = await realTree()
})
afterEach(() => tree.remove())

const PLANAR = [
  '--planar',
  '--layers',
  '3',
  '--kernels',
  'reference',
  '--iterations',
  '20',
  '--log-every',
  '10',
]

async function run(...words: string[]) {
  const { context, ...kept } = commandContext()
  return { code: await train(words, context), context, ...kept }
}
const reportAt = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as TrainingReport

it('writes the report and the model that it tells of', async () => {
  const { code, printed, complained, context } = await run(
    ...PLANAR,
    ...['--report', file('report.json'), '--export', file('model.npz')],
  )
  expect([code, complained]).toEqual([0, []])
  const report = reportAt(file('report.json'))
  expect(report.costs.map(({ iteration }) => iteration)).toEqual([0, 10])
  expect(report.train.confusion).toMatchObject({ tp: expect.any(Number) as number })
  const { tp, fp, tn, fn } = report.train.confusion
  expect(tp + fp + tn + fn).toBe(400)
  const model = await readModel(file('model.npz'), context.lab.tasks)
  expect(model.ok && model.value.description.architecture).toEqual(report.architecture)
  expect(await context.lab.tasks.run('hash-weights', { model: model.ok ? model.value : fail() })).toBe(
    report.environment.weightsSha256,
  )
  expect(printed.slice(-2)).toEqual([
    `Wrote ${file('report.json')}`,
    expect.stringContaining(`Wrote ${file('model.npz')} (`),
  ])
})

function fail(): never {
  throw new Error('the model could not be read')
}

it('--quiet says nothing, and writes the same', async () => {
  const { code, printed } = await run(...PLANAR, '--report', file('report.json'), '--quiet')
  expect([code, printed, existsSync(file('report.json'))]).toEqual([0, [], true])
})

it('of two folders the first is the positive class, and refused files are said', async () => {
  const pictures = Object.fromEntries(
    ['cat', 'dog'].flatMap((name) =>
      Array.from({ length: 6 }, (_, i) => [`pets/${name}/${i}.png`, fakePicture(`${name}${i}`)] as const),
    ),
  )
  await plant(tree.path, { ...pictures, 'pets/dog/torn.png': 'no picture' })
  const { code, printed } = await run(
    ...['--data', file('pets'), '--size', '16', '--colour', 'grey', '--test-share', '0', '--no-cache'],
    ...['--layers', 'none', '--kernels', 'reference', '--iterations', '5', '--report', file('report.json')],
  )
  expect(code).toBe(0)
  expect(reportAt(file('report.json')).dataset).toMatchObject({
    classes: ['cat', 'dog'],
    train: { examples: 12, positives: 6 },
    refused: [{ code: 'not-a-picture' }],
  })
  expect(printed[0]).toBe('1 file could not be used:')
})

it('a training that diverges ends with 4 and a sentence, its finite weights written', async () => {
  const { code, complained } = await run(
    ...PLANAR,
    // A product of four matrices without bounds, in steps of a million.
    ...[
      '--layers',
      '9,9,9',
      '--activation',
      'linear',
      '--learning-rate',
      '1e6',
      '--export',
      file('model.json'),
    ],
  )
  expect(code).toBe(4)
  expect(complained).toEqual([expect.stringContaining('The cost was no longer a number at iteration')])
  const { W1 } = JSON.parse(readFileSync(file('model.json'), 'utf8')) as { W1: number[][] }
  expect(W1.flat().every(Number.isFinite)).toBe(true)
})

it('a folder that cannot be written to is 5, after the training; no input is 3, before it', async () => {
  const { code, complained } = await run(...PLANAR, '--report', file('no/such/folder/report.json'))
  expect([code, complained.length]).toEqual([5, 1])
  expect((await run('--data', file('nowhere'), '--kernels', 'reference')).code).toBe(3)
})

it('an export that no format is known for is refused before anything is trained', async () => {
  const { context, printed } = commandContext()
  await expect(train([...PLANAR, '--export', file('model.pkl')], context)).rejects.toThrow('model.pkl')
  expect(printed).toEqual([])
})
