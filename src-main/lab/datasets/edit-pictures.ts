/** Correcting single pictures: each change makes a new data set, so that the one before can come back. */
import { randomUUID } from 'node:crypto'
import { featureCount } from '../../../shared/domain/preprocessing'
import { fingerprintOf } from './build-dataset'
import type { Dataset, Picture } from './dataset'

/** About how many bytes are copied before other work of the event loop gets its turn. */
const BYTES_PER_TURN = 4 * 1024 * 1024

/** The picture belongs to the other class. Its pixels and its split stay. @param index of the picture */
export function withOtherLabel(dataset: Dataset, index: number): Dataset {
  return changed(
    dataset,
    dataset.pictures.map((picture, i) =>
      i === index ? { ...picture, label: picture.label === 1 ? (0 as const) : (1 as const) } : picture,
    ),
  )
}

/** The data set without one picture; the pixels of the others are copied, because a run may be reading the old ones. */
export async function withoutPicture(dataset: Dataset, index: number): Promise<Dataset> {
  const features = featureCount(dataset.preprocessing)
  const before = new Uint8Array(dataset.pixels)
  const pixels = new SharedArrayBuffer((dataset.pictures.length - 1) * features)
  const after = new Uint8Array(pixels)
  const gap = index * features
  for (let at = 0; at < after.length; at += BYTES_PER_TURN) {
    const end = Math.min(at + BYTES_PER_TURN, after.length)
    const untilGap = Math.min(Math.max(gap, at), end)
    after.set(before.subarray(at, untilGap), at)
    after.set(before.subarray(untilGap + features, end + features), untilGap)
    await new Promise(setImmediate)
  }
  return { ...changed(dataset, dataset.pictures.toSpliced(index, 1)), pixels }
}

function changed(dataset: Dataset, pictures: readonly Picture[]): Dataset {
  const fingerprint = fingerprintOf(dataset.classes, dataset.preprocessing, pictures)
  return { ...dataset, id: randomUUID(), pictures, fingerprint }
}
