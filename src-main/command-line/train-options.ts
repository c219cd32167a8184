/** The words after `descent train`, understood. */
import { parseArgs } from 'node:util'
import {
  ACTIVATIONS,
  DEFAULT_HIDDEN_LAYERS,
  type ActivationName,
  type HiddenLayer,
} from '../../shared/domain/architecture'
import { limits } from '../../shared/domain/limits'
import {
  COLOURS,
  DEFAULT_PREPROCESSING,
  FITS,
  SCALINGS,
  type Preprocessing,
} from '../../shared/domain/preprocessing'
import { number, oneOf, wholeNumber, type OptionValue } from './option-values'
import {
  givenHyperparameters,
  trainingLength,
  type GivenHyperparameters,
  type TrainingLength,
} from './train-hyperparameters'
import { UsageError } from './usage-error'

/** Where the examples come from. */
export type DataSource =
  | { readonly kind: 'folder'; readonly folder: string; readonly testFolder: string | null }
  | {
      readonly kind: 'two-folders'
      readonly positive: string
      readonly negative: string
      readonly testFolder: string | null
    }
  | { readonly kind: 'h5'; readonly train: string; readonly test: string | null }
  | { readonly kind: 'sample' }
  | { readonly kind: 'planar' }

export interface TrainOptions {
  readonly data: DataSource
  readonly useCache: boolean
  readonly testShare: number
  readonly preprocessing: Preprocessing
  readonly hidden: readonly HiddenLayer[]
  readonly hyperparameters: GivenHyperparameters
  readonly length: TrainingLength
  readonly report: string | null
  /** The folder that the run is kept in, and goes on from. */
  readonly run: string | null
  readonly exports: readonly string[]
  readonly isQuiet: boolean
  /** Whether every measured cost is printed as a line. */
  readonly printsCosts: boolean
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = {
  data: text,
  positive: text,
  negative: text,
  'h5-train': text,
  'h5-test': text,
  sample: flag,
  planar: flag,
  'no-cache': flag,
  test: text,
  'test-share': text,
  size: text,
  colour: text,
  fit: text,
  scaling: text,
  layers: text,
  activation: text,
  init: text,
  seed: text,
  optimizer: text,
  'learning-rate': text,
  schedule: text,
  batch: text,
  iterations: text,
  epochs: text,
  l2: text,
  'keep-prob': text,
  'class-weights': text,
  patience: text,
  precision: text,
  kernels: text,
  threads: text,
  'log-every': text,
  report: text,
  run: text,
  export: { type: 'string', multiple: true },
  quiet: flag,
} as const

type Values = ReturnType<typeof parse>

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: false, strict: true }).values
}

/** @throws UsageError with one sentence, and what `parseArgs` throws for an unknown option. */
export function trainOptions(words: readonly string[], cores: number): TrainOptions {
  const values = parse(words)
  const data = dataSource(values)
  refuseForeignTestSet(values, data.kind)
  const hasTestSet =
    'testFolder' in data ? data.testFolder !== null : data.kind === 'h5' && data.test !== null
  return {
    data,
    useCache: values['no-cache'] !== true,
    testShare: testShare(values, hasTestSet || data.kind === 'planar'),
    preprocessing: {
      ...DEFAULT_PREPROCESSING,
      size: wholeNumber('size', values.size, limits.size, DEFAULT_PREPROCESSING.size),
      colour: oneOf('colour', values.colour, COLOURS, DEFAULT_PREPROCESSING.colour),
      fit: oneOf('fit', values.fit, FITS, DEFAULT_PREPROCESSING.fit),
      scaling: oneOf('scaling', values.scaling, SCALINGS, DEFAULT_PREPROCESSING.scaling),
    },
    hidden: hiddenLayers(values.layers, values.activation),
    hyperparameters: givenHyperparameters(values, cores),
    length: trainingLength(values),
    report: values.report ?? null,
    run: values.run ?? null,
    exports: values.export ?? [],
    isQuiet: values.quiet === true,
    printsCosts: values['log-every'] !== undefined && values.quiet !== true,
  }
}

/** What is given and would not be looked at is refused, or the person would believe that it counted. */
function testShare(values: Values, isDecided: boolean): number {
  const share = number('test-share', values['test-share'], limits.testShare, isDecided ? 0 : 0.2)
  if (isDecided && share > 0) {
    throw new UsageError(
      '--test-share divides pictures that have no test set of their own; leave it out here.',
    )
  }
  return share
}

function refuseForeignTestSet(values: Values, kind: DataSource['kind']): void {
  if (values.test !== undefined && kind !== 'folder' && kind !== 'two-folders') {
    throw new UsageError('--test DIR goes with --data, or with --positive and --negative.')
  }
  if (values['h5-test'] !== undefined && kind !== 'h5') {
    throw new UsageError('--h5-test FILE goes with --h5-train FILE.')
  }
}

function dataSource(values: Values): DataSource {
  const { data, positive, negative, sample, planar } = values
  const testFolder = values.test ?? null
  const h5Train = values['h5-train']
  const chosen = [data, positive ?? negative, h5Train, sample, planar].filter((value) => value !== undefined)
  if (chosen.length !== 1) {
    throw new UsageError(
      'Say once where the pictures are: --data DIR, --positive DIR --negative DIR, --h5-train FILE, --sample or --planar.',
    )
  }
  if (data !== undefined) return { kind: 'folder', folder: data, testFolder }
  if (h5Train !== undefined) return { kind: 'h5', train: h5Train, test: values['h5-test'] ?? null }
  if (sample) return { kind: 'sample' }
  return planar ? { kind: 'planar' } : twoFolders(positive, negative, testFolder)
}

function twoFolders(positive: OptionValue, negative: OptionValue, testFolder: string | null): DataSource {
  if (positive === undefined || negative === undefined) {
    throw new UsageError('--positive DIR and --negative DIR belong together; give both.')
  }
  return { kind: 'two-folders', positive, negative, testFolder }
}

/** `--layers 20,7,5` with one activation for all or one for each; `none` is logistic regression. */
function hiddenLayers(layers: OptionValue, activation: OptionValue): readonly HiddenLayer[] {
  const units = layers === 'none' ? [] : hiddenUnits(layers)
  if (units.length > limits.hiddenLayers.max) {
    throw new UsageError(
      `--layers names ${units.length} hidden layers; at most ${limits.hiddenLayers.max} are possible.`,
    )
  }
  const names = (activation ?? 'relu')
    .split(',')
    .map((part) => oneOf('activation', part, ACTIVATIONS, 'relu'))
  if (names.length !== 1 && names.length !== units.length) {
    throw new UsageError(
      `--activation names ${names.length} for ${units.length} hidden layers; give one for all, or one for each.`,
    )
  }
  const activationOf = (index: number): ActivationName => names[names.length === 1 ? 0 : index] ?? 'relu'
  return units.map((unitCount, index) => ({ units: unitCount, activation: activationOf(index) }))
}

function hiddenUnits(layers: OptionValue): readonly number[] {
  if (layers === undefined) return DEFAULT_HIDDEN_LAYERS.map((layer) => layer.units)
  return layers.split(',').map((part) => wholeNumber('layers', part, limits.units, NaN))
}
