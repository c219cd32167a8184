/** Image file directories (TIFF 6.0 §2): the tag tables of TIFF files, and of EXIF blocks, which are small TIFF files. */
import { ByteReader, hasText } from './byte-reader'
import { Refused } from './refused'

export interface Directory {
  readonly reader: ByteReader
  /** The integers of a tag, in file order; undefined when the tag is absent or not made of integers. */
  numbers(tag: number): readonly number[] | undefined
}

/** Bytes of the integer field types: BYTE, SHORT, LONG. Other types carry nothing that pixels need. */
const integerTypes: Readonly<Record<number, 1 | 2 | 4>> = { 1: 1, 3: 2, 4: 4 }

const ENTRY_BYTES = 12
/** Room for a value inside its own entry. */
const INLINE_BYTES = 4

/**
 * Reads the first directory.
 *
 * @param bytes from the byte-order mark `II` or `MM` on
 * @throws Refused `corrupt` without a byte-order mark, `incomplete` when the table passes the end
 */
export function readDirectory(bytes: Uint8Array): Directory {
  const isLittleEndian = hasText(bytes, 0, 'II*\0')
  if (!isLittleEndian && !hasText(bytes, 0, 'MM\0*')) throw new Refused('corrupt')
  const reader = new ByteReader(bytes, isLittleEndian ? 'little-endian' : 'big-endian')
  const start = reader.uint32(4)
  const count = reader.uint16(start)
  reader.need(start + 2, count * ENTRY_BYTES)
  const entries = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const at = start + 2 + i * ENTRY_BYTES
    entries.set(reader.uint16(at), at)
  }
  return {
    reader,
    numbers(tag) {
      const at = entries.get(tag)
      return at === undefined ? undefined : integersAt(reader, at)
    },
  }
}

function integer(reader: ByteReader, at: number, size: 1 | 2 | 4): number {
  if (size === 1) return reader.uint8(at)
  return size === 2 ? reader.uint16(at) : reader.uint32(at)
}

function integersAt(reader: ByteReader, at: number): readonly number[] | undefined {
  const size = integerTypes[reader.uint16(at + 2)]
  if (size === undefined) return undefined
  const count = reader.uint32(at + 4)
  const start = count * size <= INLINE_BYTES ? at + 8 : reader.uint32(at + 8)
  reader.need(start, count * size)
  return Array.from({ length: count }, (_, i) => integer(reader, start + i * size, size))
}
