// R6, R23: runs are started, steered and remembered; a thread that dies ends one run with a reason, and nothing else.
import { beforeEach, describe, expect, it } from 'vitest'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import type { LabEvents } from '../../../../shared/ipc/events'
import type { RunService } from '../../../../src-main/lab/runs/run-service'
import type { FakeThread } from '../../../fakes/thread'
import { ENDLESS, request, RunLab, value, type Told } from './run-lab'

let lab: RunLab
let threads: FakeThread[]
let told: Told[]
let runs: RunService

beforeEach(() => {
  lab = new RunLab()
  ;({ threads, told, runs } = lab)
})

describe('starting', () => {
  it('prepares, trains, ends, with its scores; the page is told each', async () => {
    const summary = value(await runs.start(request()))
    expect(summary).toMatchObject({
      architecture: { inputs: 4, hidden: [{ units: 2, activation: 'tanh' }] },
      dataset: { id: 'data-1', train: { examples: 6, positives: 3 }, test: { examples: 2, positives: 1 } },
      progress: { state: 'preparing', iteration: 0, iterations: 20 },
      score: null,
      startedAt: '1970-01-01T00:00:00.000Z',
    })
    await lab.inState(summary.id, 'finished')
    const { run } = value(runs.history(summary.id))
    await lab.until(() => value(runs.history(summary.id)).run.score !== null)
    expect(run.progress.iteration).toBe(20)
    expect(value(runs.history(summary.id)).run.score).toMatchObject({
      train: { accuracy: expect.any(Number) as number },
    })
    expect(runs.list()).toHaveLength(1)
  })

  it('the training examples are the first pictures, the test examples those behind', async () => {
    await lab.started()
    await Promise.resolve()
    expect(threads[0]?.received[0]).toMatchObject({
      kind: 'start',
      order: {
        train: {
          X: { kind: 'pixels', byteOffset: 0, byteLength: 24 },
          labels: Uint8Array.of(1, 0, 1, 0, 1, 0),
        },
        test: { X: { byteOffset: 24, byteLength: 8 }, labels: Uint8Array.of(1, 0) },
        scaling: 'unit',
        picture: { size: 2, channels: 1 },
      },
    })
  })

  it.each([
    ['no data', null, 'unknown-id'],
    ['other data', tinyDataset({ id: 'data-2' }), 'unknown-id'],
    [
      'one class only',
      tinyDataset({ pictures: tinyDataset().pictures.filter(({ label }) => label === 0) }),
      'one-class-only',
    ],
    [
      'one class only among those to train',
      tinyDataset({
        pictures: tinyDataset().pictures.map((each) => ({
          ...each,
          split: each.label === 0 ? 'test' : 'train',
        })),
      }),
      'one-class-only',
    ],
  ] as const)('%s is refused, and no thread is started', async (_what, present, code) => {
    lab.dataset = present
    expect(await runs.start(request())).toMatchObject({ ok: false, error: { code } })
    expect(threads).toEqual([])
  })

  it('what would not fit is refused before a thread is started', async () => {
    const hidden = Array.from({ length: 16 }, () => ({ units: 4096, activation: 'relu' as const }))
    const large = tinyDataset({ preprocessing: { ...tinyDataset().preprocessing, size: 256, colour: 'rgb' } })
    const many = Array.from({ length: 200_000 }, (_, i) => large.pictures[i % 6]!)
    lab.dataset = { ...large, pictures: many }
    expect(await runs.start({ ...request(), hidden })).toMatchObject({
      ok: false,
      error: { code: 'too-much-memory' },
    })
    expect(threads).toEqual([])
  })
})

describe('steering', () => {
  it('pauses, steps, resumes and stops; each only where it makes sense', async () => {
    const id = await lab.started(ENDLESS)
    expect(runs.pause(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } }) // still preparing
    await lab.inState(id, 'training')
    expect(runs.resume(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    value(runs.pause(id))
    await lab.inState(id, 'paused')
    const at = value(runs.history(id)).run.progress.iteration
    value(runs.step(id, 'iteration'))
    await lab.until(() => value(runs.history(id)).run.progress.iteration !== at)
    expect(value(runs.history(id)).run.progress).toMatchObject({ iteration: at + 1, state: 'paused' })
    value(runs.resume(id))
    await lab.inState(id, 'training')
    value(runs.stop(id))
    await lab.inState(id, 'stopped')
    expect(runs.pause(id)).toMatchObject({ ok: false })
    value(runs.resume(id))
    await lab.inState(id, 'training')
    await runs.close()
  })

  it('a reset run has no points, no score, and the weights of its start', async () => {
    const id = await lab.started()
    await lab.inState(id, 'finished')
    value(runs.reset(id))
    await lab.inState(id, 'paused')
    expect(value(runs.history(id))).toMatchObject({
      points: [],
      run: { score: null, progress: { iteration: 0 } },
    })
  })

  it('a run that is not known is an error, whatever is asked', () => {
    const unknown = '../../etc/passwd'
    for (const ask of ['pause', 'resume', 'stop', 'reset', 'history', 'find'] as const) {
      expect(runs[ask](unknown)).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    }
    for (const answer of [runs.step(unknown, 'epoch'), runs.setLearningRate(unknown, 1)]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    }
  })
})

describe('numbers', () => {
  it('of a paused run are those of now, of an ended one those of its end', async () => {
    const id = await lab.started(ENDLESS)
    await lab.inState(id, 'training')
    value(runs.pause(id))
    await lab.inState(id, 'paused')
    const { run } = value(runs.find(id))
    const paused = await run.parameters()
    expect(paused?.iteration).toBe(run.summary.progress.iteration)
    value(runs.step(id, 'iteration'))
    value(runs.stop(id))
    await lab.inState(id, 'stopped')
    const stopped = await run.parameters()
    expect(stopped?.iteration).toBe((paused?.iteration ?? 0) + 1)
    expect(stopped?.W).not.toEqual(paused?.W)
  })

  it('a thread that dies over the question leaves none, and no question open', async () => {
    const id = await lab.started(ENDLESS)
    await lab.inState(id, 'training')
    const { run } = value(runs.find(id))
    const asked = run.parameters()
    threads[0]?.emit('exit', 9)
    expect(await asked).toBeNull()
    expect(await run.parameters()).toBeNull()
  })
})

describe('a thread that dies', () => {
  it.each([
    ['error', new Error('out of memory'), 'out of memory'],
    ['exit', 134, 'code 134'],
    ['message', { kind: 'failed', message: 'no kernels' }, 'no kernels'],
  ] as const)(
    'by %s: the run has failed, with its reason, and keeps its points',
    async (event, what, reason) => {
      const id = await lab.started(ENDLESS)
      await lab.inState(id, 'training')
      const { points } = value(runs.history(id))
      const measured = points.length
      threads[0]?.emit(event, what)
      const after = value(runs.history(id))
      expect(after.run).toMatchObject({
        progress: { state: 'failed', stepsPerSecond: 0 },
        reason: expect.stringContaining(reason) as string,
      })
      expect(after.points.length).toBeGreaterThanOrEqual(measured)
      expect(told.at(-1)).toMatchObject({ name: 'run:changed', payload: { id } })
      expect(runs.resume(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
      threads[0]!.isTerminated = true
      const next = await lab.started()
      await lab.inState(next, 'finished')
      expect(value(runs.history(id)).run.progress.state).toBe('failed')
    },
  )
})

describe('a second run', () => {
  it('stops the first and keeps its points, scores and weights', async () => {
    const first = await lab.started(ENDLESS)
    await lab.inState(first, 'training')
    const second = await lab.started()
    expect(threads[0]?.isTerminated).toBe(true)
    const kept = value(runs.history(first))
    expect(kept.run).toMatchObject({
      progress: { state: 'stopped' },
      score: { train: { accuracy: expect.any(Number) as number } },
    })
    expect(kept.points.length).toBeGreaterThan(0)
    expect((await value(runs.find(first)).run.parameters())?.iteration).toBe(kept.run.progress.iteration)
    expect(runs.resume(first)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    await lab.inState(second, 'finished')
    expect(runs.list().map(({ id }) => id)).toEqual([first, second])
  })

  it('what the first run’s thread had still to say does not wake it', async () => {
    const first = await lab.started(ENDLESS)
    await lab.inState(first, 'training')
    const late = structuredClone(
      told.findLast(({ name }) => name === 'run:progressed')?.payload as LabEvents['run:progressed'],
    )
    await lab.started()
    threads[0]?.emit('message', {
      kind: 'progressed',
      progress: { ...late.progress, state: 'training' },
      points: [],
    })
    threads[0]?.emit('exit', 1)
    expect(value(runs.history(first)).run.progress.state).toBe('stopped')
  })

  it('of the data a picture was in, those of the newest run are found', async () => {
    await lab.started(ENDLESS)
    const { pictures } = tinyDataset()
    const [first, second] = pictures
    lab.dataset = tinyDataset({ fingerprint: 'f2', pictures: pictures.slice(1) })
    await lab.started(ENDLESS)
    expect(runs.datasetWith(first!.id)?.fingerprint).toBe('f1')
    expect(runs.datasetWith(second!.id)?.fingerprint).toBe('f2')
    expect(runs.datasetWith('nobody')).toBeNull()
  })

  it('two starts at once leave one training', async () => {
    const [first, second] = await Promise.all([lab.started(ENDLESS), lab.started(ENDLESS)])
    await lab.inState(second, 'training')
    expect(value(runs.history(first)).run.progress.state).toBe('stopped')
    expect(threads.filter(({ isTerminated }) => !isTerminated)).toHaveLength(1)
    await runs.close()
    expect(threads.every(({ isTerminated }) => isTerminated)).toBe(true)
  })
})

it('the history is what the events told, in order, without a gap', async () => {
  const id = await lab.started(60)
  await lab.inState(id, 'finished')
  const events = told.flatMap((event) => (event.name === 'run:progressed' ? [event.payload] : []))
  const history = value(runs.history(id))
  expect(events.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: history.sequence }, (_, i) => i + 1),
  )
  expect(history.points).toEqual(events.flatMap(({ points }) => points))
  for (const column of ['iteration', 'cost', 'accuracy'] as const)
    expect([...history.steps[column]]).toEqual(
      expect.arrayContaining(events.flatMap(({ steps }) => [...steps[column]])),
    )
  expect([...history.steps.iteration]).toEqual(Array.from({ length: 60 }, (_, i) => i))
  const part = [...value(runs.steps(id, 10, 12)).iteration]
  expect(part).toEqual([9, 10, 11, 12])
  expect(runs.steps('nobody', 0, 1)).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
  expect(history.points.map(({ iteration }) => iteration)).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56, 60])
})
