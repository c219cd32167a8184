/** Every confusion matrix that a threshold on the probabilities can give, from one sort. Curves are read off it. */
import type { Confusion } from '../run'

/** Answers beside the truth: for each example ŷ, the probability of label 1, and its label, 0 or 1. */
export interface ScoredExamples {
  readonly probabilities: ArrayLike<number>
  readonly labels: ArrayLike<number>
}

export interface ThresholdSweep {
  readonly positives: number
  readonly negatives: number
  /** The distinct probabilities, highest first: equal ones cannot be told apart by any threshold. */
  readonly thresholds: Float64Array
  /** Positive examples whose probability is at or above `thresholds[i]`. */
  readonly tp: Uint32Array
  /** Negative examples whose probability is at or above `thresholds[i]`. */
  readonly fp: Uint32Array
}

/** O(m log m); no example may have NaN. */
export function sweepThresholds({ probabilities, labels }: ScoredExamples): ThresholdSweep {
  const positive = probabilitiesOfLabel(probabilities, labels, 1)
  const negative = probabilitiesOfLabel(probabilities, labels, 0)
  const thresholds: number[] = []
  const tp: number[] = []
  const fp: number[] = []
  let [i, j] = [0, 0]
  while (i < positive.length || j < negative.length) {
    const threshold = Math.max(positive[i] ?? -Infinity, negative[j] ?? -Infinity)
    while (positive[i] === threshold) i++
    while (negative[j] === threshold) j++
    thresholds.push(threshold)
    tp.push(i)
    fp.push(j)
  }
  return {
    positives: positive.length,
    negatives: negative.length,
    thresholds: Float64Array.from(thresholds),
    tp: Uint32Array.from(tp),
    fp: Uint32Array.from(fp),
  }
}

/** Highest first. Two typed arrays sort without a comparator, which is what makes a million examples quick. */
function probabilitiesOfLabel(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  label: number,
): Float64Array {
  const chosen = new Float64Array(probabilities.length)
  let count = 0
  for (let i = 0; i < probabilities.length; i++) {
    if (labels[i] !== label) continue
    const probability = probabilities[i] ?? NaN
    if (Number.isNaN(probability)) throw new Error(`example ${i} has no probability`)
    chosen[count++] = probability
  }
  return chosen.slice(0, count).sort().reverse()
}

/** The matrix when an example is answered positive above `threshold`, as `labelOf` does above one half. */
export function confusionAbove(sweep: ThresholdSweep, threshold: number): Confusion {
  const answered = countAbove(sweep.thresholds, threshold)
  const tp = sweep.tp[answered - 1] ?? 0
  const fp = sweep.fp[answered - 1] ?? 0
  return { tp, fp, tn: sweep.negatives - fp, fn: sweep.positives - tp }
}

/** How many of the falling `thresholds` lie above a value. */
function countAbove(thresholds: Float64Array, value: number): number {
  let [low, high] = [0, thresholds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((thresholds[middle] ?? -Infinity) > value) low = middle + 1
    else high = middle
  }
  return low
}
