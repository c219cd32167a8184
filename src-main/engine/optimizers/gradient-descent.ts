/** Gradient descent: P = P − α dP. It remembers nothing. */
import type { Kernels } from '../kernels/kernels'
import type { Optimizer, Trainable } from './optimizer'

export function createGradientDescent(kernels: Kernels, trainables: readonly Trainable[]): Optimizer {
  return {
    moments: [],
    updates: 0,
    update(alpha) {
      this.updates += 1
      for (const { P, dP, addGradient } of trainables) {
        if (addGradient) addGradient(-alpha)
        else kernels.addScaled(-alpha, dP, P)
      }
    },
  }
}
