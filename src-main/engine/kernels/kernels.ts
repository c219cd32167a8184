/**
 * The arithmetic under the mathematics: about twenty array operations, each with several implementations that pass the
 * same tests (`tests/main/engine/kernels/`). Nothing here knows of networks or training.
 *
 * All matrices are column-major, one example per column (see `matrix.ts`), and must come from `allocate` of the same
 * kernels, so that an implementation may keep them in memory of its own. Outputs are written in place; an output may
 * be the same matrix as an input only where that is said.
 */
import type { ActivationName } from '../../../shared/domain/architecture'
import type { KernelsName, Precision } from '../../../shared/domain/hyperparameters'
import type { Scaling } from '../../../shared/domain/preprocessing'
import type { Matrix } from '../matrix'

/** Numbers are kept in both orders up to here, for one matrix (KEPT_BYTES in c/sizes.h). */
const KEPT_NUMBERS_BYTES = 128 * 2 ** 20

/** What `keepInputs` takes at most, by columns and by rows: the numbers, or the bytes that pictures came from. */
export function mostKeptBytes(numbers: number, precision: Precision): number {
  const asNumbers = 2 * numbers * (precision === 'float64' ? 8 : 4)
  return asNumbers <= KEPT_NUMBERS_BYTES ? asNumbers : 2 * numbers
}

/** What `logisticPass` reads of m pictures, and where it puts its answers. */
export interface LogisticPass {
  /** uint8, n_x numbers each, one picture after the other, from `allocateBytes` */
  readonly pixels: Uint8Array
  /** Which pictures of `pixels`, m of them, in memory from `allocateBytes`; null for all, in order. */
  readonly order: Uint32Array | null
  readonly scaling: Scaling
  /** (1, n_x) */
  readonly W: Matrix
  /** (1, 1) */
  readonly b: Matrix
  /** Y, weights, Z, A and dZ are of shape (1, m); weights null for all 1 */
  readonly Y: Matrix
  readonly weights: Matrix | null
  readonly Z: Matrix
  readonly A: Matrix
  readonly dZ: Matrix
}

export interface PassGradient {
  readonly factor: number
  /** (1, n_x) */
  readonly dW: Matrix
  readonly accumulate: boolean
}

/** Throws where a pass would read pictures that are not there. */
export function checkPictures({ pixels, order, W, Y }: LogisticPass): void {
  const pictures = pixels.length / W.columns
  const isWhole = order === null ? pictures === Y.columns : Number.isInteger(pictures)
  if (!isWhole) {
    throw new Error(`${pixels.length} pixels are not ${Y.columns} pictures of ${W.columns} features`)
  }
  if (order === null) return
  if (order.length !== Y.columns) throw new Error(`an order of ${order.length} for ${Y.columns} answers`)
  const missing = order.find((picture) => picture >= pictures)
  if (missing !== undefined) throw new Error(`picture ${missing} of ${pictures}`)
}

export interface Kernels {
  readonly name: Exclude<KernelsName, 'auto'>
  readonly precision: Precision
  readonly threads: number

  /** A zero matrix, shape (rows, columns), in this implementation's memory. Lives until `dispose`. */
  allocate(rows: number, columns: number): Matrix
  /** Bytes for pictures, in this implementation's memory. Lives until `dispose`. */
  allocateBytes(length: number): Uint8Array
  /** Frees everything that was allocated; nothing of it may be used afterwards. */
  dispose(): void

  /** X = scaled pixels. @param pixels uint8, n_x · m, one picture after the other. @param X shape (n_x, m) */
  scalePixels(pixels: Uint8Array, scaling: Scaling, X: Matrix): void

  /**
   * Says that X will be read by many products and not be written again: an implementation may keep it a second time, in
   * a form that is faster to read. That takes at most `mostKeptBytes`.
   */
  keepInputs(X: Matrix): void

  /** Z = W · A + b. @param W (n, k) @param A (k, m) @param b (n, 1) @param Z (n, m) */
  affine(W: Matrix, A: Matrix, b: Matrix, Z: Matrix): void
  /** out = Wᵀ · dZ. @param W (n, k) @param dZ (n, m) @param out (k, m) */
  multiplyTransposed(W: Matrix, dZ: Matrix, out: Matrix): void
  /**
   * dW = factor · dZ · Aᵀ, or dW += … when `accumulate` (the next block of the same batch).
   * @param dZ (n, m) @param A (k, m) @param dW (n, k)
   */
  outerProduct(factor: number, dZ: Matrix, A: Matrix, dW: Matrix, accumulate: boolean): void
  /** db = factor · Σ over columns of dZ, or db += …. @param dZ (n, m) @param db (n, 1) */
  sumColumns(factor: number, dZ: Matrix, db: Matrix, accumulate: boolean): void

  /** A = g(Z). A may be Z. @param Z, A any equal shapes */
  activate(activation: ActivationName, Z: Matrix, A: Matrix): void
  /** dZ = dA ∘ g′(Z). dZ may be dA. A = g(Z) is given because sigmoid and tanh are cheaper from it. */
  activateBackward(activation: ActivationName, dA: Matrix, Z: Matrix, A: Matrix, dZ: Matrix): void

  /**
   * Σ over examples of weight · the logistic loss in its stable form, max(z, 0) − z·y + log(1 + e^−|z|), from Z and not
   * from A: log(A) is −∞ as soon as the sigmoid rounds to 0. Summed in float64, in order.
   * @param Z, Y shape (1, m) @param weights shape (1, m); null for all 1
   */
  logisticCost(Z: Matrix, Y: Matrix, weights: Matrix | null): number
  /** Σ over examples of weight · ½ (a − y)². Shapes, order and precision as in `logisticCost`. */
  squaredCost(A: Matrix, Y: Matrix, weights: Matrix | null): number
  /**
   * dZ = weights ∘ (A − Y), which holds for sigmoid output with logistic loss and for linear output with squared loss
   * (losses.ts says why). dZ may be A. @param A, Y, weights, dZ shape (1, m); weights null for all 1
   */
  outputGradient(A: Matrix, Y: Matrix, weights: Matrix | null, dZ: Matrix): void

  /**
   * Logistic regression on pictures, reading each of them once from memory and writing no X: Z = W · X + b, A = σ(Z),
   * dZ = weights ∘ (A − Y), and with a gradient dW = factor · dZ · Xᵀ, or dW += … when `accumulate`.
   */
  logisticPass(pass: LogisticPass, gradient: PassGradient | null): void

  /** Q = Q + factor · P: one step of gradient descent with factor −α. @param P, Q equal shapes */
  addScaled(factor: number, P: Matrix, Q: Matrix): void
  /** P = factor · P */
  scale(factor: number, P: Matrix): void
  /** Σ p² over all elements, in float64 and in an order that the size alone decides. */
  sumOfSquares(P: Matrix): number
  /** out = A ∘ B, as a dropout mask is applied. out may be A or B. @param A, B, out equal shapes */
  multiply(A: Matrix, B: Matrix, out: Matrix): void
  /** V = β V + (1 − β) G. @param G, V equal shapes */
  movingAverage(beta: number, G: Matrix, V: Matrix): void
  /** S = β S + (1 − β) G ∘ G. @param G, S equal shapes */
  movingAverageOfSquares(beta: number, G: Matrix, S: Matrix): void
  /**
   * P = P − rate · V / (√(correction · S) + ε): one step of RMSprop or Adam. Adam's corrections of the bias are
   * `correction` = 1 / (1 − β₂ᵗ) for S, and 1 / (1 − β₁ᵗ) as a factor of `rate` for V. @param V, S, P equal shapes
   */
  descendScaled(rate: number, V: Matrix, S: Matrix, correction: number, epsilon: number, P: Matrix): void
}
