/**
 * Compares new kernels with trusted ones on a small problem, before anything depends on them: a compiler's fault, or a
 * processor that says it can what it cannot, would otherwise show as a network that learns nonsense.
 */
import { ACTIVATIONS } from '../../../shared/domain/architecture'
import { columnsOf, type Matrix } from '../matrix'
import type { Kernels } from './kernels'

/** Sizes that leave a remainder in vectors of every width and in every tile. */
const [N, K, M] = [13, 83, 37]

/**
 * Numbers are in [−1, 1), so no sum of the longest dimension exceeds K in magnitude. Another order of summation, and
 * fused multiply-adds, change it by no more than two roundings for each term.
 */
const TOLERANCE = { float32: 2 * K * 2 ** -24, float64: 2 * K * 2 ** -53 } as const

type Problem = (kernels: Kernels) => Matrix

/** Numbers in [−1, 1), the same for every implementation. */
function filled(kernels: Kernels, rows: number, columns: number, seed: number): Matrix {
  const matrix = kernels.allocate(rows, columns)
  for (let at = 0; at < matrix.data.length; at++) {
    matrix.data[at] = (Math.imul(at + seed * 7919, 2654435761) >>> 0) / 2 ** 31 - 1
  }
  return matrix
}

const PROBLEMS: Readonly<Record<string, Problem>> = {
  'W · A + b'(kernels) {
    const [W, A, b] = [filled(kernels, N, K, 1), filled(kernels, K, M, 2), filled(kernels, N, 1, 3)]
    const Z = kernels.allocate(N, M)
    kernels.affine(W, A, b, Z)
    return Z
  },
  'Wᵀ · dZ'(kernels) {
    const out = kernels.allocate(K, M)
    kernels.multiplyTransposed(filled(kernels, N, K, 1), filled(kernels, N, M, 2), out)
    return out
  },
  'dZ · Aᵀ'(kernels) {
    const dW = filled(kernels, N, K, 3)
    kernels.outerProduct(-0.5, filled(kernels, N, M, 1), filled(kernels, K, M, 2), dW, true)
    return dW
  },
  'the sum of columns'(kernels) {
    const db = kernels.allocate(N, 1)
    kernels.sumColumns(1, filled(kernels, N, M, 1), db, false)
    return db
  },
  'logistic regression in one pass'(kernels) {
    const pixels = kernels.allocateBytes(K * M)
    filled(kernels, K, M, 1).data.forEach((value, at) => (pixels[at] = 127.5 * (value + 1)))
    const [W, b, dW] = [filled(kernels, 1, K, 2), filled(kernels, 1, 1, 3), filled(kernels, 1, K, 4)]
    const Y = filled(kernels, 1, M, 5)
    const [Z, A, dZ] = [kernels.allocate(1, M), kernels.allocate(1, M), kernels.allocate(1, M)]
    const pass = { pixels, order: null, scaling: { kind: 'unit' }, W, b, Y, weights: null, Z, A, dZ } as const
    kernels.logisticPass(pass, { factor: 1 / M, dW, accumulate: true })
    return dW
  },
  'the activations'(kernels) {
    const A = kernels.allocate(M, ACTIVATIONS.length)
    const Z = filled(kernels, M, 1, 1)
    ACTIVATIONS.forEach((activation, at) => kernels.activate(activation, Z, columnsOf(A, at, 1)))
    return A
  },
  'the costs'(kernels) {
    const [Z, Y] = [filled(kernels, 1, M, 1), kernels.allocate(1, M)]
    const costs = kernels.allocate(1, 2)
    costs.data.set([kernels.logisticCost(Z, Y, null), kernels.squaredCost(Z, Y, null)])
    return costs
  },
  'a step of Adam'(kernels) {
    const [G, V, S] = [filled(kernels, N, M, 1), filled(kernels, N, M, 2), kernels.allocate(N, M)]
    const P = filled(kernels, N, M, 3)
    kernels.movingAverage(0.9, G, V)
    kernels.movingAverageOfSquares(0.9, G, S)
    kernels.descendScaled(0.01, V, S, 10, 1e-3, P)
    return P
  },
}

/** Null when there is none: an addon that was built of older sources lacks what is newer. */
function answerOf(problem: Problem, tried: Kernels): Matrix | null {
  try {
    return problem(tried)
  } catch {
    return null
  }
}

/** What the two disagree about, as a name; null when they agree. Both stay the caller's. */
export function disagreement(tried: Kernels, trusted: Kernels): string | null {
  const allowed = TOLERANCE[trusted.precision]
  for (const [name, problem] of Object.entries(PROBLEMS)) {
    const expected = problem(trusted).data
    const found = answerOf(problem, tried)
    if (!found?.data.every((value, at) => Math.abs(value - expected[at]!) <= allowed)) return name
  }
  return null
}
