/** What an optimizer is: it turns gradients into an update of every W[l] and b[l], and may remember earlier gradients. */
import type { Kernels } from '../kernels/kernels'
import type { Matrix } from '../matrix'

/** One W[l] or b[l] and its gradient, of equal shapes. */
export interface Trainable {
  readonly P: Matrix
  readonly dP: Matrix
  /** P = P + factor · dP where dP is a product that goes into P as it is summed: then nothing is stored in dP. */
  readonly addGradient?: (factor: number) => void
}

export interface Optimizer {
  /** Changes every P by its dP. @param alpha the learning rate of this update */
  update(alpha: number): void
  /** What it remembers, in the kernels' memory: part of a checkpoint. Writing numbers back goes on from there. */
  readonly moments: readonly Matrix[]
  /** Updates since the moments were zero. */
  updates: number
}

/** β₁, the share that momentum and Adam keep of the averaged gradient. */
export const BETA_1 = 0.9
/** β₂, the share that Adam keeps of the averaged squares (Kingma and Ba 2015). */
export const BETA_2 = 0.999
/** The share that RMSprop keeps of the averaged squares (Hinton's lecture 6e). */
export const RMSPROP_BETA = 0.9
/** ε keeps the division from blowing up where the gradient has been zero. */
export const EPSILON = 1e-8

/** A zero matrix beside every parameter. */
export function momentsLike(kernels: Kernels, trainables: readonly Trainable[]): Matrix[] {
  return trainables.map(({ P }) => kernels.allocate(P.rows, P.columns))
}
