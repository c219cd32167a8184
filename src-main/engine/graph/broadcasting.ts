/** NumPy's broadcasting: when two shapes fit, what comes out, and how a gradient finds its way back. */
import { zeros, type Matrix } from '../matrix'

/**
 * The shape of an elementwise result of two arrays of any number of axes, or null when they do not fit.
 *
 * Shapes are laid one under the other from the right; a missing axis counts as 1; two lengths fit when they are equal
 * or one of them is 1, and the longer one comes out (NumPy manual, "Broadcasting").
 */
export function broadcastShape(a: readonly number[], b: readonly number[]): readonly number[] | null {
  const axes = Math.max(a.length, b.length)
  const shape: number[] = []
  for (let axis = 0; axis < axes; axis++) {
    const left = a[a.length - axes + axis] ?? 1
    const right = b[b.length - axes + axis] ?? 1
    if (left !== right && left !== 1 && right !== 1) return null
    shape.push(left === 1 ? right : left)
  }
  return shape
}

/**
 * result(i, j) = combine(a(i, j), b(i, j)), a row or a column of length 1 repeated.
 * Throws when the shapes do not fit; the message is NumPy's own.
 */
export function broadcast(a: Matrix, b: Matrix, combine: (x: number, y: number) => number): Matrix {
  const shape = broadcastShape([a.rows, a.columns], [b.rows, b.columns])
  if (!shape) throw new Error(broadcastError([a.rows, a.columns], [b.rows, b.columns]))
  const [rows, columns] = [shape[0]!, shape[1]!]
  const result = zeros('float64', rows, columns)
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) result.data[j * rows + i] = combine(at(a, i, j), at(b, i, j))
  }
  return result
}

/** What NumPy says of shapes that do not fit; its message does end with a space. */
export function broadcastError(a: readonly number[], b: readonly number[]): string {
  return `operands could not be broadcast together with shapes ${numpyShape(a)} ${numpyShape(b)} `
}

/** A shape inside NumPy's messages: "(3,4)", "(3,)" for one axis and "()" for none. */
export function numpyShape(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(',')})`
}

/**
 * The sum of a matrix over the axes in which `shape` has length 1: a number that was repeated takes the gradients of
 * all its copies. Shape (rows, columns) in, (shape[0], shape[1]) out.
 */
export function sumTo(matrix: Matrix, rows: number, columns: number): Matrix {
  if (matrix.rows === rows && matrix.columns === columns) return matrix
  const sum = zeros('float64', rows, columns)
  for (let j = 0; j < matrix.columns; j++) {
    for (let i = 0; i < matrix.rows; i++) {
      sum.data[(columns === 1 ? 0 : j) * rows + (rows === 1 ? 0 : i)]! += matrix.data[j * matrix.rows + i]!
    }
  }
  return sum
}

function at({ rows, columns, data }: Matrix, i: number, j: number): number {
  return data[(columns === 1 ? 0 : j) * rows + (rows === 1 ? 0 : i)]!
}
