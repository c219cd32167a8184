/** PNG (W3C Portable Network Graphics, third edition): chunks and limits here, pixels by the codec. APNG: its still. */
import { ByteReader } from '../byte-reader'
import { readOrientation } from '../exif-orientation'
import { Refused } from '../refused'
import { crc32 } from '../../../shared/crc32'
import type { Codecs } from './codecs'
import type { OpenedPicture } from './opened-picture'

const SIGNATURE_BYTES = 8
/** Length, type and checksum around a chunk's data. */
const CHUNK_FRAME_BYTES = 12
const HEADER_BYTES = 13

/** Samples per pixel by colour type (table 9). */
const samplesByColourType: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * Compressed data may be this much longer than the pixels. Stored deflate blocks add a thousandth, encoders that flush
 * often add more; anything far beyond inflates to data that no pixel uses, which costs time and is made to.
 */
const COMPRESSED_FACTOR = 2
const COMPRESSED_ALLOWANCE_BYTES = 65_536

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
}

/**
 * Chunks that pixels depend on. Their checksums are tested here: the codec stops at the last pixel, before it comes to
 * the checksum behind it.
 */
const CHECKED_CHUNKS = ['IHDR', 'PLTE', 'tRNS', 'eXIf', 'IDAT', 'IEND']

/** All chunks up to and including IEND. Throws `incomplete` when the file ends before it, `corrupt` for a wrong checksum. */
function readChunks(reader: ByteReader): Chunk[] {
  const chunks: Chunk[] = []
  let at = SIGNATURE_BYTES
  do {
    const length = reader.uint32(at)
    const type = String.fromCharCode(...reader.slice(at + 4, 4))
    chunks.push({ type, data: reader.slice(at + 8, length) })
    const checksum = reader.uint32(at + 8 + length)
    const isWrong = CHECKED_CHUNKS.includes(type) && crc32(reader.slice(at + 4, 4 + length)) !== checksum
    if (isWrong) throw new Refused('corrupt')
    at += length + CHUNK_FRAME_BYTES
  } while (chunks.at(-1)?.type !== 'IEND')
  return chunks
}

/** Bytes of the unpacked rows, each with its filter byte. Interlacing (up to 7 passes) adds at most a few a row. */
function unpackedBytes(reader: ByteReader, width: number, height: number): number {
  const depth = reader.uint8(24)
  const samples = samplesByColourType[reader.uint8(25)]
  if (samples === undefined) throw new Refused('corrupt')
  return height * (1 + Math.ceil((width * samples * depth) / 8))
}

function refuseExcessData(chunks: readonly Chunk[], pixelBytes: number): void {
  const compressed = chunks
    .filter(({ type }) => type === 'IDAT')
    .reduce((sum, { data }) => sum + data.length, 0)
  if (compressed > COMPRESSED_FACTOR * pixelBytes + COMPRESSED_ALLOWANCE_BYTES) throw new Refused('corrupt')
}

/** Opens a PNG file. Throws `Refused`. */
export function openPng(bytes: Uint8Array): OpenedPicture {
  const reader = new ByteReader(bytes, 'big-endian')
  if (reader.hasText(12, 'CgBI')) throw new Refused('unsupported-format', 'an Apple-only PNG')
  reader.need(SIGNATURE_BYTES, HEADER_BYTES + CHUNK_FRAME_BYTES)
  if (!reader.hasText(12, 'IHDR') || reader.uint32(8) !== HEADER_BYTES) throw new Refused('corrupt')
  const width = reader.uint32(16)
  const height = reader.uint32(20)
  let chunks: readonly Chunk[] | undefined
  const allChunks = (): readonly Chunk[] => (chunks ??= readChunks(reader))
  return {
    width,
    height,
    orientation() {
      const blocks = allChunks().filter(({ type }) => type === 'eXIf')
      return readOrientation(blocks.map(({ data }) => data))
    },
    async decode(codecs: Codecs) {
      refuseExcessData(allChunks(), unpackedBytes(reader, width, height))
      const picture = await codecs.png(bytes)
      if (picture.width !== width || picture.height !== height) throw new Refused('corrupt')
      return picture.data
    },
  }
}
