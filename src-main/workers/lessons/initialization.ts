/** Lesson "Random initialisation": the course's planar network from zeros, from small and from large random weights. */
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import type { StartName, StartReport, StartRequest } from '../../../shared/domain/lessons/initialization'
import { activations } from '../../engine/activations'
import { initializeParameters } from '../../engine/initializers'
import type { Kernels } from '../../engine/kernels/kernels'
import { mapMatrix } from '../../engine/graph/operation'
import { add, product } from '../../engine/graph/operations'
import type { Matrix } from '../../engine/matrix'
import type { NetworkParameters } from '../../engine/parameters'
import { planarPoints } from '../../engine/planar-shapes'
import { Trainer } from '../../engine/trainer'

const ITERATIONS = 2000
const MEASURED_EVERY = 50
const UNITS = 4
/** `large` is the course's warning taken seriously: 1,000 times `small`. */
const LARGE = 1000
/** Two units whose weights differ by less are the same unit twice. */
const ALIKE = 1e-9

export async function trainFrom(
  { start, data }: StartRequest,
  createKernels: () => Promise<Kernels>,
): Promise<StartReport> {
  const { numbers, labels } = planarPoints(data)
  const hidden = start === 'logistic' ? [] : [{ units: UNITS, activation: 'tanh' as const }]
  const architecture = { inputs: 2, hidden }
  const trainer = new Trainer({
    kernels: await createKernels(),
    architecture,
    hyperparameters: { ...DEFAULT_HYPERPARAMETERS, learningRate: 1.2, seed: 2, precision: 'float64' },
    scaling: { kind: 'unit' },
    train: { X: { kind: 'numbers', numbers }, labels },
    test: null,
  })
  const first = firstParameters(
    start,
    initializeParameters(architecture, initializationOf(start), 2, 'float64'),
  )
  trainer.restore(first)
  const costs = Array.from({ length: ITERATIONS + 1 }, (_, iteration) => {
    const { cost } = iteration < ITERATIONS ? trainer.step() : trainer.evaluate('train')
    return [iteration, cost] as const
  })
  const last = trainer.parameters()
  const { accuracy } = trainer.evaluate('train').score
  trainer.dispose()
  return {
    start,
    costs: costs.filter(([iteration]) => iteration % MEASURED_EVERY === 0),
    accuracy,
    differentUnits: hidden.length === 0 ? null : differentUnits(last),
    meanSlope:
      hidden.length === 0 ? null : meanSlope(first, { rows: 2, columns: labels.length, data: numbers }),
  }
}

function initializationOf(start: StartName): 'zeros' | 'small' {
  return start === 'zeros' || start === 'logistic' ? 'zeros' : 'small'
}

function firstParameters(start: StartName, { W, b }: NetworkParameters): NetworkParameters {
  return start === 'large'
    ? { W: W.map((matrix) => mapMatrix(matrix, (weight) => LARGE * weight)), b }
    : { W, b }
}

/** Rows of [W[1] b[1]] that no earlier row equals. */
function differentUnits({ W, b }: NetworkParameters): number {
  const [weights, biases] = [W[1], b[1]]
  if (!weights || !biases) throw new Error('a network has at least one layer')
  const { rows, columns, data } = weights
  const unit = (i: number): number[] => [
    ...Array.from({ length: columns }, (_, j) => data[j * rows + i] ?? Number.NaN),
    biases.data[i] ?? Number.NaN,
  ]
  const isTwin = (one: readonly number[], other: readonly number[]): boolean =>
    one.every((value, place) => Math.abs(value - (other[place] ?? Number.NaN)) < ALIKE)
  const units = Array.from({ length: rows }, (_, i) => unit(i))
  return units.filter((one, i) => !units.slice(0, i).some((earlier) => isTwin(one, earlier))).length
}

/** The mean over units and examples of tanh′(W[1]X + b[1]). */
function meanSlope({ W, b }: NetworkParameters, X: Matrix): number {
  const [weights, biases] = [W[1], b[1]]
  if (!weights || !biases) throw new Error('a network has at least one layer')
  const Z = add.forward(product.forward(weights, X), biases)
  const { apply, derivative } = activations.tanh
  let total = 0
  for (const z of Z.data) total += derivative(z, apply(z))
  return total / Z.data.length
}
