/** Reads one picture file, and only that: no links, pipes or devices, nothing larger than the limit. */
import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import type { RefusalCode } from '../../shared/domain/dataset'
import { formatBytes } from '../../shared/messages/format'

/**
 * The largest file that is read. 100 megapixels, the most that are decoded, are seldom more than this even without
 * compression, and every imaging thread holds one whole file.
 */
export const MAX_FILE_BYTES = 200_000_000

export type PictureRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: RefusalCode; readonly detail?: string }

/** Not defined on Windows, whatever the types say: there links are caught by `lstat` alone, and pipes are no paths. */
const flag = (name: 'O_NONBLOCK' | 'O_NOFOLLOW'): number => (name in constants ? constants[name] : 0)

const refusalByErrorCode: Readonly<Record<string, RefusalCode>> = {
  ENOENT: 'vanished',
  ENOTDIR: 'vanished',
  ELOOP: 'not-a-file',
}

function refusalOf(error: unknown): RefusalCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return refusalByErrorCode[code] ?? 'unreadable'
}

/** The bytes that the open file has now, at most the limit. A file that shrinks meanwhile gives what is left. */
async function readOpenFile(file: FileHandle, maximumBytes: number): Promise<PictureRead> {
  const status = await file.stat() // of the open file: the path may mean another one by now
  if (!status.isFile()) return { ok: false, code: 'not-a-file' }
  if (status.size === 0) return { ok: false, code: 'empty' }
  if (status.size > maximumBytes) return { ok: false, code: 'too-large', detail: formatBytes(status.size) }
  const bytes = new Uint8Array(status.size)
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled === 0 ? { ok: false, code: 'empty' } : { ok: true, bytes: bytes.subarray(0, filled) }
}

/**
 * Reads a regular file. Expected failures are values: `empty`, `too-large`, `not-a-file`, `vanished`, `unreadable`.
 *
 * Looks before it opens, because opening a pipe or a device can already do something; opens without waiting and without
 * following a link, because it may have been swapped in between.
 */
export async function readPicture(path: string, maximumBytes = MAX_FILE_BYTES): Promise<PictureRead> {
  try {
    const status = await lstat(path)
    if (!status.isFile()) return { ok: false, code: 'not-a-file' }
    const file = await open(path, constants.O_RDONLY | flag('O_NONBLOCK') | flag('O_NOFOLLOW'))
    try {
      return await readOpenFile(file, maximumBytes)
    } finally {
      await file.close()
    }
  } catch (error) {
    return { ok: false, code: refusalOf(error) }
  }
}
