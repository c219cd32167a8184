import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ThinSeries } from '../../../src-renderer/charts/thin-series'

function seriesOf(values: readonly number[], bucketLimit?: number): ThinSeries {
  const series = new ThinSeries(bucketLimit)
  values.forEach((y, x) => series.append(x, y))
  return series
}

describe('ThinSeries', () => {
  it('keeps every point while there are buckets for all', () => {
    expect(seriesOf([3, 1, 2], 4).points()).toEqual([
      { x: 0, y: 3 },
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ])
  })

  it('merges neighbours in pairs and keeps first, lowest, highest and last of each', () => {
    // Two buckets. After 0, 1 they are full; point 2 merges them into {0, 1} and opens {2, 3}; point 4 merges all four
    // into one bucket of four points (first 5 at 0, highest 9 at 1, lowest −1 at 2, last 4 at 3) and opens the next.
    expect(seriesOf([5, 9, -1, 4, 7], 2).points()).toEqual([
      { x: 0, y: 5 },
      { x: 1, y: 9 },
      { x: 2, y: -1 },
      { x: 3, y: 4 },
      { x: 4, y: 7 },
    ])
    // Four more: the bucket {4 … 7} holds 7, 6, 6, 7; its lowest is the first of the two sixes.
    expect(seriesOf([5, 9, -1, 4, 7, 6, 6, 7], 2).points().slice(4)).toEqual([
      { x: 4, y: 7 },
      { x: 5, y: 6 },
      { x: 7, y: 7 },
    ])
  })

  it('shows one planted spike and one planted dip among 100,000 points, in bounded memory', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => 1 / (1 + i / 1000))
    values[61_234] = 7
    values[61_235] = -3
    const points = seriesOf(values, 256).points()
    expect(points).toContainEqual({ x: 61_234, y: 7 })
    expect(points).toContainEqual({ x: 61_235, y: -3 })
    expect(points.length).toBeLessThanOrEqual(4 * 256)
  })

  it('leaves out values that are not finite', () => {
    expect(seriesOf([1, NaN, Infinity, 2]).points()).toEqual([
      { x: 0, y: 1 },
      { x: 3, y: 2 },
    ])
  })

  it('keeps the order, both ends, only measured values, and the lowest and highest of all', () => {
    const limit = 8
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 400 }),
        (values) => {
          const points = seriesOf(values, limit).points()
          const xs = points.map(({ x }) => x)
          expect(xs).toEqual([...new Set(xs)].sort((a, b) => a - b))
          expect(points.length).toBeLessThanOrEqual(4 * limit)
          expect(points.at(0)).toEqual({ x: 0, y: values[0] })
          expect(points.at(-1)).toEqual({ x: values.length - 1, y: values.at(-1) })
          for (const { x, y } of points) expect(y).toBe(values[x])
          expect(Math.max(...points.map(({ y }) => y))).toBe(Math.max(...values))
          expect(Math.min(...points.map(({ y }) => y))).toBe(Math.min(...values))
        },
      ),
    )
  })
})
