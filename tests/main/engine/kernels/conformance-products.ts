/** Conformance of the sums: hand-worked numbers, naive sums on any shape, accumulation, views of columns. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../../src-main/engine/matrix'
import { expectClose, fill, seed, size, tolerance, withKernels, type Subject } from './conformance-subject'
import { naive } from './naive'

/** And around the terms that are summed at a time from kept bytes: 768 in float64, 1536 in float32. */
const keptFeatures = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 600 }) },
  { weight: 1, arbitrary: fc.constantFrom(768, 769, 1536, 1537, 1700, 3073) },
)

export function describeProducts({ precision, kernels, create, matrix }: Subject): void {
  describe('products, worked by hand', () => {
    it('Z = W · A + b', () => {
      const W = matrix([1, 2, 3], [4, 5, 6])
      const A = matrix([1, 0], [0, 1], [2, -1])
      const b = matrix([10], [20])
      const Z = fill(kernels().allocate(2, 2), 1)
      kernels().affine(W, A, b, Z)
      // column 1: 1·1 + 2·0 + 3·2 + 10 = 17, 4 + 0 + 12 + 20 = 36; column 2: 2 − 3 + 10 = 9, 5 − 6 + 20 = 19
      expect([...Z.data]).toEqual([17, 36, 9, 19])
    })

    it('out = Wᵀ · dZ', () => {
      const W = matrix([1, 2, 3], [4, 5, 6])
      const dZ = matrix([1, -1], [2, 0.5])
      const out = fill(kernels().allocate(3, 2), 1)
      kernels().multiplyTransposed(W, dZ, out)
      // column 1: 1 + 4·2 = 9, 2 + 10 = 12, 3 + 12 = 15; column 2: −1 + 2 = 1, −2 + 2.5 = 0.5, −3 + 3 = 0
      expect([...out.data]).toEqual([9, 12, 15, 1, 0.5, 0])
    })

    it('dW = factor · dZ · Aᵀ, and dW += … when accumulating', () => {
      const dZ = matrix([1, -1], [2, 0.5])
      const A = matrix([1, 0], [0, 1], [2, -1])
      const dW = fill(kernels().allocate(2, 3), 1)
      kernels().outerProduct(0.5, dZ, A, dW, false)
      // dZ·Aᵀ = [1·1 − 1·0, −1, 2 + 1; 2, 0.5, 4 − 0.5] = [1, −1, 3; 2, 0.5, 3.5], halved
      expect([...dW.data]).toEqual([0.5, 1, -0.5, 0.25, 1.5, 1.75])
      kernels().outerProduct(-1, dZ, A, dW, true)
      expect([...dW.data]).toEqual([-0.5, -1, 0.5, -0.25, -1.5, -1.75])
    })

    it('db = factor · Σ of the columns, and db += … when accumulating', () => {
      const dZ = matrix([1, -1, 4], [2, 0.5, 0])
      const db = fill(kernels().allocate(2, 1), 1)
      kernels().sumColumns(0.25, dZ, db, false)
      expect([...db.data]).toEqual([1, 0.625]) // (1 − 1 + 4)/4, 2.5/4
      kernels().sumColumns(2, dZ, db, true)
      expect([...db.data]).toEqual([9, 5.625]) // 1 + 2·4, 0.625 + 2·2.5
    })
  })

  describe('products against the naive sums, any shape', () => {
    it('affine', () => {
      fc.assert(
        fc.property(size, size, size, seed, (n, k, m, from) =>
          withKernels(create, (own) => {
            const W = fill(own.allocate(n, k), from)
            const A = fill(own.allocate(k, m), from + 1)
            const b = fill(own.allocate(n, 1), from + 2)
            const Z = fill(own.allocate(n, m), from + 3)
            own.affine(W, A, b, Z)
            expectClose(Z.data, naive.affine(W, A, b), tolerance(precision, k, 4 * k))
          }),
        ),
        { numRuns: 40 },
      )
    })

    it('multiplyTransposed', () => {
      fc.assert(
        fc.property(size, size, size, seed, (n, k, m, from) =>
          withKernels(create, (own) => {
            const W = fill(own.allocate(n, k), from)
            const dZ = fill(own.allocate(n, m), from + 1)
            const out = fill(own.allocate(k, m), from + 2)
            own.multiplyTransposed(W, dZ, out)
            expectClose(out.data, naive.multiplyTransposed(W, dZ), tolerance(precision, n, 4 * n))
          }),
        ),
        { numRuns: 40 },
      )
    })

    it('outerProduct and sumColumns, in two blocks of columns as in one', () => {
      fc.assert(
        fc.property(
          size,
          size,
          size,
          seed,
          fc.double({ min: 0, max: 1, noNaN: true }),
          (n, k, m, from, cut) =>
            withKernels(create, (own) => {
              const dZ = fill(own.allocate(n, m), from)
              const A = fill(own.allocate(k, m), from + 1)
              const dW = fill(own.allocate(n, k), from + 2)
              const db = fill(own.allocate(n, 1), from + 3)
              const expectedW = naive.outerProduct(1 / m, dZ, A)
              const expectedB = naive.sumColumns(1 / m, dZ)
              own.outerProduct(1 / m, dZ, A, dW, false)
              own.sumColumns(1 / m, dZ, db, false)
              expectClose(dW.data, expectedW, tolerance(precision, m, 4))
              expectClose(db.data, expectedB, tolerance(precision, m, 2))

              const first = Math.max(1, Math.floor(cut * (m - 1)))
              for (const [start, count] of [
                [0, first],
                [first, m - first],
              ] as const) {
                if (count === 0) continue
                own.outerProduct(
                  1 / m,
                  columnsOf(dZ, start, count),
                  columnsOf(A, start, count),
                  dW,
                  start > 0,
                )
                own.sumColumns(1 / m, columnsOf(dZ, start, count), db, start > 0)
              }
              expectClose(dW.data, expectedW, tolerance(precision, m, 4))
              expectClose(db.data, expectedB, tolerance(precision, m, 2))
            }),
        ),
        { numRuns: 40 },
      )
    })

    it('the long sums of the first layer: 3,001 features', () => {
      withKernels(create, (own) => {
        const [n, k, m] = [7, 3001, 13]
        const W = fill(own.allocate(n, k), 5)
        const A = fill(own.allocate(k, m), 6)
        const b = fill(own.allocate(n, 1), 7)
        const Z = own.allocate(n, m)
        own.affine(W, A, b, Z)
        // Σ |w·a| is about k · 1; errors grow with it and not with k²
        expectClose(Z.data, naive.affine(W, A, b), tolerance(precision, 100, k))
        const dW = own.allocate(n, k)
        own.outerProduct(1 / m, Z, A, dW, false)
        expectClose(dW.data, naive.outerProduct(1 / m, Z, A), tolerance(precision, m, 4 * k))
      })
    })

    it('inputs that are kept give the same products: pixels, and numbers that are none', () => {
      fc.assert(
        fc.property(size, keptFeatures, size, seed, fc.boolean(), (n, k, m, from, isPixels) =>
          withKernels(create, (own) => {
            const X = fill(own.allocate(k, m), from)
            if (isPixels) {
              const pixels = own.allocateBytes(k * m)
              for (let index = 0; index < pixels.length; index++) pixels[index] = (from + index * 97) % 256
              own.scalePixels(pixels, { kind: 'unit' }, X)
            }
            own.keepInputs(X)
            const [W, b, Z] = [own.allocate(n, k), own.allocate(n, 1), own.allocate(n, m)]
            fill(W, from + 1)
            fill(b, from + 2)
            own.affine(W, X, b, Z)
            expectClose(Z.data, naive.affine(W, X, b), tolerance(precision, k, 4 * k))
            const view = columnsOf(X, 0, Math.ceil(m / 2))
            own.affine(W, view, b, columnsOf(Z, 0, view.columns))
            expectClose(Z.data, naive.affine(W, X, b), tolerance(precision, k, 4 * k))
            const dZ = fill(own.allocate(n, m), from + 3)
            const before = [...W.data]
            own.outerProduct(-0.5, dZ, X, W, true)
            const expected = naive.outerProduct(-0.5, dZ, X).map((value, at) => value + before[at]!)
            expectClose(W.data, expected, tolerance(precision, m, 4 * m))
          }),
        ),
        { numRuns: 40 },
      )
    })

    it('works on views of consecutive columns and writes nothing outside them', () => {
      const W = fill(kernels().allocate(3, 5), 1)
      const A = fill(kernels().allocate(5, 9), 2)
      const b = fill(kernels().allocate(3, 1), 3)
      const Z = fill(kernels().allocate(3, 9), 4)
      const before = [...Z.data]
      kernels().affine(W, columnsOf(A, 2, 4), b, columnsOf(Z, 2, 4))
      const expected = naive.affine(W, columnsOf(A, 2, 4), b)
      expectClose(
        Z.data,
        [...before.slice(0, 6), ...expected, ...before.slice(18)],
        tolerance(precision, 5, 20),
      )
    })
  })
}
