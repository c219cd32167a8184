/** `descent inspect`: what a folder holds, before anything is trained. */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Refusal } from '../../shared/domain/dataset'
import { DEFAULT_PREPROCESSING } from '../../shared/domain/preprocessing'
import { formatQuantity } from '../../shared/messages/format'
import { refusalReason } from '../../shared/messages/refusals'
import { failure } from '../../shared/ipc/result'
import { dataErrors } from '../../shared/messages/data-errors'
import { buildDataset } from '../lab/datasets/build-dataset'
import { candidatesOfClass } from '../lab/datasets/candidates'
import type { PictureCandidate } from '../lab/datasets/dataset'
import { isFolder, scanFolder, subfolders } from '../lab/datasets/scan-folder'
import { fail, type CommandContext } from './context'
import { exitCodes } from './exit-codes'
import { importLine } from './progress-line'
import { UsageError } from './usage-error'

export interface Inspection {
  readonly folder: string
  /** One for each subfolder, or one for the folder itself when it has none. */
  readonly classes: readonly { readonly name: string; readonly pictures: number }[]
  readonly pictures: number
  readonly refused: readonly { readonly file: string; readonly code: string; readonly message: string }[]
}

/** Every picture is really read, so what is said here is what a training would find. @returns the exit code */
export async function inspect(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1) throw new UsageError('Name one folder to inspect.')
  const { lab, terminal, signal } = context
  if (!(await isFolder(folder))) {
    return fail(terminal, failure('folder-unreadable', dataErrors.folderUnreadable(folder)))
  }
  const found = await classesOf(folder, signal)
  const built = await buildDataset(
    {
      source: 'folders',
      classes: ['', ''],
      candidates: found.flatMap(({ candidates }) => candidates),
      refused: found.flatMap(({ refused }) => refused),
      preprocessing: DEFAULT_PREPROCESSING,
      testShare: 0,
      seed: 1,
    },
    {
      pool: lab.pool,
      cacheFolder: context.cacheFolder,
      signal,
      onProgress: (progress) => terminal.progress(importLine(progress)),
    },
  )
  terminal.clearProgress()
  if (!built.ok) return fail(terminal, built)
  const used = new Set(built.value.pictures.map(({ id }) => id))
  const inspection: Inspection = {
    folder: basename(folder),
    classes: found.map(({ name, candidates }) => ({
      name,
      pictures: candidates.filter(({ id }) => used.has(id)).length,
    })),
    pictures: used.size,
    refused: built.value.refused.map((refusal) => ({
      file: refusal.name,
      code: refusal.code,
      message: refusalReason(refusal),
    })),
  }
  if (values.json) terminal.print(JSON.stringify(inspection, null, 2))
  else for (const line of readable(inspection)) terminal.print(line)
  return exitCodes.done
}

interface FoundClass {
  readonly name: string
  readonly candidates: readonly PictureCandidate[]
  readonly refused: readonly Refusal[]
}

async function classesOf(folder: string, signal: AbortSignal): Promise<readonly FoundClass[]> {
  const names = await subfolders(folder)
  const parts =
    names.length > 0
      ? names.map((name) => ({ path: `${folder}/${name}`, name }))
      : [{ path: folder, name: basename(folder) }]
  return Promise.all(
    parts.map(async ({ path, name }) => {
      const { files, refused } = await scanFolder(path, name, signal)
      const pictures = files.map((file) => ({
        name: file.name,
        origin: { kind: 'file' as const, path: file.path },
        fixedSplit: null,
      }))
      return { name, candidates: candidatesOfClass({ name, pictures }, 1), refused }
    }),
  )
}

function readable({ folder, classes, pictures, refused }: Inspection): readonly string[] {
  return [
    `${folder}: ${formatQuantity(pictures, 'picture', 'pictures')} that can be used`,
    ...classes.map((found) => `  ${found.name}: ${formatQuantity(found.pictures, 'picture', 'pictures')}`),
    ...(refused.length > 0 ? [`${formatQuantity(refused.length, 'file', 'files')} that cannot:`] : []),
    ...refused.map(({ file, message }) => `  ${file} ${message}`),
  ]
}
