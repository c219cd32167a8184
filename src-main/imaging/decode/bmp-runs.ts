/** Run-length encoded BMP pixels (MS-WMF §3.1.6): BI_RLE8 and BI_RLE4. */
import { ByteReader } from '../byte-reader'
import { Refused } from '../refused'

const END_OF_LINE = 0
const END_OF_BITMAP = 1
const DELTA = 2

/**
 * Unpacks to one palette index per pixel, rows in file order. Pixels that the runs skip keep index 0.
 *
 * @throws Refused `incomplete` when the end-of-bitmap mark is missing, `corrupt` for a run below the last row
 */
export function unpackRuns(
  bytes: Uint8Array,
  at: number,
  bits: 4 | 8,
  width: number,
  height: number,
): Uint8Array {
  const reader = new ByteReader(bytes, 'little-endian')
  const out = new Uint8Array(width * height)
  let position = at
  let row = 0
  let column = 0
  const put = (index: number): void => {
    if (row >= height) throw new Refused('corrupt')
    if (column < width) out[row * width + column] = index // encoders round odd rows up; Pillow drops the surplus too
    column++
  }
  const half = (byte: number, i: number): number => {
    if (bits === 8) return byte
    return i % 2 === 0 ? byte >> 4 : byte & 15
  }
  const absolute = (count: number): void => {
    for (let i = 0; i < count; i++) put(half(reader.uint8(position + ((i * bits) >> 3)), i))
    const used = Math.ceil((count * bits) / 8)
    position += used + (used & 1) // padded to 16 bits
  }
  for (;;) {
    const count = reader.uint8(position++)
    const value = reader.uint8(position++)
    if (count > 0) for (let i = 0; i < count; i++) put(half(value, i))
    else if (value === END_OF_BITMAP) return out
    else if (value === END_OF_LINE) [row, column] = [row + 1, 0]
    else if (value === DELTA) {
      column += reader.uint8(position++)
      row += reader.uint8(position++)
    } else absolute(value)
  }
}
