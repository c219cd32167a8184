/** Finding the files of a folder: everything below it, in an order that is the same on every computer. */
import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Refusal } from '../../../shared/domain/dataset'
import { nextTurn } from '../next-turn'
import type { PictureFile } from '../pictures/picture-pool'

export interface FolderScan {
  readonly files: readonly PictureFile[]
  /** Links, pipes and devices, which are named and never followed, and folders that cannot be opened. */
  readonly refused: readonly Refusal[]
}

/** Files that systems leave behind and nobody means: they are not worth a line. */
const LITTER = new Set(['Thumbs.db', 'desktop.ini'])

/** Entries that are looked at in one turn of the event loop. */
const ENTRIES_PER_TURN = 100

function isLitter(name: string): boolean {
  return name.startsWith('.') || LITTER.has(name)
}

/** Code-point order: the same on every system and in every language. */
export function byCodePoint(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  // A surrogate pair is compared as its code point, which UTF-16 units are not in the order of.
  const start = i > 0 && isHighSurrogate(a.charCodeAt(i - 1)) ? i - 1 : i
  return (a.codePointAt(start) ?? -1) - (b.codePointAt(start) ?? -1)
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

/** The names of a folder's subfolders in code-point order, litter left out. Throws when it cannot be opened. */
export async function subfolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !isLitter(entry.name))
    .map((entry) => entry.name)
    .sort(byCodePoint)
}

/** False also for what is not there. A link to a folder is not a folder here: links are not followed. */
export async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isDirectory() ?? false
}

/**
 * Every file below `folder`, at any depth. `prefix` begins the names (with `/` between parts).
 * Links are not followed, so a loop cannot trap the scan and nothing outside the folder is read.
 */
export async function scanFolder(folder: string, prefix: string, signal?: AbortSignal): Promise<FolderScan> {
  const files: PictureFile[] = []
  const refused: Refusal[] = []
  const visit = async (path: string, name: string): Promise<void> => {
    signal?.throwIfAborted()
    const entries = await readdir(path, { withFileTypes: true }).catch(() => null)
    if (!entries) {
      refused.push({ name, code: 'unreadable' })
      return
    }
    const seen = entries.filter((entry) => !isLitter(entry.name))
    await nextTurn()
    for (const [index, entry] of seen.sort((a, b) => byCodePoint(a.name, b.name)).entries()) {
      if (index % ENTRIES_PER_TURN === 0) await nextTurn()
      const inner = { path: join(path, entry.name), name: `${name}/${entry.name}` }
      if (entry.isDirectory()) await visit(inner.path, inner.name)
      else note(entry, inner)
    }
  }
  const note = (entry: Dirent, file: PictureFile): void => {
    if (entry.isFile()) files.push(file)
    else refused.push({ name: file.name, code: 'not-a-file' })
  }
  await visit(folder, prefix)
  return { files, refused }
}
