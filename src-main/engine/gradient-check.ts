/** Backpropagation against the definition of a derivative: the course's gradient check. */
import type { Matrix } from './matrix'
import { backward, forward, type Network } from './network'
import { Workspace } from './workspace'

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
 * @param X shape (n[0], m) @param Y labels, shape (1, m)
 */
export function checkGradients(network: Network, X: Matrix, Y: Matrix): readonly LayerDifference[] {
  const { kernels, W, b } = network
  if (kernels.precision !== 'float64')
    throw new Error('gradients are checked in float64: float32 is too coarse')
  const n = [X.rows, ...W.slice(1).map(({ rows }) => rows)]
  const pass = new Workspace(kernels, n, X.columns).forColumns(X.columns)
  const alike = (matrices: readonly Matrix[]): Matrix[] =>
    matrices.map(({ rows, columns }) => kernels.allocate(rows, columns))
  const [dW, db] = [alike(W), alike(b)]
  const cost = (): number => {
    forward(network, X, pass)
    return kernels.logisticCost(pass.Z.at(-1)!, Y, null) / X.columns
  }
  forward(network, X, pass)
  backward(network, Y, X.columns, pass, pass.dZ, { dW, db }, false)
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
