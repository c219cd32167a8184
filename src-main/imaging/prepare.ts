/** The one path from a picture file to a network's input vector: import, training, prediction and exports all use it. */
import type { Preprocessing } from '../../shared/domain/preprocessing'
import { flattenColour, inChannels } from './colour'
import type { Codecs } from './decode/codecs'
import { type Pixels, upright } from './exif-orientation'
import { fitSquare } from './fit'
import { openPicture } from './picture-header'
import { refusalAsValue, type RefusedResult } from './refused'

interface PreparedPicture {
  readonly ok: true
  /** Pixels 0…255, before scaling: row, column, channel; length n_x = size · size · channels. */
  readonly vector: Uint8Array
  /** Of the upright picture in the file. */
  readonly width: number
  readonly height: number
}

/** What of a `Preprocessing` the pixels depend on; the scaling comes later, inside the kernels. */
type PixelPreprocessing = Omit<Preprocessing, 'scaling'>

/** The whole picture as it was seen: RGBA, upright. Throws `Refused`. */
export async function decodeUpright(bytes: Uint8Array, codecs: Codecs): Promise<Pixels> {
  const picture = openPicture(bytes)
  const { width, height } = picture
  const orientation = picture.orientation()
  const data = await picture.decode(codecs)
  return upright({ width, height, channels: 4, data }, orientation)
}

/**
 * Orientation → alpha over the background → colour → fit → resize → flatten.
 *
 * A picture that cannot be used is a value, with its reason; only bugs throw.
 */
export function preparePicture(
  bytes: Uint8Array,
  preprocessing: PixelPreprocessing,
  codecs: Codecs,
): Promise<PreparedPicture | RefusedResult> {
  const { size, colour, fit, filter, background } = preprocessing
  return refusalAsValue(async () => {
    const pixels = await decodeUpright(bytes, codecs)
    const flat = flattenColour(pixels, background, colour)
    const { data } = fitSquare(flat, size, fit, filter, inChannels(background, colour))
    return { ok: true, vector: data, width: pixels.width, height: pixels.height }
  })
}
