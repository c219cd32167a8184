/** What can be said of a network before it is trained. Pure. */
import { parameterCount, type Architecture } from '../../../shared/domain/architecture'
import type { DatasetSummary } from '../../../shared/domain/dataset'
import { limits } from '../../../shared/domain/limits'
import { networkMessages } from '../../../shared/messages/network'
import type { Tone } from '../../components/finding-tone'
import type { NetworkDesign } from '../../stores/network-design'

export interface DesignFinding {
  readonly tone: Tone
  readonly title: string
  readonly text: string
}

/** From this many sigmoid layers in a row, a quarter of the gradient at each leaves less than a thousandth. */
const DEEP_SIGMOID = 5

export function designFindings(
  design: NetworkDesign,
  architecture: Architecture,
  dataset: Pick<DatasetSummary, 'train'> | null,
): readonly DesignFinding[] {
  const { hidden, initialization } = design
  const parameters = parameterCount(architecture)
  const sigmoids = hidden.filter(({ activation }) => activation === 'sigmoid').length
  const isLinear = hidden.length > 0 && hidden.every(({ activation }) => activation === 'linear')
  return [
    ...when(parameters > limits.parameters.max, 'attention', () =>
      networkMessages.tooManyParameters(limits.parameters.max),
    ),
    ...when(hidden.length === 0, 'neutral', () => networkMessages.logisticRegression),
    ...when(initialization === 'zeros' && hidden.length > 0, 'attention', () => networkMessages.zeroStart),
    ...when(isLinear, 'attention', () => networkMessages.linearStack),
    ...when(sigmoids >= DEEP_SIGMOID, 'attention', () => networkMessages.deepSigmoid(sigmoids)),
    ...when(dataset === null, 'neutral', () => networkMessages.withoutData),
    ...when(dataset !== null && parameters > dataset.train.examples, 'neutral', () =>
      networkMessages.ableToMemorise(parameters, dataset?.train.examples ?? 0),
    ),
  ]
}

function when(
  holds: boolean,
  tone: Tone,
  words: () => { readonly title: string; readonly text: string },
): readonly DesignFinding[] {
  return holds ? [{ tone, ...words() }] : []
}
