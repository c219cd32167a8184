/** The operations that the lessons' graphs are made of, forward beside backward. */
import type { ActivationName } from '../../../shared/domain/architecture'
import { activations } from '../activations'
import { logisticLoss, outputDerivative } from '../losses'
import { zeros, type Matrix } from '../matrix'
import { broadcast, numpyShape, sumTo } from './broadcasting'
import { elementwise, mapMatrix, pairwise, type Operation } from './operation'

/** a + b + …, with broadcasting: each takes the gradient as it is, summed where it was repeated. */
export const add: Operation = {
  name: 'add',
  formula: (...terms) => terms.join(' + '),
  forward: (...terms) => terms.reduce((total, term) => broadcast(total, term, (a, b) => a + b)),
  backward: (dResult, _result, ...terms) => terms.map(({ rows, columns }) => sumTo(dResult, rows, columns)),
}

export const subtract = pairwise(
  'subtract',
  (a, b) => `${a} − ${b}`,
  (a, b) => a - b,
  [() => 1, () => -1],
)

/** Element by element; `product` is the matrix product. */
export const multiply = pairwise(
  'multiply',
  (a, b) => `${a} ∘ ${b}`,
  (a, b) => a * b,
  [(_a, b) => b, (a) => a],
)

export const negate = elementwise(
  'negate',
  (x) => `−${x}`,
  (x) => -x,
  () => -1,
)

export const log = elementwise(
  'log',
  (x) => `log ${x}`,
  Math.log,
  (x) => 1 / x,
)

export const exp = elementwise(
  'exp',
  (x) => `e^${x}`,
  Math.exp,
  (_x, result) => result,
)

/** g(z) of a layer. */
export function activation(name: ActivationName): Operation {
  const { apply, derivative } = activations[name]
  return elementwise(name, (z) => `${name === 'sigmoid' ? 'σ' : name}(${z})`, apply, derivative)
}

/** L(σ(z), y) in its stable form, straight from z; y takes ∂L/∂y = −z, which nobody asks for. */
export const logisticLossFromZ = pairwise('logistic loss', (z, y) => `L(σ(${z}), ${y})`, logisticLoss, [
  (z, y) => outputDerivative(activations.sigmoid.apply(z), y),
  (z) => -z,
])

/**
 * L(a, y) = −(y log a + (1 − y) log(1 − a)), as the course writes it, from a. For hand-sized numbers: at a = 0 or 1 the
 * logarithm is lost.
 */
export const logisticLossFromA = pairwise(
  'logistic loss of a',
  (a, y) => `L(${a}, ${y})`,
  (a, y) => -(y * Math.log(a) + (1 - y) * Math.log(1 - a)),
  [(a, y) => -y / a + (1 - y) / (1 - a), (a) => Math.log(1 - a) - Math.log(a)],
)

/**
 * result = A · B, for A (n, k) and B (k, m).
 *
 *   ∂J/∂A = ∂J/∂result · Bᵀ      ∂J/∂B = Aᵀ · ∂J/∂result
 */
export const product: Operation = {
  name: 'product',
  formula: (a, b) => `${a} · ${b}`,
  forward: (A, B) => {
    if (A.columns !== B.rows) {
      throw new Error(productError([A.rows, A.columns], [B.rows, B.columns]))
    }
    return sumOfProducts(
      A.rows,
      B.columns,
      A.columns,
      (i, k) => element(A, i, k),
      (k, j) => element(B, k, j),
    )
  },
  backward: (dResult, _result, A, B) => [
    sumOfProducts(
      A.rows,
      A.columns,
      B.columns,
      (i, j) => element(dResult, i, j),
      (j, k) => element(B, k, j),
    ),
    sumOfProducts(
      B.rows,
      B.columns,
      A.rows,
      (k, i) => element(A, i, k),
      (i, j) => element(dResult, i, j),
    ),
  ],
}

/** What `np.dot` says of two arrays whose inner lengths differ. */
export function productError(a: readonly number[], b: readonly number[]): string {
  const inner = `${a.at(-1)} (dim ${a.length - 1}) != ${b[0]} (dim 0)`
  return `shapes ${numpyShape(a)} and ${numpyShape(b)} not aligned: ${inner}`
}

/** Σ over all elements, shape (1, 1). */
export const sum: Operation = {
  name: 'sum',
  formula: (x) => `Σ ${x}`,
  forward: (x) => scalar(total(x)),
  backward: (dResult, _result, x) => [mapMatrix(x, () => dResult.data[0]!)],
}

/** (1/m) Σ over all elements, shape (1, 1). */
export const mean: Operation = {
  name: 'mean',
  formula: (x) => `mean ${x}`,
  forward: (x) => scalar(total(x) / x.data.length),
  backward: (dResult, _result, x) => [mapMatrix(x, () => dResult.data[0]! / x.data.length)],
}

/** One number as a matrix, shape (1, 1). */
export function scalar(value: number): Matrix {
  return { rows: 1, columns: 1, data: Float64Array.of(value) }
}

function total({ data }: Matrix): number {
  let all = 0
  for (let at = 0; at < data.length; at++) all += data[at]!
  return all
}

function element({ rows, data }: Matrix, i: number, j: number): number {
  return data[j * rows + i]!
}

/** result(i, j) = Σₖ left(i, k) · right(k, j), shape (rows, columns), with k from 0 to length − 1. */
function sumOfProducts(
  rows: number,
  columns: number,
  length: number,
  left: (i: number, k: number) => number,
  right: (k: number, j: number) => number,
): Matrix {
  const result = zeros('float64', rows, columns)
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
      let dot = 0
      for (let k = 0; k < length; k++) dot += left(i, k) * right(k, j)
      result.data[j * rows + i] = dot
    }
  }
  return result
}
