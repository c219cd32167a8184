/** How a picture of any shape meets a square: `cover`, `contain` or `stretch`. Each has a one-line equal in Pillow. */
import type { Filter, Fit } from '../../shared/domain/preprocessing'
import type { Pixels } from './exif-orientation'
import { resize } from './resize'

/** Python's `round`: halves go to the even neighbour. */
function roundHalfToEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** The rectangle of width · height whose top left corner is (left, top). */
function crop(pixels: Pixels, left: number, top: number, width: number, height: number): Pixels {
  if (width === pixels.width && height === pixels.height) return pixels
  const { channels } = pixels
  const data = new Uint8Array(width * height * channels)
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * pixels.width + left) * channels
    data.set(pixels.data.subarray(from, from + width * channels), row * width * channels)
  }
  return { width, height, channels, data }
}

/**
 * The largest square in the middle; of an odd rest the smaller half is cut left and above.
 * Pillow: `s = min(w, h); l = (w − s) // 2; t = (h − s) // 2; im.crop((l, t, l + s, t + s)).resize((n, n), filter)`.
 */
function cover(pixels: Pixels, size: number, filter: Filter): Pixels {
  const side = Math.min(pixels.width, pixels.height)
  const left = Math.floor((pixels.width - side) / 2)
  const top = Math.floor((pixels.height - side) / 2)
  return resize(crop(pixels, left, top, side, side), size, size, filter)
}

/**
 * The whole picture, with bands of `background`. Pillow: `ImageOps.pad(im, (n, n), filter, background)`, except that a
 * picture thinner than half a pixel keeps one (Pillow raises).
 */
function contain(pixels: Pixels, size: number, filter: Filter, background: readonly number[]): Pixels {
  const { width, height, channels } = pixels
  const isWide = width > height
  const short = Math.max(1, roundHalfToEven((isWide ? height / width : width / height) * size))
  const inner = resize(pixels, isWide ? size : short, isWide ? short : size, filter)
  if (short === size) return inner
  const before = roundHalfToEven((size - short) * 0.5)
  const data = new Uint8Array(size * size * channels)
  for (let i = 0; i < data.length; i++) data[i] = background[i % channels]!
  const [left, top] = isWide ? [0, before] : [before, 0]
  for (let row = 0; row < inner.height; row++) {
    const from = row * inner.width * channels
    data.set(inner.data.subarray(from, from + inner.width * channels), ((top + row) * size + left) * channels)
  }
  return { width: size, height: size, channels, data }
}

/**
 * Brings a picture to size · size.
 *
 * @param background  one value per channel, for the bands of `contain`
 */
export function fitSquare(
  pixels: Pixels,
  size: number,
  fit: Fit,
  filter: Filter,
  background: readonly number[],
): Pixels {
  switch (fit) {
    case 'cover':
      return cover(pixels, size, filter)
    case 'contain':
      return contain(pixels, size, filter, background)
    case 'stretch':
      return resize(pixels, size, size, filter)
  }
}
