import { describe, expect, it } from 'vitest'
import {
  ACTIVATIONS,
  layerActivations,
  type ActivationName,
  type Architecture,
} from '../../../shared/domain/architecture'
import { checkGradients } from '../../../src-main/engine/gradient-check'
import { initializeParameters } from '../../../src-main/engine/initializers'
import type { Kernels } from '../../../src-main/engine/kernels/kernels'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import type { Matrix } from '../../../src-main/engine/matrix'
import { activationsBySlot, forward, type Network } from '../../../src-main/engine/network'
import { Workspace } from '../../../src-main/engine/workspace'
import { hiddenLayers, randomExamples } from './small-runs'

const INPUTS = 4
const M = 7

interface Setting {
  readonly network: Network
  readonly X: Matrix
  readonly Y: Matrix
}

function setting(
  activation: ActivationName,
  depth: number,
  seed: number,
  kernels = createReferenceKernels('float64'),
): Setting {
  const architecture: Architecture = {
    inputs: INPUTS,
    hidden: hiddenLayers([5, 4, 3].slice(0, depth), activation),
  }
  const { X: inputs, labels } = randomExamples(INPUTS, M, 100 + seed)
  const parameters = initializeParameters(architecture, 'he', seed, 'float64')
  // Biases other than 0, or their place in the formulas would not be tried.
  parameters.b.forEach(({ data }, l) => data.forEach((_, i) => (data[i] = 0.1 * (i + 1) - 0.05 * l)))
  const X = kernels.allocate(INPUTS, M)
  X.data.set(inputs.numbers)
  const Y = kernels.allocate(1, M)
  Y.data.set(labels)
  return { network: { kernels, g: activationsBySlot(layerActivations(architecture)), ...parameters }, X, Y }
}

/** The smallest |z| of the hidden layers: how near a ReLU is to its corner, where no derivative exists. */
function distanceFromCorner({ network, X }: Setting): number {
  const sizes = [X.rows, ...network.W.slice(1).map(({ rows }) => rows)]
  const pass = new Workspace(network.kernels, sizes, X.columns).forColumns(X.columns)
  forward(network, X, pass)
  return Math.min(...pass.Z.slice(1, -1).flatMap(({ data }) => [...data].map(Math.abs)))
}

const cases = ACTIVATIONS.flatMap((activation) => [0, 1, 2, 3].map((depth) => ({ activation, depth })))

describe('backward against the numeric gradient', () => {
  it.each(cases)(
    '$activation, $depth hidden layers: relative difference below 1e-7',
    ({ activation, depth }) => {
      const seed = Array.from({ length: 50 }, (_, i) => i).find(
        (candidate) => distanceFromCorner(setting(activation, depth, candidate)) > 5e-3,
      )
      const { network, X, Y } = setting(activation, depth, seed!)
      const differences = checkGradients(network, X, { Y, weights: null })
      expect(differences.map(({ layer }) => layer)).toEqual([1, 2, 3, 4].slice(0, depth + 1))
      for (const { W, b } of differences) {
        expect(W).toBeLessThan(1e-7)
        expect(b).toBeLessThan(1e-7)
        expect(W).toBeGreaterThan(0) // both gradients were there: never 0/0 taken for agreement
      }
    },
  )

  it('finds a wrong derivative, a forgotten factor and a forgotten sum', () => {
    const right = createReferenceKernels('float64')
    const faults: readonly (readonly [
      string,
      Partial<Kernels>,
      readonly (readonly [number, 'W' | 'b'])[],
    ])[] = [
      [
        'tanh′ taken for 1',
        { activateBackward: (_g, dA, Z, A, dZ) => right.activateBackward('linear', dA, Z, A, dZ) },
        [
          [1, 'W'],
          [1, 'b'],
        ],
      ],
      [
        '1/m left out of dW',
        { outerProduct: (_factor, dZ, A, dW, more) => right.outerProduct(1, dZ, A, dW, more) },
        [
          [1, 'W'],
          [2, 'W'],
        ],
      ],
      [
        'db of the last example only',
        { sumColumns: (factor, dZ, db) => right.sumColumns(factor, { ...dZ, columns: 1 }, db, false) },
        [
          [1, 'b'],
          [2, 'b'],
        ],
      ],
    ]
    for (const [name, fault, wrong] of faults) {
      const { network, X, Y } = setting('tanh', 1, 3, { ...right, ...fault })
      const differences = checkGradients(network, X, { Y, weights: null })
      for (const [layer, part] of wrong) expect(differences[layer - 1]![part], name).toBeGreaterThan(1e-3)
    }
  })

  it('leaves the parameters as they were, and wants float64', () => {
    const { network, X, Y } = setting('tanh', 2, 1)
    const before = structuredClone(network.W)
    checkGradients(network, X, { Y, weights: null })
    expect(network.W).toEqual(before)
    const coarse = { ...network, kernels: createReferenceKernels('float32') }
    expect(() => checkGradients(coarse, X, { Y, weights: null })).toThrow('float64')
  })

  it('takes two gradients of 0 for equal: all-zero weights with hidden layers', () => {
    const { network, X, Y } = setting('tanh', 1, 1)
    for (const { data } of [...network.W, ...network.b]) data.fill(0)
    const [first, second] = checkGradients(network, X, { Y, weights: null })
    expect([first!.W, first!.b, second!.W]).toEqual([0, 0, 0])
    expect(second!.b).toBeLessThan(1e-7)
  })
})
