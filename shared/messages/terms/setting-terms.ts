/** The settings of training: their sentences and formulas are those beside the fields. */
import { trainingOptions } from '../training-options'
import type { Term } from './term'

const { schedules } = trainingOptions

export const settingTerms = {
  units: {
    name: 'Units of a layer',
    meaning: 'How many neurons a layer has; each forms one weighted sum of all that come before.',
    tex: String.raw`n^{[l]}`,
    unit: 'a count: the rows of W[l]',
  },
  learningRate: {
    name: trainingOptions.learningRate,
    meaning: trainingOptions.learningRateHelp,
    tex: String.raw`W := W - \alpha\,dW`,
    unit: 'no unit',
  },
  iterations: {
    name: trainingOptions.iterations,
    meaning: trainingOptions.iterationsHelp,
    tex: String.raw`t = 1, \ldots, T`,
    unit: 'a count of updates',
  },
  epochs: {
    name: trainingOptions.epochs,
    meaning: trainingOptions.epochsHelp,
    tex: String.raw`\lceil m / m_b \rceil \text{ iterations}`,
    unit: 'a count of passes',
  },
  batchSize: {
    name: trainingOptions.batchSize,
    meaning: trainingOptions.batchHelp.mini,
    tex: trainingOptions.batchTex,
    unit: 'pictures a step',
  },
  l2: {
    name: trainingOptions.l2,
    meaning: trainingOptions.l2Help,
    tex: trainingOptions.l2Tex,
    unit: 'no unit',
  },
  keepProbability: {
    name: trainingOptions.keepProbability,
    meaning: trainingOptions.keepProbabilityHelp,
    tex: trainingOptions.keepProbabilityTex,
    unit: 'a share of the units, above 0 to 1',
  },
  patience: {
    name: trainingOptions.patience,
    meaning: trainingOptions.earlyStoppingHelp.on,
    tex: trainingOptions.earlyStoppingTex,
    unit: 'iterations',
  },
  seed: {
    name: trainingOptions.seed,
    meaning: trainingOptions.seedHelp,
    tex: '',
    unit: 'a whole number',
  },
  scheduleFactor: {
    name: trainingOptions.factor,
    meaning: schedules.exponential.help,
    tex: schedules.exponential.tex,
    unit: 'a share, 0 to 1',
  },
  scheduleInterval: {
    name: trainingOptions.everyEpochs,
    meaning: schedules.step.help,
    tex: schedules.step.tex,
    unit: 'epochs',
  },
  scheduleDecay: {
    name: trainingOptions.decay,
    meaning: schedules['inverse-time'].help,
    tex: schedules['inverse-time'].tex,
    unit: 'a share for each epoch',
  },
} as const satisfies Readonly<Record<string, Term>>
