/**
 * The first layer at one iteration as a picture file that any picture viewer opens: its units one below the other, in the
 * binary "portable pixmap" or "graymap" form (netpbm.sourceforge.net/doc/ppm.html), which is a line of sizes and the pixels.
 */
import { channelCount, type Preprocessing } from '../../shared/domain/preprocessing'
import type { Architecture } from '../../shared/domain/architecture'
import { layerSizes } from '../../shared/domain/architecture'
import type { WeightPictures } from '../../shared/domain/run'
import { joinBytes } from './little-endian'

/** More would not be looked at, and each costs size² bytes a picture. */
export const MOST_UNITS = 64

export type PictureShape = Pick<WeightPictures, 'units' | 'size' | 'channels'>

/** Null when the inputs are not a picture. */
export function firstLayerShape(
  architecture: Architecture,
  preprocessing: Preprocessing | null,
): PictureShape | null {
  if (!preprocessing) return null
  const units = Math.min(layerSizes(architecture)[1] ?? 1, MOST_UNITS)
  return { units, size: preprocessing.size, channels: channelCount(preprocessing.colour) }
}

export function firstLayerBytes(pictures: WeightPictures): Uint8Array<ArrayBuffer> {
  return joinBytes([headerOf(pictures), pictures.pixels])
}

export function firstLayerFileSize(shape: PictureShape): number {
  return headerOf(shape).length + pixelCount(shape)
}

/** Null when these are no pictures of this shape. */
export function firstLayerOf(
  bytes: Uint8Array,
  shape: PictureShape,
  iteration: number,
): WeightPictures | null {
  const header = headerOf(shape)
  if (bytes.length !== header.length + pixelCount(shape)) return null
  if (header.some((byte, i) => bytes[i] !== byte)) return null
  return { ...shape, iteration, pixels: bytes.slice(header.length) }
}

const pixelCount = ({ units, size, channels }: PictureShape): number => units * size * size * channels

function headerOf({ units, size, channels }: PictureShape): Uint8Array {
  return new TextEncoder().encode(`${channels === 3 ? 'P6' : 'P5'}\n${size} ${size * units}\n255\n`)
}
