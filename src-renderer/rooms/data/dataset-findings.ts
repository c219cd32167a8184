/** What the Data room says under "Checked", refused files apart: pure, from the data set's summary to sentences. */
import { baselineAccuracy, type DatasetSummary } from '../../../shared/domain/dataset'
import { findingMessages } from '../../../shared/messages/data'
import type { Tone } from '../../components/finding-tone'

export interface Finding {
  readonly id: string
  readonly tone: Tone
  readonly title: string
  readonly text: string
}

const FEW_PICTURES = 20
/** From two to one on, the baseline is a better guide than 50 %. */
const UNEVEN_RATIO = 2

export function datasetFindings(dataset: DatasetSummary): readonly Finding[] {
  const allUsed = dataset.refused.length === 0 ? [finding('all-used', 'good', findingMessages.allUsed)] : []
  return [...allUsed, ...classFindings(dataset), testFinding(dataset)]
}

function finding(id: string, tone: Tone, words: { readonly title: string; readonly text: string }): Finding {
  return { id, tone, ...words }
}

function classFindings({ classes, counts, train }: DatasetSummary): readonly Finding[] {
  const places = [0, 1] as const
  const missing = places.filter((place) => counts[place] === 0)
  if (missing.length > 0)
    return missing.map((place) =>
      finding(`missing-${place}`, 'attention', findingMessages.missing(classes[place])),
    )

  const few = places
    .filter((place) => counts[place] < FEW_PICTURES)
    .map((place) => finding(`few-${place}`, 'attention', findingMessages.few(classes[place], counts[place])))
  const [large, small] = counts[0] > counts[1] ? places : ([1, 0] as const)
  const ratio = counts[large] / counts[small]
  if (ratio >= UNEVEN_RATIO) {
    const words = findingMessages.uneven(classes[large], classes[small], ratio, baselineAccuracy(train))
    return [...few, finding('uneven', 'attention', words)]
  }
  return few.length > 0 ? few : [finding('even', 'good', findingMessages.even(counts))]
}

function testFinding({ counts, test }: DatasetSummary): Finding {
  if (!test) return finding('untested', 'neutral', findingMessages.untested)
  const share = test.examples / (counts[0] + counts[1])
  return finding('tested', 'good', findingMessages.tested(test.examples, share))
}
