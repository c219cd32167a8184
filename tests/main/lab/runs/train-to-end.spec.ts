// One training from start to end, for the command line.
import { expect, it } from 'vitest'
import { trainToEnd } from '../../../../src-main/lab/runs/train-to-end'
import type { Checkpoint } from '../../../../src-main/workers/training-protocol'
import { FakeThread } from '../../../fakes/thread'
import { Training, tinyOrder } from '../../workers/training-fixture'

it('collects every point, and what was used', async () => {
  const training = new Training()
  const seen: number[] = []
  const result = await trainToEnd(
    tinyOrder(),
    () => training.thread,
    (_progress, points) => seen.push(points.length),
  )
  if (!result.ok) throw new Error(result.error.message)
  expect(result.value.points.map(({ iteration }) => iteration)).toEqual([
    ...Array.from({ length: 15 }, (_, i) => 7 * i),
    100,
  ])
  expect(result.value).toMatchObject({
    environment: { kernels: 'reference', threads: 1, firstLayer: 'direct' },
    ended: { progress: { state: 'finished' } },
  })
  expect(seen.at(-1)).toBe(16)
  expect(training.thread.isTerminated).toBe(true)
})

it.each(['error', 'exit'] as const)('a thread that dies (%s) is an error, and is ended', async (event) => {
  const thread = new FakeThread()
  const result = trainToEnd(
    tinyOrder(),
    () => thread,
    () => undefined,
  )
  thread.emit(event, event === 'error' ? new Error('out of memory') : 134)
  expect(await result).toMatchObject({ ok: false, error: { code: 'worker-failed' } })
  expect(thread.isTerminated).toBe(true)
})

it('stopped by the person before it began, it ends at once', async () => {
  const training = new Training()
  const order = tinyOrder({ iterations: 10_000_000 })
  const result = await trainToEnd(
    order,
    () => training.thread,
    () => undefined,
    AbortSignal.abort(),
  )
  expect(result).toMatchObject({ ok: true, value: { ended: { progress: { state: 'stopped' } } } })
})

it('stopped by the person it has the scores and the weights of where it was', async () => {
  const training = new Training()
  const stopping = new AbortController()
  const onProgress = (): void => stopping.abort()
  const order = tinyOrder({ iterations: 10_000_000 })
  const result = await trainToEnd(order, () => training.thread, onProgress, stopping.signal)
  if (!result.ok) throw new Error(result.error.message)
  const { ended } = result.value
  expect(ended.progress.state).toBe('stopped')
  expect(ended.progress.iteration).toBeGreaterThan(0)
  expect(ended.parameters.iteration).toBe(ended.progress.iteration)
})

it('waits for what is being kept when the training ends, and asks for nothing after that', async () => {
  const training = new Training()
  const kept: number[] = []
  const keeper = {
    everyMs: 1,
    earlierPoints: [],
    answers: null,
    sawWeights: () => undefined,
    sawInside: () => undefined,
    keep: async ({ iteration }: Checkpoint) => {
      await new Promise((resolve) => setTimeout(resolve, 30)) // a slow disk
      kept.push(iteration)
    },
  }
  const order = tinyOrder({ iterations: 40_000 })
  const result = await trainToEnd(
    order,
    () => training.thread,
    () => undefined,
    undefined,
    keeper,
  )
  expect(result.ok).toBe(true)
  const atTheEnd = kept.length
  expect(atTheEnd).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(kept).toHaveLength(atTheEnd)
})
