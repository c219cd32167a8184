/** A vector in the space of pictures as one signed picture. */

/** The channels of each pixel added up, as shares of the largest magnitude; zeros stay zeros. @param vector length n_x */
export function channelSums(vector: ArrayLike<number>, channels: 1 | 3): Float32Array {
  const sums = Float64Array.from({ length: vector.length / channels }, (_, pixel) => {
    let sum = 0
    for (let channel = 0; channel < channels; channel++)
      sum += vector[pixel * channels + channel] ?? Number.NaN
    return sum
  })
  const largest = sums.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return Float32Array.from(sums, (value) => (largest === 0 ? 0 : value / largest))
}
