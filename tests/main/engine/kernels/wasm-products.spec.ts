/** The products' rounding, bound by bound, and the promises about their bits. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRECISIONS } from '../../../../shared/domain/hyperparameters'
import kernelsPath from '../../../../src-main/engine/kernels/kernels.wasm?asset'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { createWasmKernels } from '../../../../src-main/engine/kernels/wasm'
import { columnsOf, zeros, type Matrix } from '../../../../src-main/engine/matrix'
import { fill, seed } from './conformance-subject'
import { trainSmallNetwork } from './small-training'

const module = new WebAssembly.Module(readFileSync(kernelsPath))
const reference = createReferenceKernels('float64')

/** The terms of a partial sum, as in kernels.c. */
const DEPTH = 256

/** 1…70, and sizes around the depth of a block. */
const side = fc.integer({ min: 1, max: 70 })
const depth = fc.oneof(side, fc.constantFrom(255, 256, 257, 511, 513, 700))

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

describe.each(PRECISIONS)('products of any shape, %s', (precision) => {
  const kernels = createWasmKernels({ module, precision, threads: 1 })
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

  it('is the same for a batch and for its columns, however cut', () => {
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

  it(`gives the same gradient for a batch and for blocks of ${DEPTH} examples`, () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: DEPTH + 1, max: 3 * DEPTH }), seed, (n, k, m, from) => {
        const [dZ, A] = [random(n, m, from), random(k, m, from + 1)]
        const [whole, cut] = [kernels.allocate(n, k), kernels.allocate(n, k)]
        const [wholeSum, cutSum] = [kernels.allocate(n, 1), kernels.allocate(n, 1)]
        kernels.outerProduct(1 / m, dZ, A, whole, false)
        kernels.sumColumns(1 / m, dZ, wholeSum, false)
        for (let first = 0; first < m; first += DEPTH) {
          const count = Math.min(DEPTH, m - first)
          const block = columnsOf(dZ, first, count)
          kernels.outerProduct(1 / m, block, columnsOf(A, first, count), cut, first > 0)
          kernels.sumColumns(1 / m, block, cutSum, first > 0)
        }
        expect(cut.data).toEqual(whole.data)
        expect(cutSum.data).toEqual(wholeSum.data)
      }),
      { numRuns: 40 },
    )
  })
})

/** Another machine, engine or compiler that computes anything differently is seen here. */
describe('the bits of a short training', () => {
  it.each([
    ['float32', '4fa08823fe41f80d4e3e0581cc63520cf411a38d661935bebe62bf177d26e55b'],
    ['float64', '41c1af4cd630720e9179bbb29dc90b8f591f639030eedbbcd1ae70088318e74c'],
  ] as const)('%s', (precision, expected) => {
    const hash = (): string => trainSmallNetwork(createWasmKernels({ module, precision, threads: 1 }))
    expect([hash(), hash()]).toEqual([expected, expected])
  })
})
