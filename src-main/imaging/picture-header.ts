/** Opens a picture file: what it is and how large it says it is, refused here before any pixel is decoded. */
import { formatShape } from '../../shared/messages/format'
import { formats } from './decode/formats'
import type { OpenedPicture } from './decode/opened-picture'
import { MAX_PIXELS } from './limits'
import { recognise } from './picture-format'
import { Refused } from './refused'

/**
 * Recognises the format by content and reads the header.
 *
 * @throws Refused `empty`, `not-a-picture`, `unsupported-format`, `incomplete`, `corrupt`, `too-many-pixels`
 */
export function openPicture(bytes: Uint8Array): OpenedPicture {
  if (bytes.length === 0) throw new Refused('empty')
  const recognised = recognise(bytes)
  if (recognised.kind === 'not-a-picture') throw new Refused('not-a-picture')
  if (recognised.kind === 'unreadable') throw new Refused('unsupported-format', recognised.name)
  const picture = formats[recognised.format](bytes)
  const { width, height } = picture
  if (width < 1 || height < 1) throw new Refused('corrupt')
  if (width * height > MAX_PIXELS) {
    throw new Refused('too-many-pixels', formatShape([width, height]))
  }
  return picture
}
