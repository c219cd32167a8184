/** JPEGs of four inks (CMYK, YCCK), which mozjpeg's build cannot turn into RGB. Sequential and progressive. */
import { formatShape } from '../../../shared/messages/format'
import { Refused } from '../refused'
import { cmykToRgb } from './cmyk'
import {
  adobeTransform,
  type Frame,
  readFrame,
  readHuffman,
  readQuantization,
  type Tables,
} from './jpeg-frame'
import { samplesOf } from './jpeg-idct'
import { decodeScan } from './jpeg-scan'
import { MARKER, type Segment } from './jpeg-segments'
import { upsample } from './jpeg-upsample'

/** Coefficients and four planes of samples are 16 bytes a pixel here: 40 megapixels are 640 MB. */
const MAX_CMYK_PIXELS = 40_000_000

const FRAME_MARKERS = [0xc0, 0xc1, 0xc2]

/** The frame; a second one could claim another size than the one that was checked. */
function onlyFrame(before: Frame | undefined, segment: Segment): Frame {
  if (before) throw new Refused('corrupt')
  return readFrame(segment)
}

function decodeFrame(segments: readonly Segment[]): { frame: Frame; tables: Tables } {
  const tables: Tables = { quantization: new Map(), huffman: new Map() }
  let frame: Frame | undefined
  let restartInterval = 0
  for (const segment of segments) {
    const { marker, data } = segment
    if (FRAME_MARKERS.includes(marker)) frame = onlyFrame(frame, segment)
    else if (marker === MARKER.defineQuantization) readQuantization(data, tables)
    else if (marker === MARKER.defineHuffman) readHuffman(data, tables)
    else if (marker === MARKER.defineRestart) restartInterval = (data[0]! << 8) | data[1]!
    else if (marker === MARKER.startOfScan) {
      if (!frame) throw new Refused('corrupt')
      decodeScan(segment, frame, tables, restartInterval)
    }
  }
  if (!frame) throw new Refused('corrupt')
  return { frame, tables }
}

/** The planes at full size. */
function planesOf(frame: Frame, { quantization }: Tables): Uint8ClampedArray[] {
  return frame.components.map((component) => {
    const table = quantization.get(component.quantization)
    if (!table) throw new Refused('corrupt')
    return upsample(samplesOf(component, table), component, frame)
  })
}

const clamp = (level: number): number => Math.max(0, Math.min(255, level))

/** JFIF's YCbCr to RGB in 16-bit fixed point, rounded as libjpeg does. */
function yccToRgb(y: number, cb: number, cr: number): readonly [number, number, number] {
  const [blueness, redness] = [cb - 128, cr - 128]
  return [
    clamp(y + ((91_881 * redness + 32_768) >> 16)), // 1.402
    clamp(y + ((-22_554 * blueness - 46_802 * redness + 32_768) >> 16)), // 0.34414, 0.71414
    clamp(y + ((116_130 * blueness + 32_768) >> 16)), // 1.772
  ]
}

/**
 * Decodes a four-component JPEG. Inks are stored inverted (255 is no ink), as Adobe began and every writer followed.
 *
 * @param segments  the whole file
 * @returns RGBA
 * @throws Refused `incomplete`, `corrupt`, `too-many-pixels`
 */
export function decodeCmykJpeg(segments: readonly Segment[], width: number, height: number): Uint8Array {
  if (width * height > MAX_CMYK_PIXELS)
    throw new Refused('too-many-pixels', `${formatShape([width, height])} CMYK`)
  const { frame, tables } = decodeFrame(segments)
  const [first, second, third, black] = planesOf(frame, tables)
  if (!first || !second || !third || !black) throw new Refused('corrupt')
  const isYcck = (adobeTransform(segments) ?? 0) > 0
  const out = new Uint8Array(4 * width * height)
  for (let i = 0; i < width * height; i++) {
    const [a, b, c] = [first[i]!, second[i]!, third[i]!]
    // YCCK is the inverse of the stored inks as a YCbCr colour: what comes out of it is ink.
    const [cyan, magenta, yellow] = isYcck ? yccToRgb(a, b, c) : [255 - a, 255 - b, 255 - c]
    cmykToRgb(cyan, magenta, yellow, 255 - black[i]!, out, 4 * i)
    out[4 * i + 3] = 255
  }
  return out
}
