/** What is said of a walk through one's own network, in the lessons "Computation graph" and "Backpropagation". */
import type { ActivationName } from '../../domain/architecture'
import { WALK_EXAMPLES, type WalkedMatrix, type WalkReport } from '../../domain/lessons/network-walk'
import { formatCount } from '../format'
import { networkMessages } from '../network'
import { formatMeasured } from './number'

const activationTex: Readonly<Record<ActivationName, string>> = {
  relu: String.raw`\mathrm{ReLU}`,
  tanh: String.raw`\tanh`,
  sigmoid: String.raw`\sigma`,
  'leaky-relu': String.raw`\mathrm{LeakyReLU}`,
  linear: String.raw`\mathrm{id}`,
}

/** A^{[l-1]}, which is X for the first layer. */
const before = (l: number): string => (l === 1 ? 'X' : `A^{[${l - 1}]}`)
const beforeTurned = (l: number): string => (l === 1 ? 'X^T' : `A^{[${l - 1}]T}`)

function examplesOf({ picture, available, source }: WalkReport): string {
  const examples = source === 'built-in' ? 'points' : 'training pictures'
  const one = source === 'built-in' ? 'point' : 'training picture'
  if (picture !== null) return `${one} ${formatCount(picture)} of ${formatCount(available)}`
  return source !== 'built-in' && available > WALK_EXAMPLES
    ? `the first ${formatCount(WALK_EXAMPLES)} of ${formatCount(available)} ${examples}`
    : `all ${formatCount(available)} ${examples}`
}

export const walkMessages = {
  weights: 'Weights',
  weightNames: { start: 'At the start', run: 'As trained' },
  examples: 'Examples',
  exampleNames: { one: 'One example', all: 'All examples' },
  number: 'Which one',
  sourceOf: (report: WalkReport) => {
    const name = report.sizes.join('-')
    const examples = examplesOf(report)
    if (report.source === 'built-in')
      return `No pictures are open, so this is the course’s network ${name} on its flower: ${examples}. With pictures open in Data, it is the network you design.`
    return report.source === 'designed'
      ? `Your network ${name} before its first update, on ${examples}.`
      : `Your network ${name} after ${formatCount(report.iteration)} updates, on ${examples}.`
  },
  shownAlt: (name: string) => `The picture that is walked with: ${name}`,
  proof: (difference: number) =>
    difference === 0
      ? 'Walked again as a computation graph, every number is the same to its last digit.'
      : `Walked again as a computation graph, no matrix differs by more than ${formatMeasured(difference)} of its norm, the root of its sum of squares.`,
  chain: 'The walk, layer by layer',
  inputs: 'Pictures and labels',
  cost: 'Cost J',
  forwardLayer: (l: number) => `Forward, layer ${l}`,
  backwardLayer: (l: number) => `Backward, layer ${l}`,
  units: (count: number, activation: ActivationName) =>
    `${formatCount(count)} ${networkMessages.activations[activation].label}`,
  inputSize: (count: number) => `${formatCount(count)} numbers`,
  sentences: {
    inputs: 'What is given: each column of X is one example, and Y has its label.',
    forward: (l: number) =>
      `Forward through layer ${l}: it needs what the layer before gave, and its own W and b.`,
    cost: (cost: string) => `The cost: J = ${cost}, the mean of the loss over these examples.`,
    last: (l: number) => `Backward through layer ${l}: at the output dZ is simply answer minus label.`,
    backward: (l: number) =>
      `Backward through layer ${l}: dZ comes from the layer after it, dW and db from dZ.`,
  },
  matrix: ({ kind, layer }: Pick<WalkedMatrix, 'kind' | 'layer'>) =>
    layer === 0 ? kind : `${kind}[${layer}]`,
  shape: ({ rows, columns }: Pick<WalkedMatrix, 'rows' | 'columns'>) => `(${rows}, ${columns})`,
  caption: (name: string, shape: string) => `${name}, shape ${shape}`,
  smallest: 'min',
  largest: 'max',
  norm: 'norm',
  more: '…',
  tex: {
    X: String.raw`X = \bigl[\, x^{(1)} \; x^{(2)} \; \cdots \; x^{(m)} \,\bigr]`,
    J: String.raw`J = -\tfrac{1}{m} \sum_{i} \bigl( y^{(i)} \log a^{(i)} + (1 - y^{(i)}) \log(1 - a^{(i)}) \bigr)`,
    Z: (l: number) => `Z^{[${l}]} = W^{[${l}]} ${before(l)} + b^{[${l}]}`,
    A: (l: number, g: ActivationName) => String.raw`A^{[${l}]} = ${activationTex[g]}(Z^{[${l}]})`,
    dZ: (l: number, isLast: boolean) =>
      isLast
        ? `dZ^{[${l}]} = A^{[${l}]} - Y`
        : String.raw`dZ^{[${l}]} = W^{[${l + 1}]T} dZ^{[${l + 1}]} \circ g^{[${l}]\prime}(Z^{[${l}]})`,
    dW: (l: number) => String.raw`dW^{[${l}]} = \tfrac{1}{m}\, dZ^{[${l}]} ${beforeTurned(l)}`,
    db: (l: number) => String.raw`db^{[${l}]} = \tfrac{1}{m} \sum_{i} dZ^{[${l}](i)}`,
  },
} as const
