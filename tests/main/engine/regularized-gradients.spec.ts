// The whole cost's gradient against the definition of a derivative: every activation, cost, regularizer and depth.
import { describe, expect, it } from 'vitest'
import {
  ACTIVATIONS,
  layerActivations,
  type ActivationName,
  type Architecture,
} from '../../../shared/domain/architecture'
import { drawMasks } from '../../../src-main/engine/dropout'
import { checkGradients, type Regularizers } from '../../../src-main/engine/gradient-check'
import { initializeParameters } from '../../../src-main/engine/initializers'
import type { Kernels } from '../../../src-main/engine/kernels/kernels'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import type { Matrix } from '../../../src-main/engine/matrix'
import { activationsBySlot, forward, type Network, type Targets } from '../../../src-main/engine/network'
import { NumpyRandom } from '../../../src-main/engine/random/numpy-random'
import { Workspace } from '../../../src-main/engine/workspace'
import { hiddenLayers, randomExamples } from './small-runs'

const [INPUTS, M, KEEP] = [4, 7, 0.7]
const OUTPUTS = ['sigmoid', 'linear'] as const
const REGULARIZERS = ['none', 'L2', 'dropout', 'L2 and dropout', 'class weights', 'all three'] as const
type RegularizerName = (typeof REGULARIZERS)[number]

interface Case {
  readonly activation: ActivationName
  readonly output: (typeof OUTPUTS)[number]
  readonly regularizer: RegularizerName
  readonly depth: number
}

interface Setting {
  readonly network: Network
  readonly X: Matrix
  readonly targets: Targets
  readonly regularizers: Regularizers
}

function setting(
  { activation, output, regularizer, depth }: Case,
  seed: number,
  kernels: Kernels = createReferenceKernels('float64'),
): Setting {
  const architecture: Architecture = {
    inputs: INPUTS,
    hidden: hiddenLayers([5, 4, 3].slice(0, depth), activation),
  }
  const { X: inputs, labels } = randomExamples(INPUTS, M, 100 + seed)
  const parameters = initializeParameters(architecture, 'he', seed, 'float64')
  parameters.b.forEach(({ data }, l) => data.forEach((_, i) => (data[i] = 0.1 * (i + 1) - 0.05 * l)))
  const [X, Y, weights] = [
    kernels.allocate(INPUTS, M),
    kernels.allocate(1, M),
    kernels.allocate(1, M),
  ] as const
  X.data.set(inputs.numbers)
  // Any numbers for a linear output; weights 0.6 and 1.7 for the two labels.
  labels.forEach((label, j) => (Y.data[j] = output === 'linear' ? 2 * label - 0.3 * j : label))
  labels.forEach((label, j) => (weights.data[j] = label === 1 ? 1.7 : 0.6))
  const has = (name: string): boolean => regularizer === 'all three' || regularizer.includes(name)
  return {
    network: { kernels, g: activationsBySlot(layerActivations(architecture, output)), ...parameters },
    X,
    targets: { Y, weights: has('class weights') ? weights : null },
    regularizers: {
      l2: has('L2') ? 0.9 : 0,
      dropout: has('dropout') ? { keepProbability: KEEP, stream: NumpyRandom.fromSeed(seed) } : null,
    },
  }
}

/** The smallest |z| of the hidden layers: how near a ReLU is to its corner, where no derivative exists. */
function distanceFromCorner({ network, X, regularizers: { dropout } }: Setting): number {
  const sizes = [X.rows, ...network.W.slice(1).map(({ rows }) => rows)]
  const pass = new Workspace(network.kernels, sizes, X.columns, dropout !== null).forTraining(X.columns)
  if (pass.dropout && dropout) drawMasks(pass.dropout, KEEP, dropout.stream)
  forward(network, X, pass)
  return Math.min(...pass.Z.slice(1, -1).flatMap(({ data }) => [...data].map(Math.abs)))
}

/** The check itself draws from a fresh stream of the same seed: the very masks that were looked at. */
function away(given: Case): Setting {
  for (let seed = 0; seed < 50; seed++) {
    if (distanceFromCorner(setting(given, seed)) > 5e-3) return setting(given, seed)
  }
  throw new Error('no seed keeps every hidden z away from 0')
}

const cases = ACTIVATIONS.flatMap((activation) =>
  OUTPUTS.flatMap((output) => REGULARIZERS.map((regularizer) => ({ activation, output, regularizer }))),
)

describe('backward of the whole cost against the numeric gradient', () => {
  it.each(cases)('$activation, $output output, $regularizer: below 1e-7 at every depth', (given) => {
    for (const depth of [0, 1, 2, 3]) {
      const { network, X, targets, regularizers } = away({ ...given, depth })
      const differences = checkGradients(network, X, targets, regularizers)
      expect(differences).toHaveLength(depth + 1)
      for (const { layer, W, b } of differences) {
        expect(W, `W[${layer}] of ${depth + 1}`).toBeLessThan(1e-7)
        expect(b, `b[${layer}] of ${depth + 1}`).toBeLessThan(1e-7)
      }
      // both gradients were there at the output: never 0/0 taken for agreement
      expect(differences.at(-1)!.W).toBeGreaterThan(0)
    }
  })

  const right = createReferenceKernels('float64')
  const faults: readonly (readonly [string, RegularizerName, Partial<Kernels>])[] = [
    ['the penalty of half the λ', 'L2', { addScaled: (factor, P, Q) => right.addScaled(factor / 2, P, Q) }],
    [
      'weights that only the cost sees',
      'class weights',
      { outputGradient: (A, Y, _weights, dZ) => right.outputGradient(A, Y, null, dZ) },
    ],
    [
      'masks that backward does not see', // forward multiplies into `kept`, backward in place
      'dropout',
      { multiply: (A, B, out) => (A === out ? undefined : right.multiply(A, B, out)) },
    ],
  ]
  it.each(faults)('finds %s', (_name, regularizer, fault) => {
    const given: Case = { activation: 'tanh', output: 'sigmoid', regularizer, depth: 2 }
    const { network, X, targets, regularizers } = setting(given, 3, { ...right, ...fault })
    const differences = checkGradients(network, X, targets, regularizers)
    expect(Math.max(...differences.map(({ W }) => W))).toBeGreaterThan(1e-3)
  })
})
