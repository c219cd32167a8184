/** The products' rounding, and the promises about their bits. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRECISIONS } from '../../../../shared/domain/hyperparameters'
import kernelsPath from '../../../../src-main/engine/kernels/kernels.wasm?asset'
import { createWasmKernels } from '../../../../src-main/engine/kernels/wasm'
import { columnsOf, type Matrix } from '../../../../src-main/engine/matrix'
import { fill, seed } from './conformance-subject'
import { depth, describeColumnCuts, describeRounding, side } from './products-rounding'
import { trainSmallNetwork } from './small-training'

const module = new WebAssembly.Module(readFileSync(kernelsPath))
/** The terms of a partial sum, as in kernels.c. */
const DEPTH = 256

describeRounding('wasm', (precision) => createWasmKernels({ module, precision, threads: 1 }))
describeColumnCuts('wasm', (precision) => createWasmKernels({ module, precision, threads: 1 }))

describe.each(PRECISIONS)('a batch cut into blocks, %s', (precision) => {
  const kernels = createWasmKernels({ module, precision, threads: 1 })
  const random = (rows: number, columns: number, from: number): Matrix =>
    fill(kernels.allocate(rows, columns), from)

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

it.each(PRECISIONS)('a row has the same bits beside few others and beside many, %s', (precision) => {
  const many = fc.integer({ min: 64, max: 90 }) // from SPREAD_ROWS on, other tiles
  fc.assert(
    fc.property(many, fc.integer({ min: 2, max: 63 }), depth, side, seed, (n, few, k, m, from) => {
      const kernels = createWasmKernels({ module, precision, threads: 1 })
      const rows = (matrix: Matrix): Matrix => {
        const first = kernels.allocate(few, matrix.columns)
        first.data.forEach((_, at) => {
          first.data[at] = matrix.data[(at % few) + Math.floor(at / few) * matrix.rows]!
        })
        return first
      }
      const [W, b] = [fill(kernels.allocate(n, k), from), fill(kernels.allocate(n, 1), from + 1)]
      const [A, B] = [fill(kernels.allocate(k, m), from + 2), fill(kernels.allocate(m, k), from + 3)]
      const [Z, fewZ] = [kernels.allocate(n, m), kernels.allocate(few, m)]
      kernels.affine(W, A, b, Z)
      kernels.affine(rows(W), A, rows(b), fewZ)
      expect(fewZ.data).toEqual(rows(Z).data)
      kernels.outerProduct(-0.75, W, B, Z, true) // W as dZ of k examples, B as A of m units
      kernels.outerProduct(-0.75, rows(W), B, fewZ, true)
      expect(fewZ.data).toEqual(rows(Z).data)
    }),
    { numRuns: 60 },
  )
})

it.each(PRECISIONS)('kept inputs give the bits of those that are not, %s', (precision) => {
  fc.assert(
    fc.property(
      side,
      side,
      fc.constantFrom(1, 12, 255, 256, 257, 600),
      seed,
      fc.boolean(),
      (n, k, m, from, isAdded) => {
        const kernels = createWasmKernels({ module, precision, threads: 1 })
        // both products sum m terms
        const [dZ, A] = [fill(kernels.allocate(n, m), from), fill(kernels.allocate(k, m), from + 1)]
        const [W, X] = [fill(kernels.allocate(n, m), from + 3), fill(kernels.allocate(m, k), from + 4)]
        const b = fill(kernels.allocate(n, 1), from + 5)
        const products = () => {
          const [Z, dW] = [kernels.allocate(n, k), fill(kernels.allocate(n, k), from + 2)]
          kernels.affine(W, X, b, Z)
          kernels.outerProduct(-0.75, dZ, A, dW, isAdded)
          return [Z.data, dW.data]
        }
        const plain = products()
        for (const inputs of [A, X]) kernels.keepInputs(inputs)
        expect(products()).toEqual(plain)
      },
    ),
    { numRuns: 60 },
  )
})

/** Another machine, engine or compiler that computes anything differently is seen here; the pass over pictures is in it. */
describe('the bits of a short training', () => {
  it.each([
    ['float32', 'd231bb273d58a1cef0dede3e55e0c2725c932faaee5ed09161ef202f7ff738f2'],
    ['float64', '7a5cd396926cab34f830576bfe936f95e397ff975bdbd85b44822122cd3765bd'],
  ] as const)('%s', (precision, expected) => {
    const hash = (isKept: boolean): string =>
      trainSmallNetwork(createWasmKernels({ module, precision, threads: 1 }), isKept)
    expect([hash(false), hash(true)]).toEqual([expected, expected])
  })
})
