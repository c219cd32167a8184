// A model file proves itself: it is written, read back from the disk and compared before anybody is told that it is there.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXPORT_FORMATS } from '../../../../shared/ipc/contract'
import { encodeModel } from '../../../../src-main/formats/model-file'
import {
  formatOf,
  patternVectors,
  readModel,
  writeModel,
} from '../../../../src-main/lab/models/model-service'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { serveTasks } from '../../../../src-main/workers/task-server'
import type { TaskAnswer, TaskRequest } from '../../../../src-main/workers/task-protocol'
import { fromRowMajor } from '../../../../src-main/engine/matrix'
import { referenceKernels } from '../../../fakes/reference-kernels'
import { FakeThread } from '../../../fakes/thread'
import { tinyModel } from '../../../fakes/tiny-model'
import { realTree, type RealTree } from '../datasets/real-tree'

let tree: RealTree
beforeEach(async () => {
  tree = await realTree()
})
afterEach(() => tree.remove())

/** The real tasks; `fault` may put another answer in the place of one of them. */
function tasksWith(fault: (request: TaskRequest) => unknown = () => undefined): TaskThread {
  return new TaskThread(() => {
    const thread = new FakeThread()
    const real = thread.port<TaskRequest, TaskAnswer>()
    const port: typeof real = {
      postMessage: (message) => real.postMessage(message),
      on: (event, listener) =>
        real.on(event, (request) => {
          const answer = fault(request)
          if (answer === undefined) listener(request)
          else thread.say({ id: request.id, ok: true, answer })
        }),
    }
    serveTasks(port, referenceKernels)
    return thread
  })
}

const pixels = Uint8Array.of(0, 255, 128, 3, 250, 1, 77, 200, 9, 9, 9, 9)
const model = tinyModel()

describe.each(EXPORT_FORMATS)('%s', (format) => {
  it('is written, read back, compared, and holds the same network', async () => {
    const path = join(tree.path, `model.${format}`)
    const tasks = tasksWith()
    const written = await writeModel(model, format, path, pixels, tasks)
    if (!written.ok) throw new Error(written.error.message)
    const { largestDifference, ...rest } = written.value
    expect(rest).toEqual({
      fileName: `model.${format}`,
      sizeBytes: (await readFile(path)).length,
      picturesTried: 3,
    })
    expect(largestDifference).toBeLessThan(1e-5)
    const read = await readModel(path, tasks)
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.description).toEqual(model.description)
    if (format !== 'onnx')
      expect([read.value.W.slice(1), read.value.b.slice(1)]).toEqual([model.W.slice(1), model.b.slice(1)])
  })

  it('an encoder that writes another network is found out', async () => {
    const [slot0, first, second] = model.W
    const changed = fromRowMajor(1, 2, Float64Array.of(1.7, -0.31))
    expect(second?.data).not.toEqual(changed.data)
    const another = { ...model, W: [slot0!, first!, changed] }
    const tasks = tasksWith(({ name }) =>
      name === 'encode-model' ? encodeModel(another, format) : undefined,
    )
    const path = join(tree.path, `x.${format}`)
    await writeFile(path, 'older')
    const written = await writeModel(model, format, path, pixels, tasks)
    expect(written).toMatchObject({ ok: false, error: { code: 'export-unverified' } })
    expect(await readFile(path, 'utf8')).toBe('older')
    const onPatterns = await writeModel(model, format, path, patternVectors(model), tasks)
    expect(onPatterns).toMatchObject({ ok: false, error: { code: 'export-unverified' } })
  })

  it('an encoder that writes half a file is found out', async () => {
    const whole = encodeModel(model, format)
    const tasks = tasksWith(({ name }) =>
      name === 'encode-model' ? whole.slice(0, whole.length / 2) : undefined,
    )
    const written = await writeModel(model, format, join(tree.path, `x.${format}`), pixels, tasks)
    expect(written).toMatchObject({ ok: false, error: { code: 'export-unverified' } })
  })
})

it('predictions that are no numbers, or too few, verify nothing', async () => {
  for (const answers of [
    [Float64Array.of(0.5, 0.5, 0.5), Float64Array.of(0.5, NaN, 0.5)],
    [Float64Array.of(0.5, 0.5, 0.5), Float64Array.of(0.5)],
  ]) {
    const left = [...answers]
    const tasks = tasksWith(({ name }) => (name === 'predict' ? left.shift() : undefined))
    const written = await writeModel(model, 'json', join(tree.path, 'x.json'), pixels, tasks)
    expect(written).toMatchObject({ ok: false, error: { code: 'export-unverified' } })
  }
})

it('where it cannot be written it says so, and the old file is whole', async () => {
  const path = join(tree.path, 'nowhere', 'model.npz')
  expect(await writeModel(model, 'npz', path, pixels, tasksWith())).toMatchObject({
    ok: false,
    error: { code: 'could-not-write', details: { name: 'model.npz' } },
  })
})

it.each([
  ['a file that is not there', 'gone.npz', null],
  ['an empty file', 'empty.npz', ''],
  ['another file', 'text.json', 'hello'],
  ['another JSON', 'other.json', '{"W1": []}'],
])('%s is no model, and the person’s folders are not in the sentence', async (_what, name, content) => {
  if (content !== null) await writeFile(join(tree.path, name), content)
  const read = await readModel(join(tree.path, name), tasksWith())
  expect(read).toMatchObject({ ok: false, error: { code: 'model-unreadable' } })
  if (!read.ok) {
    expect(read.error.message).toContain(name)
    expect(read.error.message).not.toContain(tree.path)
  }
})

it.each([
  ['model.npz', 'npz'],
  ['a.b/MODEL.ONNX', 'onnx'],
  ['model.v2.Json', 'json'],
  ['model', null],
  ['model.npz.zip', null],
  ['npz', null],
  ['model.json ', null],
  ['', null],
] as const)('the ending of %j says %s', (path, format) => {
  expect(formatOf(path)).toBe(format)
})
