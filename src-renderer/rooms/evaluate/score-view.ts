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
import { evaluateMessages } from '../../../shared/messages/evaluate'
import { COURSE_THRESHOLD } from '../../stores/evaluation-store'

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
  /**
   * Of the answers at the course's threshold. A threshold that was chosen by looking at these very pictures proves
   * nothing on them, so only this one is compared with a constant answer.
   */
  readonly atHalf: AtHalf
}

interface AtHalf {
  readonly correct: number
  readonly accuracy: number
  readonly verdict: BaselineVerdict
}

/** @param half the same answers counted at 50 %, where `confusion` is of another threshold */
export function scoreView(
  split: Split,
  confusion: Confusion,
  classes: ClassNames,
  half: Confusion = confusion,
): ScoreView {
  const examples = exampleCount(confusion)
  const correct = correctCount(confusion)
  const correctAtHalf = correctCount(half)
  const share = (right: number): number => (examples === 0 ? 0 : right / examples)
  const counts = { examples, positives: confusion.tp + confusion.fn }
  const baseline = baselineAccuracy(counts)
  return {
    split,
    confusion,
    examples,
    correct,
    accuracy: share(correct),
    interval: wilsonInterval(correct, examples),
    baseline,
    baselineClass: classes[baselineLabel(counts) === 1 ? 0 : 1],
    atHalf: {
      correct: correctAtHalf,
      accuracy: share(correctAtHalf),
      verdict: againstBaseline(correctAtHalf, examples, baseline),
    },
  }
}

/** The room in one sentence: at a moved threshold with the score at 50 % beside it. */
export function headlineOf({ accuracy, split, baseline, atHalf }: ScoreView, threshold: number): string {
  return threshold === COURSE_THRESHOLD
    ? evaluateMessages.headline(accuracy, split, baseline)
    : evaluateMessages.headlineMoved(accuracy, split, threshold, atHalf.accuracy)
}
