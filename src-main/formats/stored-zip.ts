/**
 * Reads zip archives whose members are stored, not compressed, which is what .npz files are: so a member's size is
 * never larger than the file. Written after PKWARE's APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (central
 * directory) and 4.3.16 (its end). Members must follow each other without gaps or overlaps, and agree with their CRC.
 */
import { ok, type Result } from '../../shared/ipc/result'
import { crc32 } from '../../shared/crc32'
import { unreadable, utf8Text } from './unreadable'

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50
const LOCAL_HEADER_SIZE = 30
const DIRECTORY_ENTRY_SIZE = 46
const DIRECTORY_END_SIZE = 22

/** Flag bits 0, 3, 6, 13: encrypted, or sizes written after the data. */
const UNSUPPORTED_FLAGS = 0b0010_0000_0100_1001
const STORED = 0

const DAMAGED = 'the zip archive is damaged or was written by another program'

interface DirectoryEntry {
  readonly name: string
  readonly checksum: number
  readonly size: number
  readonly offset: number
  /** Length of this entry in the directory. */
  readonly length: number
}

/** The members by name, as views of the archive. @param maximumMembers more than these are refused unread */
export function readStoredZip(
  archive: Uint8Array,
  maximumMembers: number,
): Result<ReadonlyMap<string, Uint8Array>> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const directory = directoryBounds(archive, view)
  if (!directory) return unreadable('the zip archive is incomplete')
  if (directory.count > maximumMembers) return unreadable('the zip archive holds other things')

  const members = new Map<string, Uint8Array>()
  let position = directory.start
  let offset = 0
  for (let index = 0; index < directory.count; index++) {
    const entry = directoryEntry(archive, view, position, directory.end, offset)
    const content = entry && memberContent(archive, view, entry, directory.start)
    if (!entry || !content || members.has(entry.name)) return unreadable(DAMAGED)
    members.set(entry.name, content)
    position += entry.length
    offset = content.byteOffset - archive.byteOffset + content.length
  }
  return offset === directory.start && position === directory.end ? ok(members) : unreadable(DAMAGED)
}

interface DirectoryBounds {
  readonly count: number
  readonly start: number
  /** Where the directory's own end record begins: the last 22 bytes of the file. */
  readonly end: number
}

function directoryBounds(archive: Uint8Array, view: DataView): DirectoryBounds | null {
  const end = archive.length - DIRECTORY_END_SIZE
  if (end < 0 || view.getUint32(end, true) !== DIRECTORY_END) return null
  return { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true), end }
}

/** The entry at `position`, or null when it is not a plain stored member that begins where the last one ended. */
function directoryEntry(
  archive: Uint8Array,
  view: DataView,
  position: number,
  end: number,
  expectedOffset: number,
): DirectoryEntry | null {
  if (position + DIRECTORY_ENTRY_SIZE > end || view.getUint32(position, true) !== DIRECTORY_ENTRY) return null
  const flags = view.getUint16(position + 8, true)
  const method = view.getUint16(position + 10, true)
  const compressedSize = view.getUint32(position + 20, true)
  const size = view.getUint32(position + 24, true)
  const nameLength = view.getUint16(position + 28, true)
  const restLength = view.getUint16(position + 30, true) + view.getUint16(position + 32, true)
  const length = DIRECTORY_ENTRY_SIZE + nameLength + restLength
  const nameStart = position + DIRECTORY_ENTRY_SIZE
  const name = utf8Text(archive.subarray(nameStart, nameStart + nameLength))
  if (flags & UNSUPPORTED_FLAGS || method !== STORED || compressedSize !== size) return null
  if (name === null || position + length > end) return null
  if (view.getUint32(position + 42, true) !== expectedOffset) return null
  return { name, checksum: view.getUint32(position + 16, true), size, offset: expectedOffset, length }
}

/** The bytes of a member; null when they are not where the directory says, or not what its CRC says. */
function memberContent(
  archive: Uint8Array,
  view: DataView,
  { name, checksum, size, offset }: DirectoryEntry,
  directory: number,
): Uint8Array | null {
  const nameStart = offset + LOCAL_HEADER_SIZE
  if (nameStart > directory || view.getUint32(offset, true) !== LOCAL_HEADER) return null
  const nameEnd = nameStart + view.getUint16(offset + 26, true)
  const start = nameEnd + view.getUint16(offset + 28, true)
  if (start + size > directory || utf8Text(archive.subarray(nameStart, nameEnd)) !== name) return null
  const content = archive.subarray(start, start + size)
  return crc32(content) === checksum ? content : null
}
