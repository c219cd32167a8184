// What a run's network says of its own pictures: computed by the task thread, remembered, paired with another run's.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Label } from '../../../../shared/domain/dataset'
import type { Result } from '../../../../shared/ipc/result'
import { failure, ok } from '../../../../shared/ipc/result'
import type { Dataset } from '../../../../src-main/lab/datasets/dataset'
import { EvaluationService } from '../../../../src-main/lab/evaluations/evaluation-service'
import { PictureRegistry } from '../../../../src-main/lab/pictures/picture-registry'
import { PredictionService } from '../../../../src-main/lab/predictions/prediction-service'
import { LookBack } from '../../../../src-main/lab/runs/look-back'
import type { RunService } from '../../../../src-main/lab/runs/run-service'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { fromRowMajor, zeros } from '../../../../src-main/engine/matrix'
import { addRow, createRecord, type ProbabilityRecord } from '../../../../src-main/workers/probability-record'
import { serveTasks } from '../../../../src-main/workers/task-server'
import { createFakePool } from '../../../fakes/picture-pool'
import { referenceKernels } from '../../../fakes/reference-kernels'
import { FakeThread } from '../../../fakes/thread'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import { tinyModel } from '../../../fakes/tiny-model'

const hiddenModel = tinyModel()

interface PlannedRun {
  dataset: Dataset
  W: ReturnType<typeof fromRowMajor>[]
  b: ReturnType<typeof fromRowMajor>[]
  progress: { state: string; iteration: number; elapsedMs: number }
  inputs: number
  record?: ProbabilityRecord
  examples?: number
}

let runs: Record<string, PlannedRun>
let thread: FakeThread
let service: EvaluationService

/** Logistic regression on the four pixels. */
function logistic(weights: readonly number[], bias: number): Pick<PlannedRun, 'W' | 'b'> {
  const empty = zeros('float64', 0, 0)
  return {
    W: [empty, fromRowMajor(1, 4, Float64Array.from(weights))],
    b: [empty, fromRowMajor(1, 1, Float64Array.of(bias))],
  }
}

function planned(change: Partial<PlannedRun> = {}): PlannedRun {
  return {
    dataset: tinyDataset(),
    ...logistic([4, 0, 0, 0], -1),
    progress: { state: 'finished', iteration: 10, elapsedMs: 5 },
    inputs: 4,
    ...change,
  }
}

/** The part of RunService that is asked. */
function runService(): RunService {
  const find = (id: string): Result<{ run: unknown; dataset: Dataset }> => {
    const found = runs[id]
    if (!found) return failure('unknown-id', 'no such run')
    const hidden = found.W.length > 2 ? hiddenModel.description.architecture.hidden : []
    const summary = {
      architecture: { inputs: found.inputs, hidden },
      preprocessing: found.dataset.preprocessing,
      hyperparameters: { seed: 1, precision: 'float64', kernels: 'reference', iterations: 100 },
      progress: found.progress,
      dataset: { classes: found.dataset.classes, train: { examples: found.examples ?? 6 }, test: null },
    }
    const { W, b } = found
    const parameters = () =>
      Promise.resolve({ iteration: found.progress.iteration, scaling: { kind: 'unit' }, W, b })
    const past = new LookBack()
    past.answers = found.record ?? null
    const open = () => Promise.resolve()
    return ok({
      run: { summary, state: found.progress.state, parameters, past, open },
      dataset: found.dataset,
    })
  }
  const findRun = (id: string): Result<unknown> => {
    const found = find(id)
    return found.ok ? ok(found.value.run) : found
  }
  return { find, findRun } as unknown as RunService
}

beforeEach(() => {
  runs = { 'run-1': planned() }
  const tasks = new TaskThread(() => {
    thread = new FakeThread()
    serveTasks(thread.port(), referenceKernels)
    return thread
  })
  const ports = { runs: runService(), tasks, pool: createFakePool(), registry: new PictureRegistry() }
  const predictions = new PredictionService({ ...ports, version: '9.9.9' })
  service = new EvaluationService({ runs: ports.runs, tasks, predictions })
})

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

describe('answers', () => {
  it('are σ(4x₀ − 1) of every picture, training first, with their losses', async () => {
    const answers = value(await service.answers('run-1'))
    expect(answers).toMatchObject({ runId: 'run-1', iteration: 10, trainExamples: 6 })
    expect([...answers.labels]).toEqual([1, 0, 1, 0, 1, 0, 1, 0])
    const pixels = new Uint8Array(runs['run-1']!.dataset.pixels)
    answers.probabilities.forEach((probability, i) => {
      const expected = 1 / (1 + Math.exp(-((4 * pixels[i * 4]!) / 255 - 1)))
      expect(probability).toBeCloseTo(expected, 14)
      expect(answers.losses[i]).toBeCloseTo(-Math.log(i % 2 === 0 ? expected : 1 - expected), 13)
    })
  })

  it('are asked for once, and again when the run has gone on, gone back, or could not answer', async () => {
    const asked = () => thread.received.length
    await service.answers('run-1')
    await service.answers('run-1')
    expect(asked()).toBe(1)
    runs['run-1'] = planned({ progress: { state: 'training', iteration: 11, elapsedMs: 6 } })
    expect(value(await service.answers('run-1')).iteration).toBe(11)
    expect(asked()).toBe(2)
    // Back at the start and on again at another pace: the same iteration, other numbers.
    runs['run-1'] = planned({ progress: { state: 'training', iteration: 11, elapsedMs: 7 } })
    await service.answers('run-1')
    expect(asked()).toBe(3)
    runs['run-1'] = planned({ progress: { state: 'preparing', iteration: 0, elapsedMs: 0 } })
    expect(await service.answers('run-1')).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    runs['run-1'] = planned()
    expect((await service.answers('run-1')).ok).toBe(true)
  })

  it('name their pictures by place; a place that is not there is an error', async () => {
    expect(
      value(service.pictures('run-1', [6, 1])).map(({ name, label, split }) => [name, label, split]),
    ).toEqual([
      ['6.jpg', 1, 'test'],
      ['1.jpg', 0, 'train'],
    ])
    expect(service.pictures('run-1', [8])).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    expect(await service.answers('run-9')).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
  })
})

describe('an explanation', () => {
  it('of logistic regression is w·x, exactly', async () => {
    const map = value(await service.explain('run-1', 'picture-of-test-0'))
    // Picture 0 has the pixels 150, 60, 90, 30.
    expect(map).toMatchObject({ kind: 'exact', size: 2, bias: -1 })
    expect([...map.values]).toEqual([Math.fround((4 * 150) / 255), 0, 0, 0])
    expect(map.z).toBeCloseTo((4 * 150) / 255 - 1, 14)
  })

  it('of any other network is the gradient, the colours of a pixel added up', async () => {
    const colour = tinyDataset({
      preprocessing: { ...tinyDataset().preprocessing, size: 1, colour: 'rgb' },
      pixels: new SharedArrayBuffer(24),
    })
    const empty = zeros('float64', 0, 0)
    // One linear-ish unit: tanh at 0 has the slope 1. z = 2·tanh(x₀ + 2x₁ − 4x₂): at x = 0, ∂z/∂x = 2·(1, 2, −4)
    const W = [empty, fromRowMajor(1, 3, Float64Array.of(1, 2, -4)), fromRowMajor(1, 1, Float64Array.of(2))]
    const b = [empty, zeros('float64', 1, 1), zeros('float64', 1, 1)]
    runs['run-1'] = planned({ dataset: colour, W, b, inputs: 3 })
    const map = value(await service.explain('run-1', 'picture-of-test-5'))
    expect(map).toEqual({
      kind: 'gradient',
      size: 1,
      values: Float32Array.of(2 * (1 + 2 - 4)),
      z: 0,
      bias: 0,
    })
  })

  it('of a picture that the run does not know is an error', async () => {
    expect(await service.explain('run-1', 'picture-of-another')).toMatchObject({
      ok: false,
      error: { code: 'unknown-id' },
    })
  })
})

it('a biography is what was recorded, or says why nothing was', async () => {
  const missing = (reason: string) => ({ ok: true, value: { isRecorded: false, reason } })
  expect(await service.biography('run-1', 0)).toEqual(missing('not-kept'))
  runs['run-1'] = planned({ examples: 2_000_000 })
  expect(await service.biography('run-1', 0)).toEqual(missing('too-many'))
  const record = createRecord(8, 100)!
  addRow(record, 0, [new Float64Array(6).fill(0.5), Float64Array.of(0.25, 0.75)])
  addRow(record, 100, [new Float64Array(6).fill(0.5), Float64Array.of(0.125, 1)])
  runs['run-1'] = planned({ record })
  expect(await service.biography('run-1', 7)).toEqual({
    ok: true,
    value: { isRecorded: true, iterations: [0, 100], probabilities: [0.75, 1] },
  })
  expect(await service.biography('run-1', 8)).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
  expect(await service.biography('run-9', 0)).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
})

describe('a comparison', () => {
  /** `labels` of the test pictures 6 and 7 and two more; pixel 0 decides. */
  function tested(first: readonly number[], labels: readonly Label[]): Dataset {
    const base = tinyDataset()
    const pictures = [
      ...base.pictures.slice(0, 6),
      ...first.map((_, i) => ({
        ...base.pictures[6]!,
        id: `test-${i}-${labels.join('')}`,
        name: `t${i}`,
        sha256: `content ${i}`,
        label: labels[i]!,
      })),
    ]
    const pixels = new SharedArrayBuffer(pictures.length * 4)
    const bytes = new Uint8Array(pixels)
    bytes.set(new Uint8Array(base.pixels).subarray(0, 24))
    first.forEach((pixel, i) => (bytes[24 + i * 4] = pixel))
    return { ...base, pictures, pixels }
  }

  it('pairs by content: who is right where, and what cannot be paired', async () => {
    // The first answers 1 above 64 (4x > 1), the second above 191 (4x > 3).
    const firstData = tested([250, 100, 100, 10], [1, 1, 0, 0])
    // Opened a second time: other ids; the last picture has changed its class, so it is left out of both.
    const secondData = tested([250, 100, 100, 10], [1, 1, 0, 1])
    runs['run-1'] = planned({ dataset: firstData })
    runs['run-2'] = planned({ dataset: secondData, ...logistic([4, 0, 0, 0], -3) })
    expect(value(await service.compare('run-1', 'run-2'))).toMatchObject({
      counts: { bothRight: 1, onlyFirst: 1, onlySecond: 1, bothWrong: 0 },
      leftOut: 2,
      onlyFirst: [{ name: 't1', label: 1 }],
      onlySecond: [{ name: 't2', label: 0 }],
    })
    expect(await service.compare('run-1', 'run-3')).toMatchObject({
      ok: false,
      error: { code: 'unknown-id' },
    })
  })

  it('uses a picture once, however often it occurs in one of them', async () => {
    const twice = tested([250, 250], [1, 1])
    const pictures = twice.pictures.map((picture) => ({ ...picture, sha256: 'the same' }))
    runs['run-1'] = planned({ dataset: { ...twice, pictures } })
    const once = { ...twice, pictures: pictures.slice(0, 7) }
    runs['run-2'] = planned({ dataset: once })
    expect(value(await service.compare('run-1', 'run-2'))).toMatchObject({
      counts: { bothRight: 1, onlyFirst: 0, onlySecond: 0, bothWrong: 0 },
      leftOut: 1,
    })
  })
})
