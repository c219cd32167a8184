import { describe, expect, it } from 'vitest'
import { describeInitialWeights } from '../../../src-main/engine/initial-weights'
import { firstLayerWeights, initializeParameters } from '../../../src-main/engine/initializers'
import { rowMajor } from '../../../src-main/engine/matrix'
import { hiddenLayers } from './small-runs'

const inputs = 300
const hidden = hiddenLayers([40, 20, 20, 20], 'relu')
const of = (initialization: 'zeros' | 'small' | 'scaled' | 'he') =>
  describeInitialWeights({ inputs, hidden, initialization, seed: 3 })

describe('the start of a network', () => {
  it('is drawn from the weights that training starts from, row by row', () => {
    const { W } = initializeParameters({ inputs, hidden }, 'he', 3, 'float64')
    const drawn = firstLayerWeights({ inputs, units: 40 }, 'he', 3, 10_000)
    expect([...drawn]).toEqual([...rowMajor(W[1]!)].slice(0, 10_000))
  })

  it('puts every weight into one bar, symmetric about zero', () => {
    const { counts, low, high, drawn, weights, standardDeviation } = of('scaled')
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12_000)
    expect([drawn, weights, low]).toEqual([12_000, 12_000, -high])
    // 12,000 draws of randn / √300: the deviation is 0.0577 within 3 standard errors, 3 · 0.0577 / √24,000.
    expect(Math.abs(standardDeviation - 1 / Math.sqrt(300))).toBeLessThan(0.0012)
    expect(Math.max(...counts)).toBe(Math.max(...counts.slice(17, 24)))
  })

  it('all zeros are one bar in the middle, and no signal', () => {
    const { counts, strengths, standardDeviation } = of('zeros')
    expect(counts[20]).toBe(12_000)
    expect(standardDeviation).toBe(0)
    // A[L] is the sigmoid of 0.
    expect(strengths?.slice(1)).toEqual([0, 0, 0, 0, 0.5])
  })

  it('shows that He keeps a signal alive through ReLU layers where small weights lose it', () => {
    // Pixels between 0 and 1: √(1/3) = 0.577.
    expect(of('he').strengths?.[0]).toBeCloseTo(0.577, 1)
    // Each layer of He keeps the mean square on average: after four of them within a factor of 3 of the input's.
    expect(of('he').strengths?.[4]).toBeGreaterThan(0.577 / 3)
    expect(of('he').strengths?.[4]).toBeLessThan(0.577 * 3)
    // 0.01 · √20 / √2 = 0.03 a layer.
    expect(of('small').strengths?.[4]).toBeLessThan(1e-4)
  })

  it('draws at most a million weights of a very large layer, and does not try it out', () => {
    const wide = hiddenLayers([4096], 'relu')
    const huge = describeInitialWeights({ inputs: 12_288, hidden: wide, initialization: 'he', seed: 1 })
    expect(huge).toMatchObject({ drawn: 1_000_000, weights: 4096 * 12_288, strengths: null })
  })
})
