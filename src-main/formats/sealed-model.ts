/**
 * What every model format carries: the recipe's text, and the tensors W1, b1, …, WL, bL in C order. A checksum over
 * both ties them together, so that a file changed or damaged anywhere is refused instead of predicting nonsense.
 */
import { assert } from '../../shared/assert'
import { layerShapes, type Architecture } from '../../shared/domain/architecture'
import type { Precision } from '../../shared/domain/hyperparameters'
import { ok, type Result } from '../../shared/ipc/result'
import { fromRowMajor, rowMajor, zeros, type Matrix, type Numbers } from '../engine/matrix'
import { crc32 } from '../../shared/crc32'
import { toLittleEndian } from './little-endian'
import type { Model } from './model'
import { contradictionIn, parseRecipe, recipeText, type Recipe } from './recipe'
import { unreadable } from './unreadable'

/** Where a tensor belongs and what it looks like. */
export interface TensorShape {
  /** "W1", "b1", … as the course writes them. */
  readonly name: string
  readonly rows: number
  readonly columns: number
  readonly precision: Precision
}

export interface Tensor extends TensorShape {
  /** rows · columns numbers in C order (row by row). */
  readonly numbers: Numbers
}

interface SealedModel {
  /** The recipe as JSON text, checksum included. */
  readonly recipe: string
  readonly tensors: readonly Tensor[]
}

/** Shapes in the order of every file: W1 (n[1], n[0]), b1 (n[1], 1), …, WL, bL. */
function tensorShapes(architecture: Architecture, precision: Precision): readonly TensorShape[] {
  return layerShapes(architecture).flatMap(({ layer, W, b }) => [
    { name: `W${layer}`, rows: W[0], columns: W[1], precision },
    { name: `b${layer}`, rows: b[0], columns: b[1], precision },
  ])
}

/** The model as text and numbers. Throws when it is not one that training can make: wrong shapes, NaN, infinity. */
export function seal(model: Model): SealedModel {
  const contradiction = contradictionIn(model)
  assert(contradiction === null, () => `Model cannot be written: ${contradiction ?? ''}`)
  const tensors = tensorShapes(model.description.architecture, model.precision).map((shape, index) => {
    const matrix = (index % 2 === 0 ? model.W : model.b)[1 + Math.floor(index / 2)]
    assert(
      matrix?.rows === shape.rows && matrix.columns === shape.columns,
      () => `${shape.name} does not have the shape (${shape.rows}, ${shape.columns})`,
    )
    const numbers = rowMajor(matrix)
    assert(isFiniteThroughout(numbers), () => `${shape.name} holds a number that is not finite`)
    return { ...shape, numbers }
  })
  return { recipe: recipeText(model, checksumOf(model, tensors)), tensors }
}

/**
 * The model from the recipe's text and its tensors, or why not.
 *
 * @param readTensor gives the numbers of one tensor in C order, exactly rows · columns of them; called in file order
 */
export function unseal(text: string, readTensor: (shape: TensorShape) => Result<Numbers>): Result<Model> {
  const parsed = parseRecipe(text)
  if (!parsed.ok) return parsed
  const { recipe, checksum } = parsed.value
  const tensors: Tensor[] = []
  for (const shape of tensorShapes(recipe.description.architecture, recipe.precision)) {
    const numbers = readTensor(shape)
    if (!numbers.ok) return numbers
    if (!isFiniteThroughout(numbers.value))
      return unreadable(`${shape.name} holds a number that is not finite`)
    tensors.push({ ...shape, numbers: numbers.value })
  }
  if (checksumOf(recipe, tensors) !== checksum)
    return unreadable('it was changed or damaged after it was written')
  return ok(modelOf(recipe, tensors))
}

/** The same network with its numbers rounded to float32. */
export function asFloat32(model: Model): Model {
  const rounded = ({ rows, columns, data }: Matrix): Matrix => ({
    rows,
    columns,
    data: Float32Array.from(data),
  })
  return { ...model, precision: 'float32', W: model.W.map(rounded), b: model.b.map(rounded) }
}

function modelOf(recipe: Recipe, tensors: readonly Tensor[]): Model {
  const matrices = tensors.map(({ rows, columns, numbers }) => fromRowMajor(rows, columns, numbers))
  const empty = zeros(recipe.precision, 0, 0)
  return {
    description: recipe.description,
    scaling: recipe.scaling,
    precision: recipe.precision,
    W: [empty, ...matrices.filter((_, index) => index % 2 === 0)],
    b: [empty, ...matrices.filter((_, index) => index % 2 === 1)],
  }
}

function checksumOf(recipe: Recipe, tensors: readonly Tensor[]): string {
  const text = new TextEncoder().encode(recipeText(recipe))
  const checksum = tensors.reduce((crc, { numbers }) => crc32(toLittleEndian(numbers), crc), crc32(text))
  return checksum.toString(16).padStart(8, '0')
}

function isFiniteThroughout(numbers: Numbers): boolean {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return false
  return true
}
