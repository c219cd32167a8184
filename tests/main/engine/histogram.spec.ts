import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HistogramCounter, histogramOf } from '../../../src-main/engine/histogram'

describe('histogram', () => {
  it('by hand: 0 … 40 in 40 bins of width 1, the largest value in the last', () => {
    const { min, max, counts } = histogramOf(Float64Array.of(0, 0.5, 0.999, 1, 7.2, 39.5, 40))
    expect([min, max]).toEqual([0, 40])
    expect(counts).toHaveLength(40)
    // [0, 1): 0, 0.5, 0.999; [1, 2): 1; [7, 8): 7.2; [39, 40]: 39.5, 40
    const filled = counts.flatMap((count, bin) => (count > 0 ? [[bin, count]] : []))
    expect(filled).toEqual([
      [0, 3],
      [1, 1],
      [7, 1],
      [39, 2],
    ])
  })

  it('one bin when all values are equal, and an empty one for none', () => {
    expect(histogramOf(Float64Array.of(2, 2, 2))).toEqual({ min: 2, max: 2, counts: [3] })
    expect(histogramOf(new Float64Array(0))).toEqual({ min: 0, max: 0, counts: [0] })
    expect(histogramOf(Float64Array.of(NaN, Infinity))).toEqual({ min: 0, max: 0, counts: [0] })
  })

  it('what is no finite number is in no bin, and does not stretch the range', () => {
    const { min, max, counts } = histogramOf(Float64Array.of(-Infinity, -1, NaN, 0, 1, Infinity))
    expect([min, max]).toEqual([-1, 1])
    expect([counts[0], counts[20], counts[39]]).toEqual([1, 1, 1])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3)
  })

  it('counts every value once, in its bin, however large', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0) // −0 is 0
    const values = fc.array(number, { minLength: 2 })
    fc.assert(
      fc.property(values, (numbers) => {
        const { min, max, counts } = histogramOf(Float64Array.from(numbers))
        expect([min, max]).toEqual([Math.min(...numbers), Math.max(...numbers)])
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(numbers.length)
        if (counts.length === 1) return
        expect(counts[0]).toBeGreaterThan(0)
      }),
      { numRuns: 300, examples: [[[-1.7e308, 1.7e308, 0]], [[0, 5e-324]]] },
    )
    // −1.7e308 … 1.7e308 is a range beyond every number: 0 is in the middle all the same
    expect(histogramOf(Float64Array.of(-1.7e308, 0, 1.7e308)).counts[20]).toBe(1)
  })

  it('of many arrays is that of all their values', () => {
    const parts = [Float64Array.of(1, 5, 2), Float64Array.of(-3), Float64Array.of(9, 9, 4.4)]
    const counter = new HistogramCounter()
    for (const part of parts) counter.widen(part)
    for (const part of parts) counter.count(part)
    const all = Float64Array.from(parts.flatMap((part) => [...part]))
    expect(counter.histogram()).toEqual(histogramOf(all))
  })
})
