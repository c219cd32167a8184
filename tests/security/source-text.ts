/** The text of every source file of the app, and of the built app when it is there. */
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly text: string
}

export function sourceFiles(folders: readonly string[], ending: RegExp): readonly SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && ending.test(entry.name))
        .map((entry) => {
          const path = join(entry.parentPath, entry.name)
          return { path: path.slice(root.length + 1).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }
        }),
    )
}

export const builtFolder = join(root, 'out')
