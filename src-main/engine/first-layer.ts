/**
 * The first layer in training: the one that reads the examples, and of pictures nearly all of the work. There are two
 * ways through the same descent: the formulas as they stand (`directLayer`, and `inPlaceLayer` where a step allows it),
 * and products of examples (`GramLayer`).
 */
import type { Hyperparameters } from '../../shared/domain/hyperparameters'
import type { Trainable } from './optimizers/optimizer'
import type { Matrix, Numbers } from './matrix'
import type { Gradients, Network } from './network'

export interface FirstLayer {
  /** What an update changes, and its gradient once `backward` has been there. */
  readonly trainable: Trainable
  /** Whether `backward` fills dW[1] of the network's gradients. */
  readonly storesGradient: boolean
  /** Z[1] = W[1] · X + b[1]. @param X a block of the training examples, shape (n[0], columns) */
  forward(X: Matrix, Z: Matrix): void
  /** The gradient, of a mean over m examples. @param dZ shape (n[1], columns) @param X what `forward` read */
  backward(m: number, dZ: Matrix, X: Matrix, isFurtherBlock: boolean): void
  /** To be called after every update. @param iteration updates done */
  updated(iteration: number): void
  /** Makes W[1] of the network what the updates have made of it. */
  expose(): void
  /** Goes on from W[1] as somebody has just written it into the network. @param iteration updates done */
  adopt(iteration: number): void
  /** What decides how it goes on, beside W[1]: copies, in ordinary memory. */
  state(): FirstLayerState | null
  /** Goes on from a state; W[1] of the network is the one of that moment. @param iteration updates done */
  resume(state: FirstLayerState | null, iteration: number): void
}

export interface FirstLayerState {
  /** B, shape of W[1] */
  readonly base: Numbers
  /** C, shape (n[1], m) */
  readonly coefficients: Numbers
}

/** dW[1] = (1/m) dZ[1] · Xᵀ, and W[1] is what is changed. */
export function directLayer({ kernels, W, b }: Network, { dW }: Gradients): FirstLayer {
  const trainable = { P: W[1]!, dP: dW[1]! }
  return {
    trainable,
    storesGradient: true,
    forward: (X, Z) => kernels.affine(trainable.P, X, b[1]!, Z),
    backward: (m, dZ, X, isFurtherBlock) => kernels.outerProduct(1 / m, dZ, X, trainable.dP, isFurtherBlock),
    ...W_IS_THE_NETWORKS,
  }
}

/** Nothing is kept beside W[1] of the network. */
const W_IS_THE_NETWORKS = {
  updated: () => undefined,
  expose: () => undefined,
  adopt: () => undefined,
  state: () => null,
  resume: () => undefined,
} satisfies Partial<FirstLayer>

/** Whether an update can be one product into W[1]. @param columns the most examples in a block @param m of an update */
export function isInPlace(
  { optimizer, l2 }: Pick<Hyperparameters, 'optimizer' | 'l2'>,
  columns: number,
  m: number,
): boolean {
  return optimizer === 'gd' && l2 === 0 && m <= columns
}

/**
 * The formulas as they stand, for gradient descent on batches of one block: W[1] = W[1] − (α/m) dZ[1] · Xᵀ as one product,
 * so that dW[1], as large as W[1], is neither written nor read.
 */
export function inPlaceLayer({ kernels, W, b }: Network, { dW }: Gradients): FirstLayer {
  let last: { readonly m: number; readonly dZ: Matrix; readonly X: Matrix } | null = null
  const addGradient = (factor: number): void => {
    if (!last) throw new Error('an update before the gradients')
    kernels.outerProduct(factor / last.m, last.dZ, last.X, W[1]!, true)
  }
  return {
    trainable: { P: W[1]!, dP: dW[1]!, addGradient },
    storesGradient: false,
    forward: (X, Z) => kernels.affine(W[1]!, X, b[1]!, Z),
    backward(m, dZ, X, isFurtherBlock) {
      if (isFurtherBlock) throw new Error('a further block of a batch that was said to be one')
      last = { m, dZ, X }
    },
    ...W_IS_THE_NETWORKS,
  }
}
