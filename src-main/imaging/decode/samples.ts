/** Samples of 1, 2, 4, 8 or 16 bits packed from the high bit down, as BMP and TIFF rows hold them. */
import { Refused } from '../refused'

/** Reads sample i of a row. */
type SampleReader = (i: number) => number

/**
 * @param row       the bytes of one row; sample 0 is in the high bits of the first byte
 * @param bits      bits per sample
 * @param isLittleEndian  order of the two bytes of a 16-bit sample
 */
export function sampleReader(row: Uint8Array, bits: number, isLittleEndian = true): SampleReader {
  if (bits === 8) return (i) => row[i]!
  if (bits === 16) {
    const [low, high] = isLittleEndian ? [0, 1] : [1, 0]
    return (i) => row[2 * i + low]! | (row[2 * i + high]! << 8)
  }
  if (bits !== 1 && bits !== 2 && bits !== 4) throw new Refused('corrupt')
  const mask = (1 << bits) - 1
  return (i) => (row[(i * bits) >> 3]! >> (8 - bits - ((i * bits) & 7))) & mask
}
