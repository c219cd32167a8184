/** Small networks and data that several engine tests train. */
import type { ActivationName, Architecture } from '../../../shared/domain/architecture'
import { DEFAULT_HYPERPARAMETERS, type Hyperparameters } from '../../../shared/domain/hyperparameters'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { NumpyRandom } from '../../../src-main/engine/random/numpy-random'
import type { Examples } from '../../../src-main/engine/example-set'
import { Trainer } from '../../../src-main/engine/trainer'
import type { TrainerOptions } from '../../../src-main/engine/trainer-options'

/** Normal inputs, example after example, then labels: 1 where a uniform number is above 0.6. */
export function randomExamples(
  inputs: number,
  m: number,
  seed: number,
): Examples & { X: { kind: 'numbers' } } {
  const random = NumpyRandom.fromSeed(seed)
  const numbers = new Float64Array(inputs * m).map(() => random.randn())
  const labels = new Uint8Array(m).map(() => (random.rand() > 0.6 ? 1 : 0))
  return { X: { kind: 'numbers', numbers }, labels }
}

/** Pictures of random bytes, and labels that the first pixel decides. */
export function randomPictures(
  features: number,
  m: number,
  seed: number,
): Examples & { X: { kind: 'pixels' } } {
  const random = NumpyRandom.fromSeed(seed)
  const pixels = new Uint8Array(features * m).map(() => Math.floor(random.rand() * 256))
  const labels = new Uint8Array(m).map((_, j) => (pixels[j * features]! > 127 ? 1 : 0))
  return { X: { kind: 'pixels', pixels }, labels }
}

export function hiddenLayers(units: readonly number[], activation: ActivationName): Architecture['hidden'] {
  return units.map((count) => ({ units: count, activation }))
}

/** A trainer, on reference kernels unless others are given; what is not given is float64, `scaled`, seed 1, α 0.1. */
export function smallTrainer(
  architecture: Architecture,
  train: Examples,
  given: Partial<Hyperparameters> = {},
  others: Partial<
    Pick<TrainerOptions, 'test' | 'scaling' | 'budget' | 'output' | 'kernels' | 'firstLayer'>
  > = {},
): Trainer {
  const hyperparameters = {
    ...DEFAULT_HYPERPARAMETERS,
    precision: 'float64',
    learningRate: 0.1,
    ...given,
  } as const
  return new Trainer({
    kernels: createReferenceKernels(hyperparameters.precision),
    architecture,
    hyperparameters,
    scaling: { kind: 'unit' },
    train,
    test: null,
    ...others,
  })
}
