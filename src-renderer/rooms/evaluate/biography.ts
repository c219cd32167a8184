/** When a network made up its mind about a picture. Pure. */
import type { ClassNames } from '../../../shared/domain/dataset'
import type { Biography } from '../../../shared/domain/evaluation/run-answers'
import { labelOf } from '../../../shared/domain/prediction'
import { pictureMessages } from '../../../shared/messages/evaluate-pictures'
import type { SeriesPoint } from '../../charts/thin-series'

export interface BiographyView {
  readonly points: readonly SeriesPoint[]
  /** The points at which the answer had become the other one. */
  readonly flips: readonly SeriesPoint[]
  readonly sentence: string
}

export function biographyView(biography: Biography, classes: ClassNames): BiographyView {
  if (!biography.isRecorded)
    return { points: [], flips: [], sentence: pictureMessages.notRecorded[biography.reason] }
  const { iterations, probabilities } = biography
  const points = probabilities.map((y, i) => ({ x: iterations[i] ?? 0, y }))
  const flips = points.filter(({ y }, i) => {
    const before = points[i - 1]
    return before !== undefined && labelOf(before.y) !== labelOf(y)
  })
  return { points, flips, sentence: sentenceOf(points.at(-1), flips, classes) }
}

function sentenceOf(
  last: SeriesPoint | undefined,
  flips: readonly SeriesPoint[],
  classes: ClassNames,
): string {
  if (!last) return pictureMessages.tooEarly
  const name = classes[labelOf(last.y) === 1 ? 0 : 1]
  const [latest] = flips.slice(-1)
  if (!latest) return pictureMessages.never(name)
  return flips.length === 1
    ? pictureMessages.changedOnce(name, latest.x)
    : pictureMessages.changedOften(flips.length, name, latest.x)
}
