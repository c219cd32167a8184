/** Prepared pictures on disk, by content and preprocessing: a second import of the same folder decodes nothing. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Preprocessing, featureCount } from '../../shared/domain/preprocessing'
import { trimFolder } from './trim-folder'

/** Part of every key. Raise it when the same file and preprocessing give other pixels than before. */
const PIPELINE_VERSION = 1

const CHECKSUM_BYTES = 32

/** 256 subfolders with about as much each: entries are spread over them by a hash. */
const SUBFOLDERS = 256
/** Of the whole cache; 160,000 pictures of 64 × 64 × 3. */
const MOST_BYTES = 2 * 2 ** 30
/** Every so many entries, the subfolder that the last one went to is brought back to its share. */
const ENTRIES_PER_TRIM = 32
let entriesWritten = 0

/** What of a preprocessing the pixels depend on; the scaling comes after the cache. */
type PixelPreprocessing = Omit<Preprocessing, 'scaling'>

/** The path of an entry: a hash of everything that its pixels depend on, in 256 subfolders. */
export function entryPath(folder: string, contentSha256: string, preprocessing: PixelPreprocessing): string {
  const { size, colour, fit, filter, background } = preprocessing
  const recipe = JSON.stringify([PIPELINE_VERSION, contentSha256, size, colour, fit, filter, ...background])
  const key = createHash('sha256').update(recipe).digest('hex')
  return join(folder, 'vectors', key.slice(0, 2), key.slice(2))
}

const checksum = (vector: Uint8Array): Uint8Array => createHash('sha256').update(vector).digest()

/** An entry is the checksum of its vector and the vector. */
function entryOf(vector: Uint8Array): Uint8Array {
  return Buffer.concat([checksum(vector), vector])
}

/** The vector of an entry, or null when the file is cut, damaged or of another size. */
function vectorOf(entry: Uint8Array, length: number): Uint8Array | null {
  if (entry.length !== CHECKSUM_BYTES + length) return null
  const vector = entry.subarray(CHECKSUM_BYTES)
  const isWhole = Buffer.compare(checksum(vector), entry.subarray(0, CHECKSUM_BYTES)) === 0
  return isWhole ? new Uint8Array(vector) : null // a plain array of its own, not a view of a Buffer
}

/** The cached vector (length n_x), or null when there is none that is whole. */
export async function readCachedVector(
  folder: string,
  contentSha256: string,
  preprocessing: PixelPreprocessing,
): Promise<Uint8Array | null> {
  try {
    const entry = await readFile(entryPath(folder, contentSha256, preprocessing))
    return vectorOf(entry, featureCount(preprocessing))
  } catch {
    return null // not there, or not readable: the picture is prepared again
  }
}

/**
 * Adds or replaces an entry. A temporary file is renamed, so that a reader sees nothing or all of it; it is not synced to
 * disk, because an entry that a power cut damaged fails its checksum and is made again.
 *
 * @returns whether it was written: a cache that cannot be written costs time, not pictures
 */
export async function writeCachedVector(
  folder: string,
  contentSha256: string,
  preprocessing: PixelPreprocessing,
  vector: Uint8Array,
): Promise<boolean> {
  const path = entryPath(folder, contentSha256, preprocessing)
  const temporary = `${path}.${process.pid}-${performance.now()}.part`
  try {
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(temporary, entryOf(vector), { flag: 'wx' })
    await rename(temporary, path)
    entriesWritten += 1
    if (entriesWritten % ENTRIES_PER_TRIM === 0) {
      await trimFolder(join(path, '..'), MOST_BYTES / SUBFOLDERS, Date.now())
    }
    return true
  } catch {
    await unlink(temporary).catch(() => undefined) // it may never have been made
    return false
  }
}
