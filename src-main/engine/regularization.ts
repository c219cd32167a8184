/**
 * L2 regularization, weight decay: the cost gets λ/2m · Σ ‖W[l]‖², so large weights have to pay for themselves.
 * Biases are left out, as in the course. m is the number of training examples also when an update reads a mini-batch,
 * so that the gradient of a batch is on average the gradient of the cost.
 */
import type { Gradients, Network } from './network'

/** λ/2m · Σ over layers of ‖W[l]‖². @param m training examples */
export function l2Cost({ kernels, W }: Network, lambda: number, m: number): number {
  if (lambda === 0) return 0
  let sum = 0
  for (let l = 1; l < W.length; l++) sum += kernels.sumOfSquares(W[l]!)
  return (lambda / (2 * m)) * sum
}

/** dW[l] = dW[l] + λ/m · W[l]. @param m training examples */
export function addL2Gradient(
  { kernels, W }: Network,
  lambda: number,
  m: number,
  { dW }: Pick<Gradients, 'dW'>,
): void {
  if (lambda === 0) return
  for (let l = 1; l < W.length; l++) kernels.addScaled(lambda / m, W[l]!, dW[l]!)
}
