/** Lesson "Broadcasting and shapes": two shapes added or multiplied as NumPy does, with numbers in them where they are small. */
import {
  DRAWN_LENGTH,
  type AlignedAxis,
  type BroadcastReport,
  type BroadcastRequest,
  type DrawnArray,
} from '../../../shared/domain/lessons/broadcasting'
import { broadcastError, broadcastShape } from '../../engine/graph/broadcasting'
import { add, product, productError } from '../../engine/graph/operations'
import { fromRowMajor, rowMajor, type Matrix } from '../../engine/matrix'

type Shape = readonly number[]

export function combineShapes({ operation, a, b }: BroadcastRequest): BroadcastReport {
  const isSum = operation === 'add'
  const shape = isSum ? broadcastShape(a, b) : productShape(a, b)
  const refusal = isSum ? broadcastError(a, b) : productError(a, b)
  return {
    shape,
    error: shape ? null : refusal,
    axes: isSum ? alignedAxes(a, b) : [],
    drawn: isDrawable(a) && isDrawable(b) ? drawing(operation, a, b, shape) : null,
  }
}

/** `np.dot` drops the axis that an array of one axis was given for the product; null when the inner lengths differ. */
function productShape(a: Shape, b: Shape): Shape | null {
  return a.at(-1) === b[0] ? [...a.slice(0, -1), ...(b.length === 1 ? [] : b.slice(1))] : null
}

/** Laid under one another from the right: each pair of axes for itself. */
function alignedAxes(a: Shape, b: Shape): readonly AlignedAxis[] {
  const count = Math.max(a.length, b.length)
  return Array.from({ length: count }, (_, axis) => {
    const [left, right] = [a[a.length - count + axis], b[b.length - count + axis]]
    const [result = null] = broadcastShape([left ?? 1], [right ?? 1]) ?? []
    return { a: left ?? null, b: right ?? null, result }
  })
}

function isDrawable(shape: Shape): boolean {
  return shape.length <= 2 && shape.every((length) => length <= DRAWN_LENGTH)
}

function drawing(
  operation: BroadcastRequest['operation'],
  a: Shape,
  b: Shape,
  shape: Shape | null,
): BroadcastReport['drawn'] {
  const [left, right] = [drawn(a, 1), drawn(b, 10)]
  if (!shape) return { a: left, b: right, result: null }
  const matrix =
    operation === 'add'
      ? add.forward(asRow(left), asRow(right))
      : product.forward(asRow(left), asColumn(right))
  return { a: left, b: right, result: { shape, numbers: [...rowMajor(matrix)] } }
}

/** 1, 2, 3, … times a factor: every number of the result tells which two it came from. */
function drawn(shape: Shape, factor: number): DrawnArray {
  const length = shape.reduce((total, axis) => total * axis, 1)
  return { shape, numbers: Array.from({ length }, (_, i) => factor * (i + 1)) }
}

/** An array of one axis counts as a row where shapes are laid under one another from the right; a number, as one of one. */
function asRow({ shape, numbers }: DrawnArray): Matrix {
  const [rows, columns] = shape.length < 2 ? [1, numbers.length] : [shape[0] ?? 0, shape[1] ?? 0]
  return fromRowMajor(rows, columns, Float64Array.from(numbers))
}

/** On the right of a product an array of one axis counts as a column. */
function asColumn(array: DrawnArray): Matrix {
  return array.shape.length === 1
    ? fromRowMajor(array.numbers.length, 1, Float64Array.from(array.numbers))
    : asRow(array)
}
