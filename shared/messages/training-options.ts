/** The settings of training: each with its name, the course's term, one plain sentence, and its formula in TeX. */
import type { InitializationName } from '../domain/architecture'
import type { ClassWeights, OptimizerName, Precision } from '../domain/hyperparameters'
import type { ScheduleKind } from '../domain/schedule'
import { formatCount, formatQuantity, formatSetting } from './format'

/** One of several: its name in the list, what it does, and how. */
export interface Choice {
  readonly label: string
  readonly help: string
  readonly tex: string
}

const optimizers: Readonly<Record<OptimizerName, Choice>> = {
  gd: {
    label: 'Gradient descent',
    help: 'A step straight down the slope, as in the course.',
    tex: String.raw`W := W - \alpha\,dW`,
  },
  momentum: {
    label: 'Momentum',
    help: 'Steps along an average of the recent slopes: less zigzag.',
    tex: String.raw`v := 0.9\,v + 0.1\,dW,\quad W := W - \alpha\,v`,
  },
  rmsprop: {
    label: 'RMSprop',
    help: 'Each weight has its own step: small where slopes are large.',
    tex: String.raw`s := 0.9\,s + 0.1\,dW^2,\quad W := W - \alpha\,\frac{dW}{\sqrt{s}+\varepsilon}`,
  },
  adam: {
    label: 'Adam',
    help: 'Momentum and RMSprop together. Wants a smaller α, about 0.001.',
    tex: String.raw`W := W - \alpha\,\frac{\hat v}{\sqrt{\hat s}+\varepsilon}`,
  },
}

const schedules: Readonly<Record<ScheduleKind, Choice>> = {
  constant: { label: 'Constant', help: 'The same α to the end.', tex: String.raw`\alpha_t = \alpha` },
  step: {
    label: 'In steps',
    help: 'Multiplied by a factor every so many epochs.',
    tex: String.raw`\alpha_t = \alpha \cdot f^{\lfloor \mathrm{epoch}/k \rfloor}`,
  },
  exponential: {
    label: 'Exponential',
    help: 'Multiplied by a factor every epoch.',
    tex: String.raw`\alpha_t = \alpha \cdot f^{\,\mathrm{epoch}}`,
  },
  'inverse-time': {
    label: 'Inverse time',
    help: 'Quickly at first, then ever slower: the course’s decay.',
    tex: String.raw`\alpha_t = \frac{\alpha}{1 + \delta \cdot \mathrm{epoch}}`,
  },
  cosine: {
    label: 'Cosine',
    help: 'Gently from α to almost 0 over the whole run.',
    tex: String.raw`\alpha_t = \tfrac{1}{2}\,\alpha\,\bigl(1 + \cos(\pi t / T)\bigr)`,
  },
}

const initializations: Readonly<Record<InitializationName, Choice>> = {
  zeros: {
    label: 'Zeros',
    help: 'For logistic regression only: hidden units would stay alike.',
    tex: String.raw`W^{[l]} = 0`,
  },
  small: {
    label: 'Small random',
    help: 'For few layers; in deep networks the signal dies out.',
    tex: String.raw`W^{[l]} = 0.01 \cdot \mathrm{randn}`,
  },
  scaled: {
    label: 'Scaled random',
    help: 'Keeps signals as strong from layer to layer. Week 4.',
    tex: String.raw`W^{[l]} = \mathrm{randn} / \sqrt{n^{[l-1]}}`,
  },
  xavier: {
    label: 'Xavier',
    help: 'Balances the way there and the way back. For tanh.',
    tex: String.raw`W^{[l]} = \mathrm{randn} \cdot \sqrt{2 / (n^{[l-1]} + n^{[l]})}`,
  },
  he: {
    label: 'He',
    help: 'Twice the variance, because ReLU lets half through.',
    tex: String.raw`W^{[l]} = \mathrm{randn} \cdot \sqrt{2 / n^{[l-1]}}`,
  },
}

const classWeights: Readonly<Record<ClassWeights, Choice>> = {
  none: {
    label: 'As they are',
    help: 'Every picture counts the same.',
    tex: String.raw`J = \tfrac{1}{m} \sum_i \mathcal{L}^{(i)}`,
  },
  balanced: {
    label: 'Balanced',
    help: 'Pictures of the rarer class count more, so that both classes count alike.',
    tex: String.raw`J = \tfrac{1}{m} \sum_i \tfrac{m}{2\,m_{y}}\,\mathcal{L}^{(i)}`,
  },
}

const precisions: Readonly<Record<Precision, Omit<Choice, 'tex'>>> = {
  float32: { label: 'float32', help: 'About 7 digits. Faster.' },
  float64: { label: 'float64', help: 'About 16 digits, as NumPy has.' },
}

export const trainingOptions = {
  optimizers,
  schedules,
  initializations,
  classWeights,
  precisions,

  settings: 'How it learns',
  optimizer: 'Optimizer',
  learningRate: 'Learning rate',
  learningRateTerm: 'α',
  learningRateHelp: 'How far each step goes downhill.',
  learningRateSlider: 'Learning rate, by powers of ten',
  lengthUnit: 'Length counted in',
  iterations: 'Iterations',
  epochs: 'Epochs',
  iterationsHelp: 'Updates of the weights.',
  epochsHelp: 'Passes over all training pictures.',
  lengthTerm: 'num_iterations',
  lengthEquals: (epochs: number, batches: number) =>
    `${formatQuantity(epochs, 'epoch', 'epochs')} of ${formatQuantity(batches, 'batch', 'batches')}`,
  batch: 'Batch',
  batchTerm: 'mini-batch',
  batchKinds: { full: 'All pictures', mini: 'Mini-batches' },
  batchHelp: {
    full: 'Each step looks at every picture.',
    mini: 'Each step looks at some pictures, in a new order every epoch.',
  },
  batchTex: String.raw`dW = \tfrac{1}{m_b} \sum_{i \in \mathrm{batch}} dW^{(i)}`,
  batchSize: 'Pictures in a batch',
  pictures: 'pictures',

  schedule: 'Learning rate over time',
  scheduleTerm: 'decay',
  factor: 'Factor',
  everyEpochs: 'Every',
  epochsWord: 'epochs',
  decay: 'Decay',
  decayTerm: 'δ',
  scheduleDrawing: (from: number, to: number) =>
    `From ${formatSetting(Number(from.toPrecision(2)))} to ${formatSetting(Number(to.toPrecision(2)))}`,

  l2: 'L2 regularization',
  l2Term: 'λ',
  l2Help: 'Large weights cost something, so the network prefers simple answers. 0 is none.',
  l2Tex: String.raw`J + \tfrac{\lambda}{2m} \sum_l \lVert W^{[l]} \rVert^2`,
  keepProbability: 'Dropout',
  keepProbabilityTerm: 'keep_prob',
  keepProbabilityHelp:
    'Share of hidden units that take part in a step, drawn anew each time. 1 is no dropout.',
  keepProbabilityTex: String.raw`A^{[l]} := A^{[l]} * D^{[l]} / \mathrm{keep\_prob}`,
  classWeightsName: 'Class weights',
  classWeightsTerm: 'class_weight',
  earlyStopping: 'Early stopping',
  earlyStoppingTerm: 'patience',
  earlyStoppingKinds: { off: 'To the end', on: 'Stop early' },
  earlyStoppingHelp: {
    off: 'All iterations are done.',
    on: 'Ends when the test cost has not improved for so long, and keeps the best weights.',
  },
  earlyStoppingTex: String.raw`t - \arg\min_{s \le t} J_{\mathrm{test}}(s) \ge \mathrm{patience}`,
  patience: 'Iterations without a better test cost',
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

  start: 'How it starts',
  histogram: (deviation: number) =>
    `First-layer weights, standard deviation ${formatSetting(Number(deviation.toPrecision(3)))}`,
  histogramOf: (drawn: number, weights: number) =>
    drawn === weights
      ? `All ${formatQuantity(weights, 'weight', 'weights')} of W[1]`
      : `The first ${formatCount(drawn)} of ${formatCount(weights)} weights of W[1]`,
  histogramFailed: 'The start could not be drawn.',
  strengths: 'Strength of a signal on its way through',
  strengthsHelp:
    '√mean(A²) of random pictures, before any training. About the same from layer to layer is healthy; towards 0 it dies out.',
  strengthAt: (layer: number) => `A[${layer}]`,
  strength: (value: number) => formatSetting(Number(value.toPrecision(2))),

  /** Why a combination cannot be trained, and what to do. */
  problems: {
    dropoutWithoutLayers: 'Dropout needs a hidden layer to drop units from. Add one, or set dropout to 1.',
    earlyStoppingWithoutTest:
      'Early stopping watches the test cost, and no pictures are kept for testing. Keep some in Data, or train to the end.',
    batchTooLarge: (batch: number, examples: number) =>
      `A batch of ${formatCount(batch)} is more than the ${formatQuantity(examples, 'training picture', 'training pictures')} there are. Take a smaller one, or all pictures.`,
    patienceTooShort: (patience: number, logEvery: number) =>
      `A patience of ${formatCount(patience)} ends before the second measurement: the test cost is measured every ${formatCount(logEvery)} iterations. Take at least ${formatCount(logEvery)}.`,
  },
} as const
