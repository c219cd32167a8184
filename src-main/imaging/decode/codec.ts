/** What a codec is, whoever wrote it. */

/** 8-bit RGBA, alpha not premultiplied. */
export interface RgbaPicture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Whole file in, pixels out. Throws `Refused`: `corrupt` when the codec gives up, `incomplete` when it says so. */
export type Codec = (bytes: Uint8Array) => Promise<RgbaPicture>
