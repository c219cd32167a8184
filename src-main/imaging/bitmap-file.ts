/** Writes pixels as an uncompressed BMP file: what an <img> can show without an encoder. */
import type { Pixels } from './exif-orientation'

const FILE_HEADER_BYTES = 14
const INFORMATION_HEADER_BYTES = 40
const PALETTE_BYTES = 4 * 256
const GREY_BITS = 8
const COLOUR_BITS = 24

/** @param pixels  1 channel (grey) or 3 (RGB) */
export function encodeBitmap({ width, height, channels, data }: Pixels): Uint8Array {
  const isGrey = channels === 1
  const pixelsAt = FILE_HEADER_BYTES + INFORMATION_HEADER_BYTES + (isGrey ? PALETTE_BYTES : 0)
  const stride = 4 * Math.ceil((width * channels) / 4)
  const file = new Uint8Array(pixelsAt + stride * height)
  const view = new DataView(file.buffer)
  file.set([0x42, 0x4d]) // "BM"
  view.setUint32(2, file.length, true)
  view.setUint32(10, pixelsAt, true)
  view.setUint32(14, INFORMATION_HEADER_BYTES, true)
  view.setInt32(18, width, true)
  view.setInt32(22, -height, true) // negative: the first row is the top one
  view.setUint16(26, 1, true) // planes
  view.setUint16(28, isGrey ? GREY_BITS : COLOUR_BITS, true)
  view.setUint32(34, stride * height, true)
  if (isGrey) for (let level = 0; level < 256; level++) file.fill(level, 54 + 4 * level, 57 + 4 * level)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * channels
      const to = pixelsAt + row * stride + column * channels
      for (let channel = 0; channel < channels; channel++) {
        file[to + channel] = data[from + channels - 1 - channel]! // blue, green, red
      }
    }
  }
  return file
}
