/** How to train, from the words after `descent train`: everything of it but the data and the network. */
import { INITIALIZATIONS } from '../../shared/domain/architecture'
import {
  batchesPerEpoch,
  CLASS_WEIGHTS,
  DEFAULT_HYPERPARAMETERS,
  KERNELS,
  OPTIMIZERS,
  PRECISIONS,
  type Hyperparameters,
} from '../../shared/domain/hyperparameters'
import { limits } from '../../shared/domain/limits'
import { SCHEDULE_KINDS, type Schedule, type ScheduleKind } from '../../shared/domain/schedule'
import { number, oneOf, wholeNumber, type OptionValue } from './option-values'
import { UsageError } from './usage-error'

/** How long to train. Epochs are iterations only once the training pictures have been counted. */
export interface TrainingLength {
  readonly unit: 'iterations' | 'epochs'
  readonly count: number
  /** Every how many iterations is measured; null for a hundred times in all. */
  readonly logEvery: number | null
}

/** What does not depend on the number of pictures. */
export type GivenHyperparameters = Omit<Hyperparameters, 'iterations' | 'logEvery'>

export interface HyperparameterValues {
  readonly optimizer?: string | undefined
  readonly 'learning-rate'?: string | undefined
  readonly schedule?: string | undefined
  readonly batch?: string | undefined
  readonly iterations?: string | undefined
  readonly epochs?: string | undefined
  readonly l2?: string | undefined
  readonly 'keep-prob'?: string | undefined
  readonly 'class-weights'?: string | undefined
  readonly patience?: string | undefined
  readonly init?: string | undefined
  readonly seed?: string | undefined
  readonly precision?: string | undefined
  readonly kernels?: string | undefined
  readonly threads?: string | undefined
  readonly 'log-every'?: string | undefined
}

const defaults = DEFAULT_HYPERPARAMETERS

/** @throws UsageError */
export function givenHyperparameters(values: HyperparameterValues, cores: number): GivenHyperparameters {
  const { batch, patience } = values
  return {
    optimizer: oneOf('optimizer', values.optimizer, OPTIMIZERS, defaults.optimizer),
    batch: batch === undefined || batch === 'full' ? 'full' : wholeNumber('batch', batch, limits.batch, 1),
    learningRate: number(
      'learning-rate',
      values['learning-rate'],
      limits.learningRate,
      defaults.learningRate,
    ),
    schedule: schedule(values.schedule),
    l2: number('l2', values.l2, limits.l2, defaults.l2),
    keepProbability: number(
      'keep-prob',
      values['keep-prob'],
      limits.keepProbability,
      defaults.keepProbability,
    ),
    classWeights: oneOf('class-weights', values['class-weights'], CLASS_WEIGHTS, defaults.classWeights),
    earlyStopping:
      patience === undefined ? null : { patience: wholeNumber('patience', patience, limits.patience, 1) },
    initialization: oneOf('init', values.init, INITIALIZATIONS, defaults.initialization),
    seed: wholeNumber('seed', values.seed, limits.seed, defaults.seed),
    precision: oneOf('precision', values.precision, PRECISIONS, defaults.precision),
    kernels: oneOf('kernels', values.kernels, KERNELS, defaults.kernels),
    threads: wholeNumber('threads', values.threads, limits.threads, Math.min(cores, limits.threads.max)),
  }
}

/** @throws UsageError */
export function trainingLength(values: HyperparameterValues): TrainingLength {
  const { iterations, epochs } = values
  if (iterations !== undefined && epochs !== undefined) {
    throw new UsageError('Give --iterations or --epochs, not both; with the full batch they are the same.')
  }
  const every = values['log-every']
  const logEvery = every === undefined ? null : wholeNumber('log-every', every, limits.logEvery, 1)
  return epochs === undefined
    ? {
        unit: 'iterations',
        count: wholeNumber('iterations', iterations, limits.iterations, defaults.iterations),
        logEvery,
      }
    : { unit: 'epochs', count: wholeNumber('epochs', epochs, limits.epochs, 1), logEvery }
}

/** @param examples for training @throws UsageError when so many epochs are more iterations than are possible */
export function withLength(
  given: GivenHyperparameters,
  { unit, count, logEvery }: TrainingLength,
  examples: number,
): Hyperparameters {
  const iterations = unit === 'iterations' ? count : count * batchesPerEpoch(given.batch, examples)
  if (iterations > limits.iterations.max) {
    throw new UsageError(
      `--epochs ${count} would be ${iterations} iterations; at most ${limits.iterations.max} are possible.`,
    )
  }
  return { ...given, iterations, logEvery: logEvery ?? Math.max(1, Math.ceil(iterations / 100)) }
}

/** By kind: how many numbers follow it, each after a colon, and what they make. */
const SCHEDULES: Readonly<
  Record<ScheduleKind, { readonly numbers: number; readonly make: (texts: readonly string[]) => Schedule }>
> = {
  constant: { numbers: 0, make: () => ({ kind: 'constant' }) },
  cosine: { numbers: 0, make: () => ({ kind: 'cosine' }) },
  exponential: { numbers: 1, make: ([factor]) => ({ kind: 'exponential', factor: scheduleFactor(factor) }) },
  'inverse-time': {
    numbers: 1,
    make: ([decay]) => ({
      kind: 'inverse-time',
      decay: number('schedule', decay, limits.scheduleDecay, NaN),
    }),
  },
  step: {
    numbers: 2,
    make: ([factor, epochs]) => ({
      kind: 'step',
      factor: scheduleFactor(factor),
      everyEpochs: wholeNumber('schedule', epochs, limits.epochs, NaN),
    }),
  },
}

function scheduleFactor(text: OptionValue): number {
  return number('schedule', text, limits.scheduleFactor, NaN)
}

/** `step:0.5:100`: the kind, then its numbers. */
function schedule(text: OptionValue): Schedule {
  const [kind, ...numbers] = (text ?? defaults.schedule.kind).split(':')
  const known = SCHEDULE_KINDS.find((name) => name === kind)
  if (known === undefined || SCHEDULES[known].numbers !== numbers.length) {
    throw new UsageError(
      `--schedule must be constant, step:FACTOR:EPOCHS, exponential:FACTOR, inverse-time:DECAY or cosine; “${text ?? ''}” is not.`,
    )
  }
  return SCHEDULES[known].make(numbers)
}
