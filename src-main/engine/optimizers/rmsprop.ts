/** RMSprop: S = β S + (1 − β) dP², P = P − α dP / (√S + ε). Steep directions are slowed, flat ones hastened. */
import type { Kernels } from '../kernels/kernels'
import { EPSILON, momentsLike, RMSPROP_BETA, type Optimizer, type Trainable } from './optimizer'

export function createRmsprop(kernels: Kernels, trainables: readonly Trainable[]): Optimizer {
  const S = momentsLike(kernels, trainables)
  return {
    moments: S,
    updates: 0,
    update(alpha) {
      this.updates += 1
      trainables.forEach(({ P, dP }, i) => {
        kernels.movingAverageOfSquares(RMSPROP_BETA, dP, S[i]!)
        kernels.descendScaled(alpha, dP, S[i]!, 1, EPSILON, P)
      })
    },
  }
}
