import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  againstBaseline,
  correctCount,
  exampleCount,
  f1Score,
  precision,
  recall,
  wilsonInterval,
} from '../../../shared/domain/score-statistics'

describe('wilsonInterval', () => {
  it('agrees with the value worked by hand for 8 of 10', () => {
    // z² = 3.841459; centre = 0.8 + 3.841459/20 = 0.992073; p(1−p)/n = 0.016; z²/4n² = 3.841459/400 = 0.009604;
    // reach = 1.959964·√0.025604 = 0.313615; scale = 1 + 0.3841459 = 1.384146
    // low = 0.678458/1.384146 = 0.490163; high = 1.305688/1.384146 = 0.943317
    const { low, high } = wilsonInterval(8, 10)
    expect(low).toBeCloseTo(0.490163, 5)
    expect(high).toBeCloseTo(0.943317, 5)
  })

  it('gives the intervals of the course’s two scores on 50 pictures', () => {
    const rounded = (successes: number): number[] => {
      const { low, high } = wilsonInterval(successes, 50)
      return [Math.round(low * 100), Math.round(high * 100)]
    }
    expect(rounded(35)).toEqual([56, 81]) // logistic regression, 70 %
    expect(rounded(40)).toEqual([67, 89]) // the deep network, 80 %
  })

  it('has the closed forms at the ends: 0 of n is 0 … z²/(n + z²)', () => {
    // n = 20: 3.841459 / 23.841459 = 0.161125
    expect(wilsonInterval(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.161125, 5) as number })
    expect(wilsonInterval(20, 20)).toEqual({ low: expect.closeTo(0.838875, 5) as number, high: 1 })
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })

  it('contains the share, is symmetric under exchange of success and failure, and narrows with more trials', () => {
    const cases = fc
      .integer({ min: 1, max: 5000 })
      .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)))
    fc.assert(
      fc.property(cases, ([successes, trials]) => {
        const { low, high } = wilsonInterval(successes, trials)
        const opposite = wilsonInterval(trials - successes, trials)
        const more = wilsonInterval(successes * 4, trials * 4)
        expect(low).toBeLessThanOrEqual(successes / trials)
        expect(high).toBeGreaterThanOrEqual(successes / trials)
        expect(opposite.low).toBeCloseTo(1 - high, 10)
        expect(more.high - more.low).toBeLessThan(high - low)
      }),
    )
  })
})

describe('againstBaseline', () => {
  it('needs the whole interval above the baseline before it says so', () => {
    // 40 of 50 has the interval 67 … 89 %: above 66 %, not above 68 %. 33 of 50 is 66 %: a tie is not above.
    expect(againstBaseline(40, 50, 0.66)).toBe('above')
    expect(againstBaseline(40, 50, 0.68)).toBe('unproven')
    expect(againstBaseline(33, 50, 0.66)).toBe('not-above')
    expect(againstBaseline(0, 0, 0.5)).toBe('not-above')
  })
})

describe('rates of a confusion matrix', () => {
  const confusion = { tp: 30, fp: 7, tn: 10, fn: 3 }

  it('counts, and divides what it should by what it should', () => {
    expect(exampleCount(confusion)).toBe(50)
    expect(correctCount(confusion)).toBe(40)
    expect(precision(confusion)).toBeCloseTo(30 / 37, 12)
    expect(recall(confusion)).toBeCloseTo(30 / 33, 12)
    // Harmonic mean of 30/37 and 30/33: 2 / (37/30 + 33/30) = 60/70
    expect(f1Score(confusion)).toBeCloseTo(60 / 70, 12)
  })

  it('has no rate where there are no cases', () => {
    const neverPositive = { tp: 0, fp: 0, tn: 5, fn: 4 }
    expect(precision(neverPositive)).toBeNull()
    expect(recall(neverPositive)).toBe(0)
    expect(f1Score(neverPositive)).toBe(0)
    expect(recall({ tp: 0, fp: 2, tn: 1, fn: 0 })).toBeNull()
    expect(f1Score({ tp: 0, fp: 0, tn: 3, fn: 0 })).toBeNull()
  })
})
