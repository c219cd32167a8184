/** The headers of BMP files: OS/2 1.x, and Windows' in all its lengths (MS-WMF §2.2.2, wingdi BITMAPV5HEADER). */
import { ByteReader } from '../byte-reader'
import { Refused } from '../refused'

const FILE_HEADER_BYTES = 14
const CORE_HEADER_BYTES = 12
const INFORMATION_HEADER_BYTES = 40

export const COMPRESSION = { none: 0, runs8: 1, runs4: 2, masks: 3, alphaMasks: 6 } as const

/** Bit masks of red, green, blue and alpha in a 16- or 32-bit pixel; an alpha of 0 means opaque. */
export type Masks = readonly [red: number, green: number, blue: number, alpha: number]

export interface BmpHeader {
  readonly width: number
  readonly height: number
  readonly isTopDown: boolean
  readonly bitsPerPixel: number
  readonly compression: number
  readonly masks: Masks
  /** Blue, green, red (and a fourth byte when `paletteEntryBytes` is 4) per colour. */
  readonly palette: Uint8Array
  readonly paletteEntryBytes: 3 | 4
  readonly pixelsAt: number
}

const LEGAL_BITS = [1, 2, 4, 8, 16, 24, 32]

function readBitsPerPixel(reader: ByteReader, at: number): number {
  const bits = reader.uint16(at)
  if (!LEGAL_BITS.includes(bits)) throw new Refused('corrupt')
  return bits
}

/** Windows' meaning of 16- and 32-bit pixels without masks: 5 bits each; 8 bits each, the fourth byte unused. */
const defaultMasks = (bitsPerPixel: number): Masks =>
  bitsPerPixel === 16 ? [0x7c00, 0x03e0, 0x001f, 0] : [0xff0000, 0xff00, 0xff, 0]

/** Masks stand in the header from its second version on, and behind a 40-byte header that announces them. */
function readMasks(
  reader: ByteReader,
  headerBytes: number,
  compression: number,
  bitsPerPixel: number,
): Masks {
  const isMasked = compression === COMPRESSION.masks || compression === COMPRESSION.alphaMasks
  if (!isMasked) return defaultMasks(bitsPerPixel)
  const at = FILE_HEADER_BYTES + INFORMATION_HEADER_BYTES
  const hasAlpha = compression === COMPRESSION.alphaMasks || headerBytes >= 56
  const [red, green, blue] = [reader.uint32(at), reader.uint32(at + 4), reader.uint32(at + 8)]
  return [red, green, blue, hasAlpha ? reader.uint32(at + 12) : 0]
}

/** Bytes of masks between a 40-byte header and the palette. */
function looseMaskBytes(headerBytes: number, compression: number): number {
  if (headerBytes !== INFORMATION_HEADER_BYTES) return 0
  if (compression === COMPRESSION.alphaMasks) return 16
  return compression === COMPRESSION.masks ? 12 : 0
}

function readCoreHeader(reader: ByteReader): BmpHeader {
  const bitsPerPixel = readBitsPerPixel(reader, 24)
  const colours = bitsPerPixel <= 8 ? 1 << bitsPerPixel : 0
  return {
    width: reader.uint16(18),
    height: reader.uint16(20),
    isTopDown: false,
    bitsPerPixel,
    compression: COMPRESSION.none,
    masks: defaultMasks(bitsPerPixel),
    palette: reader.slice(FILE_HEADER_BYTES + CORE_HEADER_BYTES, 3 * colours),
    paletteEntryBytes: 3,
    pixelsAt: reader.uint32(10),
  }
}

function readPalette(reader: ByteReader, at: number, bitsPerPixel: number, stated: number): Uint8Array {
  if (bitsPerPixel > 8) return new Uint8Array(0)
  const most = 1 << bitsPerPixel
  return reader.slice(at, 4 * (stated === 0 ? most : Math.min(stated, most)))
}

/**
 * Reads the headers and the palette.
 *
 * @throws Refused `incomplete`, `corrupt`, or `unsupported-format` for the printers' BMPs that hold a JPEG or PNG
 */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const reader = new ByteReader(bytes, 'little-endian')
  const headerBytes = reader.uint32(FILE_HEADER_BYTES)
  if (headerBytes === CORE_HEADER_BYTES) return readCoreHeader(reader)
  const storedHeight = reader.int32(22)
  const bitsPerPixel = readBitsPerPixel(reader, 28)
  const compression = reader.uint32(30)
  if (!(Object.values(COMPRESSION) as number[]).includes(compression)) {
    throw new Refused('unsupported-format', 'a BMP with a compression')
  }
  const paletteAt = FILE_HEADER_BYTES + headerBytes + looseMaskBytes(headerBytes, compression)
  return {
    width: Math.max(0, reader.int32(18)),
    height: Math.abs(storedHeight),
    isTopDown: storedHeight < 0,
    bitsPerPixel,
    compression,
    masks: readMasks(reader, headerBytes, compression, bitsPerPixel),
    palette: readPalette(reader, paletteAt, bitsPerPixel, reader.uint32(46)),
    paletteEntryBytes: 4,
    pixelsAt: reader.uint32(10),
  }
}
