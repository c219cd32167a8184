/** The optimizer that a run asks for. */
import type { OptimizerName } from '../../../shared/domain/hyperparameters'
import type { Kernels } from '../kernels/kernels'
import { createAdam } from './adam'
import { createGradientDescent } from './gradient-descent'
import { createMomentum } from './momentum'
import type { Optimizer, Trainable } from './optimizer'
import { createRmsprop } from './rmsprop'

const CREATE: Readonly<
  Record<OptimizerName, (kernels: Kernels, trainables: readonly Trainable[]) => Optimizer>
> = {
  gd: createGradientDescent,
  momentum: createMomentum,
  rmsprop: createRmsprop,
  adam: createAdam,
}

/** Its moments are in the memory of the kernels, and zero. */
export function createOptimizer(
  name: OptimizerName,
  kernels: Kernels,
  trainables: readonly Trainable[],
): Optimizer {
  return CREATE[name](kernels, trainables)
}

/** Matrices per parameter that an optimizer remembers: for the estimate of memory. */
export const MOMENTS_PER_PARAMETER: Readonly<Record<OptimizerName, number>> = {
  gd: 0,
  momentum: 1,
  rmsprop: 1,
  adam: 2,
}
