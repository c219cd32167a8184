/** The memory of one pass: Z[l], A[l] and dZ[l] for the largest block, and views of it for smaller ones. */
import type { Kernels } from './kernels/kernels'
import { columnsOf, type Matrix } from './matrix'
import type { ForwardPass } from './network'

export interface PassMemory extends ForwardPass {
  readonly dZ: readonly Matrix[]
}

export class Workspace {
  readonly #whole: PassMemory
  readonly #columns: number
  /** By number of columns: at most a full and a last block of each set. */
  readonly #views = new Map<number, PassMemory>()

  /** @param n [n[0], …, n[L]] @param columns of the largest block */
  constructor(kernels: Kernels, n: readonly number[], columns: number) {
    const allocate = (): Matrix[] =>
      n.map((units, l) => (l === 0 ? kernels.allocate(0, 0) : kernels.allocate(units, columns)))
    this.#whole = { Z: allocate(), A: allocate(), dZ: allocate() }
    this.#columns = columns
  }

  /** Memory for a block of this many columns. */
  forColumns(count: number): PassMemory {
    if (count === this.#columns) return this.#whole
    const known = this.#views.get(count)
    if (known) return known
    const first = (matrices: readonly Matrix[]): Matrix[] =>
      matrices.map((matrix, l) => (l === 0 ? matrix : columnsOf(matrix, 0, count)))
    const view = { Z: first(this.#whole.Z), A: first(this.#whole.A), dZ: first(this.#whole.dZ) }
    this.#views.set(count, view)
    return view
  }
}
