/** The two curves that a moving threshold draws, and the area under each. Definitions as in scikit-learn. */
import type { ThresholdSweep } from './threshold-sweep'

/** One point for each distinct probability, which is the lowest that is answered positive there. */
export interface RocPoint {
  /** fp / negatives */
  readonly falsePositiveRate: number
  /** tp / positives: the recall */
  readonly truePositiveRate: number
  readonly threshold: number
}

export interface RocCurve {
  /** From (0, 0), where nothing is answered positive, to (1, 1). */
  readonly points: readonly RocPoint[]
  /** The probability that a positive example gets more than a negative one, ties counting half: 0.5 is chance. */
  readonly area: number
}

/** Null when one class has no examples: then one of the two rates has nothing to divide by. */
export function rocCurve({ positives, negatives, thresholds, tp, fp }: ThresholdSweep): RocCurve | null {
  if (positives === 0 || negatives === 0) return null
  let before: RocPoint = { falsePositiveRate: 0, truePositiveRate: 0, threshold: Infinity }
  const points = [before]
  let area = 0
  thresholds.forEach((threshold, i) => {
    const point: RocPoint = {
      falsePositiveRate: (fp[i] ?? NaN) / negatives,
      truePositiveRate: (tp[i] ?? NaN) / positives,
      threshold,
    }
    const width = point.falsePositiveRate - before.falsePositiveRate
    // The trapezoid between the two points: a tie of both classes is a slope, worth half.
    area += (width * (point.truePositiveRate + before.truePositiveRate)) / 2
    points.push(point)
    before = point
  })
  return { points, area }
}

export interface PrecisionRecallPoint {
  /** tp / positives */
  readonly recall: number
  /** tp / (tp + fp) */
  readonly precision: number
  readonly threshold: number
}

export interface PrecisionRecallCurve {
  /** By rising recall. The first point has recall 0 and, by convention, precision 1. */
  readonly points: readonly PrecisionRecallPoint[]
  /** Σ (R[i] − R[i-1]) · P[i]: the area in steps, not trapezoids, which would promise too much. */
  readonly averagePrecision: number
}

/** Null without positive examples: there is no recall. */
export function precisionRecallCurve(sweep: ThresholdSweep): PrecisionRecallCurve | null {
  const { positives, thresholds, tp, fp } = sweep
  if (positives === 0) return null
  const points: PrecisionRecallPoint[] = [{ recall: 0, precision: 1, threshold: Infinity }]
  let averagePrecision = 0
  let reached = 0
  thresholds.forEach((threshold, i) => {
    const found = tp[i] ?? NaN
    const recall = found / positives
    const precision = found / (found + (fp[i] ?? NaN))
    averagePrecision += (recall - reached) * precision
    points.push({ recall, precision, threshold })
    reached = recall
  })
  return { points, averagePrecision }
}
