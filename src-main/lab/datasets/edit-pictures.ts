/** Correcting single pictures: each change makes a new data set, so that the one before can come back. */
import { randomUUID } from 'node:crypto'
import { featureCount } from '../../../shared/domain/preprocessing'
import { nextTurn } from '../next-turn'
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

/**
 * The data set without some pictures; the pixels of the others are copied, because a run may be reading the old ones.
 *
 * @param gone indices of the pictures, ascending, each once
 */
export async function withoutPictures(dataset: Dataset, gone: readonly number[]): Promise<Dataset> {
  const features = featureCount(dataset.preprocessing)
  const before = new Uint8Array(dataset.pixels)
  const pixels = new SharedArrayBuffer((dataset.pictures.length - gone.length) * features)
  const after = new Uint8Array(pixels)
  let at = 0
  let next = 0
  let sinceTurn = 0
  for (const end of [...gone, dataset.pictures.length]) {
    for (let from = next * features; from < end * features; from += BYTES_PER_TURN) {
      const piece = before.subarray(from, Math.min(from + BYTES_PER_TURN, end * features))
      after.set(piece, at)
      at += piece.length
      sinceTurn += piece.length
      if (sinceTurn < BYTES_PER_TURN) continue
      sinceTurn = 0
      await nextTurn()
    }
    next = end + 1
  }
  const isGone = new Set(gone)
  return {
    ...changed(
      dataset,
      dataset.pictures.filter((_, i) => !isGone.has(i)),
    ),
    pixels,
  }
}

function changed(dataset: Dataset, pictures: readonly Picture[]): Dataset {
  const fingerprint = fingerprintOf(dataset.classes, dataset.preprocessing, pictures)
  return { ...dataset, id: randomUUID(), pictures, fingerprint }
}
