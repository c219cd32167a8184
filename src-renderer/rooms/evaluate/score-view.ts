/** A score of one split as the room shows it: counts, rates, interval, and how it stands to a constant answer. Pure. */
import { baselineAccuracy, baselineLabel, type ClassNames, type Split } from '../../../shared/domain/dataset'
import type { Confusion } from '../../../shared/domain/run'
import {
  againstBaseline,
  correctCount,
  exampleCount,
  wilsonInterval,
  type BaselineVerdict,
  type Interval,
} from '../../../shared/domain/score-statistics'

export interface ScoreView {
  readonly split: Split
  readonly confusion: Confusion
  readonly examples: number
  readonly correct: number
  readonly accuracy: number
  readonly interval: Interval
  readonly baseline: number
  /** The class that the constant answer names. */
  readonly baselineClass: string
  readonly verdict: BaselineVerdict
}

export function scoreView(split: Split, confusion: Confusion, classes: ClassNames): ScoreView {
  const examples = exampleCount(confusion)
  const correct = correctCount(confusion)
  const counts = { examples, positives: confusion.tp + confusion.fn }
  const baseline = baselineAccuracy(counts)
  return {
    split,
    confusion,
    examples,
    correct,
    accuracy: examples === 0 ? 0 : correct / examples,
    interval: wilsonInterval(correct, examples),
    baseline,
    baselineClass: classes[baselineLabel(counts) === 1 ? 0 : 1],
    verdict: againstBaseline(correct, examples, baseline),
  }
}
