/** How a network is trained. */
import { z } from './schema'
import { INITIALIZATIONS } from './architecture'
import { limits } from './limits'

export const PRECISIONS = ['float32', 'float64'] as const
export type Precision = (typeof PRECISIONS)[number]

/** `auto` takes the fastest that is there. */
export const KERNELS = ['auto', 'wasm', 'native', 'reference'] as const
export type KernelsName = (typeof KERNELS)[number]

export const hyperparametersSchema = z.strictObject({
  optimizer: z.literal('gd'),
  batch: z.literal('full'),
  learningRate: z.number().min(limits.learningRate.min).max(limits.learningRate.max),
  iterations: z.int().min(limits.iterations.min).max(limits.iterations.max),
  initialization: z.enum(INITIALIZATIONS),
  seed: z.int().min(limits.seed.min).max(limits.seed.max),
  precision: z.enum(PRECISIONS),
  kernels: z.enum(KERNELS),
  threads: z.int().min(limits.threads.min).max(limits.threads.max),
  /** Every how many iterations cost and accuracy, train and test, are measured; iteration 0 always is. */
  logEvery: z.int().min(limits.logEvery.min).max(limits.logEvery.max),
})
export type Hyperparameters = Readonly<z.infer<typeof hyperparametersSchema>>

export const DEFAULT_HYPERPARAMETERS: Hyperparameters = {
  optimizer: 'gd',
  batch: 'full',
  learningRate: 0.003,
  iterations: 1500,
  initialization: 'scaled',
  seed: 1,
  precision: 'float32',
  kernels: 'auto',
  threads: 1,
  logEvery: 10,
}
