/** BMP: pixels of 1 to 32 bits. Written here because bmp-ts mixes up channels at 4 bits and misplaces run-length deltas. */
import { ByteReader } from '../byte-reader'
import { Refused } from '../refused'
import { type BmpHeader, COMPRESSION, readBmpHeader } from './bmp-header'
import { unpackRuns } from './bmp-runs'
import type { OpenedPicture } from './opened-picture'
import { sampleReader } from './samples'

/** Rows start at multiples of four bytes. */
const rowBytes = ({ width, bitsPerPixel }: BmpHeader): number => 4 * Math.ceil((width * bitsPerPixel) / 32)

/** Takes a channel out of a pixel: its bits as a fraction of their largest value, times 255, rounded down as Pillow does. */
function channelOf(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 255
  const shift = 31 - Math.clz32(mask & -mask)
  const largest = mask >>> shift
  return (pixel) => Math.floor((((pixel & mask) >>> shift) * 255) / largest)
}

/** Reads one stored row, `at` its first byte, into `out` from `to` on. */
type RowPainter = (at: number, out: Uint8Array, to: number) => void

function paletteColour(
  { palette, paletteEntryBytes }: BmpHeader,
  index: number,
  out: Uint8Array,
  to: number,
): void {
  const at = index * paletteEntryBytes
  if (at + 2 >= palette.length) throw new Refused('corrupt')
  out[to] = palette[at + 2]!
  out[to + 1] = palette[at + 1]!
  out[to + 2] = palette[at]!
  out[to + 3] = 255
}

function indexedRow(header: BmpHeader, reader: ByteReader): RowPainter {
  const { width, bitsPerPixel } = header
  return (at, out, to) => {
    const sample = sampleReader(reader.slice(at, rowBytes(header)), bitsPerPixel)
    for (let column = 0; column < width; column++) paletteColour(header, sample(column), out, to + 4 * column)
  }
}

function blueGreenRedRow({ width }: BmpHeader, reader: ByteReader): RowPainter {
  return (at, out, to) => {
    const row = reader.slice(at, 3 * width)
    for (let column = 0; column < width; column++) {
      out[to + 4 * column] = row[3 * column + 2]!
      out[to + 4 * column + 1] = row[3 * column + 1]!
      out[to + 4 * column + 2] = row[3 * column]!
      out[to + 4 * column + 3] = 255
    }
  }
}

function maskedRow({ width, bitsPerPixel, masks }: BmpHeader, reader: ByteReader): RowPainter {
  const channels = masks.map(channelOf)
  const bytesPerPixel = bitsPerPixel / 8
  return (at, out, to) => {
    for (let column = 0; column < width; column++) {
      const place = at + column * bytesPerPixel
      const pixel = bitsPerPixel === 16 ? reader.uint16(place) : reader.uint32(place)
      for (let channel = 0; channel < 4; channel++) out[to + 4 * column + channel] = channels[channel]!(pixel)
    }
  }
}

function rowPainter(header: BmpHeader, reader: ByteReader): RowPainter {
  const { bitsPerPixel } = header
  if (bitsPerPixel <= 8) return indexedRow(header, reader)
  return bitsPerPixel === 24 ? blueGreenRedRow(header, reader) : maskedRow(header, reader)
}

/** Row of the picture at which the file's i-th row belongs: BMP files start at the bottom unless they say otherwise. */
const pictureRow = ({ isTopDown, height }: BmpHeader, i: number): number => (isTopDown ? i : height - 1 - i)

function decodePlain(bytes: Uint8Array, header: BmpHeader): Uint8Array {
  const { width, height, pixelsAt } = header
  const reader = new ByteReader(bytes, 'little-endian')
  const stride = rowBytes(header)
  reader.need(pixelsAt, stride * height)
  const paint = rowPainter(header, reader)
  const out = new Uint8Array(4 * width * height)
  for (let i = 0; i < height; i++) paint(pixelsAt + i * stride, out, 4 * width * pictureRow(header, i))
  return out
}

function decodeRuns(bytes: Uint8Array, header: BmpHeader, bits: 4 | 8): Uint8Array {
  const { width, height, pixelsAt, bitsPerPixel } = header
  if (bitsPerPixel !== bits) throw new Refused('corrupt')
  const indices = unpackRuns(bytes, pixelsAt, bits, width, height)
  const out = new Uint8Array(4 * width * height)
  indices.forEach((index, i) => {
    const row = pictureRow(header, Math.floor(i / width))
    paletteColour(header, index, out, 4 * (row * width + (i % width)))
  })
  return out
}

/** Opens a BMP file. Throws `Refused`. */
export function openBmp(bytes: Uint8Array): OpenedPicture {
  const header = readBmpHeader(bytes)
  const decode = (): Uint8Array => {
    if (header.compression === COMPRESSION.runs8) return decodeRuns(bytes, header, 8)
    if (header.compression === COMPRESSION.runs4) return decodeRuns(bytes, header, 4)
    return decodePlain(bytes, header)
  }
  return {
    width: header.width,
    height: header.height,
    orientation: () => 1,
    decode: () => Promise.resolve().then(decode),
  }
}
