/** The products and the sum of columns of the compiled kernels: shapes are checked, addresses handed over. */
import { at, type Machine } from './compiled-machine'
import type { Kernels } from './kernels'

type Products = Pick<Kernels, 'affine' | 'multiplyTransposed' | 'outerProduct' | 'sumColumns'>

export function products(machine: () => Machine): Products {
  return {
    affine(W, A, b, Z) {
      const own = machine()
      const { rows: n, columns: k } = W
      const m = A.columns
      const addresses = [at(own, W, n, k, 'W'), at(own, A, k, m, 'A'), at(own, b, n, 1, 'b')] as const
      own.helpers.check(own.operations.affine(own.address, n, k, m, ...addresses, at(own, Z, n, m, 'Z')))
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
      const addresses = [at(own, dZ, n, m, 'dZ'), at(own, A, k, m, 'A'), at(own, dW, n, k, 'dW')] as const
      own.helpers.check(
        own.operations.outer_product(own.address, n, k, m, factor, ...addresses, Number(accumulate)),
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
