/**
 * Models as JSON: `{"descent": recipe, "W1": [[…], …], "b1": [[…], …], …}`, rows as arrays, numbers as the shortest
 * decimals that read back bit for bit. Spaces between tokens are free; keys and their order are not.
 */
import { zeros, type Numbers } from '../engine/matrix'
import { ok, type Result } from '../../shared/ipc/result'
import { decimalText, shortestFloat32 } from './decimal'
import { JsonCursor } from './json-cursor'
import { joinBytes } from './little-endian'
import type { Model } from './model'
import { MAXIMUM_RECIPE_LENGTH } from './recipe'
import { seal, unseal, type Tensor, type TensorShape } from './sealed-model'
import { unreadable } from './unreadable'

export function encodeJson(model: Model): Uint8Array {
  const { recipe, tensors } = seal(model)
  const encoder = new TextEncoder()
  const pieces = [encoder.encode(`{"descent":${recipe}`)]
  for (const tensor of tensors) {
    for (let row = 0; row < tensor.rows; row++) {
      const before = row === 0 ? `,\n"${tensor.name}":[` : ',\n'
      pieces.push(encoder.encode(`${before}[${rowText(tensor, row)}]`))
    }
    pieces.push(encoder.encode(']'))
  }
  return joinBytes([...pieces, encoder.encode('}\n')])
}

export function decodeJson(bytes: Uint8Array): Result<Model> {
  const cursor = new JsonCursor(bytes)
  if (!cursor.take('{') || !cursor.takeKey('descent')) return unreadable('its description is missing')
  const recipe = cursor.objectText(MAXIMUM_RECIPE_LENGTH)
  if (recipe === null) return unreadable('its description is not in order')
  const model = unseal(recipe, (shape) => {
    // A number takes two bytes with its comma: a file too short for its own description is refused before allocation.
    if (2 * shape.rows * shape.columns > bytes.length) return unreadable('it ends too early')
    const numbers = readTensor(cursor, shape)
    return numbers
      ? ok(numbers)
      : unreadable(`${shape.name} is not ${shape.rows} rows of ${shape.columns} numbers`)
  })
  if (model.ok && !(cursor.take('}') && cursor.isAtEnd()))
    return unreadable('it goes on after the last number')
  return model
}

function rowText({ precision, columns, numbers }: Tensor, row: number): string {
  const values = Array.from(numbers.subarray(row * columns, (row + 1) * columns))
  return (precision === 'float64' ? values : values.map(shortestFloat32)).map(decimalText).join(',')
}

/** `,"W1":[[…],[…]]` → numbers in C order; null when something else stands there. */
function readTensor(cursor: JsonCursor, { name, rows, columns, precision }: TensorShape): Numbers | null {
  if (!cursor.take(',') || !cursor.takeKey(name) || !cursor.take('[')) return null
  const numbers = zeros(precision, rows, columns).data
  for (let row = 0; row < rows; row++) {
    if (row > 0 && !cursor.take(',')) return null
    if (!readRow(cursor, numbers.subarray(row * columns, (row + 1) * columns))) return null
  }
  return cursor.take(']') ? numbers : null
}

function readRow(cursor: JsonCursor, row: Numbers): boolean {
  if (!cursor.take('[')) return false
  for (let column = 0; column < row.length; column++) {
    if (column > 0 && !cursor.take(',')) return false
    const value = cursor.number()
    if (Number.isNaN(value)) return false
    row[column] = value
  }
  return cursor.take(']')
}
