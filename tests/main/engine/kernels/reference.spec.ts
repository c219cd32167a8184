import { describe, expect, it } from 'vitest'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { describeKernels } from './conformance'

describeKernels('reference', createReferenceKernels)

describe('reference kernels', () => {
  it('name both shapes when they do not fit', () => {
    const kernels = createReferenceKernels('float64')
    const matrix = (rows: number, columns: number) => kernels.allocate(rows, columns)
    expect(() => kernels.affine(matrix(2, 3), matrix(4, 5), matrix(2, 1), matrix(2, 5))).toThrow(
      'A has shape (4, 5), the formula needs (3, 5)',
    )
    expect(() => kernels.scalePixels(new Uint8Array(7), { kind: 'unit' }, matrix(2, 3))).toThrow(
      '7 pixels do not fill X of shape (2, 3)',
    )
  })
})
