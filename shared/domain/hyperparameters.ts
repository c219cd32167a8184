/** How a network is trained. */
import { z } from './schema'
import { INITIALIZATIONS } from './architecture'
import { limits } from './limits'
import { scheduleSchema } from './schedule'

export const PRECISIONS = ['float32', 'float64'] as const
export type Precision = (typeof PRECISIONS)[number]

/** `auto` takes the fastest that is there. */
export const KERNELS = ['auto', 'wasm', 'native', 'reference'] as const
export type KernelsName = (typeof KERNELS)[number]

/** Gradient descent, and with momentum, RMSprop and Adam; `src-main/engine/optimizers/` has the formulas. */
export const OPTIMIZERS = ['gd', 'momentum', 'rmsprop', 'adam'] as const
export type OptimizerName = (typeof OPTIMIZERS)[number]

/** `balanced` weighs each example by m / (2 · examples of its class), so that both classes count alike in the cost. */
export const CLASS_WEIGHTS = ['none', 'balanced'] as const
export type ClassWeights = (typeof CLASS_WEIGHTS)[number]

/**
 * How a run goes through its first layer: the formulas as they stand, products of examples (`gram-layer.ts`), or, where
 * that layer is the only one, answers and gradient in one pass over the pictures (`logistic-descent.ts`).
 */
export type FirstLayerName = 'direct' | 'gram' | 'one-pass'

const range = ({ min, max }: { readonly min: number; readonly max: number }) => z.number().min(min).max(max)
const whole = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max)

export const hyperparametersSchema = z.strictObject({
  optimizer: z.enum(OPTIMIZERS),
  /** Examples of one update: all of them, or so many of a new random order every epoch. */
  batch: z.union([z.literal('full'), whole(limits.batch)]),
  learningRate: range(limits.learningRate),
  schedule: scheduleSchema,
  /** Updates. */
  iterations: whole(limits.iterations),
  /** λ: the cost gets λ / 2m · Σ ‖W[l]‖², with m the training examples. 0 is none. */
  l2: range(limits.l2),
  /** Inverted dropout on every hidden layer: the share of units kept in each update. 1 is none. */
  keepProbability: range(limits.keepProbability),
  classWeights: z.enum(CLASS_WEIGHTS),
  /** Ends the run after so many iterations without a better test cost, and keeps the weights of the best. */
  earlyStopping: z.strictObject({ patience: whole(limits.patience) }).nullable(),
  initialization: z.enum(INITIALIZATIONS),
  seed: whole(limits.seed),
  precision: z.enum(PRECISIONS),
  kernels: z.enum(KERNELS),
  threads: whole(limits.threads),
  /** Every how many iterations cost and accuracy, train and test, are measured; iteration 0 always is. */
  logEvery: whole(limits.logEvery),
})
export type Hyperparameters = Readonly<z.infer<typeof hyperparametersSchema>>

export const DEFAULT_HYPERPARAMETERS: Hyperparameters = {
  optimizer: 'gd',
  batch: 'full',
  learningRate: 0.003,
  schedule: { kind: 'constant' },
  iterations: 1500,
  l2: 0,
  keepProbability: 1,
  classWeights: 'none',
  earlyStopping: null,
  initialization: 'scaled',
  seed: 1,
  precision: 'float32',
  kernels: 'auto',
  threads: 1,
  logEvery: 10,
}

/** Updates of one pass over the training examples. @param examples m, at least 1 */
export function batchesPerEpoch(batch: Hyperparameters['batch'], examples: number): number {
  return batch === 'full' ? 1 : Math.ceil(examples / batch)
}
