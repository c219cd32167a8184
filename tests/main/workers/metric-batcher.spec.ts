// At most one batch in 100 ms, every point in one of them, in order.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MetricPoint, RunProgress } from '../../../shared/domain/run'
import { MetricBatcher } from '../../../src-main/workers/metric-batcher'

const point = (iteration: number): MetricPoint => ({
  iteration,
  trainCost: 1,
  trainAccuracy: 1,
  testCost: null,
  testAccuracy: null,
})
const progress = (iteration: number): RunProgress => ({
  state: 'training',
  iteration,
  iterations: 9,
  elapsedMs: 0,
  stepsPerSecond: 0,
})

it('whatever the rhythm, no point is lost, doubled or moved', () => {
  const move = fc.record({ pause: fc.nat(120), points: fc.nat(3), isForced: fc.boolean() })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 50 }), (moves) => {
      let now = 0
      let added = 0
      const batches: { at: number; isForced: boolean; iterations: number[] }[] = []
      let isForced = false
      const batcher = new MetricBatcher(
        (_progress, points) => {
          batches.push({ at: now, isForced, iterations: points.map(({ iteration }) => iteration) })
        },
        () => now,
      )
      for (const move of moves) {
        now += move.pause
        for (let i = 0; i < move.points; i++) batcher.add(point(added++))
        isForced = move.isForced
        if (isForced) batcher.flush(progress(added))
        else batcher.offer(() => progress(added))
      }
      isForced = true
      batcher.flush(progress(added))
      expect(batches.flatMap(({ iterations }) => iterations)).toEqual(
        Array.from({ length: added }, (_, i) => i),
      )
      batches.forEach(({ at, isForced }, i) => {
        if (i > 0 && !isForced) expect(at - batches[i - 1]!.at).toBeGreaterThanOrEqual(100)
      })
    }),
    { seed: 4 },
  )
})

it('a run that starts over tells nothing of before', () => {
  const sent: number[] = []
  const batcher = new MetricBatcher(
    (_progress, points) => sent.push(...points.map(({ iteration }) => iteration)),
    () => 0,
  )
  batcher.add(point(1))
  batcher.clear()
  batcher.add(point(2))
  batcher.flush(progress(2))
  expect(sent).toEqual([2])
})
