/** Examples for the lessons' networks: pictures chosen by lot, class by class, and how many were answered right. */
import type { Label } from '../../../shared/domain/dataset'
import type { SplitScore } from '../../../shared/domain/lessons/splits'
import type { Confusion } from '../../../shared/domain/run'
import { correctCount, exampleCount } from '../../../shared/domain/score-statistics'
import type { Examples } from '../../engine/example-set'
import { splitStream } from '../../engine/random/streams'
import { splitPictures } from '../../engine/split'
import type { LessonPictures } from '../lesson-protocol'

/** A share of each class, drawn by lot; all of them when the share is 1 or more. The same seed draws the same ones. */
export function drawByLot(
  places: readonly number[],
  labels: Uint8Array,
  share: number,
  seed: number,
): { readonly taken: readonly number[]; readonly left: readonly number[] } {
  if (share >= 1) return { taken: places, left: [] }
  const free = places.map((place) => ({ label: labelAt(labels, place), fixedSplit: null }))
  const splits = splitPictures(free, share, splitStream(seed))
  return {
    taken: places.filter((_, i) => splits[i] === 'test'),
    left: places.filter((_, i) => splits[i] === 'train'),
  }
}

/** Copies: the engine reads pictures one after the other. */
export function examplesOf({ pixels, features, labels }: LessonPictures, places: readonly number[]) {
  const all = new Uint8Array(pixels)
  const own = new Uint8Array(places.length * features)
  places.forEach((place, k) => {
    own.set(all.subarray(place * features, (place + 1) * features), k * features)
  })
  return {
    X: { kind: 'pixels', pixels: own },
    labels: Uint8Array.from(places, (place) => labelAt(labels, place)),
  } as const satisfies Examples
}

export function scoreOf(confusion: Confusion): SplitScore {
  return { right: correctCount(confusion), examples: exampleCount(confusion) }
}

function labelAt(labels: Uint8Array, place: number): Label {
  return labels[place] === 1 ? 1 : 0
}
