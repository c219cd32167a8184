import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVATIONS } from '../../../shared/domain/architecture'
import { activations } from '../../../src-main/engine/activations'

const STEP = 1e-5

describe('activations', () => {
  it.each([
    ['sigmoid', Math.log(3), 0.75, 0.1875], // 1/(1 + 1/3) = 3/4; 3/4 · 1/4
    ['tanh', Math.log(2), 0.6, 0.64], // (4 − 1)/(4 + 1) = 3/5; 1 − 9/25
    ['relu', -2, 0, 0],
    ['relu', 2, 2, 1],
    ['leaky-relu', -2, -0.02, 0.01],
    ['leaky-relu', 2, 2, 1],
    ['linear', -2, -2, 1],
  ] as const)('%s at %d', (name, z, a, slope) => {
    expect(activations[name].apply(z)).toBeCloseTo(a, 15)
    expect(activations[name].derivative(z, a)).toBeCloseTo(slope, 15)
  })

  it.each(ACTIVATIONS)('%s: the derivative is the slope', (name) => {
    const { apply, derivative } = activations[name]
    fc.assert(
      fc.property(fc.double({ min: -15, max: 15, noNaN: true }), (z) => {
        fc.pre(Math.abs(z) > 2 * STEP) // the corner of both ReLUs
        expect(derivative(z, apply(z))).toBeCloseTo((apply(z + STEP) - apply(z - STEP)) / (2 * STEP), 8)
      }),
    )
  })

  it.each(ACTIVATIONS)('%s never falls, is finite far out, and keeps NaN', (name) => {
    const { apply } = activations[name]
    const values = [-1e6, -745, -1, 0, 1, 745, 1e6].map(apply)
    expect(values.every(Number.isFinite)).toBe(true)
    expect([...values].sort((a, b) => a - b)).toEqual(values)
    expect(apply(NaN)).toBeNaN()
  })

  it('sigmoid keeps its relative precision for very negative z', () => {
    expect(activations.sigmoid.apply(-700) / Math.exp(-700)).toBeCloseTo(1, 12)
  })
})
