/** The costs of the reference kernels and the gradient that the backward pass begins with. */
import { logisticLoss, outputDerivative, squaredLoss } from '../losses'
import { assertShape, type Matrix } from '../matrix'
import type { Kernels } from './kernels'

type Costs = Pick<Kernels, 'logisticCost' | 'squaredCost' | 'outputGradient'>

/** Σ over examples of weight · loss, in order. @param x Z or A, whatever the loss is of */
function weightedCost(
  loss: (x: number, y: number) => number,
  x: Matrix,
  Y: Matrix,
  weights: Matrix | null,
): number {
  assertShape(x, 1, x.columns, 'Z or A')
  assertShape(Y, 1, x.columns, 'Y')
  if (weights) assertShape(weights, 1, x.columns, 'weights')
  let sum = 0
  for (let j = 0; j < x.columns; j++) sum += (weights ? weights.data[j]! : 1) * loss(x.data[j]!, Y.data[j]!)
  return sum
}

export const costs: Costs = {
  logisticCost: (Z, Y, weights) => weightedCost(logisticLoss, Z, Y, weights),
  squaredCost: (A, Y, weights) => weightedCost(squaredLoss, A, Y, weights),
  outputGradient(A, Y, weights, dZ) {
    assertShape(A, 1, A.columns, 'A')
    assertShape(Y, 1, A.columns, 'Y')
    if (weights) assertShape(weights, 1, A.columns, 'weights')
    assertShape(dZ, 1, A.columns, 'dZ')
    for (let j = 0; j < A.columns; j++) {
      dZ.data[j] = (weights ? weights.data[j]! : 1) * outputDerivative(A.data[j]!, Y.data[j]!)
    }
  },
}
