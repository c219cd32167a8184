/** `descent inspect`: what a folder holds, before anything is trained. */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { CopyCounts, Refusal } from '../../shared/domain/dataset'
import { DEFAULT_PREPROCESSING } from '../../shared/domain/preprocessing'
import { formatQuantity } from '../../shared/messages/format'
import { refusalReason } from '../../shared/messages/refusals'
import { failure } from '../../shared/ipc/result'
import { dataErrors } from '../../shared/messages/data-errors'
import { buildDataset } from '../lab/datasets/build-dataset'
import { candidatesOfClass } from '../lab/datasets/candidates'
import { copyGroups } from '../lab/datasets/copies'
import type { Dataset, Picture, PictureCandidate } from '../lab/datasets/dataset'
import { isFolder, scanFolder, subfolders } from '../lab/datasets/scan-folder'
import { fail, type CommandContext } from './context'
import { exitCodes } from './exit-codes'
import { importLine } from './progress-line'
import { copyLines } from './score-board'
import { UsageError } from './usage-error'

export interface Inspection {
  readonly folder: string
  /** One for each subfolder, or one for the folder itself when it has none. */
  readonly classes: readonly { readonly name: string; readonly pictures: number }[]
  readonly pictures: number
  /** Pictures that look the same to a network: how many beyond the first of each, and how many are in several classes. */
  readonly copies: Pick<CopyCounts, 'copies' | 'contradicting'>
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
  const inspection = inspectionOf(folder, found, built.value)
  if (values.json) terminal.print(JSON.stringify(inspection, null, 2))
  else for (const line of readable(inspection)) terminal.print(line)
  return exitCodes.done
}

function inspectionOf(folder: string, found: readonly FoundClass[], dataset: Dataset): Inspection {
  const used = new Set(dataset.pictures.map(({ id }) => id))
  return {
    folder: basename(folder),
    classes: found.map(({ name, candidates }) => ({
      name,
      pictures: candidates.filter(({ id }) => used.has(id)).length,
    })),
    pictures: used.size,
    copies: copiesAmong(found, dataset.pictures),
    refused: dataset.refused.map((refusal) => ({
      file: refusal.name,
      code: refusal.code,
      message: refusalReason(refusal),
    })),
  }
}

/** There may be more classes than the two of a training. */
function copiesAmong(found: readonly FoundClass[], pictures: readonly Picture[]): Inspection['copies'] {
  const classOf = new Map(found.flatMap(({ name, candidates }) => candidates.map(({ id }) => [id, name])))
  const groups = copyGroups(pictures)
  const classesIn = (group: readonly number[]): number =>
    new Set(group.map((i) => classOf.get(pictures[i]?.id ?? ''))).size
  return {
    copies: groups.flat().length - groups.length,
    contradicting: groups.filter((group) => classesIn(group) > 1).length,
  }
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

function readable({ folder, classes, pictures, copies, refused }: Inspection): readonly string[] {
  return [
    `${folder}: ${formatQuantity(pictures, 'picture', 'pictures')} that can be used`,
    ...classes.map((found) => `  ${found.name}: ${formatQuantity(found.pictures, 'picture', 'pictures')}`),
    ...copyLines({ ...copies, leaking: 0 }),
    ...(refused.length > 0 ? [`${formatQuantity(refused.length, 'file', 'files')} that cannot:`] : []),
    ...refused.map(({ file, message }) => `  ${file} ${message}`),
  ]
}
