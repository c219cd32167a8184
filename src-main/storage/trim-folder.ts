/** Keeps one folder of a cache within a size: what was written longest ago goes first, leftovers of a crash go with it. */
import { readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Nobody writes a temporary file for so long: whoever began it is gone. */
const LEFTOVER_AGE_MS = 60 * 60 * 1000

interface Entry {
  readonly path: string
  readonly sizeBytes: number
  readonly writtenMs: number
}

/**
 * Other threads and programs may write, read and trim at the same time: a file that is gone already is as good as removed.
 *
 * @param folder with files only
 * @param nowMs the time of day, as files have it
 */
export async function trimFolder(folder: string, maximumBytes: number, nowMs: number): Promise<void> {
  const entries = await entriesOf(folder)
  const isLeftover = ({ path, writtenMs }: Entry): boolean =>
    path.endsWith('.part') && nowMs - writtenMs > LEFTOVER_AGE_MS
  await remove(entries.filter(isLeftover))
  const newestFirst = entries
    .filter(({ path }) => !path.endsWith('.part'))
    .sort((one, other) => other.writtenMs - one.writtenMs)
  let kept = 0
  await remove(newestFirst.filter(({ sizeBytes }) => (kept += sizeBytes) > maximumBytes))
}

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const names = await readdir(folder)
  const found = await Promise.allSettled(
    names.map(async (name) => {
      const path = join(folder, name)
      const { size, mtimeMs } = await stat(path)
      return { path, sizeBytes: size, writtenMs: mtimeMs }
    }),
  )
  return found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])) // the others have just gone
}

async function remove(entries: readonly Entry[]): Promise<void> {
  await Promise.allSettled(entries.map(({ path }) => unlink(path)))
}
