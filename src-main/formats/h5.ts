/**
 * The course's picture files: HDF5 with `train_set_x`, `train_set_y`, `list_classes` (or `test_set_…`). Read by the
 * HDF5 library as WebAssembly over a file system in memory: links out of the file find nothing, and memory errors stay
 * inside. Call it in a worker thread: the library has no time limit, and after a fault its instance is not to be trusted.
 */
import type * as Library from 'h5wasm'
import type { Dataset, File } from 'h5wasm'
import type { ClassNames, Split } from '../../shared/domain/dataset'
import { limits } from '../../shared/domain/limits'
import { failure, ok, type Result } from '../../shared/ipc/result'
import {
  CLASSES_RULE,
  classesFault,
  COURSE_CHANNELS,
  labelsFault,
  labelsRule,
  picturesFault,
} from './h5-layout'

interface CoursePictures {
  readonly split: Split
  /** Width and height of every picture, in pixels. */
  readonly size: number
  /** uint8, (m, size, size, 3) in C order: picture, row, column, channel. */
  readonly pictures: Uint8Array
  /** m labels; 1 is the positive class. */
  readonly labels: Uint8Array
  readonly classes: ClassNames
}

/** Finds an array by name; null when the file has none of that name. */
type FindDataset = (name: string) => Dataset | null

/** Pictures are copied out of the library in blocks of at most about this many bytes. */
const BLOCK_BYTES = 2 ** 25
const MEMORY_FILE = '/course.h5'

/**
 * Everything in a course file. Errors: h5-unreadable, h5-wrong-layout; the message says what is wrong, to follow the
 * file's name and a colon.
 */
export async function readCourseH5(bytes: Uint8Array): Promise<Result<CoursePictures>> {
  const library = await import('h5wasm')
  const module = await library.ready
  // Otherwise the library prints its trace on stderr and goes on with an invalid handle.
  module.activate_throwing_error_handler()
  try {
    module.FS.writeFile(MEMORY_FILE, bytes)
    const file = new library.File(MEMORY_FILE, 'r')
    try {
      return readSplit(finderIn(library, file))
    } finally {
      file.close()
    }
  } catch {
    // Whatever the library throws, a trace of C functions or a fault of its memory, it says one thing: not this file.
    return failure('h5-unreadable', 'it is damaged, or not an HDF5 file.')
  } finally {
    module.FS.unlink(MEMORY_FILE)
  }
}

function finderIn(library: typeof Library, file: File): FindDataset {
  return (name) => {
    const entity = file.get(name)
    return entity instanceof library.Dataset ? entity : null
  }
}

function readSplit(find: FindDataset): Result<CoursePictures> {
  const splits = (['train', 'test'] as const).filter((split) => find(`${split}_set_x`) !== null)
  const [split] = splits
  const dataset = split && find(`${split}_set_x`)
  if (!dataset || splits.length > 1)
    return wrongLayout('it must hold pictures either as train_set_x or as test_set_x')
  const fault = picturesFault(`${split}_set_x`, dataset.metadata)
  if (fault !== null) return wrongLayout(fault)
  const [count = 0, size = 0] = dataset.shape ?? []
  const labels = readLabels(find, `${split}_set_y`, count)
  if (!labels.ok) return labels
  const classes = readClasses(find)
  if (!classes.ok) return classes
  const pictures = copyPixels(dataset, count, size * size * COURSE_CHANNELS)
  return ok({ split, size, pictures, labels: labels.value, classes: classes.value })
}

function copyPixels(dataset: Dataset, count: number, features: number): Uint8Array {
  const pixels = new Uint8Array(count * features)
  const block = Math.max(1, Math.floor(BLOCK_BYTES / features))
  for (let first = 0; first < count; first += block) {
    const values = dataset.slice([[first, Math.min(count, first + block)]])
    pixels.set(values as Uint8Array, first * features)
  }
  return pixels
}

function readLabels(find: FindDataset, name: string, count: number): Result<Uint8Array> {
  const dataset = find(name)
  if (!dataset) return wrongLayout(labelsRule(name, count))
  const fault = labelsFault(name, dataset.metadata, count)
  if (fault !== null) return wrongLayout(fault)
  // Any whole-number type of HDF5; the course's files have int64, which arrives as bigint.
  const values = Array.from(dataset.value as unknown as Iterable<number | bigint>, Number)
  const isBinary = values.every((label) => label === 0 || label === 1)
  return isBinary ? ok(Uint8Array.from(values)) : wrongLayout(labelsRule(name, count))
}

/** `list_classes` counts from label 0, which is the negative class. */
function readClasses(find: FindDataset): Result<ClassNames> {
  const dataset = find('list_classes')
  if (!dataset) return wrongLayout(CLASSES_RULE)
  const fault = classesFault(dataset.metadata)
  if (fault !== null) return wrongLayout(fault)
  const [negative, positive] = dataset.value as readonly unknown[]
  return isName(negative) && isName(positive) ? ok([positive, negative]) : wrongLayout(CLASSES_RULE)
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name.trim().length > 0 && name.length <= limits.classNameLength.max
}

function wrongLayout(rule: string): Result<never> {
  return failure('h5-wrong-layout', `${rule}.`)
}
