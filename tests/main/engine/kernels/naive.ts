/**
 * The kernels' formulas a second time, element by element in float64, sharing nothing with the implementations but the
 * column-major layout. The oracle of `conformance.ts`.
 */
import type { ActivationName } from '../../../../shared/domain/architecture'
import type { Matrix } from '../../../../src-main/engine/matrix'

/** Element (i, j). */
function at(matrix: Matrix, i: number, j: number): number {
  return matrix.data[j * matrix.rows + i]!
}

/** All elements of a rows × columns result, column by column. */
function table(rows: number, columns: number, element: (i: number, j: number) => number): number[] {
  return Array.from({ length: rows * columns }, (_, index) => element(index % rows, Math.floor(index / rows)))
}

function sum(count: number, term: (index: number) => number): number {
  let total = 0
  for (let index = 0; index < count; index++) total += term(index)
  return total
}

export const naive = {
  affine: (W: Matrix, A: Matrix, b: Matrix) =>
    table(W.rows, A.columns, (i, j) => at(b, i, 0) + sum(W.columns, (p) => at(W, i, p) * at(A, p, j))),
  multiplyTransposed: (W: Matrix, dZ: Matrix) =>
    table(W.columns, dZ.columns, (p, j) => sum(W.rows, (i) => at(W, i, p) * at(dZ, i, j))),
  outerProduct: (factor: number, dZ: Matrix, A: Matrix) =>
    table(dZ.rows, A.rows, (i, p) => factor * sum(A.columns, (j) => at(dZ, i, j) * at(A, p, j))),
  sumColumns: (factor: number, dZ: Matrix) =>
    table(dZ.rows, 1, (i) => factor * sum(dZ.columns, (j) => at(dZ, i, j))),
}

/** g, written from its definition by exponentials alone where that is exact enough for |z| ≤ 20. */
export const g: Record<ActivationName, (z: number) => number> = {
  sigmoid: (z) => Math.exp(z) / (1 + Math.exp(z)),
  tanh: (z) => Math.sign(z) * (-Math.expm1(-2 * Math.abs(z)) / (1 + Math.exp(-2 * Math.abs(z)))),
  relu: (z) => (z > 0 ? z : 0),
  'leaky-relu': (z) => (z > 0 ? z : z / 100),
  linear: (z) => z,
}

/** g′ by its textbook form in z alone (the implementations use a). */
export const gPrime: Record<ActivationName, (z: number) => number> = {
  sigmoid: (z) => 1 / (2 + Math.exp(z) + Math.exp(-z)),
  tanh: (z) => 1 / Math.cosh(z) ** 2,
  relu: (z) => (z > 0 ? 1 : 0),
  'leaky-relu': (z) => (z > 0 ? 1 : 1 / 100),
  linear: () => 1,
}

/** The logistic loss by its definition, with a = σ(z); exact enough for |z| ≤ 15. */
export function loss(z: number, y: number): number {
  return -(y * Math.log(1 / (1 + Math.exp(-z))) + (1 - y) * Math.log(1 / (1 + Math.exp(z))))
}
