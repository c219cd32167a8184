// The tour after its training: what it leaves behind, and that a folder it may not write to is said.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { failure, ok } from '../../../shared/ipc/result'
import { tour } from '../../../src-main/command-line/tour'
import { runTrainingJob } from '../../../src-main/command-line/training-job'
import { readModel } from '../../../src-main/lab/models/model-service'
import { tinyModel } from '../../fakes/tiny-model'
import { realTree, type RealTree } from '../lab/datasets/real-tree'
import { commandContext } from './command-context'
import { facts, report } from './training-report'

// Drawing 400 pictures and training on them is for the end-to-end tests.
vi.mock('../../../src-main/command-line/training-job')

let tree: RealTree
const before = process.cwd()
beforeEach(async () => {
  tree = await realTree()
  process.chdir(tree.path)
  vi.mocked(runTrainingJob).mockResolvedValue(
    ok({
      ...{ model: tinyModel(), report: report(), completed: facts().completed },
      ...{ vectors: Uint8Array.of(9, 80, 200, 255), copies: null, divergence: null },
    }),
  )
})
afterEach(async () => {
  process.chdir(before)
  await tree.remove()
})

it('trains on the sample, draws the curve, and leaves a report and every kind of model', async () => {
  const { context, printed, complained } = commandContext()
  expect([await tour(context), complained]).toEqual([0, []])
  expect(vi.mocked(runTrainingJob).mock.calls[0]?.[0].data).toEqual({ kind: 'sample' })
  expect(readdirSync('descent-tour').sort()).toEqual(['model.json', 'model.npz', 'model.onnx', 'report.json'])
  expect(JSON.parse(readFileSync('descent-tour/report.json', 'utf8'))).toEqual(report())
  for (const name of ['model.json', 'model.npz', 'model.onnx']) {
    const model = await readModel(join('descent-tour', name), context.lab.tasks)
    expect(model.ok && model.value.description.classes).toEqual(['bright', 'dark'])
    expect(printed.some((line) => line.startsWith(`Wrote ${join('descent-tour', name)} (`))).toBe(true)
  }
  expect(printed.filter((line) => line.includes('│'))).toHaveLength(10) // the curve's rows
  expect(printed.at(-1)).toContain('your own pictures')
})

it('where it may not write it says so, with exit code 5', async () => {
  writeFileSync('descent-tour', 'a file where the folder should be')
  const { context, complained } = commandContext()
  expect([await tour(context), complained.length]).toEqual([5, 1])
})

it('a training that fails is its end', async () => {
  vi.mocked(runTrainingJob).mockResolvedValue(failure('worker-failed', 'The training thread ended.'))
  const { context, complained } = commandContext()
  expect([await tour(context), complained]).toEqual([1, ['The training thread ended.']])
  expect(readdirSync('.')).toEqual([])
})
