/** What the health monitor says: what, how much, and one thing to do. */
import type { HealthFinding, HealthKind } from '../domain/health'
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
  none: '–',
  number: digits,
  share: (share: number | null) => (share === null ? '–' : formatPercent(share)),
  histogram: (array: string, layer: number, low: number, high: number) =>
    `${array}[${layer}] from ${digits(low)} to ${digits(high)}`,
} as const

interface WordsContext {
  /** A tenth of the learning rate, and ten times it, as text. */
  readonly tenth: string
  readonly tenfold: string
  /** Names of label 1 and label 0. */
  readonly classes: readonly [string, string]
}

type Words = {
  readonly [Kind in HealthKind]: (
    finding: Extract<HealthFinding, { readonly kind: Kind }>,
    context: WordsContext,
  ) => FindingWords
}

const words: Words = {
  'all-weights-zero': () => ({
    title: 'All weights are zero and stay zero.',
    text: 'Every product on the way back is zero too, so nothing but the last bias learns. Choose a random initialisation.',
  }),
  'update-too-big': (f, { tenth }) => ({
    title: `One step changes layer ${f.layer} by ${formatPercent(f.ratio)}.`,
    text: `About 0.1 % is healthy: these are jumps, not steps. Try a learning rate of ${tenth}.`,
  }),
  'cost-above-start': (f, { tenth }) => ({
    title: 'The cost is above where it began.',
    text: `${formatDecimal(f.to)} after ${formatDecimal(f.from)}: the steps were too large. Try a learning rate of ${tenth}.`,
  }),
  'dead-relu': (f) => ({
    title: `${formatPercent(f.share)} of layer ${f.layer} never fires.`,
    text: 'These ReLU units are 0 for every picture, so they learn nothing any more (dead ReLU). Try leaky ReLU there.',
  }),
  'vanishing-gradient': (f) => ({
    title: `Hardly any gradient reaches layer ${f.layer}.`,
    text: `It is ${digits(f.relative)} of the weights (vanishing gradient). Try ReLU with He initialisation, or fewer layers.`,
  }),
  'exploding-gradient': (f) => ({
    title: `The gradient of layer ${f.layer} is ${digits(f.relative)} times its weights.`,
    text: 'It grows from layer to layer (exploding gradient). Try a smaller initialisation, such as He.',
  }),
  saturated: (f) => ({
    title: `Layer ${f.layer} answers at its flat ends.`,
    text: `${formatPercent(f.share)} of its answers lie where the slope is nearly 0 (saturation). Try smaller initial weights, such as Xavier.`,
  }),
  'update-too-small': (f, { tenfold }) => ({
    title: 'The weights hardly move.',
    text: `One step changes them by ${digits(f.ratio)} of their size. Try a learning rate of ${tenfold} or more.`,
  }),
  'one-class': (f, { classes }) => ({
    title: `It answers “${classes[f.label === 1 ? 0 : 1]}” to every training picture.`,
    text: 'It has learned how many there are of each, not what they look like. Try balanced class weights.',
  }),
  overfitting: (f) => ({
    title: 'Training is far ahead of testing.',
    text: `${formatPercent(f.train)} against ${formatPercent(f.test)}: the network is learning these pictures by heart (overfitting). Try L2, dropout, fewer units or more pictures.`,
  }),
}

/** @param classes names of label 1 and label 0 */
export function healthWords(
  finding: HealthFinding,
  learningRate: number,
  classes: readonly [string, string],
): FindingWords {
  // `Words` pairs each kind with its own finding, which TypeScript cannot follow through the table.
  const say = words[finding.kind] as (finding: HealthFinding, context: WordsContext) => FindingWords
  return say(finding, { tenth: digits(learningRate / 10), tenfold: digits(learningRate * 10), classes })
}
