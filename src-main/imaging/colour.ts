/** RGBA to the channels that a network sees: alpha laid over a background, then colour or grey. sRGB is taken as given. */
import { type Colour, channelCount } from '../../shared/domain/preprocessing'
import type { Pixels } from './exif-orientation'

/** Red, green, blue, 0…255. */
type Rgb = readonly [red: number, green: number, blue: number]

/** ITU-R BT.601 luma in 16-bit fixed point: what Pillow's `convert("L")` computes. */
export function greyLevel(red: number, green: number, blue: number): number {
  return (red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000) >> 16
}

/** (below · (255 − alpha) + above · alpha) / 255, rounded to the nearest: Pillow's `paste` with a mask. */
function blend(below: number, above: number, alpha: number): number {
  const sum = below * (255 - alpha) + above * alpha + 128
  return ((sum >> 8) + sum) >> 8
}

/** A colour as the channels of `colour`: three, or its grey level. */
export function inChannels(rgb: Rgb, colour: Colour): readonly number[] {
  return colour === 'rgb' ? rgb : [greyLevel(...rgb)]
}

/**
 * Lays the picture over `background` and keeps the channels of `colour`.
 *
 * @param pixels  RGBA, 4 channels, alpha not premultiplied
 * @returns 3 or 1 channels
 */
export function flattenColour(pixels: Pixels, background: Rgb, colour: Colour): Pixels {
  const { width, height, data } = pixels
  const [redBelow, greenBelow, blueBelow] = background
  const channels = channelCount(colour)
  const out = new Uint8Array(width * height * channels)
  let to = 0
  for (let from = 0; from < data.length; from += 4) {
    const alpha = data[from + 3]!
    const red = alpha === 255 ? data[from]! : blend(redBelow, data[from]!, alpha)
    const green = alpha === 255 ? data[from + 1]! : blend(greenBelow, data[from + 1]!, alpha)
    const blue = alpha === 255 ? data[from + 2]! : blend(blueBelow, data[from + 2]!, alpha)
    if (channels === 1) out[to++] = greyLevel(red, green, blue)
    else {
      out[to++] = red
      out[to++] = green
      out[to++] = blue
    }
  }
  return { width, height, channels, data: out }
}
