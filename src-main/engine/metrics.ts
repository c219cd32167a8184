/** How good answers are, counted. Rates and intervals from the counts are in `shared/domain/score-statistics.ts`. */
import { labelOf } from '../../shared/domain/prediction'
import type { Confusion, Score } from '../../shared/domain/run'

/** @param probabilities of label 1 @param labels 0 or 1, as many */
export function countConfusion(probabilities: ArrayLike<number>, labels: ArrayLike<number>): Confusion {
  if (probabilities.length !== labels.length) {
    throw new Error(`${probabilities.length} probabilities for ${labels.length} labels`)
  }
  // Four plain counters: properties chosen by name were a fifth of a tiny network's step.
  let [tp, fp, tn, fn] = [0, 0, 0, 0]
  for (let j = 0; j < labels.length; j++) {
    const isAnsweredPositive = labelOf(probabilities[j]!) === 1
    const isPositive = labels[j] === 1
    if (isAnsweredPositive && isPositive) tp++
    else if (isAnsweredPositive) fp++
    else if (isPositive) fn++
    else tn++
  }
  return { tp, fp, tn, fn }
}

/** The counts of both sets of examples together. */
export function addConfusions(a: Confusion, b: Confusion): Confusion {
  return { tp: a.tp + b.tp, fp: a.fp + b.fp, tn: a.tn + b.tn, fn: a.fn + b.fn }
}

/** Accuracy, the share of right answers, beside the counts. There must be at least one example. */
export function scoreOf(confusion: Confusion): Score {
  const { tp, fp, tn, fn } = confusion
  return { accuracy: (tp + tn) / (tp + fp + tn + fn), confusion }
}
