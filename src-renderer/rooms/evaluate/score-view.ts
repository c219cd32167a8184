/** A score of one split as the room shows it: counts, rates, interval, and how it stands to a constant answer. Pure. */
import { baselineAccuracy, baselineLabel, type Split } from '../../../shared/domain/dataset'
import type { Confusion, RunSummary } from '../../../shared/domain/run'
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

/** The test score first, as it is the one that counts. Empty before the run has ended. */
export function scoreViews(run: RunSummary): readonly ScoreView[] {
  const { score } = run
  if (!score) return []
  return [
    ...(score.test ? [viewOf(run, 'test', score.test.confusion)] : []),
    viewOf(run, 'train', score.train.confusion),
  ]
}

function viewOf(run: RunSummary, split: Split, confusion: Confusion): ScoreView {
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
    baselineClass: run.dataset.classes[baselineLabel(counts) === 1 ? 0 : 1],
    verdict: againstBaseline(correct, examples, baseline),
  }
}
