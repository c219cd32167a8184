/** Lesson "Backpropagation": the real backward pass on the course's flower, whole or with one fault built in. */
import {
  type BackpropagationFault,
  type BackpropagationReport,
  type BackpropagationRequest,
} from '../../../shared/domain/lessons/backpropagation'
import { layerActivations, type Architecture } from '../../../shared/domain/architecture'
import { checkGradients } from '../../engine/gradient-check'
import { initializeParameters } from '../../engine/initializers'
import type { Kernels } from '../../engine/kernels/kernels'
import { createReferenceKernels } from '../../engine/kernels/reference'
import type { Matrix } from '../../engine/matrix'
import { activationsBySlot, type Network } from '../../engine/network'
import { planarFlower } from '../../engine/planar'

/** Two hidden layers, so that there is a layer before and one behind the fault. */
const CHECKED: Architecture = {
  inputs: 2,
  hidden: [
    { units: 5, activation: 'tanh' },
    { units: 5, activation: 'tanh' },
  ],
}
const right = createReferenceKernels('float64')

/** What each fault replaces; the second layer is the one with as many inputs as units. */
const faults: Readonly<Record<BackpropagationFault, () => Partial<Kernels>>> = {
  none: () => ({}),
  // g′ of the last hidden layer taken for 1: the first call of a pass, whose Z has another layer before it.
  activation: () => ({ activateBackward: withoutSecondDerivative() }),
  mean: () => ({ outerProduct: (_factor, dZ, A, dW, more) => right.outerProduct(1, dZ, A, dW, more) }),
  // dA[1] = W[2] · dZ[2] in place of W[2]ᵀ · dZ[2]: square, so that no shape objects.
  transpose: () => ({
    multiplyTransposed: (W, dZ, out) =>
      right.multiplyTransposed(W.rows === W.columns ? turned(W) : W, dZ, out),
  }),
  // db of the first example alone, where the sum over all belongs.
  sum: () => ({
    sumColumns: (factor, dZ, db) => right.sumColumns(factor, { ...dZ, columns: 1 }, db, false),
  }),
}

export function backpropagate({ fault }: BackpropagationRequest): BackpropagationReport {
  const { numbers, labels } = planarFlower()
  const X = { rows: 2, columns: labels.length, data: numbers }
  const targets = {
    Y: { rows: 1, columns: labels.length, data: Float64Array.from(labels) },
    weights: null,
  }
  const checked = networkOf(CHECKED, { ...right, ...faults[fault]() })
  return {
    layers: checkGradients(checked, X, targets).map(({ layer, W, b }) => {
      const { rows, columns } = checked.W[layer] ?? X
      return { layer, shape: [rows, columns] as const, W, b }
    }),
  }
}

function networkOf(architecture: Architecture, kernels: Kernels): Network {
  const g = activationsBySlot(layerActivations(architecture))
  return { kernels, g, ...initializeParameters(architecture, 'scaled', 2, 'float64') }
}

/** Wᵀ, shape (columns, rows). */
function turned({ rows, columns, data }: Matrix): Matrix {
  const out = new Float64Array(data.length)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) out[i * columns + j] = data[j * rows + i] ?? Number.NaN
  return { rows: columns, columns: rows, data: out }
}

/** A backward pass asks for g′ of layer 2 and then of layer 1; every other call is therefore the one of layer 2. */
function withoutSecondDerivative(): Kernels['activateBackward'] {
  let calls = 0
  return (g, dA, Z, A, dZ) => right.activateBackward(calls++ % 2 === 0 ? 'linear' : g, dA, Z, A, dZ)
}
