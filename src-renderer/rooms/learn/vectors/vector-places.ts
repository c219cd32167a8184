/** Where a pixel's number stands in x, and back: row, column, channel, as NumPy's reshape (C order). Pure. */
import type { FocusKey } from '../../../composables/shortcut-table'

export interface PictureShape {
  readonly size: number
  readonly channels: 1 | 3
}

/** Each from 0. */
export interface PixelPlace {
  readonly row: number
  readonly column: number
  readonly channel: number
}

/** k of a pixel's channel. */
export function entryOf({ row, column, channel }: PixelPlace, { size, channels }: PictureShape): number {
  return (row * size + column) * channels + channel
}

/** The pixel and the channel that x[k] is of. */
export function placeOf(k: number, { size, channels }: PictureShape): PixelPlace {
  const pixel = Math.floor(k / channels)
  return { row: Math.floor(pixel / size), column: pixel % size, channel: k % channels }
}

/** Where a key leads from x[k]: a neighbouring pixel, or the next channel of the same. */
export function entryAfterKey(k: number, key: FocusKey<'pixels'>, shape: PictureShape): number {
  const place = placeOf(k, shape)
  const last = shape.size - 1
  const moved: Readonly<Record<FocusKey<'pixels'>, Partial<PixelPlace>>> = {
    ArrowLeft: { column: Math.max(0, place.column - 1) },
    ArrowRight: { column: Math.min(last, place.column + 1) },
    ArrowUp: { row: Math.max(0, place.row - 1) },
    ArrowDown: { row: Math.min(last, place.row + 1) },
    ' ': { channel: (place.channel + 1) % shape.channels },
  }
  return entryOf({ ...place, ...moved[key] }, shape)
}
