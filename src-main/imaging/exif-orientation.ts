/** The EXIF orientation: how a camera was held. Read once, applied once, never passed on. */
import { hasText } from './byte-reader'
import { readDirectory } from './ifd'
import { Refused } from './refused'

/** Exif 2.32 §4.6.5 tag 274: which edges of the scene the first row and the first column are. 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export const ORIENTATION_TAG = 274
const EXIF_PREFIX = 'Exif\0\0'

/** Pixels row by row, `channels` bytes each. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly data: Uint8Array
}

export function toOrientation(value: number | undefined): Orientation {
  return value !== undefined && value >= 1 && value <= 8 ? (value as Orientation) : 1
}

/**
 * The orientation that EXIF blocks agree on. A broken block says nothing; blocks that contradict each other say
 * nothing together: the picture is then taken as it is stored.
 *
 * @param blocks each with or without the prefix `Exif\0\0`
 */
export function readOrientation(blocks: readonly Uint8Array[]): Orientation {
  const orientations = new Set(blocks.map(orientationOf).filter((value) => value !== undefined))
  const [only] = orientations
  return orientations.size === 1 ? toOrientation(only) : 1
}

function orientationOf(block: Uint8Array): number | undefined {
  try {
    const tiff = hasText(block, 0, EXIF_PREFIX) ? block.subarray(EXIF_PREFIX.length) : block
    return readDirectory(tiff).numbers(ORIENTATION_TAG)?.[0]
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** Where an upright picture's pixel (row, column) is stored: start + row · rowStep + column · columnStep, in pixels. */
function walk(orientation: Orientation, width: number, height: number): readonly [number, number, number] {
  const right = width - 1
  const bottom = (height - 1) * width
  const walks = {
    1: [0, width, 1],
    2: [right, width, -1],
    3: [bottom + right, -width, -1],
    4: [bottom, -width, 1],
    5: [0, 1, width],
    6: [bottom, 1, -width],
    7: [bottom + right, -1, -width],
    8: [right, -1, width],
  } as const satisfies Record<Orientation, readonly [number, number, number]>
  return walks[orientation]
}

/** The picture as it was seen: rotated and mirrored so that orientation becomes 1. Upright pixels are not copied. */
export function upright(pixels: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return pixels
  const { width, height, channels, data } = pixels
  const [start, rowStep, columnStep] = walk(orientation, width, height)
  const isTransposed = orientation >= 5
  const [outWidth, outHeight] = isTransposed ? [height, width] : [width, height]
  const out = new Uint8Array(data.length)
  let to = 0
  for (let row = 0; row < outHeight; row++) {
    let from = (start + row * rowStep) * channels
    for (let column = 0; column < outWidth; column++) {
      for (let channel = 0; channel < channels; channel++) out[to++] = data[from + channel]!
      from += columnStep * channels
    }
  }
  return { width: outWidth, height: outHeight, channels, data: out }
}
