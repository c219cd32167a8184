/** What the Data room says under "Checked": pure, from the data set's summary to sentences. */
import { baselineAccuracy, type DatasetSummary, type Refusal } from '../../../shared/domain/dataset'
import { findingMessages } from '../../../shared/messages/data'
import type { Tone } from '../../components/finding-tone'

export interface Finding {
  readonly id: string
  readonly tone: Tone
  readonly title: string
  readonly text: string
  /** Files to list when the person asks for all. */
  readonly refused: readonly Refusal[]
}

/** Named in the sentence itself; the rest is behind "Show all". */
export const NAMED_REFUSALS = 3
const FEW_PICTURES = 20
/** From two to one on, the baseline is a better guide than 50 %. */
const UNEVEN_RATIO = 2

export function datasetFindings(dataset: DatasetSummary): readonly Finding[] {
  return [...refusedFindings(dataset.refused), ...classFindings(dataset), ...testFindings(dataset)]
}

function finding(id: string, tone: Tone, words: { title: string; text?: string }): Finding {
  return { id, tone, title: words.title, text: words.text ?? '', refused: [] }
}

function refusedFindings(refused: readonly Refusal[]): readonly Finding[] {
  if (refused.length === 0) return [finding('all-used', 'good', { title: findingMessages.allUsed })]
  const title = findingMessages.refused(refused.length)
  const text = findingMessages.refusedFirst(refused, NAMED_REFUSALS)
  return [{ id: 'refused', tone: 'attention', title, text, refused }]
}

function classFindings({ classes, counts, train }: DatasetSummary): readonly Finding[] {
  const sizes = [
    { name: classes[0], count: counts[0] },
    { name: classes[1], count: counts[1] },
  ]
  const missing = sizes.filter(({ count }) => count === 0)
  if (missing.length > 0)
    return missing.map(({ name }, index) =>
      finding(`missing-${index}`, 'attention', findingMessages.missing(name)),
    )

  const few = sizes.filter(({ count }) => count < FEW_PICTURES)
  const findings = few.map(({ name, count }, index) =>
    finding(`few-${index}`, 'attention', findingMessages.few(name, count)),
  )
  const [large, small] = counts[0] > counts[1] ? ([0, 1] as const) : ([1, 0] as const)
  const ratio = counts[large] / counts[small]
  if (ratio >= UNEVEN_RATIO) {
    const times = ratio.toFixed(ratio < 10 ? 1 : 0).replace(/\.0$/, '')
    const words = findingMessages.uneven(classes[large], classes[small], times, baselineAccuracy(train))
    return [...findings, finding('uneven', 'attention', words)]
  }
  return few.length > 0 ? findings : [finding('even', 'good', findingMessages.even(counts))]
}

function testFindings({ counts, test }: DatasetSummary): readonly Finding[] {
  if (!test) return [finding('untested', 'neutral', findingMessages.untested)]
  const share = test.examples / (counts[0] + counts[1])
  return [finding('tested', 'good', findingMessages.tested(test.examples, share))]
}
