/** GIF89a: the first frame, on a clear canvas. Written here because omggif leaves pixels out of a damaged stream black. */
import { ByteReader } from '../byte-reader'
import { Refused } from '../refused'
import { placeOnCanvas } from './canvas'
import { unpackLzw } from './lzw'
import type { OpenedPicture } from './opened-picture'

const SCREEN_HEADER_BYTES = 13
const IMAGE_SEPARATOR = 0x2c
const EXTENSION_INTRODUCER = 0x21
const GRAPHIC_CONTROL_LABEL = 0xf9
const FRAME_DESCRIPTOR_BYTES = 10

/** First row and step of the four passes of an interlaced picture (GIF89a, appendix E). */
const INTERLACED_PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const

interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly isInterlaced: boolean
  /** RGB triples. */
  readonly palette: Uint8Array
  /** The palette index that is clear, or null. */
  readonly transparent: number | null
  /** Where the code size and the sub-blocks start. */
  readonly dataAt: number
}

const paletteBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1))

/** Position behind a chain of sub-blocks; `visit` sees each. */
function walkSubBlocks(reader: ByteReader, start: number, visit?: (block: Uint8Array) => void): number {
  let at = start
  for (let length = reader.uint8(at); length > 0; length = reader.uint8(at)) {
    const block = reader.slice(at + 1, length)
    visit?.(block)
    at += 1 + length
  }
  return at + 1
}

function readFrame(reader: ByteReader, at: number, shared: Uint8Array, transparent: number | null): Frame {
  const flags = reader.uint8(at + 9)
  const ownBytes = paletteBytes(flags)
  const ownAt = at + FRAME_DESCRIPTOR_BYTES
  return {
    left: reader.uint16(at + 1),
    top: reader.uint16(at + 3),
    width: reader.uint16(at + 5),
    height: reader.uint16(at + 7),
    isInterlaced: (flags & 0x40) !== 0,
    palette: ownBytes > 0 ? reader.slice(ownAt, ownBytes) : shared,
    transparent,
    dataAt: ownAt + ownBytes,
  }
}

/** Walks extensions up to the first image. */
function findFirstFrame(reader: ByteReader): Frame {
  const sharedBytes = paletteBytes(reader.uint8(10))
  const shared = reader.slice(SCREEN_HEADER_BYTES, sharedBytes)
  let transparent: number | null = null
  let at = SCREEN_HEADER_BYTES + sharedBytes
  while (reader.uint8(at) === EXTENSION_INTRODUCER) {
    if (reader.uint8(at + 1) === GRAPHIC_CONTROL_LABEL) {
      transparent = (reader.uint8(at + 3) & 1) === 1 ? reader.uint8(at + 6) : null
    }
    at = walkSubBlocks(reader, at + 2)
  }
  if (reader.uint8(at) !== IMAGE_SEPARATOR) throw new Refused('corrupt')
  return readFrame(reader, at, shared, transparent)
}

/** Order in which the rows of an interlaced picture are stored. */
function storedRows({ height, isInterlaced }: Frame): number[] {
  if (!isInterlaced) return Array.from({ length: height }, (_, row) => row)
  return INTERLACED_PASSES.flatMap(([first, step]) =>
    Array.from({ length: Math.ceil(Math.max(0, height - first) / step) }, (_, i) => first + i * step),
  )
}

function paint(frame: Frame, indices: Uint8Array): Uint8Array {
  const { width, height, palette, transparent } = frame
  const rgba = new Uint8Array(4 * width * height)
  let from = 0
  for (const row of storedRows(frame)) {
    for (let to = 4 * row * width; to < 4 * (row + 1) * width; to += 4) {
      const index = indices[from++]!
      if (index === transparent) continue
      if (3 * index >= palette.length) throw new Refused('corrupt')
      rgba[to] = palette[3 * index]!
      rgba[to + 1] = palette[3 * index + 1]!
      rgba[to + 2] = palette[3 * index + 2]!
      rgba[to + 3] = 255
    }
  }
  return rgba
}

function decodeFrame(reader: ByteReader, frame: Frame): Uint8Array {
  const blocks: Uint8Array[] = []
  const valueBits = reader.uint8(frame.dataAt)
  walkSubBlocks(reader, frame.dataAt + 1, (block) => blocks.push(block))
  const dialect = { valueBits, packing: 'low-first', early: 0 } as const
  return paint(frame, unpackLzw(blocks, dialect, frame.width * frame.height))
}

/** Opens a GIF file. A frame that passes the logical screen enlarges it, as browsers and Pillow do. Throws `Refused`. */
export function openGif(bytes: Uint8Array): OpenedPicture {
  const reader = new ByteReader(bytes, 'little-endian')
  const frame = findFirstFrame(reader)
  const width = Math.max(reader.uint16(6), frame.left + frame.width)
  const height = Math.max(reader.uint16(8), frame.top + frame.height)
  if (frame.width === 0 || frame.height === 0) throw new Refused('corrupt')
  return {
    width,
    height,
    orientation: () => 1,
    decode() {
      const data = decodeFrame(reader, frame)
      const picture = { width: frame.width, height: frame.height, data }
      return Promise.resolve(placeOnCanvas(picture, frame.left, frame.top, width, height))
    },
  }
}
