/** Backpropagation against the definition of a derivative: the course's gradient check. */
import { drawMasks } from './dropout'
import type { Matrix } from './matrix'
import { backward, forward, totalLoss, type Network, type Targets } from './network'
import type { NumpyRandom } from './random/numpy-random'
import { addL2Gradient, l2Cost } from './regularization'
import { Workspace } from './workspace'

/** What the cost has besides the loss; the masks of dropout are drawn once and stay the same for every cost. */
export interface Regularizers {
  /** λ of L2; 0 is none. */
  readonly l2: number
  readonly dropout: { readonly keepProbability: number; readonly stream: NumpyRandom } | null
}

const NONE: Regularizers = { l2: 0, dropout: null }

/** Relative differences of one layer; correct gradients stay below 1e-7, wrong ones are far above 1e-3. */
export interface LayerDifference {
  /** l, from 1 to L. */
  readonly layer: number
  readonly W: number
  readonly b: number
}

/**
 * Half the distance of the two costs that a slope is taken from. The formula is off by about step² of J‴, and rounding by
 * 1e-16 / step; both are near 1e-10 here.
 */
const STEP = 1e-5

/** A cost takes a whole forward pass, so of a large matrix only so many numbers are tried, evenly spread. */
const NUMBERS_TRIED = 200

/**
 * For every layer, ‖numeric − backward‖₂ / (‖numeric‖₂ + ‖backward‖₂), with the numeric gradient from both sides:
 *
 *   ∂J/∂θ ≈ (J(θ + step) − J(θ − step)) / (2 · step)
 *
 * @param network with kernels in float64, in whose memory everything is; its parameters are left as they were
 * @param X shape (n[0], m) @param targets of the m examples
 */
export function checkGradients(
  network: Network,
  X: Matrix,
  targets: Targets,
  { l2, dropout }: Regularizers = NONE,
): readonly LayerDifference[] {
  const { kernels, W, b } = network
  if (kernels.precision !== 'float64')
    throw new Error('gradients are checked in float64: float32 is too coarse')
  const n = [X.rows, ...W.slice(1).map(({ rows }) => rows)]
  const m = X.columns
  const pass = new Workspace(kernels, n, m, dropout !== null).forTraining(m)
  if (pass.dropout && dropout) drawMasks(pass.dropout, dropout.keepProbability, dropout.stream)
  const alike = (matrices: readonly Matrix[]): Matrix[] =>
    matrices.map(({ rows, columns }) => kernels.allocate(rows, columns))
  const [dW, db] = [alike(W), alike(b)]
  const cost = (): number => {
    forward(network, X, pass)
    return totalLoss(network, targets, pass) / m + l2Cost(network, l2, m)
  }
  forward(network, X, pass)
  backward(network, targets, m, pass, { dW, db }, false)
  addL2Gradient(network, l2, m, { dW })
  return n.slice(1).map((_, index) => {
    const l = index + 1
    return {
      layer: l,
      W: relativeDifference(cost, W[l]!, dW[l]!),
      b: relativeDifference(cost, b[l]!, db[l]!),
    }
  })
}

function relativeDifference(cost: () => number, P: Matrix, dP: Matrix): number {
  const stride = Math.ceil(P.data.length / NUMBERS_TRIED)
  const difference: number[] = []
  const numeric: number[] = []
  const analytic: number[] = []
  for (let at = 0; at < P.data.length; at += stride) {
    const slope = slopeAt(cost, P, at)
    difference.push(slope - dP.data[at]!)
    numeric.push(slope)
    analytic.push(dP.data[at]!)
  }
  const size = Math.hypot(...numeric) + Math.hypot(...analytic)
  return size === 0 ? 0 : Math.hypot(...difference) / size
}

/** The numeric derivative of the cost by one number, which is put back afterwards. */
function slopeAt(cost: () => number, { data }: Matrix, at: number): number {
  const value = data[at]!
  data[at] = value + STEP
  const above = cost()
  data[at] = value - STEP
  const below = cost()
  data[at] = value
  return (above - below) / (2 * STEP)
}
