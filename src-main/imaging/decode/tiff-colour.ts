/** TIFF samples to RGBA. 16 bits keep the high byte; fewer than 8 are spread to 0…255; colour maps keep the high byte. */
import { Refused } from '../refused'
import { cmykToRgb } from './cmyk'
import { PHOTOMETRIC, type TiffLayout } from './tiff-layout'

/** Turns the samples from `samples[from]` on, already 0…255 (palette: the index itself), into RGBA at `out[to]`. */
type Painter = (samples: Uint8Array, from: number, out: Uint8Array, to: number) => void

function grey(isInverted: boolean): Painter {
  return (samples, from, out, to) => {
    const level = isInverted ? 255 - samples[from]! : samples[from]!
    out.fill(level, to, to + 3)
  }
}

function palette({ colourMap, bits }: TiffLayout): Painter {
  const count = 1 << bits
  if (colourMap.length < 3 * count) throw new Refused('corrupt')
  return (samples, from, out, to) => {
    for (let channel = 0; channel < 3; channel++) {
      out[to + channel] = colourMap[channel * count + samples[from]!]! >> 8
    }
  }
}

const cmyk: Painter = (samples, from, out, to) =>
  cmykToRgb(samples[from]!, samples[from + 1]!, samples[from + 2]!, samples[from + 3]!, out, to)

const rgb: Painter = (samples, from, out, to) => {
  for (let channel = 0; channel < 3; channel++) out[to + channel] = samples[from + channel]!
}

function colourPainter(layout: TiffLayout): Painter {
  switch (layout.photometric) {
    case PHOTOMETRIC.whiteIsZero:
      return grey(true)
    case PHOTOMETRIC.blackIsZero:
      return grey(false)
    case PHOTOMETRIC.palette:
      return palette(layout)
    case PHOTOMETRIC.cmyk:
      return cmyk
    default:
      return rgb
  }
}

function undoPremultiplication(out: Uint8Array, to: number, alpha: number): void {
  if (alpha === 0) return
  for (let channel = to; channel < to + 3; channel++) {
    out[channel] = Math.min(255, Math.floor((255 * out[channel]!) / alpha))
  }
}

/** The painter for a layout, alpha included. Throws `corrupt` without the colour map that a palette needs. */
export function pixelPainter(layout: TiffLayout): Painter {
  const paintColour = colourPainter(layout)
  const alphaAt = { [PHOTOMETRIC.rgb]: 3, [PHOTOMETRIC.cmyk]: 4 }[layout.photometric] ?? 1
  return (samples, from, out, to) => {
    paintColour(samples, from, out, to)
    const alpha = layout.alpha === 'none' ? 255 : samples[from + alphaAt]!
    if (layout.alpha === 'premultiplied') undoPremultiplication(out, to, alpha)
    out[to + 3] = alpha
  }
}

/** How a stored sample becomes 0…255. */
export function sampleScale({ photometric, bits }: TiffLayout): (sample: number) => number {
  if (photometric === PHOTOMETRIC.palette || bits === 8) return (sample) => sample
  if (bits === 16) return (sample) => sample >> 8
  const step = 255 / ((1 << bits) - 1) // 255, 85 or 17
  return (sample) => sample * step
}
