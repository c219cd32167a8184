/** What a person meant by dropping these things here: whole data, pictures for one class, or the course's `.h5` files. */
import { lstat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Label, Refusal, Split } from '../../../shared/domain/dataset'
import type { Zone } from '../../../shared/ipc/contract'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import type { PictureOrigin } from './dataset'
import { byCodePoint, isFolder, scanFolder, subfolders } from './scan-folder'

/** Something dropped or pasted. Pasted pictures have no file, only bytes. */
export type DroppedItem =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array }

/** Pictures of one class, found and not yet read. */
export interface ClassFiles {
  readonly name: string
  readonly pictures: readonly FoundPicture[]
}
export interface FoundPicture {
  readonly name: string
  readonly origin: PictureOrigin
  readonly fixedSplit: Split | null
}

/** Two classes, each found whole. */
export interface TwoClasses {
  readonly kind: 'two-classes'
  readonly positive: ClassFiles
  readonly negative: ClassFiles
  readonly refused: readonly Refusal[]
}

export type Interpretation =
  | TwoClasses
  | {
      readonly kind: 'add'
      readonly label: Label
      readonly files: ClassFiles
      readonly namesClass: boolean
      readonly refused: readonly Refusal[]
    }
  | { readonly kind: 'h5'; readonly paths: readonly string[] }

/** What is there already: it decides what a single folder means. */
export interface Present {
  readonly positives: number
  readonly negatives: number
}

/** Reads the folders' listings, not the pictures. Errors: folder-unreadable, too-many-classes, ambiguous-drop. */
export async function interpretDrop(
  items: readonly DroppedItem[],
  zone: Zone,
  present: Present,
  signal?: AbortSignal,
): Promise<Result<Interpretation>> {
  const paths = items.flatMap((item) => (item.kind === 'path' ? [item.path] : []))
  const h5 = paths.filter((path) => /\.(h5|hdf5)$/i.test(path))
  if (h5.length > 0) {
    if (h5.length < items.length || h5.length > 2) return failure('ambiguous-drop', dataErrors.mixedDrop())
    return ok({ kind: 'h5', paths: h5 })
  }
  const whole = await interpretAsWhole(paths, items.length, zone, present, signal)
  return whole ?? (await interpretAsOneClass(items, zone, present, signal))
}

/** Two folders, or one parent of two: the whole data set. Null when it is neither. */
async function interpretAsWhole(
  paths: readonly string[],
  itemCount: number,
  zone: Zone,
  present: Present,
  signal?: AbortSignal,
): Promise<Result<Interpretation> | null> {
  const isForOneClass = zone !== 'any' && present.positives + present.negatives > 0
  if (isForOneClass || paths.length !== itemCount || !(await areFolders(paths))) return null
  const [first, second] = [...paths].sort((a, b) => byCodePoint(basename(a), basename(b)))
  if (first === undefined) return null
  if (second === undefined) return interpretParent(first, zone, signal)
  const isPair = zone === 'any' && itemCount === 2
  return isPair ? twoClasses([{ path: first }, { path: second }], null, signal) : null
}

async function areFolders(paths: readonly string[]): Promise<boolean> {
  return !(await Promise.all(paths.map(isFolder))).includes(false)
}

/** A parent folder: two class folders, or `train` and `test` with two class folders each. Null = no subfolders at all. */
async function interpretParent(
  parent: string,
  zone: Zone,
  signal?: AbortSignal,
): Promise<Result<Interpretation> | null> {
  const name = basename(parent)
  const names = await subfolders(parent).catch(() => null)
  if (!names) return failure('folder-unreadable', dataErrors.folderUnreadable(name), { name })
  if (names.length === 0) return null
  if (names.length === 2) {
    const [a = '', b = ''] = names
    const [train, test] = ['train', 'test'].map((part) => names.find((name) => name.toLowerCase() === part))
    if (train !== undefined && test !== undefined) return trainAndTest(parent, train, test, signal)
    return twoClasses([{ path: join(parent, a) }, { path: join(parent, b) }], null, signal)
  }
  if (zone !== 'any') return null // a class folder sorted into subfolders of its own
  return failure('too-many-classes', dataErrors.notTwoClasses(name, names.length), {
    name,
    found: names.length,
  })
}

async function trainAndTest(
  parent: string,
  train: string,
  test: string,
  signal?: AbortSignal,
): Promise<Result<Interpretation>> {
  const trainClasses = await subfolders(join(parent, train)).catch(() => null)
  const testClasses = await subfolders(join(parent, test)).catch(() => null)
  if (!trainClasses || !testClasses) {
    const name = `${basename(parent)}/${trainClasses ? test : train}`
    return failure('folder-unreadable', dataErrors.folderUnreadable(name), { name })
  }
  if (trainClasses.length !== 2) {
    return failure(
      'too-many-classes',
      dataErrors.notTwoClasses(`${basename(parent)}/${train}`, trainClasses.length),
    )
  }
  if (testClasses.join('/') !== trainClasses.join('/')) {
    return failure('too-many-classes', dataErrors.testClassesDiffer(trainClasses, testClasses))
  }
  const folders = trainClasses.map((name) => ({
    path: join(parent, train, name),
    testPath: join(parent, test, name),
  }))
  return twoClasses(folders, 'train', signal)
}

export interface ClassFolder {
  readonly path: string
  /** A folder with this class's test pictures. */
  readonly testPath?: string
}

/** Two class folders, the positive one first, with their test folders when the person has them. */
export async function twoClasses(
  folders: readonly ClassFolder[],
  fixedSplit: Split | null,
  signal?: AbortSignal,
): Promise<Result<TwoClasses>> {
  const scans = await Promise.all(folders.map((folder) => scanClass(folder, fixedSplit, signal)))
  const [positive, negative] = scans
  if (!positive || !negative)
    return failure('too-many-classes', dataErrors.notTwoClasses('this drop', scans.length))
  if (positive.files.name === negative.files.name) {
    return failure('ambiguous-drop', dataErrors.sameClassNames(positive.files.name))
  }
  return ok({
    kind: 'two-classes',
    positive: positive.files,
    negative: negative.files,
    refused: [...positive.refused, ...negative.refused],
  })
}

async function scanClass(
  folder: ClassFolder,
  fixedSplit: Split | null,
  signal?: AbortSignal,
): Promise<{ files: ClassFiles; refused: readonly Refusal[] }> {
  const name = basename(folder.path)
  const parts = [
    { scan: await scanFolder(folder.path, name, signal), split: fixedSplit },
    ...(folder.testPath
      ? [{ scan: await scanFolder(folder.testPath, `test/${name}`, signal), split: 'test' as const }]
      : []),
  ]
  const pictures = parts.flatMap(({ scan, split }) =>
    scan.files.map((file) => found(file.path, file.name, split)),
  )
  return { files: { name, pictures }, refused: parts.flatMap(({ scan }) => scan.refused) }
}

function found(path: string, name: string, fixedSplit: Split | null): FoundPicture {
  return { name, origin: { kind: 'file', path }, fixedSplit }
}

/** Loose files, pasted pictures or folders for one class. */
async function interpretAsOneClass(
  items: readonly DroppedItem[],
  zone: Zone,
  present: Present,
  signal?: AbortSignal,
): Promise<Result<Interpretation>> {
  const label = labelOfZone(zone, present)
  if (label === null) return failure('ambiguous-drop', dataErrors.ambiguousDrop())
  const pictures: FoundPicture[] = []
  const refused: Refusal[] = []
  let folderName: string | null = null
  for (const item of items) {
    if (item.kind === 'bytes') {
      pictures.push({ name: item.name, origin: { kind: 'bytes', bytes: item.bytes }, fixedSplit: null })
      continue
    }
    const name = basename(item.path)
    const status = await lstat(item.path).catch(() => null)
    if (status?.isDirectory()) {
      const scan = await scanFolder(item.path, name, signal)
      pictures.push(...scan.files.map((file) => found(file.path, file.name, null)))
      refused.push(...scan.refused)
      folderName ??= name
    } else if (status) pictures.push(found(item.path, name, null))
    else refused.push({ name, code: 'vanished' })
  }
  return ok({
    kind: 'add',
    label,
    files: { name: folderName ?? '', pictures },
    namesClass: folderName !== null,
    refused,
  })
}

function labelOfZone(zone: Zone, present: Present): Label | null {
  if (zone === 'positive') return 1
  if (zone === 'negative') return 0
  if (present.positives === 0) return 1
  return present.negatives === 0 ? 0 : null
}
