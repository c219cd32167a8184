/** The table of readable formats: a name that is not in it does not compile. */
import type { FormatName } from '../picture-format'
import { openBmp } from './bmp'
import { openGif } from './gif'
import { openJpeg } from './jpeg'
import type { OpenPicture } from './opened-picture'
import { openPng } from './png'
import { openTiff } from './tiff'
import { openWebp } from './webp'

export const formats: Readonly<Record<FormatName, OpenPicture>> = {
  jpeg: openJpeg,
  png: openPng,
  webp: openWebp,
  gif: openGif,
  bmp: openBmp,
  tiff: openTiff,
}
