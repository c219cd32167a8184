/** What can be said of the settings of a training before it starts: certain where arithmetic says so, else as experience. Pure. */
import type { Architecture } from '../../../shared/domain/architecture'
import type { DatasetSummary } from '../../../shared/domain/dataset'
import { settingMessages } from '../../../shared/messages/setting-findings'
import type { NetworkDesign } from '../../stores/network-design'
import type { DesignFinding } from './design-findings'

/**
 * Gradient descent on the logistic cost cannot overshoot while α < 2 / L, where L = λ_max(X·Xᵀ / m) / 4 bounds its curvature
 * (σ′ ≤ ¼; Nesterov, "Introductory Lectures on Convex Optimization", 1.2.3). Pictures are alike enough for λ_max to be near
 * their mean squared length, about n_x / 4 with pixels from 0 to 1: so 2 / L is about 32 / n_x, 0.0026 for 64 × 64 × 3.
 * Measured: 0.0036 on the course's pictures (0.0029 standardised), 0.0034 on 150 photographs.
 */
const EDGE_TIMES_INPUTS = 32
/** That is a rule for pictures in general, so nothing is said nearer to the edge. The course's 0.01 is four times above it. */
const FAR_ABOVE = 20
/** One update of Adam or RMSprop moves every weight by about α, however small its gradient; 0.001 is usual. */
const LARGE_ADAPTIVE_STEP = 0.1
/** Of a layer's updates, the share in which dropout leaves no unit at all. */
const OFTEN_EMPTY = 0.01

export function trainingFindings(
  design: NetworkDesign,
  architecture: Architecture,
  dataset: Pick<DatasetSummary, 'train'> | null,
): readonly DesignFinding[] {
  return [
    ...decayFinding(design, dataset),
    ...stepFinding(design, architecture),
    ...dropoutFinding(design),
  ].map((words) => ({ tone: 'attention', ...words }))
}

type Words = Omit<DesignFinding, 'tone'>

/** Of each update, W ← (1 − αλ/m)·W − α·dW: beyond 2, the weights grow by the first term alone. */
function decayFinding(
  { optimizer, learningRate, schedule, l2 }: NetworkDesign,
  dataset: Pick<DatasetSummary, 'train'> | null,
): readonly Words[] {
  if (dataset === null || optimizer !== 'gd' || schedule.kind !== 'constant') return []
  const decay = (learningRate * l2) / Math.max(1, dataset.train.examples)
  return decay > 2 ? [settingMessages.decayTooLarge(1 - decay)] : []
}

function stepFinding(
  { optimizer, learningRate, hidden }: NetworkDesign,
  { inputs }: Architecture,
): readonly Words[] {
  if (optimizer === 'adam' || optimizer === 'rmsprop')
    return learningRate >= LARGE_ADAPTIVE_STEP ? [settingMessages.largeAdaptiveStep(learningRate)] : []
  const edge = EDGE_TIMES_INPUTS / inputs
  if (learningRate < FAR_ABOVE * edge) return []
  return [
    hidden.length === 0
      ? settingMessages.logisticOvershoots(learningRate, inputs, edge)
      : settingMessages.largeStep(learningRate, inputs),
  ]
}

function dropoutFinding({ hidden, keepProbability }: NetworkDesign): readonly Words[] {
  const units = Math.min(...hidden.map((layer) => layer.units))
  const emptyShare = (1 - keepProbability) ** units
  return hidden.length > 0 && emptyShare > OFTEN_EMPTY
    ? [settingMessages.dropoutEmptiesLayer(units, emptyShare)]
    : []
}
