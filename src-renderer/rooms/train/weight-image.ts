/** One unit's weights as pixels for a canvas. Pure. */
import type { WeightPictures } from '../../../shared/domain/run'

/** More would be too small to see and too many to compare. */
export const MOST_PICTURES = 25

/** RGBA, size × size, of one unit's picture. Grey pictures get the same value in all three colours. */
export function weightImage(
  { size, channels, pixels }: WeightPictures,
  unit: number,
): Uint8ClampedArray<ArrayBuffer> {
  const image = new Uint8ClampedArray(size * size * 4)
  const start = unit * size * size * channels
  for (let pixel = 0; pixel < size * size; pixel++) {
    const from = start + pixel * channels
    const last = channels - 1
    image[pixel * 4] = pixels[from] ?? 0
    image[pixel * 4 + 1] = pixels[from + Math.min(1, last)] ?? 0
    image[pixel * 4 + 2] = pixels[from + Math.min(2, last)] ?? 0
    image[pixel * 4 + 3] = 255
  }
  return image
}

/** How many pictures stand side by side: few are shown large, many small. */
export function pictureColumns(units: number): 1 | 2 | 3 | 4 | 5 {
  if (units <= 1) return 1
  if (units <= 4) return 2
  if (units <= 9) return 3
  return units <= 16 ? 4 : 5
}
