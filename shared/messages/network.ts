/** What the Network room says. The course's term stands beside the plain word. */
import type { ActivationName, InitializationName } from '../domain/architecture'
import type { Precision } from '../domain/hyperparameters'
import { formatBytes, formatCount, formatQuantity, formatShape } from './format'

/** A choice in a list: its name and one plain sentence about it. */
interface Choice {
  readonly label: string
  readonly help: string
}

const activations: Readonly<Record<ActivationName, Choice>> = {
  relu: { label: 'ReLU', help: '0 below zero, z above. The usual choice.' },
  tanh: { label: 'tanh', help: 'From −1 to 1, centred on 0.' },
  sigmoid: { label: 'sigmoid', help: 'From 0 to 1. Learns slowly where it is flat.' },
  'leaky-relu': { label: 'leaky ReLU', help: '0.01·z below zero, z above: no unit can die.' },
  linear: { label: 'linear', help: 'z as it is. Adds nothing that one layer could not do.' },
}

const initializations: Readonly<Record<InitializationName, Choice>> = {
  zeros: { label: 'Zeros', help: 'W = 0. For logistic regression only.' },
  small: { label: 'Small random', help: 'W = 0.01·randn, for few layers.' },
  scaled: { label: 'Scaled random', help: 'W = randn/√n[l−1], as in week 4.' },
  xavier: { label: 'Xavier', help: 'W = randn·√(2/(n[l−1]+n[l])), for tanh.' },
  he: { label: 'He', help: 'W = randn·√(2/n[l−1]), for ReLU.' },
}

const precisions: Readonly<Record<Precision, Choice>> = {
  float32: { label: 'float32', help: 'About 7 digits. Faster.' },
  float64: { label: 'float64', help: 'About 16 digits, as NumPy has.' },
}

export const networkMessages = {
  room: 'Network',
  next: 'Next: Train',
  activations,
  initializations,
  precisions,

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
  removeLayer: (number: number) => `Remove layer ${number}`,
  tooManyLayers: (most: number) => `At most ${most} hidden layers.`,
  layerRemoved: (number: number) => `Layer ${number} was removed.`,
  presetTaken: (name: string) => `The network is now ${name}.`,
  undo: 'Undo',

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

  settings: 'How it learns',
  learningRate: 'Learning rate',
  learningRateTerm: 'α',
  learningRateHelp: 'How far each step goes downhill.',
  iterations: 'Iterations',
  iterationsTerm: 'num_iterations',
  iterationsHelp: 'Steps, each over all pictures.',
  initialization: 'Initialisation',
  initializationTerm: 'W[l]',
  seed: 'Random seed',
  seedTerm: 'seed',
  seedHelp: 'The same number, the same start.',
  sameStart: 'Same start',
  sameStartAlready: 'This is the start of the last run already.',
  sameStartNone: 'There is no run yet.',
  newStart: 'New start',
  precision: 'Precision',
  precisionTerm: 'dtype',

  ledger: 'Shapes',
  ledgerLayer: 'Layer',
  ledgerW: 'W',
  ledgerB: 'b',
  ledgerParameters: 'Parameters',
  /** As NumPy prints a shape. */
  shape: (rows: number, columns: number) => `(${rows}, ${columns})`,
  total: 'Total',
  memory: (bytes: number) => `${formatBytes(bytes)} for W and b, as much again for dW and db.`,

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
