/** Conformance of logistic regression in one pass: hand-worked numbers, and the formulas on any shape, order and weights. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Scaling } from '../../../../shared/domain/preprocessing'
import type { Kernels, LogisticPass } from '../../../../src-main/engine/kernels/kernels'
import { expectClose, fill, seed, size, tolerance, withKernels, type Subject } from './conformance-subject'
import { g } from './naive'

/** Around the vectors and chunks of features, and the slices of pictures. */
const features = fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constantFrom(255, 256, 257, 768))
const pictures = fc.oneof(size, fc.constantFrom(35, 96, 129, 270))

/** Everything of a pass that has its shape and its numbers by `from`; every second weight is 3. */
function passOf(
  own: Kernels,
  [k, m, held]: readonly [number, number, number],
  from: number,
  { scaling, isWeighted }: { readonly scaling: Scaling; readonly isWeighted: boolean },
): LogisticPass {
  const pixels = own.allocateBytes(k * held)
  for (let at = 0; at < pixels.length; at++) pixels[at] = Math.imul(at + from, 2654435761) >>> 24
  const bytes = own.allocateBytes(4 * m)
  const order = new Uint32Array(bytes.buffer, bytes.byteOffset, m).map((_, j) => (j * 7 + from) % held)
  const inKernels = new Uint32Array(bytes.buffer, bytes.byteOffset, m)
  inKernels.set(order)
  const row = (): LogisticPass['Y'] => own.allocate(1, m)
  const [Y, weights] = [row(), row()]
  for (let j = 0; j < m; j++) [Y.data[j], weights.data[j]] = [j % 2, 1 + 2 * (j % 2)]
  const W = fill(own.allocate(1, k), from + 1)
  for (let i = 0; i < k; i++) W.data[i]! /= k
  return {
    ...{ pixels, scaling, W, Y, b: fill(own.allocate(1, 1), from + 2), weights: isWeighted ? weights : null },
    ...{ order: held === m ? null : inKernels, Z: row(), A: row(), dZ: row() },
  }
}

/** Mean and deviation of each feature: the same deviations as a byte has, but for a feature that hardly varies. */
function standardScaling(k: number): Scaling {
  return {
    kind: 'standard',
    means: Float64Array.from({ length: k }, (_, i) => 100.3 + (i % 50)),
    deviations: Float64Array.from({ length: k }, (_, i) => (i % 11 === 5 ? 2.5 : 60 + (i % 9))),
  }
}

/** Element (i, j) of X. */
function input({ pixels, order, scaling, W }: LogisticPass, i: number, j: number): number {
  const pixel = pixels[(order ? order[j]! : j) * W.columns + i]!
  return scaling.kind === 'unit' ? pixel / 255 : (pixel - scaling.means[i]!) / scaling.deviations[i]!
}

/** The formulas one after the other, each from what the kernels answered before. `largest` is that of any input. */
function expectPass(pass: LogisticPass, largest: number, precision: Subject['precision']): readonly number[] {
  const { W, b, Y, weights, Z, A, dZ } = pass
  const [k, m] = [W.columns, Y.columns]
  const w = [...W.data]
  const answer = (j: number): number => w.reduce((sum, wi, i) => sum + wi * input(pass, i, j), b.data[0]!)
  const columns = Array.from({ length: m }, (_, j) => j)
  // Σ |w| is at most 2; each centre is rounded once more.
  expectClose(Z.data, columns.map(answer), tolerance(precision, k, (4 * (largest + 2)) / Math.sqrt(k)))
  expectClose(A.data, [...Z.data].map(g.sigmoid), tolerance(precision, 2, 1))
  const difference = (j: number): number => (weights ? weights.data[j]! : 1) * (A.data[j]! - Y.data[j]!)
  expectClose(dZ.data, columns.map(difference), tolerance(precision, 1, 3))
  return Array.from({ length: k }, (_, i) =>
    columns.reduce((sum, j) => sum + dZ.data[j]! * input(pass, i, j), 0),
  )
}

export function describePass({ precision, kernels, create, matrix }: Subject): void {
  describe('logistic regression in one pass', () => {
    it('worked by hand', () => {
      const pixels = kernels().allocateBytes(6)
      pixels.set([0, 51, 255, 102, 204, 153])
      const pass: LogisticPass = {
        ...{ pixels, order: null, scaling: { kind: 'unit' }, W: matrix([5, -5, 1]), b: matrix([-1]) },
        ...{ Y: matrix([1, 0]), weights: matrix([2, 1]), Z: matrix([9, 9]), A: matrix([9, 9]) },
        dZ: matrix([9, 9]),
      }
      const dW = matrix([8, 16, 32])
      // X = [0, 0.2, 1] and [0.4, 0.8, 0.6]: z = 0 − 1 + 1 − 1 = −1 and 2 − 4 + 0.6 − 1 = −2.4
      // a = σ(−1) = 0.2689414 and σ(−2.4) = 0.0831727; dz = 2 · (a − 1) = −1.4621172 and 0.0831727
      // Σ dz·x = [0.0332691, −0.2924234 + 0.0665382, −1.4621172 + 0.0499036], halved and added to [8, 16, 32]
      kernels().logisticPass(pass, { factor: 0.5, dW, accumulate: true })
      const close = (found: ArrayLike<number>, expected: readonly number[]): void =>
        expected.forEach((value, at) => expect(found[at]).toBeCloseTo(value, 5))
      close(pass.Z.data, [-1, -2.4])
      close(pass.A.data, [0.2689414, 0.0831727])
      close(pass.dZ.data, [-1.4621172, 0.0831727])
      close(dW.data, [8.0166345, 15.8870574, 31.2938932])
    })

    it('is the formulas, any shape, order, weights and scaling', () => {
      fc.assert(
        fc.property(
          ...([features, pictures, fc.nat({ max: 9 }), seed, fc.boolean(), fc.boolean()] as const),
          (k, m, more, from, isStandard, isWeighted) =>
            withKernels(create, (own) => {
              const scaling: Scaling = isStandard ? standardScaling(k) : { kind: 'unit' }
              const pass = passOf(own, [k, m, m + more], from, { scaling, isWeighted })
              const dW = fill(own.allocate(1, k), from + 3)
              const before = [...dW.data]
              const largest = isStandard ? 155 / 2.5 : 1
              own.logisticPass(pass, { factor: 1 / m, dW, accumulate: false })
              const sums = expectPass(pass, largest, precision)
              const allowed = tolerance(precision, Math.min(m, 40), 3 * (largest + 2))
              expectClose(dW.data, sums.map((sum) => sum / m), allowed) // prettier-ignore
              fill(dW, from + 3)
              own.logisticPass(pass, { factor: -1 / m, dW, accumulate: true })
              expectClose(dW.data, sums.map((sum, i) => before[i]! - sum / m), 2 * allowed) // prettier-ignore
            }),
        ),
        { numRuns: 60 },
      )
    })

    it('answers alone as with a gradient, which it then leaves', () => {
      const pass = passOf(kernels(), [61, 37, 37], 1, { scaling: { kind: 'unit' }, isWeighted: false })
      const dW = kernels().allocate(1, 61)
      kernels().logisticPass(pass, { factor: 1, dW, accumulate: false })
      const before = [pass.Z, pass.A, pass.dZ].map(({ data }) => data.slice())
      for (const { data } of [pass.Z, pass.A, pass.dZ]) data.fill(7)
      kernels().logisticPass(pass, null)
      expect([pass.Z, pass.A, pass.dZ].map(({ data }) => data)).toEqual(before)
    })

    it('gives a feature that never varies a gradient of exactly 0, however light it is', () => {
      const scaling: Scaling = { kind: 'standard', means: new Float64Array(20).fill(255), deviations: new Float64Array(20).fill(1) } // prettier-ignore
      const pass = passOf(kernels(), [20, 50, 50], 3, { scaling, isWeighted: true })
      pass.pixels.fill(255)
      const dW = kernels().allocate(1, 20)
      kernels().logisticPass(pass, { factor: 1, dW, accumulate: false })
      expect([...dW.data]).toEqual(new Array(20).fill(0))
    })

    it('refuses pictures that are not there', () => {
      const pass = passOf(kernels(), [20, 5, 8], 1, { scaling: { kind: 'unit' }, isWeighted: false })
      pass.order![3] = 8
      expect(() => kernels().logisticPass(pass, null)).toThrow('picture 8 of 8')
      expect(() => kernels().logisticPass({ ...pass, order: null }, null)).toThrow('are not 5 pictures of 20')
    })
  })
}
