/** Writes PNG files of every type from samples: an encoder of our own, so that decoders are judged by another author. */
import { crc32, deflateSync } from 'node:zlib'

interface PngPicture {
  readonly width: number
  readonly height: number
  readonly bitDepth: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  readonly colourType: number
  /** One number per sample: row, column, channel. */
  readonly samples: ArrayLike<number>
  readonly isInterlaced?: boolean
  /** Chunks between header and data: PLTE, tRNS, eXIf, … */
  readonly before?: readonly Uint8Array[]
  readonly after?: readonly Uint8Array[]
}

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
export const PNG_CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** First row, first column, row step and column step of Adam7's seven passes. */
const ADAM7 = [
  [0, 0, 8, 8],
  [0, 4, 8, 8],
  [4, 0, 8, 4],
  [0, 2, 4, 4],
  [2, 0, 4, 2],
  [0, 1, 2, 2],
  [1, 0, 2, 1],
] as const

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + data.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(new TextEncoder().encode(type), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}

export function pngHeader(
  width: number,
  height: number,
  bitDepth: number,
  colourType: number,
  interlace = 0,
) {
  const data = new Uint8Array(13)
  const view = new DataView(data.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  data.set([bitDepth, colourType, 0, 0, interlace], 8)
  return pngChunk('IHDR', data)
}

/** Samples packed from the high bit down, behind a filter byte "none". */
function packRow(samples: readonly number[], bitDepth: number): number[] {
  const bits = samples.map((sample) => sample.toString(2).padStart(bitDepth, '0')).join('')
  const bytes = bits.match(/.{1,8}/g) ?? []
  return [0, ...bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2))]
}

function passRows(
  { width, height, bitDepth, colourType, samples }: PngPicture,
  pass: (typeof ADAM7)[number],
) {
  const channels = PNG_CHANNELS[colourType]!
  const [firstRow, firstColumn, rowStep, columnStep] = pass
  const rows: number[] = []
  if (firstColumn >= width) return rows
  for (let row = firstRow; row < height; row += rowStep) {
    const line: number[] = []
    for (let column = firstColumn; column < width; column += columnStep) {
      for (let k = 0; k < channels; k++) line.push(samples[(row * width + column) * channels + k]!)
    }
    rows.push(...packRow(line, bitDepth))
  }
  return rows
}

/** The rows as they go into the compressor. */
function pngRows(picture: PngPicture): Uint8Array {
  const passes = picture.isInterlaced ? ADAM7 : ([[0, 0, 1, 1]] as unknown as typeof ADAM7)
  return Uint8Array.from(passes.flatMap((pass) => passRows(picture, pass)))
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

export function encodePng(picture: PngPicture): Uint8Array {
  const { width, height, bitDepth, colourType, isInterlaced = false, before = [], after = [] } = picture
  return joinBytes(
    PNG_SIGNATURE,
    pngHeader(width, height, bitDepth, colourType, isInterlaced ? 1 : 0),
    ...before,
    pngChunk('IDAT', deflateSync(pngRows(picture))),
    ...after,
    pngChunk('IEND', new Uint8Array(0)),
  )
}

/** An 8-bit RGB picture. */
export function encodeRgbPng(
  width: number,
  height: number,
  rgb: ArrayLike<number>,
  before: Uint8Array[] = [],
) {
  return encodePng({ width, height, bitDepth: 8, colourType: 2, samples: rgb, before })
}
