/**
 * Writing a file so that at every instant either the old or the new content is there, whole.
 *
 * Own code, because the two usual libraries were seen to replace a good file by a cut one on a full disk: they issue one
 * write and ignore its short count (docs/decisions/0003-own-atomic-write.md).
 */
import { open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The part of a file handle that is used here. */
export interface WritableFile {
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesWritten: number }>
  stat(): Promise<{ size: number }>
  sync(): Promise<void>
  close(): Promise<void>
}

/** The disk as this file sees it; tests give one that fails, writes short, or loses power. */
export interface FileOperations {
  openNew(path: string): Promise<WritableFile>
  /** A file that is there, to write on in it. */
  openToWriteOn(path: string): Promise<WritableFile>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  syncFolder(path: string): Promise<void>
}

export const realFileOperations: FileOperations = {
  openNew: (path) => open(path, 'wx', 0o666),
  openToWriteOn: (path) => open(path, 'r+'),
  rename,
  unlink,
  syncFolder,
}

/** Makes a rename durable. Windows cannot open a folder for this, and does not need to: best effort there. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** @param start where in the file; what is behind the bytes then is left from a writing that failed, and not counted */
async function writeAll(file: WritableFile, bytes: Uint8Array, start = 0): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, start + done)
    if (bytesWritten <= 0) throw Object.assign(new Error('the disk took no more bytes'), { code: 'ENOSPC' })
    done += bytesWritten
  }
  const end = start + bytes.byteLength
  const { size } = await file.stat()
  if (start === 0 ? size !== end : size < end) {
    throw Object.assign(new Error(`wrote ${size} of ${end} bytes`), { code: 'EIO' })
  }
}

let temporaryCount = 0

/**
 * Replaces the file at `path` by `content`.
 *
 * Order: new temporary file in the same folder → every byte → size checked → sync → rename → sync of the folder.
 * On any failure the temporary file is removed, the old file stays whole, and the error of the disk is thrown.
 */
export async function atomicWrite(
  path: string,
  content: Uint8Array | string,
  operations: FileOperations = realFileOperations,
): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  temporaryCount += 1
  const temporary = `${path}.${process.pid}-${temporaryCount}.part`
  const file = await operations.openNew(temporary)
  try {
    try {
      await writeAll(file, bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await operations.rename(temporary, path)
  } catch (error) {
    await operations.unlink(temporary).catch(() => undefined) // the first error is the one to tell
    throw error
  }
  await operations.syncFolder(dirname(path))
}

/**
 * Adds to a file that only grows, and whose reader leaves out a damaged end: after a crash it holds everything added
 * before. A writing that failed is written over by the next one, which begins at the same place.
 *
 * @param length of the file without what a failed writing left. Throws the error of the disk.
 */
export async function writeOn(
  path: string,
  length: number,
  bytes: Uint8Array,
  operations: FileOperations = realFileOperations,
): Promise<void> {
  const file = await operations.openToWriteOn(path)
  try {
    await writeAll(file, bytes, length)
    await file.sync()
  } finally {
    await file.close()
  }
}
