import { describe, expect, it } from 'vitest'
import { PRECISIONS } from '../../../../shared/domain/hyperparameters'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { disagreement } from '../../../../src-main/engine/kernels/self-check'
import { columnsOf, type Matrix } from '../../../../src-main/engine/matrix'
import { readFileSync } from 'node:fs'
import kernelsPath from '../../../../src-main/engine/kernels/kernels.wasm?asset'
import { createWasmKernels } from '../../../../src-main/engine/kernels/wasm'

const module = new WebAssembly.Module(readFileSync(kernelsPath))

describe.each(PRECISIONS)('the self-check, %s', (precision) => {
  const trusted = createWasmKernels({ module, precision, threads: 1 })
  const right = createReferenceKernels(precision)

  it('passes an implementation that shares nothing with the trusted one', () => {
    expect(disagreement(right, trusted)).toBeNull()
  })

  /** Kernels whose every result of one operation is off by a little in one element. */
  const faults: readonly (readonly [string, Partial<Kernels>])[] = [
    [
      'W · A + b',
      {
        affine(W, A, b, Z) {
          right.affine(W, A, b, Z)
          Z.data[Z.data.length - 1]! += 1e-4
        },
      },
    ],
    [
      'dZ · Aᵀ',
      {
        // a remainder of the columns that is forgotten
        outerProduct(factor, dZ, A, dW, accumulate) {
          const last = dW.data.at(-1)!
          right.outerProduct(factor, dZ, A, dW, accumulate)
          dW.data[dW.data.length - 1] = last
        },
      },
    ],
    ['the sum of columns', { sumColumns: (_factor, _dZ, db) => void db.data.fill(NaN) }],
    [
      'logistic regression in one pass',
      {
        // dw of the last picture left out
        logisticPass(pass, gradient) {
          const { pixels, W, Y, Z, A, dZ } = pass
          const last = Y.columns - 1
          const some = (matrix: Matrix): Matrix => columnsOf(matrix, 0, last)
          const answers = { Y: some(Y), Z: some(Z), A: some(A), dZ: some(dZ) }
          right.logisticPass({ ...pass, pixels: pixels.subarray(0, last * W.columns), ...answers }, gradient)
        },
      },
    ],
    [
      'Wᵀ · dZ',
      {
        multiplyTransposed() {
          throw new TypeError('own.operations.multiply_transposed is not a function')
        },
      },
    ],
    ['the costs', { squaredCost: (A, Y, weights) => 1.0001 * right.squaredCost(A, Y, weights) }],
  ]
  it.each(faults)('names what is wrong: %s', (name, fault) => {
    expect(disagreement({ ...right, ...fault }, trusted)).toBe(name)
  })
})
