/** Which pictures of a split are shown, and in what order. Pure. */
import type { SplitAnswers } from './split-answers'

/** All, the wrong answers, or one cell of the confusion matrix. */
export const PICTURE_FILTERS = ['all', 'wrong', 'tp', 'fn', 'fp', 'tn'] as const
export type PictureFilter = (typeof PICTURE_FILTERS)[number]

/** `loss`: the most surprising first, candidates for a wrong label; `unsure`: nearest to the threshold first. */
export const PICTURE_ORDERS = ['loss', 'unsure', 'positive', 'negative'] as const
export type PictureOrder = (typeof PICTURE_ORDERS)[number]

/** A cell of the confusion matrix. */
export type Cell = 'tp' | 'fn' | 'fp' | 'tn'

/** @param label 0 or 1 */
export function cellOf(label: number, probability: number, threshold: number): Cell {
  if (probability > threshold) return label === 1 ? 'tp' : 'fp'
  return label === 1 ? 'fn' : 'tn'
}

export function isWrong(cell: Cell): boolean {
  return cell === 'fn' || cell === 'fp'
}

/** Places in the run's data set. Equal keys stay in the data set's order. */
export function selectPictures(
  { labels, probabilities, losses, first }: SplitAnswers,
  threshold: number,
  filter: PictureFilter,
  order: PictureOrder,
): readonly number[] {
  const keys: Readonly<Record<PictureOrder, (i: number) => number>> = {
    loss: (i) => -(losses[i] ?? 0),
    unsure: (i) => Math.abs((probabilities[i] ?? 0) - threshold),
    positive: (i) => -(probabilities[i] ?? 0),
    negative: (i) => probabilities[i] ?? 0,
  }
  const key = keys[order]
  const chosen: number[] = []
  labels.forEach((label, i) => {
    const cell = cellOf(label, probabilities[i] ?? NaN, threshold)
    if (filter === 'all' || filter === cell || (filter === 'wrong' && isWrong(cell))) chosen.push(i)
  })
  return chosen.sort((a, b) => key(a) - key(b)).map((i) => first + i)
}
