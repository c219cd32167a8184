import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  panned,
  pointsInView,
  withDetail,
  zoomed,
  type IterationRange,
} from '../../../src-renderer/charts/chart-zoom'
import { logScale } from '../../../src-renderer/charts/nice-scale'
import { smoothed } from '../../../src-renderer/charts/smooth-series'

describe('zoom', () => {
  it('keeps the place under the pointer, and ends at the whole run', () => {
    // Half as wide about 250: a quarter of the way stays a quarter of the way.
    expect(zoomed(null, 250, 0.5, 1000)).toEqual({ from: 125, to: 625 })
    expect(zoomed({ from: 125, to: 625 }, 250, 2, 1000)).toBeNull()
  })

  it('moves along, not beyond the ends', () => {
    expect(panned({ from: 100, to: 300 }, 0.5, 1000)).toEqual({ from: 200, to: 400 })
    expect(panned({ from: 100, to: 300 }, -5, 1000)).toEqual({ from: 0, to: 200 })
    expect(panned(null, 0.5, 1000)).toBeNull()
  })

  it('never leaves the run, whatever is turned and dragged', () => {
    const act = fc.record({
      about: fc.double({ min: 0, max: 1, noNaN: true }),
      factor: fc.constantFrom(0.6, 1 / 0.6),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 1_000_000 }),
        fc.array(act, { maxLength: 40 }),
        (iterations, acts) => {
          let view: IterationRange | null = null
          for (const { about, factor } of acts) {
            const { from, to } = view ?? { from: 0, to: iterations }
            view = zoomed(view, from + about * (to - from), factor, iterations)
            if (!view) continue
            expect(view.from).toBeGreaterThanOrEqual(0)
            expect(view.to).toBeLessThanOrEqual(iterations * (1 + 1e-12))
            expect(view.to - view.from).toBeGreaterThanOrEqual(4 - 1e-6)
          }
        },
      ),
    )
  })

  it('keeps one point beyond each edge', () => {
    const points = [0, 10, 20, 30, 40].map((x) => ({ x }))
    expect(pointsInView(points, { from: 15, to: 25 }).map(({ x }) => x)).toEqual([10, 20, 30])
    expect(pointsInView(points, { from: 50, to: 60 }).map(({ x }) => x)).toEqual([40])
    expect(pointsInView(points, null)).toBe(points)
  })
})

describe('smoothing', () => {
  it('a constant stays what it is, and a jump is followed in three time constants', () => {
    const flat = Array.from({ length: 50 }, (_, x) => ({ x, y: 2 }))
    expect(smoothed(flat).every(({ y }) => Math.abs(y - 2) < 1e-12)).toBe(true)
    // τ = 3 % of 100 = 3: after 9, 1 − e^−3 = 95 % of the jump.
    const jump = Array.from({ length: 101 }, (_, x) => ({ x, y: x < 50 ? 0 : 1 }))
    expect(smoothed(jump)[58]?.y).toBeCloseTo(1 - Math.exp(-3), 6)
  })

  it('stays between the lowest and the highest', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1 }), (values) => {
        const points = values.map((y, x) => ({ x: x * x, y }))
        for (const { y } of smoothed(points)) {
          expect(y).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12)
          expect(y).toBeLessThanOrEqual(Math.max(...values) + 1e-12)
        }
      }),
    )
  })
})

it.each([
  [[0.5, 0.02], 0.01, 1],
  [[1, 10], 1, 10],
  [[0.3], 0.1, 1],
  [[], 0.1, 1],
  [[0, -1], 0.1, 1],
])('a logarithmic axis for %j goes from %d to %d', (values, min, max) => {
  const scale = logScale(values)
  expect(scale.min).toBeCloseTo(min, 12)
  expect(scale.max).toBeCloseTo(max, 12)
})

it('a part in detail takes the place of the overview there, and only there', () => {
  const overview = [0, 100, 200, 300].map((x) => ({ x, of: 'overview' }))
  const detail = [100, 110, 190].map((x) => ({ x, of: 'detail' }))
  expect(withDetail(overview, detail)).toEqual([overview[0], ...detail, overview[2], overview[3]])
  expect(withDetail(overview, [])).toEqual(overview)
})
