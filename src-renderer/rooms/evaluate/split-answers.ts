/** The answers to one split, ready to be counted at any threshold. Pure. */
import type { Split } from '../../../shared/domain/dataset'
import type { RunAnswers } from '../../../shared/domain/evaluation/run-answers'
import { sweepThresholds, type ThresholdSweep } from '../../../shared/domain/evaluation/threshold-sweep'

export interface SplitAnswers {
  readonly split: Split
  /** Place of its first picture in the run's data set. */
  readonly first: number
  readonly labels: Uint8Array
  readonly probabilities: Float64Array
  readonly losses: Float64Array
  readonly sweep: ThresholdSweep
}

/** Test first, as it is the one that counts; a split without pictures is left out. */
export function splitAnswers(answers: RunAnswers): readonly SplitAnswers[] {
  const { trainExamples, labels } = answers
  return [cut(answers, 'test', trainExamples, labels.length), cut(answers, 'train', 0, trainExamples)].filter(
    (part) => part.labels.length > 0,
  )
}

function cut(answers: RunAnswers, split: Split, first: number, end: number): SplitAnswers {
  const labels = answers.labels.subarray(first, end)
  const probabilities = answers.probabilities.subarray(first, end)
  const losses = answers.losses.subarray(first, end)
  return { split, first, labels, probabilities, losses, sweep: sweepThresholds({ probabilities, labels }) }
}
