// A model file and pictures in, a line for each picture out, in the order and the form asked for.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { predict } from '../../../src-main/command-line/predict'
import type { PredictionRow } from '../../../src-main/command-line/prediction-rows'
import { writeModel } from '../../../src-main/lab/models/model-service'
import { fakePicture } from '../../fakes/picture-pool'
import { tinyModel } from '../../fakes/tiny-model'
import { plant, realTree, type RealTree } from '../lab/datasets/real-tree'
import { commandContext } from './command-context'

let tree: RealTree
let model = ''
const file = (name: string): string => join(tree.path, name)

beforeEach(async () => {
  tree = await realTree()
  await plant(tree.path, {
    'z.png': fakePicture('z'),
    'bad.png': 'no picture',
    'more/b.png': fakePicture('b'),
    'more/a.png': fakePicture('a'),
  })
  model = file('model.npz')
  const { context } = commandContext()
  const written = await writeModel(tinyModel(), 'npz', model, new Uint8Array(), context.lab.tasks)
  if (!written.ok) throw new Error(written.error.message)
})
afterEach(() => tree.remove())

async function run(...words: string[]) {
  const { context, ...kept } = commandContext()
  return { code: await predict(words, context), ...kept }
}

it('--json: files in the order given, folders in code-point order, refusals in their place', async () => {
  const { code, printed } = await run(
    '--model',
    model,
    file('z.png'),
    file('bad.png'),
    file('more'),
    '--json',
  )
  const rows = JSON.parse(printed.join('')) as PredictionRow[]
  expect(code).toBe(0)
  expect(rows.map((row) => row.file.split('/').at(-1))).toEqual(['z.png', 'bad.png', 'a.png', 'b.png'])
  expect(rows[1]).toMatchObject({ error: { code: 'not-a-picture' } })
  for (const row of rows) {
    if ('error' in row) continue
    // The first class is label 1, whose probability is given.
    expect(row.label).toBe(row.probability > 0.5 ? 'bright' : 'dark')
  }
})

it('--csv is a table with a header, and one line for a person says how sure the network is', async () => {
  const { printed: table } = await run('--model', model, file('z.png'), file('bad.png'), '--csv')
  const [header, answer = '', refusal = ''] = table.join('\n').split(/\r?\n/)
  expect(header).toBe('file,probability,label,error')
  expect(answer).toMatch(/^z\.png,0\.\d+,(bright|dark),$/)
  expect(refusal).toBe('bad.png,,,not-a-picture')
  const { printed } = await run('--model', model, file('z.png'))
  const [, percent = ''] = /^z\.png {2}(?:bright|dark) {2}(\d+\.\d)\s%$/u.exec(printed[0] ?? '') ?? []
  expect(Number(percent)).toBeGreaterThanOrEqual(50) // of the class that it answers
})

it('not one usable picture: each is said, and the exit code is 3', async () => {
  const { code, printed } = await run('--model', model, file('bad.png'))
  expect([code, printed.length]).toEqual([3, 1])
  expect(printed[0]).toContain('bad.png')
})

it('a folder with nothing in it is said to hold no pictures', async () => {
  await mkdir(file('hollow'))
  const { code, printed, complained } = await run('--model', model, file('hollow'), '--csv')
  expect([code, printed]).toEqual([3, []])
  expect(complained.join('')).toMatch(/^hollow holds no pictures\. /)
})

it('a model that cannot be read is the only thing that is said', async () => {
  const { code, printed, complained } = await run('--model', file('z.png'), file('z.png'))
  expect([code, printed, complained.length]).toEqual([3, [], 1])
})

it.each([
  [['a.png'], 'Say which model to ask'],
  [['--model', 'm.npz'], 'Name at least one picture'],
  [['--model', 'm.npz', 'a.png', '--json', '--csv'], 'not both'],
])('%j is refused', async (words, sentence) => {
  await expect(run(...words)).rejects.toThrow(sentence)
})
