// The first layer's update as one product into W[1]: when it may be, by hand, and that no gradient is stored on the way.
import { describe, expect, it } from 'vitest'
import { inPlaceLayer, isInPlace } from '../../../src-main/engine/first-layer'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import type { Matrix } from '../../../src-main/engine/matrix'
import { createGradientDescent } from '../../../src-main/engine/optimizers/gradient-descent'
import { allocateParameters } from '../../../src-main/engine/parameters'
import { activationsBySlot } from '../../../src-main/engine/network'

function layerOfTwo() {
  const kernels = createReferenceKernels('float64')
  const allocate = (rows: number, columns: number): Matrix => kernels.allocate(rows, columns)
  const parameters = allocateParameters({ inputs: 2, hidden: [] }, allocate)
  const { W: dW, b: db } = allocateParameters({ inputs: 2, hidden: [] }, allocate)
  const filled = (rows: number, values: readonly number[]): Matrix => {
    const matrix = allocate(rows, values.length / rows)
    matrix.data.set(values)
    return matrix
  }
  parameters.W[1]!.data.set([1, -2])
  const layer = inPlaceLayer({ kernels, g: activationsBySlot(['sigmoid']), ...parameters }, { dW, db })
  return { kernels, layer, W: parameters.W[1]!, dW: dW[1]!, filled }
}

it('W = W − (α/m) dZ · Xᵀ, by hand; dW is not written', () => {
  const { kernels, layer, W, dW, filled } = layerOfTwo()
  dW.data.fill(7)
  const optimizer = createGradientDescent(kernels, [layer.trainable])
  layer.backward(2, filled(1, [0.5, -1]), filled(2, [1, 2, 3, 4]), false)
  optimizer.update(0.1)
  // dZ · Xᵀ = [0.5 · 1 − 1 · 3, 0.5 · 2 − 1 · 4] = [−2.5, −3]; times 0.1/2
  expect(W.data[0]).toBeCloseTo(1.125, 15)
  expect(W.data[1]).toBeCloseTo(-1.85, 15)
  expect([...dW.data]).toEqual([7, 7])
})

it('a second block of the same batch, or an update before any gradient, is an error', () => {
  const { kernels, layer, filled } = layerOfTwo()
  expect(() => createGradientDescent(kernels, [layer.trainable]).update(0.1)).toThrow('before the gradients')
  expect(() => layer.backward(2, filled(1, [1]), filled(2, [1, 2]), true)).toThrow('further block')
})

describe('only where an update is one product and nothing remembers gradients', () => {
  it.each([
    ['gd', 0, 10, 10, true],
    ['gd', 0, 10, 11, false],
    ['gd', 0.1, 10, 10, false],
    ['momentum', 0, 10, 10, false],
    ['adam', 0, 10, 10, false],
  ] as const)('%s, λ = %f, blocks of %i for batches of %i: %s', (optimizer, l2, columns, m, expected) => {
    expect(isInPlace({ optimizer, l2 }, columns, m)).toBe(expected)
  })
})
