/** A lock file with the number of the process that holds it. */
import { open, readFile, stat, unlink } from 'node:fs/promises'
import { uptime } from 'node:os'
import { codeOf } from './run-reader'

/** Clocks of files and of the system may differ so much. */
const CLOCK_ROOM_MS = 5_000

/**
 * Takes the lock, also from a process that is gone. After a power cut another program may have its number by now: a lock
 * from before the computer was started belongs to nobody.
 *
 * @returns the living process that holds it, or null
 */
export async function takeLock(path: string): Promise<number | null> {
  for (;;) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(String(process.pid))
      await file.close()
      return null
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const owner = await ownerOf(path)
    if (owner !== null) return owner
    await unlink(path)
  }
}

/** Null when it is nobody's any more. */
async function ownerOf(path: string): Promise<number | null> {
  const owner = Number(await readFile(path, 'utf8'))
  const { mtimeMs } = await stat(path)
  const startedMs = Date.now() - uptime() * 1000
  return isAlive(owner) && mtimeMs > startedMs - CLOCK_ROOM_MS ? owner : null
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM' // somebody else's
  }
}
