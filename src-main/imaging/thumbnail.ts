/** A small square version of a picture for lists. */
import type { Codecs } from './decode/codecs'
import { preparePicture } from './prepare'
import type { RefusedResult } from './refused'

interface Thumbnail {
  readonly ok: true
  /** RGB, row by row, length 3 · size · size. */
  readonly rgb: Uint8Array
  readonly size: number
}

/** The middle square of a picture at size · size, in colour, over white. */
export async function makeThumbnail(
  bytes: Uint8Array,
  size: number,
  codecs: Codecs,
): Promise<Thumbnail | RefusedResult> {
  const recipe = {
    size,
    colour: 'rgb',
    fit: 'cover',
    filter: 'bicubic',
    background: [255, 255, 255],
  } as const
  const prepared = await preparePicture(bytes, recipe, codecs)
  return prepared.ok ? { ok: true, rgb: prepared.vector, size } : prepared
}
