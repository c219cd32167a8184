/** The products and the sum of columns of the compiled kernels: shapes are checked, addresses handed over. */
import { at, type Machine } from './compiled-machine'
import { NOTHING_KEPT } from './compiled-operations'
import type { Kernels } from './kernels'
import type { Matrix } from '../matrix'

type Products = Pick<Kernels, 'keepInputs' | 'affine' | 'multiplyTransposed' | 'outerProduct' | 'sumColumns'>

/** Inputs that are kept a second time, by the address of X. */
type KeptInputs = Map<number, { readonly rows: number; readonly columns: number; readonly kept: number }>

/** 0 where nothing is kept of this very matrix: a view of some of its columns is another. */
function keptOf(inputs: KeptInputs, address: number, { rows, columns }: Matrix): number {
  const found = inputs.get(address)
  return found?.rows === rows && found.columns === columns ? found.kept : 0
}

export function products(machine: () => Machine): Products {
  const inputs: KeptInputs = new Map()
  return {
    keepInputs(X) {
      const own = machine()
      const { rows, columns } = X
      const bytes = own.operations.kept_bytes(own.address, rows, columns)
      if (bytes === 0) return
      const address = at(own, X, rows, columns, 'X')
      const kept = own.memory.addressOf(own.memory.allocateBytes(bytes), 'kept')
      const status = own.operations.keep_inputs(own.address, rows, columns, address, kept)
      if (status === NOTHING_KEPT) return
      own.helpers.check(status)
      inputs.set(address, { rows, columns, kept })
    },
    affine(W, A, b, Z) {
      const own = machine()
      const { rows: n, columns: k } = W
      const m = A.columns
      const [w, a] = [at(own, W, n, k, 'W'), at(own, A, k, m, 'A')]
      const results = [at(own, b, n, 1, 'b'), at(own, Z, n, m, 'Z')] as const
      own.helpers.check(own.operations.affine(own.address, n, k, m, w, a, ...results, keptOf(inputs, a, A)))
    },
    multiplyTransposed(W, dZ, out) {
      const own = machine()
      const { rows: n, columns: k } = W
      const m = dZ.columns
      const addresses = [at(own, W, n, k, 'W'), at(own, dZ, n, m, 'dZ'), at(own, out, k, m, 'out')] as const
      own.helpers.check(own.operations.multiply_transposed(own.address, n, k, m, ...addresses))
    },
    outerProduct(factor, dZ, A, dW, accumulate) {
      const own = machine()
      const { rows: k, columns: m } = A
      const n = dZ.rows
      const [d, a, w] = [at(own, dZ, n, m, 'dZ'), at(own, A, k, m, 'A'), at(own, dW, n, k, 'dW')]
      const kept = keptOf(inputs, a, A)
      own.helpers.check(
        own.operations.outer_product(own.address, n, k, m, factor, d, a, w, Number(accumulate), kept),
      )
    },
    sumColumns(factor, dZ, db, accumulate) {
      const own = machine()
      const { rows: n, columns: m } = dZ
      const addresses = [at(own, dZ, n, m, 'dZ'), at(own, db, n, 1, 'db')] as const
      own.operations.sum_of_columns(own.address, n, m, factor, ...addresses, Number(accumulate))
    },
  }
}
