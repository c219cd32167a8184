/** Reading a whole file that must not be larger than a stated size: `.h5` data and model files. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

export type BoundedRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'missing' | 'unreadable' | 'not-a-file' | 'too-large' }

/** Not defined on Windows, whatever the types say; there a named pipe is no file path. */
const NON_BLOCKING: number = 'O_NONBLOCK' in constants ? constants.O_NONBLOCK : 0

/** Opens once, looks at the open file (not at the path again), reads a regular file of at most `maximumBytes`. */
export async function readBounded(path: string, maximumBytes: number): Promise<BoundedRead> {
  try {
    // Non-blocking, so that a pipe nobody writes to does not hang the open.
    const file = await open(path, constants.O_RDONLY | NON_BLOCKING)
    try {
      const status = await file.stat()
      if (!status.isFile()) return { ok: false, reason: 'not-a-file' }
      if (status.size > maximumBytes) return { ok: false, reason: 'too-large' }
      return { ok: true, bytes: new Uint8Array(await file.readFile()) }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return { ok: false, reason: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' }
  }
}
