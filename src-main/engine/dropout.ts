/**
 * Inverted dropout (Srivastava et al. 2014, as the course has it): in each update, each hidden unit is kept with
 * probability p for each example, and what is kept is divided by p, so that sums stay as large as without dropout.
 */
import type { Matrix } from './matrix'
import type { NumpyRandom } from './random/numpy-random'

/** The memory of one training pass with dropout. Slots 1 … L−1 are used: the hidden layers. */
export interface Dropout {
  /** D[l], shape (n[l], m): 1/p where the unit is kept for that example, 0 where it is not. */
  readonly D: readonly Matrix[]
  /** A[l] ∘ D[l], what layer l+1 reads. */
  readonly kept: readonly Matrix[]
}

/**
 * Draws D[1], D[2], … of one update, each row after row, as `np.random.rand(n[l], m) < p` does.
 *
 * @param keepProbability p, above 0 and below 1
 */
export function drawMasks({ D }: Dropout, keepProbability: number, stream: NumpyRandom): void {
  for (let l = 1; l < D.length - 1; l++) {
    const { rows, columns, data } = D[l]!
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        data[j * rows + i] = stream.rand() < keepProbability ? 1 / keepProbability : 0
      }
    }
  }
}
