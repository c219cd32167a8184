/** Gradient descent with momentum, the course's form: V = β₁ V + (1 − β₁) dP, P = P − α V. */
import type { Kernels } from '../kernels/kernels'
import { BETA_1, momentsLike, type Optimizer, type Trainable } from './optimizer'

export function createMomentum(kernels: Kernels, trainables: readonly Trainable[]): Optimizer {
  const V = momentsLike(kernels, trainables)
  return {
    moments: V,
    updates: 0,
    update(alpha) {
      this.updates += 1
      trainables.forEach(({ P, dP }, i) => {
        kernels.movingAverage(BETA_1, dP, V[i]!)
        kernels.addScaled(-alpha, V[i]!, P)
      })
    },
  }
}
