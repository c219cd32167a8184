// Lesson "Derivatives by nudging": slopes against closed forms, and the cost's against a nudge from both sides.
import { describe, expect, it } from 'vitest'
import { NUDGES } from '../../../../shared/domain/lessons/derivatives'
import { nudge } from '../../../../src-main/workers/lessons/derivatives'

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

describe('nudging', () => {
  it('a² at 5 by 0.001: 25 to 25.010001, slope 10.001 for 10', () => {
    const { value, nudged, measured, formula } = nudge({ of: 'square', at: 5, nudge: 0.001 })
    expect([value, formula]).toEqual([25, 10])
    expect(nudged).toBeCloseTo(25.010001, 12)
    expect(measured).toBeCloseTo(10.001, 9)
  })

  it.each([
    ['sigmoid', 0, 0.5, 0.25],
    ['sigmoid', 2, sigmoid(2), sigmoid(2) * (1 - sigmoid(2))],
    ['tanh', 1, Math.tanh(1), 1 - Math.tanh(1) ** 2],
    ['relu', -1, 0, 0],
    ['relu', 2, 2, 1],
    ['relu', 0, 0, 0], // from the left, as the course
  ] as const)('%s at %f', (of, at, value, slope) => {
    const report = nudge({ of, at, nudge: 0.001 })
    expect(report.value).toBeCloseTo(value, 14)
    expect(report.formula).toBeCloseTo(slope, 14)
  })

  it('the cost by one weight: backpropagation against a nudge from both sides', () => {
    const step = 1e-4
    for (const at of [-2.5, 0, 0.3, 4]) {
      const { formula } = nudge({ of: 'cost', at, nudge: 0.001 })
      const cost = (x: number) => nudge({ of: 'cost', at: x, nudge: 0.001 }).value
      expect(formula).toBeCloseTo((cost(at + step) - cost(at - step)) / (2 * step), 8)
      expect(Math.abs(formula)).toBeGreaterThan(1e-6)
    }
  })

  it('a smaller nudge measures better, until rounding swallows it', () => {
    const errors = NUDGES.map((step) => {
      const { measured, formula } = nudge({ of: 'tanh', at: 1, nudge: step })
      return Math.abs(measured - formula)
    })
    expect(errors[1]).toBeLessThan(errors[0]!)
    expect(errors[2]).toBeLessThan(errors[1]!)
    expect(errors[3]).toBeGreaterThan(errors[2]!)
  })

  it('draws the curve over the whole range, its own value where the point is', () => {
    const { curve } = nudge({ of: 'square', at: 0, nudge: 1 })
    expect([curve[0], curve[60], curve[120]]).toEqual([
      [-6, 36],
      [0, 0],
      [6, 36],
    ])
  })
})
