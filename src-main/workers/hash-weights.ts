/** One number that says whether two trainings ended with the same bits. */
import { createHash } from 'node:crypto'
import { endianness } from 'node:os'
import { assert } from '../../shared/assert'
import { rowMajor } from '../engine/matrix'
import type { Model } from '../formats/model'

/** SHA-256, in hexadecimal, of W1, b1, …, WL, bL: little-endian numbers in the precision trained, rows first. */
export function hashWeights({ W, b }: Pick<Model, 'W' | 'b'>): string {
  assert(
    endianness() === 'LE',
    () => 'every system that Descent is built for stores numbers little end first',
  )
  const hash = createHash('sha256')
  for (let l = 1; l < W.length; l++) {
    for (const matrix of [W[l], b[l]]) {
      assert(matrix !== undefined, () => `layer ${l} has no numbers`)
      const numbers = rowMajor(matrix)
      hash.update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
    }
  }
  return hash.digest('hex')
}
