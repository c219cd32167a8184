/**
 * `probabilities.f32` of a run folder: what the network said of every picture, again and again over its training. Rows of
 * little-endian float32: the iteration, then ŷ of each training picture and of each test picture. It grows at its end; with
 * NumPy, `numpy.fromfile(name, '<f4').reshape(-1, 1 + pictures)`. An iteration is exact below 2²⁴, and none is above 10⁷.
 */
import { fromLittleEndian, toLittleEndian } from './little-endian'

export function answerRowSize(examples: number): number {
  return Float32Array.BYTES_PER_ELEMENT * (1 + examples)
}

/** @param probabilities one per picture */
export function answerRow(iteration: number, probabilities: Float32Array): Uint8Array {
  const row = new Float32Array(1 + probabilities.length)
  row[0] = iteration
  row.set(probabilities, 1)
  return toLittleEndian(row)
}

/** The inverse of `answerRow`. */
export function answerRowOf(bytes: Uint8Array): {
  readonly iteration: number
  readonly probabilities: Float32Array
} {
  const row = Float32Array.from(fromLittleEndian(bytes, 'float32'))
  return { iteration: row[0] ?? NaN, probabilities: row.subarray(1) }
}

/** How many rows are whole, from the first on: a later row of no later iteration is none. */
export function wholeRows(iterations: Float32Array): number {
  let last = -1
  const end = iterations.findIndex((iteration) => {
    if (!Number.isInteger(iteration) || iteration <= last) return true
    last = iteration
    return false
  })
  return end < 0 ? iterations.length : end
}
