/** The weights that training would start from, drawn as training draws them, and what they do to a signal. */
import {
  layerActivations,
  layerSizes,
  parameterCount,
  type Architecture,
} from '../../shared/domain/architecture'
import type { InitialWeights, InitialWeightsRequest } from '../../shared/domain/initial-weights'
import { firstLayerWeights, initializeParameters } from './initializers'
import { createReferenceKernels } from './kernels/reference'
import type { Matrix, Numbers } from './matrix'
import { activationsBySlot, forward } from './network'
import { NumpyRandom } from './random/numpy-random'
import { Workspace } from './workspace'

/** Odd, so that one bar stands on zero. */
const BARS = 41
/** More would take longer than a moment, and the picture would be the same. */
const MOST_DRAWN = 1_000_000
const MOST_TRIED_PARAMETERS = 4_000_000
const EXAMPLES = 16
/** Any will do: the same random pictures for every network make their strengths comparable. */
const PICTURE_SEED = 7

export function describeInitialWeights(request: InitialWeightsRequest): InitialWeights {
  const { inputs, hidden, initialization, seed } = request
  const architecture: Architecture = { inputs, hidden }
  const [, units = 1] = layerSizes(architecture)
  const drawn = firstLayerWeights({ inputs, units }, initialization, seed, MOST_DRAWN)
  return {
    drawn: drawn.length,
    weights: units * inputs,
    ...spread(drawn),
    strengths: parameterCount(architecture) > MOST_TRIED_PARAMETERS ? null : strengths(request),
  }
}

function spread(weights: Numbers): Pick<InitialWeights, 'low' | 'high' | 'counts' | 'standardDeviation'> {
  let [largest, sum, squares] = [0, 0, 0]
  for (const weight of weights) {
    largest = Math.max(largest, Math.abs(weight))
    sum += weight
    squares += weight * weight
  }
  const mean = sum / weights.length
  // All weights alike, zero: a bar in the middle of some axis.
  const high = largest > 0 ? largest : 1
  const counts = new Array<number>(BARS).fill(0)
  for (const weight of weights) {
    const bar = Math.min(BARS - 1, Math.floor(((weight + high) / (2 * high)) * BARS))
    counts[bar]! += 1
  }
  const standardDeviation = Math.sqrt(Math.max(0, squares / weights.length - mean * mean))
  return { low: -high, high, counts, standardDeviation }
}

/** Root mean square of A[0] … A[L] for pictures of random pixels between 0 and 1. */
function strengths({ inputs, hidden, initialization, seed }: InitialWeightsRequest): readonly number[] {
  const architecture: Architecture = { inputs, hidden }
  const kernels = createReferenceKernels('float64')
  const parameters = initializeParameters(architecture, initialization, seed, 'float64')
  const random = NumpyRandom.fromSeed(PICTURE_SEED)
  const X: Matrix = {
    rows: inputs,
    columns: EXAMPLES,
    data: new Float64Array(inputs * EXAMPLES).map(() => random.rand()),
  }
  const pass = new Workspace(kernels, layerSizes(architecture), EXAMPLES).forColumns(EXAMPLES)
  const g = activationsBySlot(layerActivations(architecture))
  forward({ kernels, g, ...parameters }, X, pass)
  return pass.A.map(({ data }) => rootMeanSquare(data))
}

function rootMeanSquare(numbers: Numbers): number {
  let squares = 0
  for (const number of numbers) squares += number * number
  return Math.sqrt(squares / numbers.length)
}
