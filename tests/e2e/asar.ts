/** Reads Electron's archive format: a Pickle-framed JSON header, then the files' bytes one after the other. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
  readonly offset?: string
  readonly size?: number
  /** Beside the archive, in a folder of its name with `.unpacked`: what the system must open itself. */
  readonly unpacked?: boolean
}

export interface Archive {
  /** Paths of all files, with `/`, in code-point order. */
  readonly files: readonly string[]
  /** Those of them that lie beside the archive. */
  readonly unpacked: readonly string[]
  extract(folder: string): void
}

export function openArchive(path: string): Archive {
  const bytes = readFileSync(path)
  const headerEnd = 8 + bytes.readUInt32LE(4)
  const header = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as Entry
  const entries = [...filesOf(header, '')]
  return {
    files: entries.map(([name]) => name).sort(),
    unpacked: entries.filter(([, { unpacked }]) => unpacked).map(([name]) => name),
    extract(folder) {
      for (const [name, { offset = '0', size = 0, unpacked }] of entries) {
        const from = headerEnd + Number(offset)
        const content = unpacked
          ? readFileSync(join(`${path}.unpacked`, name))
          : bytes.subarray(from, from + size)
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), content)
      }
    },
  }
}

function* filesOf(entry: Entry, path: string): Generator<readonly [string, Entry]> {
  for (const [name, child] of Object.entries(entry.files ?? {})) {
    const inner = path === '' ? name : `${path}/${name}`
    if (child.files) yield* filesOf(child, inner)
    else yield [inner, child]
  }
}
