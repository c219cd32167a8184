/** A signed picture as pixels: colour for the sign, strength for the size. Pure. */
import type { Rgb } from '../token-channels'

/** RGBA; 0 is transparent. @param values −1 … 1 */
export function signedImage(
  values: Float32Array,
  positive: Rgb,
  negative: Rgb,
): Uint8ClampedArray<ArrayBuffer> {
  const image = new Uint8ClampedArray(values.length * 4)
  values.forEach((value, pixel) => {
    image.set(value > 0 ? positive : negative, 4 * pixel)
    image[4 * pixel + 3] = Math.round(255 * Math.abs(value))
  })
  return image
}
