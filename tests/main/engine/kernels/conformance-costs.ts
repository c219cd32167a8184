/** Conformance of the costs, with and without weights, and of the gradient that the backward pass begins with. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import type { Matrix } from '../../../../src-main/engine/matrix'
import { expectClose, fill, seed, size, tolerance, withKernels, type Subject } from './conformance-subject'
import { loss } from './naive'

interface Output {
  /** Z or A */
  readonly x: Matrix
  readonly Y: Matrix
  readonly weights: Matrix
}

/** Outputs in [−10, 10), labels, and weights in [0.5, 4.5). */
function output(own: Kernels, m: number, from: number): Output {
  const x = fill(own.allocate(1, m), from)
  const weights = fill(own.allocate(1, m), from + 1)
  const Y = own.allocate(1, m)
  for (let j = 0; j < m; j++) {
    x.data[j]! *= 5
    weights.data[j]! += 2.5
    Y.data[j] = (from + j * j) % 3 === 0 ? 1 : 0
  }
  return { x, Y, weights }
}

function describeLogisticCost({ kernels, create, matrix }: Subject): void {
  describe('logistic cost', () => {
    it('equals the definition where that can be computed', () => {
      fc.assert(
        fc.property(size, seed, fc.boolean(), (m, from, isWeighted) =>
          withKernels(create, (own) => {
            const { x: Z, Y, weights } = output(own, m, from)
            let expected = 0
            for (let j = 0; j < m; j++) {
              expected += (isWeighted ? weights.data[j]! : 1) * loss(Z.data[j]!, Y.data[j]!)
            }
            const cost = own.logisticCost(Z, Y, isWeighted ? weights : null)
            expect(Math.abs(cost - expected)).toBeLessThanOrEqual(1e-12 * (1 + expected))
          }),
        ),
        { numRuns: 60 },
      )
    })

    it('is m · log 2 at zero, and |z| for a certain mistake, however large', () => {
      expect(kernels().logisticCost(kernels().allocate(1, 6), matrix([0, 1, 0, 1, 1, 0]), null)).toBeCloseTo(
        6 * Math.LN2,
        14,
      )
      expect(kernels().logisticCost(matrix([1000, -2048]), matrix([0, 1]), null)).toBe(3048)
      expect(kernels().logisticCost(matrix([1000, -2048]), matrix([1, 0]), null)).toBeCloseTo(0, 30)
    })

    it('says NaN when Z does', () => {
      expect(kernels().logisticCost(matrix([1, NaN, 2]), matrix([1, 0, 1]), null)).toBeNaN()
    })
  })
}

function describeSquaredCost({ kernels, create, matrix }: Subject): void {
  describe('squared cost', () => {
    it('worked by hand, with and without weights', () => {
      const [A, Y] = [matrix([1, 2, -1]), matrix([0, 4, 1])]
      // ½ (1² + 2² + 2²) = 4.5; ½ (2 · 1 + 0.5 · 4 + 0 · 4) = 2
      expect(kernels().squaredCost(A, Y, null)).toBe(4.5)
      expect(kernels().squaredCost(A, Y, matrix([2, 0.5, 0]))).toBe(2)
    })

    it('equals the definition on every length', () => {
      fc.assert(
        fc.property(size, seed, (m, from) =>
          withKernels(create, (own) => {
            const { x: A, Y, weights } = output(own, m, from)
            let expected = 0
            for (let j = 0; j < m; j++) {
              expected += 0.5 * weights.data[j]! * (A.data[j]! - Y.data[j]!) ** 2
            }
            expect(Math.abs(own.squaredCost(A, Y, weights) - expected)).toBeLessThanOrEqual(
              1e-12 * (1 + expected),
            )
          }),
        ),
        { numRuns: 60 },
      )
    })
  })
}

function describeOutputGradient({ kernels, create, matrix, precision }: Subject): void {
  describe('the gradient of the output', () => {
    it('is A − Y, also in place', () => {
      const A = matrix([0.25, 0.75, 0.5])
      const Y = matrix([0, 1, 1])
      const dZ = kernels().allocate(1, 3)
      kernels().outputGradient(A, Y, null, dZ)
      expect([...dZ.data]).toEqual([0.25, -0.25, -0.5])
      kernels().outputGradient(A, Y, null, A)
      expect([...A.data]).toEqual([0.25, -0.25, -0.5])
    })

    it('is weights ∘ (A − Y), also in place', () => {
      const A = matrix([0.25, 0.75, 0.5])
      kernels().outputGradient(A, matrix([0, 1, 1]), matrix([2, 4, 0]), A)
      expect([...A.data]).toEqual([0.5, -1, -0])
    })

    it('on every length', () => {
      fc.assert(
        fc.property(size, seed, (m, from) =>
          withKernels(create, (own) => {
            const { x: A, Y, weights } = output(own, m, from)
            const dZ = own.allocate(1, m)
            own.outputGradient(A, Y, weights, dZ)
            const expected = [...A.data].map((a, j) => weights.data[j]! * (a - Y.data[j]!))
            expectClose(dZ.data, expected, tolerance(precision, 2, 50))
          }),
        ),
        { numRuns: 40 },
      )
    })
  })
}

export function describeCosts(tested: Subject): void {
  describeLogisticCost(tested)
  describeSquaredCost(tested)
  describeOutputGradient(tested)
}
