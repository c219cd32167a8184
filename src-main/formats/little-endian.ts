/** Numbers as little-endian bytes and back, on any machine and at any alignment. */
import type { Precision } from '../../shared/domain/hyperparameters'
import type { Numbers } from '../engine/matrix'

export function bytesPerNumber(precision: Precision): 4 | 8 {
  return precision === 'float64' ? 8 : 4
}

/** IEEE 754 little-endian bytes, in the precision of the array. */
export function toLittleEndian(numbers: Numbers): Uint8Array {
  const bytes = new Uint8Array(numbers.length * numbers.BYTES_PER_ELEMENT)
  const view = new DataView(bytes.buffer)
  if (numbers instanceof Float64Array)
    for (let i = 0; i < numbers.length; i++) view.setFloat64(8 * i, numbers[i]!, true)
  else for (let i = 0; i < numbers.length; i++) view.setFloat32(4 * i, numbers[i]!, true)
  return bytes
}

/** The inverse of `toLittleEndian`. @param bytes a whole number of numbers */
export function fromLittleEndian(bytes: Uint8Array, precision: Precision): Numbers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.length / bytesPerNumber(precision)
  const numbers = precision === 'float64' ? new Float64Array(length) : new Float32Array(length)
  if (precision === 'float64') for (let i = 0; i < length; i++) numbers[i] = view.getFloat64(8 * i, true)
  else for (let i = 0; i < length; i++) numbers[i] = view.getFloat32(4 * i, true)
  return numbers
}

/** The pieces one after the other. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}
