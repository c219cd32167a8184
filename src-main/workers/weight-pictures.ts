/** First-layer weights as pictures: what each unit of layer 1 looks for. */
import type { WeightPictures } from '../../shared/domain/run'
import type { Matrix } from '../engine/matrix'
import { MOST_UNITS } from '../formats/first-layer-file'

/**
 * Row i of W[1] is a picture of the inputs' shape. Each is scaled by its own largest magnitude: 128 is weight zero,
 * 255 the largest positive, 1 the largest negative weight.
 *
 * @param W first layer, shape (n[1], n_x)
 */
export function weightPictures(
  W: Matrix,
  picture: { readonly size: number; readonly channels: 1 | 3 },
  iteration: number,
): WeightPictures {
  const units = Math.min(W.rows, MOST_UNITS)
  const features = W.columns
  const pixels = new Uint8Array(units * features)
  for (let i = 0; i < units; i++) {
    let largest = 0
    for (let k = 0; k < features; k++) largest = Math.max(largest, Math.abs(W.data[k * W.rows + i] ?? 0))
    const scale = largest > 0 ? 127 / largest : 0
    for (let k = 0; k < features; k++) {
      pixels[i * features + k] = Math.round(128 + scale * (W.data[k * W.rows + i] ?? 0))
    }
  }
  return { iteration, units, size: picture.size, channels: picture.channels, pixels }
}
