/** Measures what standard scaling subtracts and divides by: mean and deviation of each feature over the training pictures. */
import type { Scaling } from '../../shared/domain/preprocessing'

/**
 * Means and population standard deviations per feature, in pixel units; 1 for a feature that never varies, so that it
 * becomes 0 and not 0/0.
 *
 *   mean = Σx / m      deviation = √(m Σx² − (Σx)²) / m
 *
 * Sums of bytes and of their squares are integers, exact in float64, so the difference under the root does not suffer
 * from cancellation and the order of the pictures does not matter.
 *
 * @param pixels uint8, features · m, one picture after the other
 */
export function measureScaling(pixels: Uint8Array, features: number): Extract<Scaling, { kind: 'standard' }> {
  const m = pixels.length / features
  if (!Number.isInteger(m) || m === 0) {
    throw new Error(`${pixels.length} pixels are not one or more pictures of ${features} features`)
  }
  const sums = new Float64Array(features)
  const squares = new Float64Array(features)
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < features; i++) {
      const pixel = pixels[j * features + i]!
      sums[i]! += pixel
      squares[i]! += pixel * pixel
    }
  }
  const means = sums.map((sum) => sum / m)
  const deviations = squares.map((square, i) => Math.sqrt(m * square - sums[i]! ** 2) / m || 1)
  return { kind: 'standard', means, deviations }
}
