/** `descent gradcheck`: backpropagation against numeric gradients, for every activation, depth and regularizer. */
import { parseArgs } from 'node:util'
import {
  ACTIVATIONS,
  layerActivations,
  layerSizes,
  type ActivationName,
  type Architecture,
} from '../../shared/domain/architecture'
import { checkGradients, type LayerDifference, type Regularizers } from '../engine/gradient-check'
import { initializeParameters } from '../engine/initializers'
import type { Kernels } from '../engine/kernels/kernels'
import { activationsBySlot, forward, type Network, type Targets } from '../engine/network'
import { NumpyRandom } from '../engine/random/numpy-random'
import { allocateParameters, copyParameters } from '../engine/parameters'
import { Workspace } from '../engine/workspace'
import { createKernels } from '../workers/kernel-choice'
import type { Matrix } from '../engine/matrix'
import type { CommandContext } from './context'
import { exitCodes } from './exit-codes'
import { oneOf } from './option-values'

const INPUTS = 4
const EXAMPLES = 7
const UNITS = [5, 4, 3]
/** The course's threshold: correct gradients stay below, wrong ones are far above. */
const LARGEST_RIGHT = 1e-7
/** A step over the corner of a ReLU has no derivative to compare with: such random starts are passed over. */
const NEAREST_CORNER = 5e-3
const STARTS_TRIED = 200

const REGULARIZERS = ['none', 'l2', 'dropout', 'l2 + dropout'] as const
type RegularizerName = (typeof REGULARIZERS)[number]

interface Setting {
  readonly activation: ActivationName
  /** Hidden layers. */
  readonly depth: number
  readonly regularizer: RegularizerName
}

interface Row extends Setting {
  readonly layers: readonly LayerDifference[]
  /** The largest of them. */
  readonly difference: number
}

/** @returns the exit code: 0 when every gradient is right, 1 otherwise */
export async function gradcheck(words: readonly string[], { terminal }: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { json: { type: 'boolean' }, kernels: { type: 'string' } },
  })
  const name = oneOf('kernels', values.kernels, ['reference', 'wasm', 'native'], 'reference')
  const rows: Row[] = []
  for (const setting of allSettings()) {
    const kernels = await createKernels(name, 'float64', 1)
    try {
      const layers = check(kernels, setting)
      rows.push({ ...setting, layers, difference: Math.max(...layers.flatMap(({ W, b }) => [W, b])) })
    } finally {
      kernels.dispose()
    }
  }
  const wrong = rows.filter(({ difference }) => !(difference < LARGEST_RIGHT))
  if (values.json) terminal.print(JSON.stringify(rows, null, 2))
  else for (const line of [...table(rows), summary(rows, wrong, name)]) terminal.print(line)
  return wrong.length === 0 ? exitCodes.done : exitCodes.internal
}

function allSettings(): readonly Setting[] {
  return ACTIVATIONS.flatMap((activation) =>
    [0, ...UNITS.map((_, i) => i + 1)].flatMap((depth) =>
      // Dropout is for hidden layers: without one there is nothing to leave out.
      REGULARIZERS.filter((name) => depth > 0 || !name.endsWith('dropout')).map((regularizer) => ({
        activation,
        depth,
        regularizer,
      })),
    ),
  )
}

function table(rows: readonly Row[]): readonly string[] {
  return [
    `${'activation'.padEnd(12)}${'hidden'.padEnd(8)}${'regularizer'.padEnd(14)}largest relative difference`,
    ...rows.map(
      ({ activation, depth, regularizer, difference }) =>
        `${activation.padEnd(12)}${String(depth).padEnd(8)}${regularizer.padEnd(14)}${difference.toExponential(1)}` +
        (difference < LARGEST_RIGHT ? '' : '   WRONG'),
    ),
  ]
}

function summary(rows: readonly Row[], wrong: readonly Row[], kernels: string): string {
  const largest = Math.max(...rows.map(({ difference }) => difference))
  return wrong.length === 0
    ? `${rows.length} networks, ${kernels} kernels: every gradient is right (largest difference ${largest.toExponential(1)}).`
    : `${wrong.length} of ${rows.length} networks have a wrong gradient with ${kernels} kernels.`
}

function check(kernels: Kernels, { activation, depth, regularizer }: Setting): readonly LayerDifference[] {
  const architecture: Architecture = {
    inputs: INPUTS,
    hidden: UNITS.slice(0, depth).map((units) => ({ units, activation })),
  }
  const X = kernels.allocate(INPUTS, EXAMPLES)
  const targets: Targets = { Y: kernels.allocate(1, EXAMPLES), weights: null }
  const g = activationsBySlot(layerActivations(architecture))
  const allocate = (rows: number, columns: number): Matrix => kernels.allocate(rows, columns)
  const network: Network = { kernels, g, ...allocateParameters(architecture, allocate) }
  for (let seed = 0; seed < STARTS_TRIED; seed++) {
    draw(network, architecture, X, targets.Y, seed)
    if (distanceFromCorner(network, architecture, X) < NEAREST_CORNER) continue
    const regularizers: Regularizers = {
      l2: regularizer.startsWith('l2') ? 0.7 : 0,
      dropout: regularizer.endsWith('dropout')
        ? { keepProbability: 0.7, stream: NumpyRandom.fromSeed(seed) }
        : null,
    }
    return checkGradients(network, X, targets, regularizers)
  }
  throw new Error(`none of ${STARTS_TRIED} random starts is far enough from a corner`)
}

/** New examples and weights; biases other than 0, or their place in the formulas would not be tried. */
function draw(network: Network, architecture: Architecture, X: Matrix, Y: Matrix, seed: number): void {
  const random = NumpyRandom.fromSeed(1000 + seed)
  copyParameters(initializeParameters(architecture, 'he', seed, 'float64'), network)
  network.b.forEach(({ data }) => data.forEach((_, i) => (data[i] = 0.1 * random.randn())))
  X.data.forEach((_, i) => (X.data[i] = random.randn()))
  Y.data.forEach((_, i) => (Y.data[i] = random.rand() < 0.5 ? 0 : 1))
}

/** The smallest |z| of the hidden layers. */
function distanceFromCorner(network: Network, architecture: Architecture, X: Matrix): number {
  const pass = new Workspace(network.kernels, layerSizes(architecture), EXAMPLES).forColumns(EXAMPLES)
  forward(network, X, pass)
  return Math.min(...pass.Z.slice(1, -1).flatMap(({ data }) => Array.from(data, Math.abs)))
}
