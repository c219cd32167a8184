/** Folders are made here, because only `storage/` writes to disk. */
import { mkdir } from 'node:fs/promises'

/** Makes the folder and those above it; one that is there already is fine. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true })
}
