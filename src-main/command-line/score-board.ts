/** The result in a few lines: what was learnt, beside what always saying the larger class would score. */
import { architectureName } from '../../shared/domain/architecture'
import {
  baselineAccuracy,
  baselineLabel,
  type CopyCounts,
  type Refusal,
  type SplitCounts,
} from '../../shared/domain/dataset'
import type { TrainingReport } from '../../shared/domain/report'
import type { Score } from '../../shared/domain/run'
import { copyMessages } from '../../shared/messages/copies'
import { formatCount, formatDuration, formatPercent, formatQuantity } from '../../shared/messages/format'
import { refusalSentence } from '../../shared/messages/refusals'

export function scoreBoard(report: TrainingReport): readonly string[] {
  const { dataset, architecture, timing, environment } = report
  const [positive, negative] = dataset.classes
  const split = dataset.test ?? dataset.train
  const always = baselineLabel(split) === 1 ? positive : negative
  return [
    `${positive} / ${negative}: ${formatCount(dataset.train.examples)} to train` +
      (dataset.test ? `, ${formatCount(dataset.test.examples)} to test` : ''),
    `Network ${architectureName(architecture)}, ${formatQuantity(timing.iterations, 'iteration', 'iterations')} in ` +
      `${formatDuration(timing.trainMs)} (${environment.kernels}, ${environment.precision}, ` +
      `${formatQuantity(environment.threads, 'thread', 'threads')})`,
    ...keptLine(report),
    `Training  ${scoreLine(report.train, dataset.train)}`,
    ...(report.test && dataset.test ? [`Testing   ${scoreLine(report.test, dataset.test)}`] : []),
    `Always saying “${always}” would score ${formatPercent(baselineAccuracy(split), 1)}.`,
  ]
}

function keptLine({ best, timing }: TrainingReport): readonly string[] {
  if (!best) return []
  const why = best.isEarly
    ? `stopped early at iteration ${formatCount(timing.iterations)}`
    : 'trained to the end'
  return [`Kept the weights of iteration ${formatCount(best.iteration)}, the best; ${why}.`]
}

function scoreLine({ accuracy, confusion }: Score, counts: SplitCounts): string {
  const correct = formatCount(confusion.tp + confusion.tn)
  return `${formatPercent(accuracy, 1).padStart(7)}   (${correct} of ${formatCount(counts.examples)} right)`
}

/** More than this and the list would push the result off the screen; the report has them all. */
const LISTED = 10

export function refusedLines(refused: readonly Refusal[]): readonly string[] {
  if (refused.length === 0) return []
  const rest = refused.length - LISTED
  return [
    `${formatQuantity(refused.length, 'file', 'files')} could not be used:`,
    ...refused.slice(0, LISTED).map((refusal) => `  ${refusalSentence(refusal)}`),
    ...(rest > 0 ? [`  and ${formatCount(rest)} more; --report lists them all.`] : []),
  ]
}

/** One line when pictures are there more than once. */
export function copyLines(
  copies: Pick<CopyCounts, 'copies' | 'contradicting' | 'leaking'> | null,
): readonly string[] {
  const line = copies && copyMessages.line(copies)
  return line ? [line] : []
}
