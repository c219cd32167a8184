/** The two directions in which pictures differ most: their first two principal components. */
import type { Matrix } from './matrix'
import { NumpyRandom } from './random/numpy-random'

const MOST_ROUNDS = 3000
/** A unit vector none of whose numbers changes by more has settled. */
const SETTLED = 1e-14

export interface PrincipalDirection {
  /** Unit vector in the space of pictures, length n_x. */
  readonly direction: Float64Array
  /** Each picture's place along it: mean 0, variance 1. */
  readonly scores: Float64Array
  /** Share of the total variance. */
  readonly share: number
}

/**
 * By power iteration on the products of the centred pictures among themselves, G = Xcᵀ Xc, shape (m, m): its eigenvectors
 * times √m are the scores, and Xc · eigenvector is the direction.
 *
 * @param X shape (n_x, m) @param labels the class with label 1 gets the larger mean score: that fixes the sign
 */
export function principalDirections(
  X: Matrix,
  labels: Uint8Array,
): readonly [PrincipalDirection, PrincipalDirection] {
  const centred = centredColumns(X)
  const m = X.columns
  const G = gramMatrix(centred, X.rows, m)
  const total = Array.from({ length: m }, (_, i) => G[i * m + i] ?? 0).reduce((sum, value) => sum + value, 0)
  const first = eigenvector(G, m, null)
  const second = eigenvector(G, m, first)
  const found = [first, second].map((vector): PrincipalDirection => {
    const signed = towardsLabelOne(vector, labels)
    const along = direction(centred, X.rows, signed)
    const scores = signed.map((value) => value * Math.sqrt(m))
    return { direction: along.unit, scores, share: along.length ** 2 / total }
  })
  return [found[0]!, found[1]!]
}

function centredColumns({ rows, columns, data }: Matrix): Float64Array {
  const means = new Float64Array(rows)
  data.forEach((value, at) => (means[at % rows]! += value / columns))
  return Float64Array.from(data, (value, at) => value - means[at % rows]!)
}

function gramMatrix(centred: Float64Array, rows: number, m: number): Float64Array {
  const G = new Float64Array(m * m)
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      let dot = 0
      for (let k = 0; k < rows; k++) dot += centred[i * rows + k]! * centred[j * rows + k]!
      G[i * m + j] = dot
      G[j * m + i] = dot
    }
  }
  return G
}

/** Of the largest eigenvalue among the vectors at right angles to `other`. */
function eigenvector(G: Float64Array, m: number, other: Float64Array | null): Float64Array {
  const random = NumpyRandom.fromSeed(1)
  let vector = normalized(Float64Array.from({ length: m }, () => random.randn()))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const turned = new Float64Array(m)
    for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) turned[i]! += G[i * m + j]! * vector[j]!
    if (other) {
      const along = dotProduct(turned, other)
      other.forEach((value, i) => (turned[i]! -= along * value))
    }
    const next = normalized(turned)
    // G has no negative eigenvalue, so the vector never turns round.
    const change = next.reduce((most, value, i) => Math.max(most, Math.abs(value - vector[i]!)), 0)
    vector = next
    if (change < SETTLED) break
  }
  return vector
}

function towardsLabelOne(vector: Float64Array, labels: Uint8Array): Float64Array {
  const positives = vector.reduce((sum, value, i) => (labels[i] === 1 ? sum + value : sum), 0)
  return positives < 0 ? vector.map((value) => -value) : vector
}

function direction(centred: Float64Array, rows: number, scores: Float64Array) {
  const sum = new Float64Array(rows)
  centred.forEach((value, at) => (sum[at % rows]! += value * scores[Math.floor(at / rows)]!))
  return { unit: normalized(sum), length: Math.sqrt(dotProduct(sum, sum)) }
}

function dotProduct(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}

/** Nothing stays nothing: pictures that are all alike have no direction. */
function normalized(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dotProduct(vector, vector))
  return length === 0 ? vector : vector.map((value) => value / length)
}
