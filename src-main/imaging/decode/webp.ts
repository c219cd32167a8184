/** WebP (RFC 9649): the container here, pixels by the codec. Of an animation, its first frame on a clear canvas. */
import { ByteReader, hasText } from '../byte-reader'
import { readOrientation } from '../exif-orientation'
import { Refused } from '../refused'
import type { Codecs } from './codecs'
import type { OpenedPicture } from './opened-picture'
import { placeOnCanvas } from './canvas'

const FILE_HEADER_BYTES = 12
const CHUNK_HEADER_BYTES = 8
/** Position, size, duration and flags before a frame's own chunks. */
const FRAME_HEADER_BYTES = 16
const EXTENDED_HEADER_BYTES = 10
const ALPHA_FLAG = 0x10

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  /** Header, data and padding, as they stand in the file. */
  readonly whole: Uint8Array
}

/** The chunks of a container; each starts at an even place. Throws `incomplete`. */
function readChunks(bytes: Uint8Array): Chunk[] {
  const reader = new ByteReader(bytes, 'little-endian')
  const chunks: Chunk[] = []
  for (let at = 0; at < bytes.length;) {
    const length = reader.uint32(at + 4)
    const data = reader.slice(at + CHUNK_HEADER_BYTES, length)
    // The last chunk's padding byte carries nothing, and some writers leave it out.
    const end = Math.min(at + CHUNK_HEADER_BYTES + length + (length & 1), bytes.length)
    chunks.push({ type: String.fromCharCode(...reader.slice(at, 4)), data, whole: bytes.subarray(at, end) })
    at = end
  }
  return chunks
}

interface Size {
  readonly width: number
  readonly height: number
}

/** RFC 6386 §9.1: 14 bits each, after a 3-byte tag and the start code 9d 01 2a. */
function lossySize(data: Uint8Array): Size {
  if (!hasText(data, 3, '\x9d\x01\x2a')) throw new Refused('corrupt')
  const reader = new ByteReader(data, 'little-endian')
  return { width: reader.uint16(6) & 0x3fff, height: reader.uint16(8) & 0x3fff }
}

/** RFC 9649 §3.4: 14 bits each, minus one, after the signature byte. */
function losslessSize(data: Uint8Array): Size {
  const reader = new ByteReader(data, 'little-endian')
  if (reader.uint8(0) !== 0x2f) throw new Refused('corrupt')
  const bits = reader.uint32(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** RFC 9649 §2.7: 24 bits each, minus one. */
function canvasSize(data: Uint8Array): Size {
  const reader = new ByteReader(data, 'little-endian')
  return { width: reader.uint24(4) + 1, height: reader.uint24(7) + 1 }
}

const sizeReaders: Readonly<Record<string, (data: Uint8Array) => Size>> = {
  'VP8 ': lossySize,
  VP8L: losslessSize,
  VP8X: canvasSize,
}

function container(chunks: readonly Uint8Array[]): Uint8Array {
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 4)
  const out = new Uint8Array(size + CHUNK_HEADER_BYTES)
  out.set(new TextEncoder().encode('RIFF....WEBP'))
  new DataView(out.buffer).setUint32(4, size, true)
  let at = FILE_HEADER_BYTES
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}

/**
 * A frame's chunks as a still file. Its extended header (§2.7) repeats the frame's size, so libwebp refuses pixels of
 * another size before it makes room for them.
 */
function stillFile(frame: Uint8Array): Uint8Array {
  const chunks = readChunks(frame.subarray(FRAME_HEADER_BYTES)).filter(({ type }) =>
    ['ALPH', 'VP8 ', 'VP8L'].includes(type),
  )
  const extended = new Uint8Array(CHUNK_HEADER_BYTES + EXTENDED_HEADER_BYTES)
  extended.set(new TextEncoder().encode('VP8X'))
  extended[4] = EXTENDED_HEADER_BYTES
  extended[8] = ALPHA_FLAG
  extended.set(frame.subarray(6, 12), 12) // width − 1 and height − 1, in the same 24 bits
  return container([extended, ...chunks.map(({ whole }) => whole)])
}

async function decodeFirstFrame(frame: Uint8Array, canvas: Size, codecs: Codecs): Promise<Uint8Array> {
  const reader = new ByteReader(frame, 'little-endian')
  const [left, top] = [2 * reader.uint24(0), 2 * reader.uint24(3)]
  const [width, height] = [reader.uint24(6) + 1, reader.uint24(9) + 1]
  if (left + width > canvas.width || top + height > canvas.height) throw new Refused('corrupt')
  const picture = await codecs.webp(stillFile(frame))
  return placeOnCanvas(picture, left, top, canvas.width, canvas.height)
}

/** Opens a WebP file. Throws `Refused`. */
export function openWebp(bytes: Uint8Array): OpenedPicture {
  const reader = new ByteReader(bytes, 'little-endian')
  const end = reader.uint32(4) + CHUNK_HEADER_BYTES
  const first = String.fromCharCode(...reader.slice(FILE_HEADER_BYTES, 4))
  const size = sizeReaders[first]?.(reader.slice(FILE_HEADER_BYTES + CHUNK_HEADER_BYTES, 10))
  if (!size) throw new Refused('corrupt')
  // The orientation stands behind the pixels: a cut file would be another picture, so all of it has to be there.
  const chunks = (): Chunk[] => readChunks(reader.slice(FILE_HEADER_BYTES, end - FILE_HEADER_BYTES))
  return {
    ...size,
    orientation() {
      return readOrientation(chunks().flatMap(({ type, data }) => (type === 'EXIF' ? [data] : [])))
    },
    async decode(codecs) {
      const frame = chunks().find(({ type }) => type === 'ANMF')
      if (frame) return decodeFirstFrame(frame.data, size, codecs)
      const picture = await codecs.webp(bytes)
      if (picture.width !== size.width || picture.height !== size.height) throw new Refused('corrupt')
      return picture.data
    },
  }
}
