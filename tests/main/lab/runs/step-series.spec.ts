// A chart of any part of a run: no extreme of it is lost, nothing is invented, and it is never more than was asked for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StepColumns, StepPoint } from '../../../../shared/domain/run'
import { StepSeries } from '../../../../src-main/lab/runs/step-series'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const stepsArbitrary = fc.array(fc.tuple(share, share), { minLength: 200, maxLength: 1000 })

/** Column by column as it is sent, read row by row. */
function rowsOf({ iteration, cost, accuracy }: StepColumns): readonly StepPoint[] {
  expect([cost.length, accuracy.length]).toEqual([iteration.length, iteration.length])
  return Array.from(iteration, (at, row) => ({ iteration: at, cost: cost[row]!, accuracy: accuracy[row]! }))
}

function seriesOf(steps: readonly (readonly [number, number])[], portion = 700): StepSeries {
  const series = new StepSeries()
  for (let first = 0; first < steps.length; first += portion) {
    const part = steps.slice(first, first + portion)
    series.append(Float64Array.from(part.flatMap(([cost, accuracy], i) => [first + i, cost, accuracy])))
  }
  return series
}

describe('a part of a run', () => {
  it('has its ends, its extremes of both curves, and at most six steps to a bucket', () => {
    fc.assert(
      fc.property(stepsArbitrary, share, share, fc.integer({ min: 1, max: 40 }), (steps, a, b, buckets) => {
        const [from, to] = [Math.min(a, b) * steps.length, Math.max(a, b) * steps.length]
        const kept = rowsOf(seriesOf(steps).between(from, to, buckets))
        const iterations = kept.map(({ iteration }) => iteration)
        expect(iterations).toEqual([...new Set(iterations)].toSorted((x, y) => x - y))
        expect(kept.length).toBeLessThanOrEqual(6 * buckets)
        for (const { iteration, cost, accuracy } of kept) expect([cost, accuracy]).toEqual(steps[iteration])
        const inside = steps.slice(Math.ceil(from), Math.floor(to) + 1)
        for (const column of [0, 1] as const) {
          const values = kept.map(({ cost, accuracy }) => (column === 0 ? cost : accuracy))
          const wanted = inside.map((step) => step[column])
          expect(Math.max(...values)).toBeGreaterThanOrEqual(Math.max(...wanted))
          expect(Math.min(...values)).toBeLessThanOrEqual(Math.min(...wanted))
        }
      }),
      { seed: 21, numRuns: 60 },
    )
  })

  it('goes one step beyond each edge, where there is one', () => {
    const series = seriesOf(Array.from({ length: 10 }, (_, i) => [i, i] as const))
    const iterations = (from: number, to: number) => [...series.between(from, to, 100).iteration]
    expect(iterations(3.5, 5.5)).toEqual([3, 4, 5, 6])
    expect(iterations(0, 2)).toEqual([0, 1, 2])
    expect(iterations(8.5, Infinity)).toEqual([8, 9])
    expect(iterations(20, 30)).toEqual([9])
    expect(rowsOf(new StepSeries().between(0, Infinity, 9))).toEqual([])
  })
})

it('one step in 100,000 stands out, from afar and from near', () => {
  const planted = 77_777
  const series = seriesOf(
    Array.from({ length: 100_000 }, (_, i) => [i === planted ? 9.5 : 0.5, 0.5] as const),
  )
  const spike = { iteration: planted, cost: 9.5, accuracy: 0.5 }
  expect(rowsOf(series.between(0, Infinity, 512))).toContainEqual(spike)
  const near = rowsOf(series.between(planted - 20, planted + 20, 512))
  expect(near).toContainEqual(spike)
  // 40 to either side of it, itself included, one beyond the left edge; the right edge is a step.
  expect(near).toHaveLength(42)
})

it('the newest are told apart from the others; a run that starts over has none', () => {
  const series = seriesOf(Array.from({ length: 30 }, (_, i) => [i, 0] as const))
  expect([...series.newest(2, 100).iteration]).toEqual([28, 29])
  expect(rowsOf(series.newest(0, 100))).toEqual([])
  series.clear()
  expect([series.count, rowsOf(series.between(0, Infinity, 9))]).toEqual([0, []])
})
