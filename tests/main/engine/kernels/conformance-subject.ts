/** What the parts of the kernels' conformance tests share: tolerances, sizes, numbers, and kernels to test. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Precision } from '../../../../shared/domain/hyperparameters'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import type { Matrix } from '../../../../src-main/engine/matrix'

/**
 * A sum of `terms` products of numbers up to `size` may differ by rounding in each addition and in the storing:
 * ε = 2⁻⁵³ or 2⁻²⁴, times a margin of 4 for another order of summation and for exp, log and tanh of another library.
 */
export function tolerance(precision: Precision, terms: number, size: number): number {
  const epsilon = precision === 'float64' ? 2 ** -53 : 2 ** -24
  return 4 * epsilon * (terms + 2) * Math.max(size, 1e-3)
}

export function expectClose(actual: ArrayLike<number>, expected: readonly number[], allowed: number): void {
  expect(actual.length).toBe(expected.length)
  for (let index = 0; index < expected.length; index++) {
    const difference = Math.abs(actual[index]! - expected[index]!)
    if (!(difference <= allowed)) {
      expect.fail(
        `element ${index}: ${actual[index]} instead of ${expected[index]}, off by ${difference} > ${allowed}`,
      )
    }
  }
}

/** Sizes around 1 and around the lanes and blocks that fast implementations work in. */
export const size = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(15, 16, 17, 31, 33, 64, 67))
export const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 })

/** Numbers in [−2, 2) from a linear congruential generator: fast-check's own arrays are slow at this length. */
export function fill(matrix: Matrix, from: number): Matrix {
  let state = from >>> 0
  for (let index = 0; index < matrix.data.length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    matrix.data[index] = state / 2 ** 30 - 2
  }
  return matrix
}

/** Runs a property with new kernels for each example, so that no memory is left behind. */
export function withKernels(create: () => Kernels, body: (kernels: Kernels) => void): void {
  const kernels = create()
  try {
    body(kernels)
  } finally {
    kernels.dispose()
  }
}

/** One implementation in one precision, as the parts of the conformance tests get it. */
export interface Subject {
  readonly precision: Precision
  /** The kernels that all tests of a part use; there from the first test on. */
  readonly kernels: () => Kernels
  /** New ones, for properties. */
  readonly create: () => Kernels
  /** A matrix in the memory of `kernels`, written row by row, as on paper. */
  readonly matrix: (...rows: readonly (readonly number[])[]) => Matrix
}

/** To be called inside a describe block: makes the kernels before its tests and disposes of them after. */
export function subject(precision: Precision, create: (precision: Precision) => Kernels): Subject {
  const created: Kernels[] = []
  beforeAll(() => void created.push(create(precision)))
  afterAll(() => created[0]!.dispose())
  const kernels = (): Kernels => created[0]!
  const matrix: Subject['matrix'] = (...rows) => {
    const out = kernels().allocate(rows.length, rows[0]!.length)
    rows.forEach((row, i) => row.forEach((value, j) => (out.data[j * rows.length + i] = value)))
    return out
  }
  return { precision, kernels, create: () => create(precision), matrix }
}
