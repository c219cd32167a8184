/** What every format hands back once it has read a file's header. */
import type { Orientation } from '../exif-orientation'
import type { Codecs } from './codecs'

/** A picture whose header has been read. Width and height are as stored, before `orientation` is applied. */
export interface OpenedPicture {
  readonly width: number
  readonly height: number
  /** How to turn the pixels upright. Asked after the size limits: it may stand behind the pixels. Throws `Refused`. */
  orientation(): Orientation
  /**
   * All pixels: 8-bit RGBA, row by row, alpha not premultiplied, length 4 · width · height.
   *
   * @throws Refused `incomplete`, `corrupt` or `unsupported-format`; never pixels that the file does not hold
   */
  decode(codecs: Codecs): Promise<Uint8Array>
}

/** Opens the bytes of one format. Throws `Refused`. */
export type OpenPicture = (bytes: Uint8Array) => OpenedPicture
