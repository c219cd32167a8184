/** What a confusion matrix says: rates, and how far they can be trusted. A rate without cases is null, never 0. */
import type { Confusion } from './run'

/** Two bounds between 0 and 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** 97.5 % of a standard normal distribution lies below this: two-sided 95 %. */
const NORMAL_QUANTILE_975 = 1.959963984540054

/**
 * Wilson score interval (1927) of a share, 95 %. With p = successes / n and z the quantile:
 *
 *   ( p + z²/2n ± z·√( p(1−p)/n + z²/4n² ) ) / ( 1 + z²/n )
 *
 * Unlike p ± z·√(p(1−p)/n) it stays within 0…1 and is not empty at 0 % and 100 %. Without trials: all of 0…1.
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 }
  const share = successes / trials
  const zz = NORMAL_QUANTILE_975 ** 2
  const centre = share + zz / (2 * trials)
  const reach = NORMAL_QUANTILE_975 * Math.sqrt((share * (1 - share)) / trials + zz / (4 * trials * trials))
  const scale = 1 + zz / trials
  // At the ends centre and reach are equal in exact arithmetic; rounding must not leave 5e-17 for 0.
  return {
    low: successes === 0 ? 0 : (centre - reach) / scale,
    high: successes === trials ? 1 : (centre + reach) / scale,
  }
}

/** How a score stands to what a constant answer scores: above with its whole interval, above by maybe chance, or not above. */
export type BaselineVerdict = 'above' | 'unproven' | 'not-above'

/** @param baseline share between 0 and 1 */
export function againstBaseline(successes: number, trials: number, baseline: number): BaselineVerdict {
  if (trials === 0 || successes / trials <= baseline) return 'not-above'
  return wilsonInterval(successes, trials).low > baseline ? 'above' : 'unproven'
}

/** Number of examples in the matrix. */
export function exampleCount({ tp, fp, tn, fn }: Confusion): number {
  return tp + fp + tn + fn
}

/** Number of right answers. */
export function correctCount({ tp, tn }: Confusion): number {
  return tp + tn
}

/** Of the examples answered positive, the share that is: tp / (tp + fp). Null when none was. */
export function precision({ tp, fp }: Confusion): number | null {
  return ratio(tp, tp + fp)
}

/** Of the positive examples, the share that was found: tp / (tp + fn). Null when there are none. */
export function recall({ tp, fn }: Confusion): number | null {
  return ratio(tp, tp + fn)
}

/** Harmonic mean of precision and recall: 2tp / (2tp + fp + fn). Null when there is nothing positive at all. */
export function f1Score({ tp, fp, fn }: Confusion): number | null {
  return ratio(2 * tp, 2 * tp + fp + fn)
}

/** The same answers with the other class taken as the positive one. */
export function ofOtherClass({ tp, fp, tn, fn }: Confusion): Confusion {
  return { tp: tn, fp: fn, tn: tp, fn: fp }
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
