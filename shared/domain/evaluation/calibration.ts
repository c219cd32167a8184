/** Whether a probability means what it says: of all answers near 80 %, are 80 % right? */
import { wilsonInterval, type Interval } from '../score-statistics'
import type { ScoredExamples } from './threshold-sweep'

export interface ReliabilityBin {
  /** Probabilities above `low` up to `high`; the first bin holds 0 too. */
  readonly low: number
  readonly high: number
  readonly count: number
  /** Mean of ŷ over the bin. */
  readonly meanProbability: number
  /** Share of positive examples in the bin: equal to the mean for a calibrated network. */
  readonly positiveShare: number
  /** How far that share can be trusted, 95 %. */
  readonly interval: Interval
}

const BINS = 10

/** Ten bins of equal width, those without examples left out. As scikit-learn's `calibration_curve`. */
export function reliabilityBins({ probabilities, labels }: ScoredExamples): readonly ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, positives: 0, sum: 0 }))
  for (let i = 0; i < labels.length; i++) {
    const probability = probabilities[i] ?? NaN
    const bin = bins[binOf(probability)]
    if (!bin) continue
    bin.count++
    bin.sum += probability
    if (labels[i] === 1) bin.positives++
  }
  return bins.flatMap(({ count, positives, sum }, i) => {
    if (count === 0) return []
    return [
      {
        low: i / BINS,
        high: (i + 1) / BINS,
        count,
        meanProbability: sum / count,
        positiveShare: positives / count,
        interval: wilsonInterval(positives, count),
      },
    ]
  })
}

/** Compared with i / 10 and not multiplied by 10: 0.7 · 10 is more than 7 in binary. */
function binOf(probability: number): number {
  let bin = 0
  while (bin < BINS - 1 && probability > (bin + 1) / BINS) bin++
  return bin
}

/**
 * Brier score (1950): (1/m) Σ (ŷ − y)². 0 is perfect, 0.25 is what answering one half everywhere scores.
 * Null without examples.
 */
export function brierScore({ probabilities, labels }: ScoredExamples): number | null {
  let sum = 0
  for (let i = 0; i < labels.length; i++) sum += ((probabilities[i] ?? NaN) - (labels[i] ?? NaN)) ** 2
  return labels.length === 0 ? null : sum / labels.length
}

/**
 * Log loss: the mean of the examples' logistic losses, the very J that training lowers. ln 2 = 0.693 is what answering
 * one half everywhere scores. Null without examples.
 */
export function logLoss(losses: ArrayLike<number>): number | null {
  let sum = 0
  for (let i = 0; i < losses.length; i++) sum += losses[i] ?? NaN
  return losses.length === 0 ? null : sum / losses.length
}
