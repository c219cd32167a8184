// Lesson "Gradient descent": every step against its closed form w_t = (1 − αλ)^t w_0.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DESCENT_CURVATURES, DESCENT_RATE, DESCENT_START } from '../../../../shared/domain/lessons/descent'
import { descendBowl } from '../../../../src-main/workers/lessons/descent'

const rates = fc.double({ ...DESCENT_RATE, noNaN: true })

describe('the path', () => {
  it('is the closed form, on the line and in the bowl', () => {
    fc.assert(
      fc.property(fc.constantFrom('line' as const, 'bowl' as const), rates, (surface, learningRate) => {
        const { steps } = descendBowl({ surface, rule: 'gradient', learningRate })
        const [first, second] = DESCENT_CURVATURES[surface]
        steps.forEach(({ w1, w2, cost }, t) => {
          const expected1 = (1 - learningRate * first) ** t * DESCENT_START[0]
          const expected2 = surface === 'line' ? 0 : (1 - learningRate * second) ** t * DESCENT_START[1]
          expect(Math.abs(w1 - expected1)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected1)))
          expect(Math.abs(w2 - expected2)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected2)))
          expect(cost).toBeCloseTo((first * w1 ** 2 + second * w2 ** 2) / 2, 6)
        })
      }),
    )
  })

  it.each([
    ['line', 0.5, 'reached'], // 1 − 2 · 0.5 = 0: there in one step
    ['line', 0.9, 'reached'], // −0.8: to and fro, and in
    ['line', 1, 'wandering'], // −1: to and fro for ever
    ['line', 1.1, 'away'], // −1.2
    ['bowl', 0.3, 'reached'], // 1 − 6 · 0.3 = −0.8
    ['bowl', 0.34, 'away'], // −1.04
  ] as const)('on the %s with α = %f it has %s', (surface, learningRate, end) => {
    expect(descendBowl({ surface, rule: 'gradient', learningRate }).end).toBe(end)
  })

  it('by the sign alone takes steps of α, and stays α from the minimum', () => {
    const { steps, end } = descendBowl({ surface: 'line', rule: 'sign', learningRate: 0.7 })
    // −3, −2.3, −1.6, −0.9, −0.2, 0.5, −0.2, …
    expect(steps.slice(0, 7).map(({ w1 }) => Number(w1.toFixed(9)))).toEqual([
      -3, -2.3, -1.6, -0.9, -0.2, 0.5, -0.2,
    ])
    expect(end).toBe('wandering')
  })

  it('is not followed out of all bounds', () => {
    const { steps } = descendBowl({ surface: 'bowl', rule: 'gradient', learningRate: 1.2 })
    expect(steps.length).toBeLessThan(20)
    expect(steps.every(({ cost }) => Number.isFinite(cost))).toBe(true)
  })
})
