/**
 * A fully connected network, forward and backward, in the course's notation.
 *
 * Layers l = 1…L with n[l] units; m examples, one per column. A[0] = X, shape (n[0], m); W[l] (n[l], n[l-1]);
 * b[l] (n[l], 1); Z[l], A[l], dZ[l], dA[l] (n[l], m). Slot 0 of W, b, Z and dZ is empty, so that indices match the
 * formulas. dZ stands for ∂J/∂Z and so on, with J the mean over the examples of the loss, but without its factor 1/m,
 * which comes in with dW and db (the course's convention). The output is one unit, n[L] = 1: a sigmoid with the logistic
 * loss, or linear with the squared loss.
 */
import type { ActivationName } from '../../shared/domain/architecture'
import type { Dropout } from './dropout'
import type { Kernels } from './kernels/kernels'
import type { Matrix } from './matrix'
import type { NetworkParameters } from './parameters'

export interface Network extends NetworkParameters {
  readonly kernels: Kernels
  /** g[1] … g[L]; slot 0 is `linear` and never applied: A[0] = X. */
  readonly g: readonly ActivationName[]
}

/** Where a forward pass puts what the backward pass needs again. A[0] is set to X. */
export interface ForwardPass {
  readonly Z: readonly Matrix[]
  readonly A: Matrix[]
  /** Masks that have been drawn for a training pass; null when every unit is kept. */
  readonly dropout: Dropout | null
}

/** A forward pass with room for the backward pass. */
export interface PassMemory extends ForwardPass {
  readonly dZ: readonly Matrix[]
}

/** What the network should have answered, and how much each answer counts. */
export interface Targets {
  /** Shape (1, columns of the pass) */
  readonly Y: Matrix
  /** Shape of Y; null when every example counts 1. */
  readonly weights: Matrix | null
}

export interface Gradients {
  /** ∂J/∂W[l], shape (n[l], n[l-1]) */
  readonly dW: readonly Matrix[]
  /** ∂J/∂b[l], shape (n[l], 1) */
  readonly db: readonly Matrix[]
}

/** g[0] … g[L] from the activations of layers 1 … L. */
export function activationsBySlot(activations: readonly ActivationName[]): readonly ActivationName[] {
  return ['linear', ...activations]
}

/** What layer l reads: A[l-1], or what dropout has left of it. */
function inputOf(l: number, { A, dropout }: ForwardPass): Matrix {
  return dropout && l > 1 ? dropout.kept[l - 1]! : A[l - 1]!
}

/**
 * Forward: Z[l] = W[l] · A[l-1] + b[l], A[l] = g[l](Z[l]) for l = 1…L; with dropout A[l] ∘ D[l] goes on.
 *
 * @param X shape (n[0], m)
 * @returns A[L], the probabilities of label 1 (or the predicted numbers of a linear output), shape (1, m)
 */
export function forward(network: Network, X: Matrix, pass: ForwardPass): Matrix {
  const { kernels, W, b } = network
  pass.A[0] = X
  kernels.affine(W[1]!, X, b[1]!, pass.Z[1]!)
  return forwardFromFirst(network, pass)
}

/** The rest of `forward`, once Z[1] is there. */
export function forwardFromFirst({ kernels, g, W, b }: Network, pass: ForwardPass): Matrix {
  const L = W.length - 1
  const { Z, A, dropout } = pass
  for (let l = 1; l <= L; l++) {
    if (l > 1) kernels.affine(W[l]!, inputOf(l, pass), b[l]!, Z[l]!)
    kernels.activate(g[l]!, Z[l]!, A[l]!)
    if (dropout && l < L) kernels.multiply(A[l]!, dropout.D[l]!, dropout.kept[l]!)
  }
  return A[L]!
}

/**
 * Σ over the examples of weight · loss, after `forward` over the same examples: logistic when the output is a sigmoid,
 * squared otherwise.
 */
export function totalLoss({ kernels, g }: Network, { Y, weights }: Targets, { Z, A }: ForwardPass): number {
  return g.at(-1) === 'sigmoid'
    ? kernels.logisticCost(Z.at(-1)!, Y, weights)
    : kernels.squaredCost(A.at(-1)!, Y, weights)
}

/**
 * Backward, after `forward` over the same examples, for l = L…1:
 *
 *   dZ[L] = weights ∘ (A[L] − Y)   (losses.ts says why)
 *   dW[l] = (1/m) dZ[l] · A[l-1]ᵀ      db[l] = (1/m) Σ_columns dZ[l]
 *   dA[l-1] = W[l]ᵀ · dZ[l]            dZ[l-1] = dA[l-1] ∘ D[l-1] ∘ g[l-1]′(Z[l-1])
 *
 * dA[l] is written where dZ[l] then takes its place.
 *
 * @param m the number of examples that J is the mean of: more than the columns when they are one block of a batch
 * @param isFurtherBlock add to dW and db what the blocks before have put there
 */
export function backward(
  network: Network,
  targets: Targets,
  m: number,
  pass: PassMemory,
  gradients: Gradients,
  isFurtherBlock: boolean,
): void {
  backwardToFirst(network, targets, m, pass, gradients, isFurtherBlock)
  network.kernels.outerProduct(1 / m, pass.dZ[1]!, pass.A[0]!, gradients.dW[1]!, isFurtherBlock)
}

/** All of `backward` but dW[1], which is dZ[1] with what the first layer reads. */
export function backwardToFirst(
  { kernels, g, W }: Network,
  { Y, weights }: Targets,
  m: number,
  pass: PassMemory,
  { dW, db }: Gradients,
  isFurtherBlock: boolean,
): void {
  const L = W.length - 1
  const { Z, A, dZ, dropout } = pass
  kernels.outputGradient(A[L]!, Y, weights, dZ[L]!)
  for (let l = L; l >= 1; l--) {
    kernels.sumColumns(1 / m, dZ[l]!, db[l]!, isFurtherBlock)
    if (l === 1) break
    kernels.outerProduct(1 / m, dZ[l]!, inputOf(l, pass), dW[l]!, isFurtherBlock)
    const dA = dZ
    kernels.multiplyTransposed(W[l]!, dZ[l]!, dA[l - 1]!)
    if (dropout) kernels.multiply(dA[l - 1]!, dropout.D[l - 1]!, dA[l - 1]!)
    kernels.activateBackward(g[l - 1]!, dA[l - 1]!, Z[l - 1]!, A[l - 1]!, dZ[l - 1]!)
  }
}
