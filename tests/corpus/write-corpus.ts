/** The corpus: small picture files of every kind, made by formula, each with what it must become. */
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { damagedFiles } from './damaged'
import type { CorpusFile, Expected } from './entry'
import { exifFiles } from './exif'
import { namedFiles } from './names'
import { pngTypeFiles } from './png-types'

/** Every file that is judged by its bytes alone. */
export const corpus: readonly CorpusFile[] = [...pngTypeFiles, ...exifFiles, ...damagedFiles, ...namedFiles]

export interface ManifestEntry {
  readonly name: string
  readonly path: string
  readonly expected: Expected
}

/** Characters that Windows does not allow in names, and endings that it drops. */
const isWindowsName = (name: string): boolean => !/[<>:"|?*\n]|[ .]$|^CON\./.test(name)

/**
 * Writes the corpus into `folder` (made if need be), with a link that must be refused.
 *
 * @returns one entry per file, in the order written
 */
export async function writeCorpus(folder: string): Promise<readonly ManifestEntry[]> {
  await mkdir(folder, { recursive: true })
  const files = process.platform === 'win32' ? corpus.filter(({ name }) => isWindowsName(name)) : corpus
  const manifest: ManifestEntry[] = []
  for (const { name, bytes, expected } of files) {
    const path = join(folder, name)
    await writeFile(path, bytes)
    manifest.push({ name, path, expected })
  }
  const link = join(folder, 'link.png')
  await symlink('exif-1.png', link)
  return [...manifest, { name: 'link.png', path: link, expected: { ok: false, code: 'not-a-file' } }]
}
