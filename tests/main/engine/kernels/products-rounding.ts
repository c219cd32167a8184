/** The rounding of the products, bound by bound, on shapes 1…70 and around the blocks that sums are taken in. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRECISIONS, type Precision } from '../../../../shared/domain/hyperparameters'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { zeros, type Matrix } from '../../../../src-main/engine/matrix'
import { fill, seed } from './conformance-subject'

const reference = createReferenceKernels('float64')

/** 1…70, and sizes around the depth of a block. */
export const side = fc.integer({ min: 1, max: 70 })
export const depth = fc.oneof(side, fc.constantFrom(255, 256, 257, 511, 513, 700))

function inFloat64(matrix: Matrix, map: (value: number) => number = (value) => value): Matrix {
  const { rows, columns, data } = matrix
  return { rows, columns, data: Float64Array.from(data, map) }
}

/**
 * Each element may differ from the exact sum Σ a·b by (terms + 4) · ε · Σ |a·b|: one rounding for each term's product
 * and addition, and a few for factor, base and storing. The reference is in float64, so for float64 twice as much.
 */
function expectWithin(
  actual: Matrix,
  exact: Matrix,
  magnitude: Matrix,
  terms: number,
  precision: string,
): void {
  const epsilon = precision === 'float64' ? 2 * 2 ** -53 : 2 ** -24
  actual.data.forEach((value, index) => {
    const allowed = (terms + 4) * epsilon * magnitude.data[index]! + Number.MIN_VALUE
    const difference = Math.abs(value - exact.data[index]!)
    if (!(difference <= allowed)) expect.fail(`element ${index}: off by ${difference} > ${allowed}`)
  })
}

/** Declares the tests of one implementation. */
export function describeRounding(name: string, create: (precision: Precision) => Kernels): void {
  describe.each(PRECISIONS)(`products of any shape, ${name}, %s`, (precision) => {
    const kernels = create(precision)
    const random = (rows: number, columns: number, from: number): Matrix =>
      fill(kernels.allocate(rows, columns), from)
    it('affine stays within its rounding', () => {
      fc.assert(
        fc.property(side, depth, side, seed, (n, k, m, from) => {
          const [W, A, b] = [random(n, k, from), random(k, m, from + 1), random(n, 1, from + 2)]
          const Z = random(n, m, from + 3)
          kernels.affine(W, A, b, Z)
          const [exact, magnitude] = [zeros('float64', n, m), zeros('float64', n, m)]
          reference.affine(inFloat64(W), inFloat64(A), inFloat64(b), exact)
          reference.affine(inFloat64(W, Math.abs), inFloat64(A, Math.abs), inFloat64(b, Math.abs), magnitude)
          expectWithin(Z, exact, magnitude, k, precision)
        }),
        { numRuns: 150 },
      )
    })

    it('multiplyTransposed stays within its rounding', () => {
      fc.assert(
        fc.property(depth, side, side, seed, (n, k, m, from) => {
          const [W, dZ, out] = [random(n, k, from), random(n, m, from + 1), random(k, m, from + 2)]
          kernels.multiplyTransposed(W, dZ, out)
          const [exact, magnitude] = [zeros('float64', k, m), zeros('float64', k, m)]
          reference.multiplyTransposed(inFloat64(W), inFloat64(dZ), exact)
          reference.multiplyTransposed(inFloat64(W, Math.abs), inFloat64(dZ, Math.abs), magnitude)
          expectWithin(out, exact, magnitude, n, precision)
        }),
        { numRuns: 150 },
      )
    })

    it('outerProduct stays within its rounding, accumulating or not', () => {
      fc.assert(
        fc.property(side, side, depth, seed, fc.boolean(), (n, k, m, from, accumulate) => {
          const [dZ, A, dW] = [random(n, m, from), random(k, m, from + 1), random(n, k, from + 2)]
          const exact = inFloat64(dW)
          const magnitude = inFloat64(dW, Math.abs)
          kernels.outerProduct(-0.75, dZ, A, dW, accumulate)
          reference.outerProduct(-0.75, inFloat64(dZ), inFloat64(A), exact, accumulate)
          reference.outerProduct(0.75, inFloat64(dZ, Math.abs), inFloat64(A, Math.abs), magnitude, accumulate)
          expectWithin(dW, exact, magnitude, m, precision)
        }),
        { numRuns: 150 },
      )
    })
  })
}
