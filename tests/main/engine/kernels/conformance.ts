/**
 * What every implementation of `Kernels` must do, in both precisions: hand-worked numbers, each operation against an
 * independent formula on random shapes, the aliasing that is allowed, accumulation, and column views.
 */
import { describe, expect, it } from 'vitest'
import { PRECISIONS, type Precision } from '../../../../shared/domain/hyperparameters'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import { describeCosts } from './conformance-costs'
import { describeElementwise } from './conformance-elementwise'
import { describePass } from './conformance-pass'
import { describeProducts } from './conformance-products'
import { subject } from './conformance-subject'
import { describeUpdates } from './conformance-updates'

/** Declares the conformance tests of one implementation. `create` is called for many short-lived kernels. */
export function describeKernels(name: string, create: (precision: Precision) => Kernels): void {
  describe.each(PRECISIONS)(`${name} kernels, %s`, (precision) => {
    const tested = subject(precision, create)
    const { kernels } = tested

    it('says what it is, and allocates zero matrices in its precision', () => {
      expect(kernels().precision).toBe(precision)
      const Z = kernels().allocate(3, 2)
      expect(Z).toMatchObject({ rows: 3, columns: 2 })
      expect(Z.data).toBeInstanceOf(precision === 'float64' ? Float64Array : Float32Array)
      expect([...Z.data]).toEqual([0, 0, 0, 0, 0, 0])
      expect([...kernels().allocateBytes(5)]).toEqual([0, 0, 0, 0, 0])
    })

    describeProducts(tested)
    describeElementwise(tested)
    describeCosts(tested)
    describeUpdates(tested)
    describePass(tested)
  })
}
