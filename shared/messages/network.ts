/** What the Network room says of layers and shapes. The course's term stands beside the plain word. */
import type { ActivationName } from '../domain/architecture'
import { formatBytes, formatCount, formatMagnitude, formatQuantity, formatShape } from './format'

interface ActivationWords {
  readonly label: string
  /** g(z), in TeX. */
  readonly tex: string
  readonly when: string
}

const activations: Readonly<Record<ActivationName, ActivationWords>> = {
  relu: {
    label: 'ReLU',
    tex: String.raw`g(z) = \max(0, z)`,
    when: 'The usual choice for hidden layers: quick, and its slope does not fade. A unit that never fires stops learning.',
  },
  tanh: {
    label: 'tanh',
    tex: String.raw`g(z) = \tanh(z)`,
    when: 'For one or two hidden layers. From −1 to 1, centred on 0, so better than sigmoid inside a network; flat at both ends.',
  },
  sigmoid: {
    label: 'sigmoid',
    tex: String.raw`g(z) = \frac{1}{1 + e^{-z}}`,
    when: 'For the output, as a probability. In hidden layers its slope of at most ¼ makes learning slow.',
  },
  'leaky-relu': {
    label: 'leaky ReLU',
    tex: String.raw`g(z) = \max(0.01\,z, z)`,
    when: 'When ReLU units die: below zero a slope of 0.01 is left (drawn steeper, to be seen).',
  },
  linear: {
    label: 'linear',
    tex: String.raw`g(z) = z`,
    when: 'To see that depth without a bend adds nothing: layers in a row are one matrix.',
  },
}

export const networkMessages = {
  room: 'Network',
  next: 'Next: Train',
  activations,
  activationLegend: 'Blue: g. Dashed: its slope g′, which scales what the layer learns.',

  parameters: (count: number) => formatQuantity(count, 'parameter', 'parameters'),
  parametersHelp: 'to learn',

  layers: 'Layers',
  diagram: (name: string) => `The network ${name}, drawn from left to right.`,
  input: 'Input picture',
  inputTerm: 'x = A[0]',
  inputShape: (size: number, channels: number) => formatShape([size, size, channels]),
  inputNumbers: (count: number) => formatQuantity(count, 'number', 'numbers'),
  layer: (number: number) => `Layer ${number}`,
  layerTerm: (number: number) => `A[${number}]`,
  output: 'Output',
  outputTerm: (number: number) => `A[${number}] = ŷ`,
  outputMeaning: (className: string) => `Probability of “${className}”`,
  outputMeaningUnknown: 'Probability of the first class',
  units: (number: number) => `Units of layer ${number}`,
  unitWord: (count: number) => (count === 1 ? 'unit' : 'units'),
  outputUnit: '1 unit, sigmoid',
  activation: (number: number) => `Activation of layer ${number}`,
  addLayer: 'Add layer',
  insertBefore: (number: number) => `Insert a layer before layer ${number}`,
  moveLayer: (number: number, count: number) =>
    count > 1 ? `Layer ${number} of ${count}. Move it with the left and right arrow keys` : `Layer ${number}`,
  moveLayerHint: 'Drag sideways to move this layer',
  unitsHandle: (number: number) => `Width of layer ${number}, with arrow keys`,
  unitsHandleHint: 'Drag up for more units, down for fewer',
  removeLayer: (number: number) => `Remove layer ${number}`,
  tooManyLayers: (most: number) => `At most ${most} hidden layers.`,
  layerRemoved: (number: number) => `Layer ${number} was removed.`,
  presetTaken: (name: string) => `The network is now ${name}.`,

  presets: 'From the course',
  presetNames: {
    logistic: 'Logistic regression',
    'two-layer': '7',
    deep: '20-7-5',
  },
  presetHelp: {
    logistic: 'No hidden layer. Week 2.',
    'two-layer': 'One hidden layer of 7 units. Week 4.',
    deep: 'Three hidden layers. Week 4.',
  },

  ledger: 'Shapes',
  ledgerArray: 'Array',
  ledgerSymbols: 'Shape',
  ledgerNumbers: 'in numbers',
  ledgerBytes: 'Memory',
  ledgerLayer: (number: number, activation: string) => `Layer ${number}, ${activation}`,
  /** As NumPy prints a shape; a column count that is not known yet is m. */
  shape: (rows: number, columns: number | null) => `(${rows}, ${columns ?? 'm'})`,
  symbols: (rows: string, columns: string) => `(${rows}, ${columns})`,
  bytes: (bytes: number | null) => (bytes === null ? '–' : formatBytes(bytes)),
  ledgerParameters: 'Parameters',
  ledgerOptimizer: 'Optimizer’s memory',
  ledgerWeights: 'W, b and dW, db',
  ledgerActivations: 'Z and A',
  ledgerWork: 'Multiply-adds per step',
  multiplyAdds: (count: number | null) => (count === null ? '–' : formatMagnitude(count)),
  ledgerExamples: (examples: number | null) =>
    examples === null
      ? 'm is the number of pictures in a step.'
      : `m = ${formatCount(examples)} pictures in a step.`,

  meaning: 'What it means',
  logisticRegression: {
    title: 'This is logistic regression.',
    text: 'No hidden layer: one weight for each number of the picture, added up, through a sigmoid.',
  },
  zeroStart: {
    title: 'All hidden units would stay alike.',
    text: 'They start at zero and get the same gradient at every step (no symmetry breaking). Choose a random start.',
  },
  linearStack: {
    title: 'Linear layers add nothing.',
    text: 'W[2]·(W[1]·x) is one matrix again: this learns what logistic regression learns. Choose ReLU or tanh.',
  },
  deepSigmoid: (layers: number) => ({
    title: `${layers} sigmoid layers learn slowly.`,
    text: 'The slope of a sigmoid is at most ¼, so each layer passes on a quarter of the gradient or less. Try ReLU.',
  }),
  ableToMemorise: (parameters: number, examples: number) => ({
    title: `${formatQuantity(parameters, 'parameter', 'parameters')}, ${formatQuantity(examples, 'picture', 'pictures')}.`,
    text: 'Enough to learn the pictures by heart, so only the test pictures tell how good it is.',
  }),
  tooManyParameters: (most: number) => ({
    title: 'This network is too large.',
    text: `At most ${formatCount(most)} parameters. Take fewer units, or smaller pictures.`,
  }),
  withoutData: {
    title: 'No pictures yet.',
    text: 'Shapes are shown for 64 × 64 colour pictures, as in the course.',
  },
} as const
