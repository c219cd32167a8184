/** Lesson "Broadcasting and shapes": small arrays with numbers in them, added or multiplied as NumPy does. */
import type {
  BroadcastReport,
  BroadcastRequest,
  DrawnArray,
} from '../../../shared/domain/lessons/broadcasting'
import { broadcastError, broadcastShape } from '../../engine/graph/broadcasting'
import { add, product, productError } from '../../engine/graph/operations'
import { fromRowMajor, rowMajor, type Matrix } from '../../engine/matrix'

export function combineShapes({ operation, a, b }: BroadcastRequest): BroadcastReport {
  const [left, right] = [drawn(a, 1), drawn(b, 10)]
  const { shape, error, numbers } = operation === 'add' ? added(left, right) : multiplied(left, right)
  return { a: left, b: right, result: shape && { shape, numbers }, error }
}

interface Combined {
  readonly shape: readonly number[] | null
  readonly error: string | null
  readonly numbers: readonly number[]
}

function refused(error: string): Combined {
  return { shape: null, error, numbers: [] }
}

function added(a: DrawnArray, b: DrawnArray): Combined {
  const shape = broadcastShape(a.shape, b.shape)
  if (!shape) return refused(broadcastError(a.shape, b.shape))
  return { shape, error: null, numbers: [...rowMajor(add.forward(asRow(a), asRow(b)))] }
}

function multiplied(a: DrawnArray, b: DrawnArray): Combined {
  if (a.shape.at(-1) !== b.shape[0]) return refused(productError(a.shape, b.shape))
  const numbers = [...rowMajor(product.forward(asRow(a), asColumn(b)))]
  return { shape: productShape(a.shape, b.shape), error: null, numbers }
}

/** 0, 1, 2, … times a factor: every number of the result tells which two it came from. */
function drawn(shape: readonly number[], factor: number): DrawnArray {
  const length = shape.reduce((total, axis) => total * axis, 1)
  return { shape, numbers: Array.from({ length }, (_, i) => factor * (i + 1)) }
}

/** An array of one axis counts as a row where shapes are laid under one another from the right. */
function asRow({ shape, numbers }: DrawnArray): Matrix {
  const [rows, columns] = shape.length === 1 ? [1, numbers.length] : [shape[0] ?? 0, shape[1] ?? 0]
  return fromRowMajor(rows, columns, Float64Array.from(numbers))
}

/** On the right of a product an array of one axis counts as a column. */
function asColumn(array: DrawnArray): Matrix {
  return array.shape.length === 1
    ? fromRowMajor(array.numbers.length, 1, Float64Array.from(array.numbers))
    : asRow(array)
}

/** `np.dot` drops the axis that an array of one axis was given for the product. */
function productShape(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...a.slice(0, -1), ...(b.length === 1 ? [] : b.slice(1))]
}
