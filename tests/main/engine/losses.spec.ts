import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activations } from '../../../src-main/engine/activations'
import { logisticLoss, outputDerivative, squaredLoss } from '../../../src-main/engine/losses'

const sigmoid = activations.sigmoid.apply
const z = fc.double({ min: -700, max: 700, noNaN: true })
const y = fc.constantFrom(0, 1)

describe('logistic loss', () => {
  it('is log 2 for an undecided answer, whatever the label', () => {
    expect([logisticLoss(0, 0), logisticLoss(0, 1)]).toEqual([Math.LN2, Math.LN2])
  })

  it('is finite where the loss from a is not: certain and wrong', () => {
    expect(sigmoid(40)).toBe(1) // so log(1 − a) is −∞
    expect(logisticLoss(40, 0)).toBe(40)
    expect(logisticLoss(-800, 1)).toBe(800)
  })

  it('keeps what is left of a right answer: e^−z for large z', () => {
    expect(logisticLoss(50, 1) / Math.exp(-50)).toBeCloseTo(1, 12)
  })

  it('is never negative, and the two labels differ by z', () => {
    fc.assert(
      fc.property(z, (value) => {
        expect(logisticLoss(value, 1)).toBeGreaterThanOrEqual(0)
        expect(logisticLoss(value, 0)).toBeGreaterThanOrEqual(0)
        // −log(1 − a) + log a = log(a / (1 − a)) = z
        expect(logisticLoss(value, 0) - logisticLoss(value, 1)).toBeCloseTo(value, 9)
      }),
    )
  })

  it('has the derivative a − y', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), y, (value, label) => {
        const slope = (logisticLoss(value + 1e-5, label) - logisticLoss(value - 1e-5, label)) / 2e-5
        expect(outputDerivative(sigmoid(value), label)).toBeCloseTo(slope, 8)
      }),
    )
  })
})

describe('squared loss', () => {
  it('is half the squared distance, and its slope is a − y', () => {
    expect(squaredLoss(5, 2)).toBe(4.5) // ½ · 3²
    expect(squaredLoss(-1, 2)).toBe(4.5)
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (a, target) => {
          // exact but for rounding: the difference quotient of a parabola from both sides has no error of its own
          const slope = squaredLoss(a + 0.5, target) - squaredLoss(a - 0.5, target)
          expect(outputDerivative(a, target)).toBeCloseTo(slope, 10)
        },
      ),
    )
  })
})
