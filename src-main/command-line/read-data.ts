/** The examples that a `descent train` command names, prepared. */
import { basename, join } from 'node:path'
import { stat } from 'node:fs/promises'
import type { ImportProgress } from '../../shared/ipc/events'
import { failure, ok, type Result } from '../../shared/ipc/result'
import { dataErrors } from '../../shared/messages/data-errors'
import { buildDataset } from '../lab/datasets/build-dataset'
import type { Dataset } from '../lab/datasets/dataset'
import { interpretDrop, twoClasses, type ClassFolder } from '../lab/datasets/interpret-drop'
import { subfolders } from '../lab/datasets/scan-folder'
import { planH5, planSample, planTwoClasses, type PlannedPictures } from '../lab/datasets/sources'
import type { PicturePool } from '../lab/pictures/picture-pool'
import type { TaskThread } from '../lab/tasks/task-thread'
import type { DataSource, TrainOptions } from './train-options'

/** Where pictures come from; points in the plane are made, not read. */
export type PictureSource = Exclude<DataSource, { kind: 'planar' }>

export interface ReadPorts {
  readonly pool: PicturePool
  readonly tasks: TaskThread
  readonly cacheFolder: string | null
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
}

/** Errors: those of the lab's data sets; no-pictures when nothing is usable. */
export async function readData(
  source: PictureSource,
  options: Pick<TrainOptions, 'preprocessing' | 'testShare'> & { readonly seed: number },
  ports: ReadPorts,
): Promise<Result<Dataset>> {
  const planned = await plan(source, ports)
  if (!planned.ok) return planned
  const built = await buildDataset({ ...planned.value, ...options }, ports)
  if (built.ok && built.value.pictures.length === 0) {
    return failure('no-pictures', dataErrors.noPictures(nameOf(source), built.value.refused.length))
  }
  return built
}

async function plan(source: PictureSource, { tasks, signal }: ReadPorts): Promise<Result<PlannedPictures>> {
  switch (source.kind) {
    case 'sample':
      return ok(await planSample(tasks))
    case 'h5':
      return planH5(source.test === null ? [source.train] : [source.train, source.test], tasks)
    case 'folder':
      return planFolder(source.folder, source.testFolder, signal)
    case 'two-folders':
      return planTwoFolders(source, signal)
  }
}

/** A folder with two class subfolders, the first in code-point order positive; or `train` and `test` with two each. */
async function planFolder(
  folder: string,
  testFolder: string | null,
  signal: AbortSignal,
): Promise<Result<PlannedPictures>> {
  const names = await foldersIn(folder)
  if (!names.ok) return names
  if (testFolder === null) {
    const meant = await interpretDrop(
      [{ kind: 'path', path: folder }],
      'any',
      { positives: 0, negatives: 0 },
      signal,
    )
    if (!meant.ok) return meant
    if (meant.value.kind === 'two-classes') return ok(planTwoClasses(meant.value))
  }
  if (names.value.length !== 2) {
    return failure('too-many-classes', dataErrors.notTwoClasses(basename(folder), names.value.length))
  }
  const folders = names.value.map((name) => ({ path: join(folder, name) }))
  return withTestFolder(folders, testFolder, signal)
}

async function planTwoFolders(
  { positive, negative, testFolder }: Extract<PictureSource, { kind: 'two-folders' }>,
  signal: AbortSignal,
): Promise<Result<PlannedPictures>> {
  for (const folder of [positive, negative]) {
    const names = await foldersIn(folder)
    if (!names.ok) return names
  }
  return withTestFolder([{ path: positive }, { path: negative }], testFolder, signal)
}

async function withTestFolder(
  folders: readonly ClassFolder[],
  testFolder: string | null,
  signal: AbortSignal,
): Promise<Result<PlannedPictures>> {
  if (testFolder !== null) {
    const found = await foldersIn(testFolder)
    if (!found.ok) return found
    const expected = folders.map(({ path }) => basename(path))
    if ([...expected].sort().join('/') !== [...found.value].sort().join('/')) {
      return failure('too-many-classes', dataErrors.testClassesDiffer(expected, found.value))
    }
  }
  const withTest = folders.map(({ path }) =>
    testFolder === null ? { path } : { path, testPath: join(testFolder, basename(path)) },
  )
  const meant = await twoClasses(withTest, testFolder === null ? null : 'train', signal)
  return meant.ok ? ok(planTwoClasses(meant.value)) : meant
}

async function foldersIn(folder: string): Promise<Result<readonly string[]>> {
  const isThere = (await stat(folder).catch(() => null))?.isDirectory() ?? false
  const names = isThere ? await subfolders(folder).catch(() => null) : null
  return names ? ok(names) : failure('folder-unreadable', dataErrors.folderUnreadable(folder), { folder })
}

function nameOf(source: PictureSource): string {
  if (source.kind === 'folder') return source.folder
  if (source.kind === 'two-folders') return `${source.positive} and ${source.negative}`
  return source.kind === 'h5' ? basename(source.train) : 'the sample'
}
