/**
 * Adam (Kingma and Ba 2015): momentum and RMSprop together, with the bias of the first steps corrected, for update t:
 *
 *   V = β₁ V + (1 − β₁) dP      S = β₂ S + (1 − β₂) dP²
 *   P = P − α · V/(1 − β₁ᵗ) / (√(S/(1 − β₂ᵗ)) + ε)
 */
import type { Kernels } from '../kernels/kernels'
import { BETA_1, BETA_2, EPSILON, momentsLike, type Optimizer, type Trainable } from './optimizer'

export function createAdam(kernels: Kernels, trainables: readonly Trainable[]): Optimizer {
  const V = momentsLike(kernels, trainables)
  const S = momentsLike(kernels, trainables)
  return {
    moments: [...V, ...S],
    updates: 0,
    update(alpha) {
      this.updates += 1
      const t = this.updates
      const rate = alpha / (1 - BETA_1 ** t)
      const correction = 1 / (1 - BETA_2 ** t)
      trainables.forEach(({ P, dP }, i) => {
        kernels.movingAverage(BETA_1, dP, V[i]!)
        kernels.movingAverageOfSquares(BETA_2, dP, S[i]!)
        kernels.descendScaled(rate, V[i]!, S[i]!, correction, EPSILON, P)
      })
    },
  }
}
