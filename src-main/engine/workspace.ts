/** The memory of one pass: Z[l], A[l], dZ[l] and dropout's for the largest block, and views of it for smaller ones. */
import type { Dropout } from './dropout'
import type { Kernels } from './kernels/kernels'
import { columnsOf, type Matrix } from './matrix'
import type { PassMemory } from './network'

export class Workspace {
  readonly #whole: PassMemory
  readonly #dropout: Dropout | null
  readonly #columns: number
  /** By number of columns: at most a full and a last block of each set and batch. */
  readonly #views = new Map<number, PassMemory>()
  readonly #trainingViews = new Map<number, PassMemory>()

  /** @param n [n[0], …, n[L]] @param columns of the largest block @param hasDropout in training */
  constructor(kernels: Kernels, n: readonly number[], columns: number, hasDropout = false) {
    const allocate = (): Matrix[] =>
      n.map((units, l) => (l === 0 ? kernels.allocate(0, 0) : kernels.allocate(units, columns)))
    this.#whole = { Z: allocate(), A: allocate(), dZ: allocate(), dropout: null }
    this.#dropout = hasDropout ? { D: allocate(), kept: allocate() } : null
    this.#columns = columns
  }

  /** Memory for a block of this many columns, every unit kept. */
  forColumns(count: number): PassMemory {
    if (count === this.#columns) return this.#whole
    const known = this.#views.get(count)
    if (known) return known
    const { Z, A, dZ } = this.#whole
    const view = { Z: first(Z, count), A: first(A, count), dZ: first(dZ, count), dropout: null }
    this.#views.set(count, view)
    return view
  }

  /** The same memory for a training pass, with dropout where there is any. */
  forTraining(count: number): PassMemory {
    const pass = this.forColumns(count)
    if (!this.#dropout) return pass
    const known = this.#trainingViews.get(count)
    if (known) return known
    const { D, kept } = this.#dropout
    const view = { ...pass, dropout: { D: first(D, count), kept: first(kept, count) } }
    this.#trainingViews.set(count, view)
    return view
  }
}

function first(matrices: readonly Matrix[], count: number): Matrix[] {
  return matrices.map((matrix, l) => (l === 0 ? matrix : columnsOf(matrix, 0, count)))
}
