/** Conformance of what works element by element: activations and pixels. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVATIONS } from '../../../../shared/domain/architecture'
import { columnsOf } from '../../../../src-main/engine/matrix'
import { expectClose, fill, seed, size, tolerance, withKernels, type Subject } from './conformance-subject'
import { g, gPrime } from './naive'

export function describeElementwise({ precision, kernels, create, matrix }: Subject): void {
  describe('activations', () => {
    it.each(ACTIVATIONS)('%s and its derivative, also in place', (activation) => {
      const values = [-20, -3.5, -1, -1e-3, 1e-3, 0.25, 1, 2, 3.5, 20]
      const Z = matrix(values.slice(0, 5), values.slice(5))
      const A = kernels().allocate(2, 5)
      kernels().activate(activation, Z, A)
      const z = [...Z.data]
      expectClose(A.data, z.map(g[activation]), tolerance(precision, 2, 20))

      const dA = fill(kernels().allocate(2, 5), 3)
      const expected = [...dA.data].map((d, index) => d * gPrime[activation](z[index]!))
      const dZ = kernels().allocate(2, 5)
      kernels().activateBackward(activation, dA, Z, A, dZ)
      expectClose(dZ.data, expected, tolerance(precision, 2, 2))
      kernels().activateBackward(activation, dA, Z, A, dA)
      expect([...dA.data]).toEqual([...dZ.data])

      const separate = [...A.data]
      kernels().activate(activation, Z, Z)
      expect([...Z.data]).toEqual(separate)
    })

    it.each(ACTIVATIONS)('%s on every length, so that no lane or tail is forgotten', (activation) => {
      for (let length = 1; length <= 40; length++) {
        const Z = fill(kernels().allocate(1, length), length)
        const A = kernels().allocate(1, length)
        kernels().activate(activation, Z, A)
        expectClose(A.data, [...Z.data].map(g[activation]), tolerance(precision, 2, 2))
      }
    })

    it.each(ACTIVATIONS)('%s keeps NaN and stays finite far out', (activation) => {
      const Z = matrix([NaN, -1e4, 1e4, NaN, 1])
      const A = kernels().allocate(1, 5)
      kernels().activate(activation, Z, A)
      expect([...A.data].map(Number.isNaN)).toEqual([true, false, false, true, false])
      expect([...A.data].filter(Number.isFinite).length).toBe(3)
    })

    it('saturates sigmoid and tanh to their limits, without overflow', () => {
      // An exponential that stops at the smallest normal number is as good as 0 here.
      const expectLimits = (activation: 'sigmoid' | 'tanh', limits: readonly number[]): void => {
        const A = kernels().allocate(1, 4)
        kernels().activate(activation, matrix([-1000, -800, 800, 1000]), A)
        expectClose(A.data, limits, 1e-30)
      }
      expectLimits('sigmoid', [0, 0, 1, 1])
      expectLimits('tanh', [-1, -1, 1, 1])
    })

    it('takes the derivative from the left where ReLU and leaky ReLU have a corner', () => {
      const zero = kernels().allocate(1, 1)
      const dZ = kernels().allocate(1, 1)
      kernels().activateBackward('relu', matrix([3]), zero, zero, dZ)
      expect([...dZ.data]).toEqual([0])
      kernels().activateBackward('leaky-relu', matrix([100]), zero, zero, dZ)
      expect(dZ.data[0]).toBeCloseTo(1, 6)
    })
  })

  describe('pixels', () => {
    it('unit scaling divides by 255, every byte value', () => {
      const pixels = kernels().allocateBytes(256)
      for (let value = 0; value < 256; value++) pixels[value] = value
      const X = kernels().allocate(64, 4)
      kernels().scalePixels(pixels, { kind: 'unit' }, X)
      expectClose(
        X.data,
        Array.from({ length: 256 }, (_, value) => value / 255),
        tolerance(precision, 0, 1),
      )
      expect([X.data[0], X.data[255]]).toEqual([0, 1])
    })

    it('standard scaling is (pixel − mean of the feature) / deviation of the feature', () => {
      const pixels = kernels().allocateBytes(6)
      pixels.set([0, 10, 255, 4, 20, 5])
      const scaling = {
        kind: 'standard',
        means: Float64Array.of(2, 15, 130),
        deviations: Float64Array.of(2, 5, 125),
      } as const
      const X = kernels().allocate(3, 2)
      kernels().scalePixels(pixels, scaling, X)
      // (0−2)/2, (10−15)/5, (255−130)/125; (4−2)/2, (20−15)/5, (5−130)/125
      expectClose(X.data, [-1, -1, 1, 1, 1, -1], tolerance(precision, 1, 130))
    })

    it('scales a block of pictures into a view of columns, any number of features', () => {
      fc.assert(
        fc.property(size, fc.integer({ min: 2, max: 9 }), seed, (features, m, from) =>
          withKernels(create, (own) => {
            const pixels = own.allocateBytes(features * m)
            for (let index = 0; index < pixels.length; index++) pixels[index] = (from + index * 97) % 256
            const X = own.allocate(features, m)
            own.scalePixels(pixels.subarray(features), { kind: 'unit' }, columnsOf(X, 1, m - 1))
            const expected = [...pixels].map((pixel, index) => (index < features ? 0 : pixel / 255))
            expectClose(X.data, expected, tolerance(precision, 0, 1))
          }),
        ),
        { numRuns: 40 },
      )
    })
  })
}
