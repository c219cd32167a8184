/**
 * The first layer through products of examples, for far fewer examples than pixels.
 *
 * Full-batch gradient descent moves W[1] only along the examples: dW[1] = (1/m) dZ[1] · Xᵀ. So for some B and C
 *
 *   W[1] = B + C · Xᵀ      and      Z[1] = W[1] · X + b[1] = B · X + C · G + b[1],   G = Xᵀ · X,
 *
 * with B · X and G the same in every iteration. An update changes C by −α · (1/m) dZ[1] and needs n[1] m² multiply-adds
 * where the formulas as they stand need 2 n[1] n[0] m: 209 pictures of 64×64×3 take a fortieth of the work, folds and
 * all. Momentum is as linear as gradient descent, so it goes the same way. (The representer theorem; Schölkopf et al.
 * 2001.)
 *
 * G takes as long as tens of updates by the formulas. So it is made piece by piece after the first updates, which go by
 * the formulas: nobody waits for it, and a run can be stopped as ever.
 *
 * Only rounding differs. As C · Xᵀ grows, its sums cancel more and more; every `FOLD_EVERY` updates it is added to B.
 */
import type { FirstLayer, FirstLayerState } from './first-layer'
import { columnsOf, type Matrix } from './matrix'
import type { Network } from './network'
import type { Trainable } from './optimizers/optimizer'

/** The fold itself costs as much as one update by the formulas. */
export const FOLD_EVERY = 64

/** What it allocates beside W[1], less what an optimizer then does not remember of W[1]. @param moments per parameter */
export function gramNumbers(inputs: number, units: number, m: number, moments: number): number {
  const ofW = units * inputs
  const ofC = units * m
  return m * m + ofW + 3 * ofC + units + moments * (ofC - ofW) // G, B, (C, its gradient, B · X), no bias
}

/** So many that a piece costs about as much as an update by the formulas, and enough for the kernels to be fast. */
function columnsOfPiece(units: number): number {
  return Math.max(16, 2 * units)
}

export class GramLayer implements FirstLayer {
  /** C and its gradient, both of shape (n[1], m). */
  readonly trainable: Trainable
  readonly storesGradient = false
  readonly #network: Network
  /** All training examples, shape (n[0], m). */
  readonly #X: Matrix
  /** G = Xᵀ · X, shape (m, m) */
  readonly #G: Matrix
  /** B, shape (n[1], n[0]) */
  readonly #B: Matrix
  /** B · X, shape (n[1], m) */
  readonly #BX: Matrix
  readonly #noBias: Matrix
  /** Columns of G that are made after an update. */
  readonly #piece: number
  /** Columns of G that are there. */
  #made = 0
  /** Whether so many updates are done that all of G must be there. Not whether it is: a second run has the same bits. */
  #usesG = false
  /** Whether W[1] of the network is B + C · Xᵀ. */
  #isExposed = false

  /** @param X all training examples, in the memory of the network's kernels */
  constructor(network: Network, X: Matrix) {
    const { kernels, W } = network
    const { rows: units, columns: inputs } = W[1]!
    const m = X.columns
    this.#network = network
    this.#X = X
    this.#G = kernels.allocate(m, m)
    this.#piece = columnsOfPiece(units)
    this.trainable = { P: kernels.allocate(units, m), dP: kernels.allocate(units, m) }
    this.#B = kernels.allocate(units, inputs)
    this.#BX = kernels.allocate(units, m)
    this.#noBias = kernels.allocate(units, 1)
    this.adopt(0)
  }

  forward(X: Matrix, Z: Matrix): void {
    const { kernels, W, b } = this.#network
    if (!this.#usesG) {
      this.expose()
      kernels.affine(W[1]!, X, b[1]!, Z)
      return
    }
    kernels.affine(this.trainable.P, this.#G, b[1]!, Z)
    kernels.addScaled(1, this.#BX, Z)
  }

  backward(m: number, dZ: Matrix): void {
    this.trainable.dP.data.set(dZ.data)
    this.#network.kernels.scale(1 / m, this.trainable.dP)
  }

  updated(iteration: number): void {
    this.#isExposed = false
    if (this.#made < this.#X.columns) this.#makePiece()
    this.#reach(iteration)
    if (iteration % FOLD_EVERY !== 0) return
    this.expose()
    this.adopt(iteration)
  }

  expose(): void {
    if (this.#isExposed) return
    const { kernels, W } = this.#network
    W[1]!.data.set(this.#B.data)
    kernels.outerProduct(1, this.trainable.P, this.#X, W[1]!, true)
    this.#isExposed = true
  }

  adopt(iteration: number): void {
    this.#startFrom({ base: this.#network.W[1]!.data, coefficients: null })
    this.#isExposed = true
    this.#reach(iteration)
  }

  state(): FirstLayerState {
    return { base: this.#B.data.slice(), coefficients: this.trainable.P.data.slice() }
  }

  resume(state: FirstLayerState | null, iteration: number): void {
    if (!state) throw new Error('this state is of a run that did not go through products of examples')
    this.#startFrom(state)
    this.#isExposed = false
    this.#reach(iteration)
  }

  /** G, where enough updates are done for it; in a run that goes on from a state, all of it at once. */
  #reach(iteration: number): void {
    this.#usesG = iteration * this.#piece >= this.#X.columns
    while (this.#usesG && this.#made < this.#X.columns) this.#makePiece()
  }

  #makePiece(): void {
    const count = Math.min(this.#piece, this.#X.columns - this.#made)
    const [X, G] = [this.#X, this.#G].map((matrix) => columnsOf(matrix, this.#made, count))
    this.#network.kernels.multiplyTransposed(this.#X, X!, G!)
    this.#made += count
  }

  #startFrom({ base, coefficients }: { base: Matrix['data']; coefficients: Matrix['data'] | null }): void {
    this.#B.data.set(base)
    this.#network.kernels.affine(this.#B, this.#X, this.#noBias, this.#BX)
    if (coefficients) this.trainable.P.data.set(coefficients)
    else this.trainable.P.data.fill(0)
  }
}
