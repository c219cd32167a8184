/** The synthetic input of tests/golden/pillow-resize.py, by the same formula. */
import type { Pixels } from '../../../src-main/imaging/exif-orientation'

function level(row: number, column: number, channel: number): number {
  if (channel === 0) return 255 * ((Math.floor(row / 3) + Math.floor(column / 4)) % 2)
  return (37 * row + 91 * column + 53 * channel + 7 * row * column) % 256
}

export function goldenPicture(width: number, height: number, channels: number): Pixels {
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => {
    const pixel = Math.floor(i / channels)
    return level(Math.floor(pixel / width), pixel % width, i % channels)
  })
  return { width, height, channels, data }
}
