/** Parts of a large file, without reading the rest of it. */
import { open, type FileHandle } from 'node:fs/promises'
import { fromLittleEndian } from '../formats/little-endian'

/** Of records read at a time: they are small, and a file system has them together. */
const AT_ONCE = 16

/**
 * The float32 at one place of each record, as many as are whole; null when there is no such file.
 *
 * @param recordBytes of one record
 * @param offset in it
 * @param most records that are looked at, however long the file
 */
export async function readEvery(
  path: string,
  recordBytes: number,
  offset: number,
  most: number,
): Promise<Float32Array | null> {
  const file = await openIfThere(path)
  if (!file) return null
  try {
    const { size } = await file.stat()
    const count = Math.min(most, Math.floor(size / recordBytes))
    const bytes = new Uint8Array(4 * count)
    for (let first = 0; first < count; first += AT_ONCE) {
      const records = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, i) => first + i)
      await Promise.all(records.map((i) => file.read(bytes, 4 * i, 4, i * recordBytes + offset)))
    }
    return Float32Array.from(fromLittleEndian(bytes, 'float32'))
  } finally {
    await file.close()
  }
}

/** Null when it is not there, whole. */
export async function readPart(path: string, position: number, length: number): Promise<Uint8Array | null> {
  const file = await openIfThere(path)
  if (!file) return null
  try {
    const bytes = new Uint8Array(length)
    const { bytesRead } = await file.read(bytes, 0, length, position)
    return bytesRead === length ? bytes : null
  } finally {
    await file.close()
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
