/** What the health monitor says: what, how much, and one thing to do. */
import { assertNever } from '../assert'
import type { HealthFinding } from '../domain/health'
import { formatDecimal, formatPercent, formatSetting } from './format'
import type { FindingWords } from './train'

/** Two digits, as 0.00041 or 3.1e-7. */
const digits = (value: number): string => formatSetting(Number(value.toPrecision(2)))

export const healthMessages = {
  title: 'Health',
  waiting: 'Looked into once training has started.',
  healthy: (smallest: number, largest: number): FindingWords => ({
    title: 'Gradients reach every layer.',
    text: `From ${digits(smallest)} to ${digits(largest)} of the weights, ‖dW‖/‖W‖. Nothing to change.`,
  }),
  details: 'Layer by layer',
  atIteration: 'Looked into at iteration',
  layer: 'Layer',
  columns: {
    gradient: '‖dW‖',
    update: '‖ΔW‖/‖W‖',
    dead: 'dead',
    saturated: 'flat',
  },
  columnHelp: {
    gradient: 'Length of the gradient of the layer’s weights',
    update: 'Share of the weights that the next update changes; about 0.001 is healthy',
    dead: 'Share of ReLU units that fire for no picture',
    saturated: 'Share of sigmoid or tanh answers at the flat ends, where learning is slow',
  },
  none: '–',
  number: digits,
  share: (share: number | null) => (share === null ? '–' : formatPercent(share)),
  histogram: (array: string, layer: number, low: number, high: number) =>
    `${array}[${layer}] from ${digits(low)} to ${digits(high)}`,
} as const

/** @param classes names of label 1 and label 0 */
export function healthWords(
  finding: HealthFinding,
  learningRate: number,
  [positive, negative]: readonly [string, string],
): FindingWords {
  const tenth = digits(learningRate / 10)
  switch (finding.kind) {
    case 'all-weights-zero':
      return {
        title: 'All weights are zero and stay zero.',
        text: 'Every product on the way back is zero too, so nothing but the last bias learns. Choose a random initialisation.',
      }
    case 'update-too-big':
      return {
        title: `One step changes layer ${finding.layer} by ${formatPercent(finding.ratio)}.`,
        text: `About 0.1 % is healthy: these are jumps, not steps. Try a learning rate of ${tenth}.`,
      }
    case 'cost-above-start':
      return {
        title: 'The cost is above where it began.',
        text: `${formatDecimal(finding.to)} after ${formatDecimal(finding.from)}: the steps were too large. Try a learning rate of ${tenth}.`,
      }
    case 'dead-relu':
      return {
        title: `${formatPercent(finding.share)} of layer ${finding.layer} never fires.`,
        text: 'These ReLU units are 0 for every picture, so they learn nothing any more (dead ReLU). Try leaky ReLU there.',
      }
    case 'vanishing-gradient':
      return {
        title: `Hardly any gradient reaches layer ${finding.layer}.`,
        text: `It is ${digits(finding.relative)} of the weights (vanishing gradient). Try ReLU with He initialisation, or fewer layers.`,
      }
    case 'exploding-gradient':
      return {
        title: `The gradient of layer ${finding.layer} is ${digits(finding.relative)} times its weights.`,
        text: 'It grows from layer to layer (exploding gradient). Try a smaller initialisation, such as He.',
      }
    case 'saturated':
      return {
        title: `Layer ${finding.layer} answers at its flat ends.`,
        text: `${formatPercent(finding.share)} of its answers lie where the slope is nearly 0 (saturation). Try smaller initial weights, such as Xavier.`,
      }
    case 'update-too-small':
      return {
        title: 'The weights hardly move.',
        text: `One step changes them by ${digits(finding.ratio)} of their size. Try a learning rate of ${digits(learningRate * 10)} or more.`,
      }
    case 'one-class':
      return {
        title: `It answers “${finding.label === 1 ? positive : negative}” to every training picture.`,
        text: 'It has learned how many there are of each, not what they look like. Try balanced class weights.',
      }
    case 'overfitting':
      return {
        title: 'Training is far ahead of testing.',
        text: `${formatPercent(finding.train)} against ${formatPercent(finding.test)}: the network is learning these pictures by heart (overfitting). Try L2, dropout, fewer units or more pictures.`,
      }
    default:
      return assertNever(finding)
  }
}
