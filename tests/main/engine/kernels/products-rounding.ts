/** The rounding of the products, bound by bound, on shapes 1…70 and around the blocks that sums are taken in. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRECISIONS, type Precision } from '../../../../shared/domain/hyperparameters'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { columnsOf, zeros, type Matrix } from '../../../../src-main/engine/matrix'
import { fill, seed } from './conformance-subject'

const reference = createReferenceKernels('float64')

export const side = fc.integer({ min: 1, max: 70 })
/** 1…70, and sizes around the depth of a block. */
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

/** One side beyond what is packed at a time, the depth beyond what is summed at a time: rows, depth, columns. */
const LARGE = [
  [33, 400, 701],
  [701, 400, 33],
] as const

interface Subject {
  readonly kernels: Kernels
  readonly precision: Precision
  random(rows: number, columns: number, from: number): Matrix
}

function checkAffine(
  { kernels, precision, random }: Subject,
  n: number,
  k: number,
  m: number,
  from: number,
): void {
  const [W, A, b] = [random(n, k, from), random(k, m, from + 1), random(n, 1, from + 2)]
  const Z = random(n, m, from + 3)
  kernels.affine(W, A, b, Z)
  const [exact, magnitude] = [zeros('float64', n, m), zeros('float64', n, m)]
  reference.affine(inFloat64(W), inFloat64(A), inFloat64(b), exact)
  reference.affine(inFloat64(W, Math.abs), inFloat64(A, Math.abs), inFloat64(b, Math.abs), magnitude)
  expectWithin(Z, exact, magnitude, k, precision)
}

/** out (k, m), of n terms. */
function checkTransposed(
  { kernels, precision, random }: Subject,
  k: number,
  n: number,
  m: number,
  from: number,
): void {
  const [W, dZ, out] = [random(n, k, from), random(n, m, from + 1), random(k, m, from + 2)]
  kernels.multiplyTransposed(W, dZ, out)
  const [exact, magnitude] = [zeros('float64', k, m), zeros('float64', k, m)]
  reference.multiplyTransposed(inFloat64(W), inFloat64(dZ), exact)
  reference.multiplyTransposed(inFloat64(W, Math.abs), inFloat64(dZ, Math.abs), magnitude)
  expectWithin(out, exact, magnitude, n, precision)
}

/** dW (n, k), of m terms. */
function checkOuter(
  { kernels, precision, random }: Subject,
  [n, m, k]: readonly [number, number, number],
  from: number,
  accumulate: boolean,
): void {
  const [dZ, A, dW] = [random(n, m, from), random(k, m, from + 1), random(n, k, from + 2)]
  const exact = inFloat64(dW)
  const magnitude = inFloat64(dW, Math.abs)
  kernels.outerProduct(-0.75, dZ, A, dW, accumulate)
  reference.outerProduct(-0.75, inFloat64(dZ), inFloat64(A), exact, accumulate)
  reference.outerProduct(0.75, inFloat64(dZ, Math.abs), inFloat64(A, Math.abs), magnitude, accumulate)
  expectWithin(dW, exact, magnitude, m, precision)
}

/** Declares the tests of one implementation. */
export function describeRounding(name: string, create: (precision: Precision) => Kernels): void {
  describe.each(PRECISIONS)(`products of any shape, ${name}, %s`, (precision) => {
    const kernels = create(precision)
    const subject: Subject = {
      kernels,
      precision,
      random: (rows, columns, from) => fill(kernels.allocate(rows, columns), from),
    }
    it('affine stays within its rounding', () => {
      fc.assert(
        fc.property(side, depth, side, seed, (n, k, m, from) => checkAffine(subject, n, k, m, from)),
        { numRuns: 150 },
      )
    })

    it('multiplyTransposed stays within its rounding', () => {
      fc.assert(
        fc.property(side, depth, side, seed, (k, n, m, from) => checkTransposed(subject, k, n, m, from)),
        { numRuns: 150 },
      )
    })

    it('outerProduct stays within its rounding, accumulating or not', () => {
      fc.assert(
        fc.property(side, depth, side, seed, fc.boolean(), (n, m, k, from, accumulate) =>
          checkOuter(subject, [n, m, k], from, accumulate),
        ),
        { numRuns: 150 },
      )
    })

    it.each(LARGE)('all three stay within it at %i × %i × %i', (rows, terms, columns) => {
      checkAffine(subject, rows, terms, columns, 1)
      checkTransposed(subject, rows, terms, columns, 2)
      checkOuter(subject, [rows, terms, columns], 3, true)
    })
  })
}

/** Declares the promise that the columns of a product do not depend on which others are computed with them. */
export function describeColumnCuts(name: string, create: (precision: Precision) => Kernels): void {
  it.each(PRECISIONS)(`${name}, %s: the same for a batch and for its columns, however cut`, (precision) => {
    const kernels = create(precision)
    const random = (rows: number, columns: number, from: number): Matrix =>
      fill(kernels.allocate(rows, columns), from)
    fc.assert(
      fc.property(side, depth, side, seed, fc.nat(), (n, k, m, from, at) => {
        const [W, A, b] = [random(n, k, from), random(k, m, from + 1), random(n, 1, from + 2)]
        const [whole, cut] = [kernels.allocate(n, m), kernels.allocate(n, m)]
        kernels.affine(W, A, b, whole)
        const first = at % m
        if (first > 0) kernels.affine(W, columnsOf(A, 0, first), b, columnsOf(cut, 0, first))
        kernels.affine(W, columnsOf(A, first, m - first), b, columnsOf(cut, first, m - first))
        expect(cut.data).toEqual(whole.data)
      }),
      { numRuns: 60 },
    )
  })
}
