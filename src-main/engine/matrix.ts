/**
 * Matrices in the course's layout: one example per column.
 *
 * Storage is column-major: element (i, j) is at `data[j · rows + i]`. So one example is contiguous, and a mini-batch of
 * consecutive columns is a view (`columnsOf`), never a copy.
 */
import type { Precision } from '../../shared/domain/hyperparameters'

export type Numbers = Float32Array | Float64Array

export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly data: Numbers
}

/** A zero matrix in ordinary memory, shape (rows, columns). */
export function zeros(precision: Precision, rows: number, columns: number): Matrix {
  const length = rows * columns
  return {
    rows,
    columns,
    data: precision === 'float64' ? new Float64Array(length) : new Float32Array(length),
  }
}

/** Columns first…first+count−1 of a matrix, sharing its memory. */
export function columnsOf(matrix: Matrix, first: number, count: number): Matrix {
  const { rows, data } = matrix
  return { rows, columns: count, data: data.subarray(first * rows, (first + count) * rows) }
}

/** Throws when a shape is not what the formula needs; the message names both shapes. */
export function assertShape(matrix: Matrix, rows: number, columns: number, name: string): void {
  if (matrix.rows !== rows || matrix.columns !== columns) {
    throw new Error(
      `${name} has shape (${matrix.rows}, ${matrix.columns}), the formula needs (${rows}, ${columns})`,
    )
  }
}

/** The numbers row by row (C order, as NumPy prints and stores them), in the precision of the matrix. */
export function rowMajor({ rows, columns, data }: Matrix): Numbers {
  const out = data.slice()
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[i * columns + j] = data[j * rows + i]!
  return out
}

/** The inverse of `rowMajor`: a matrix of shape (rows, columns) from numbers in C order. */
export function fromRowMajor(rows: number, columns: number, numbers: Numbers): Matrix {
  const data = numbers.slice()
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) data[j * rows + i] = numbers[i * columns + j]!
  return { rows, columns, data }
}
