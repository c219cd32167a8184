/** A frame that covers only part of its picture: GIF and WebP animations. */
import type { RgbaPicture } from './codec'

/** Lays `frame` with its top left corner at (left, top) on a clear canvas. Needs the frame to be inside. */
export function placeOnCanvas(
  frame: RgbaPicture,
  left: number,
  top: number,
  width: number,
  height: number,
): Uint8Array {
  if (frame.width === width && frame.height === height) return frame.data
  const canvas = new Uint8Array(4 * width * height)
  for (let row = 0; row < frame.height; row++) {
    const from = 4 * row * frame.width
    canvas.set(frame.data.subarray(from, from + 4 * frame.width), 4 * ((top + row) * width + left))
  }
  return canvas
}
