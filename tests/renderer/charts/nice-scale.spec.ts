import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracyScale, costScale } from '../../../src-renderer/charts/nice-scale'

describe('costScale', () => {
  it.each([
    [null, 0.8, 0.2], // no points: room for ln 2 = 0.693
    [0.78, 0.8, 0.2], // 0.78 / 5 = 0.156 → 0.2
    [0.8, 0.8, 0.2], // exactly on a step: no empty step above
    [1.2, 1.25, 0.25], // 1.2 / 5 = 0.24 → 0.25
    [0.034, 0.04, 0.01], // 0.034 / 5 = 0.0068 → 0.01
    [47, 50, 10], // 47 / 5 = 9.4 → 10
  ])('%s → up to %s in steps of %s', (highest, max, interval) => {
    const scale = costScale(highest)
    expect(scale.min).toBe(0)
    expect(scale.max).toBeCloseTo(max, 12)
    expect(scale.interval).toBeCloseTo(interval, 12)
  })

  it('always holds the highest value, with at most five steps and at least a third of the height used', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (highest) => {
        const { max, interval } = costScale(highest)
        expect(max).toBeGreaterThanOrEqual(highest * (1 - 1e-8))
        expect(max / interval).toBeLessThanOrEqual(5 + 1e-6)
        expect(highest / max).toBeGreaterThan(1 / 3)
      }),
    )
  })
})

describe('accuracyScale', () => {
  it('begins at a fifth at or below the lowest value, never above 40 %', () => {
    expect(accuracyScale(null).min).toBe(0.4)
    expect(accuracyScale(0.97).min).toBe(0.4)
    expect(accuracyScale(0.4).min).toBe(0.4)
    expect(accuracyScale(0.34).min).toBe(0.2)
    expect(accuracyScale(0.01).min).toBe(0)
  })
})
