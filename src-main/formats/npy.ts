/**
 * NumPy's .npy arrays, format 1.0: magic, version, header length, a Python literal that says what follows, numbers.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
import type { Numbers } from '../engine/matrix'
import { bytesPerNumber, fromLittleEndian, joinBytes, toLittleEndian } from './little-endian'
import type { Tensor, TensorShape } from './sealed-model'

/** The numbers start at a multiple of this, so that they can be mapped into memory. */
const ALIGNMENT = 64
/** "\x93NUMPY", version 1.0, and two bytes for the length of the text. */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]

/** A matrix in C order, `<f4` or `<f8`. */
export function encodeNpy(tensor: Tensor): Uint8Array {
  return joinBytes([npyHeader(tensor), toLittleEndian(tensor.numbers)])
}

/** The numbers of the array in C order; null unless it is exactly the array that `encodeNpy` would write. */
export function decodeNpy(bytes: Uint8Array, shape: TensorShape): Numbers | null {
  const header = npyHeader(shape)
  const isSame = header.every((byte, index) => bytes[index] === byte)
  const numbers = bytes.subarray(header.length)
  const length = shape.rows * shape.columns * bytesPerNumber(shape.precision)
  return isSame && numbers.length === length ? fromLittleEndian(numbers, shape.precision) : null
}

function npyHeader({ rows, columns, precision }: TensorShape): Uint8Array {
  const type = precision === 'float64' ? '<f8' : '<f4'
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`
  const unpadded = MAGIC.length + 2 + text.length + 1
  const length = text.length + 1 + ((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT)
  const padded = `${text.padEnd(length - 1)}\n`
  return joinBytes([Uint8Array.of(...MAGIC, length & 0xff, length >> 8), new TextEncoder().encode(padded)])
}
