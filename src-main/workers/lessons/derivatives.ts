/** Lesson "Derivatives by nudging": the slope as it is measured, and as its formula has it. */
import {
  NUDGE_RANGE,
  type NudgedFunction,
  type NudgeReport,
  type NudgeRequest,
} from '../../../shared/domain/lessons/derivatives'
import type { ActivationName } from '../../../shared/domain/architecture'
import { activations } from '../../engine/activations'
import { gradientOf, valueOf } from '../../engine/graph/graph'
import { networkGraph } from '../../engine/graph/network-graph'
import { initializeParameters } from '../../engine/initializers'
import { planarFlower } from '../../engine/planar'

interface Slope {
  readonly value: number
  readonly slope: number
}

/** A value and its derivative, at one place. */
type Differentiable = (x: number) => Slope

const CURVE_POINTS = 121

const functions: Readonly<Record<NudgedFunction, () => Differentiable>> = {
  square: () => (x) => ({ value: x * x, slope: 2 * x }),
  sigmoid: () => activationSlope('sigmoid'),
  tanh: () => activationSlope('tanh'),
  relu: () => activationSlope('relu'),
  cost: costOfOneWeight,
}

export function nudge({ of, at, nudge: step }: NudgeRequest): NudgeReport {
  const f = functions[of]()
  const { value, slope } = f(at)
  const nudged = f(at + step).value
  const length = NUDGE_RANGE.max - NUDGE_RANGE.min
  const curve = Array.from({ length: CURVE_POINTS }, (_, i) => {
    const x = NUDGE_RANGE.min + (length * i) / (CURVE_POINTS - 1)
    return [x, f(x).value] as const
  })
  return { value, nudged, measured: (nudged - value) / step, formula: slope, curve }
}

function activationSlope(name: ActivationName): Differentiable {
  const { apply, derivative } = activations[name]
  return (x) => ({ value: apply(x), slope: derivative(x, apply(x)) })
}

/**
 * J of a 2-4-1 network over the course's flower as a function of one of its weights, the first of W[1]; all others stay
 * where they start. Its slope comes from backpropagation.
 */
function costOfOneWeight(): Differentiable {
  const architecture = { inputs: 2, hidden: [{ units: 4, activation: 'tanh' }] } as const
  const parameters = initializeParameters(architecture, 'scaled', 2, 'float64')
  const { numbers, labels } = planarFlower()
  const X = { rows: 2, columns: labels.length, data: numbers }
  const Y = { rows: 1, columns: labels.length, data: Float64Array.from(labels) }
  const { graph, layers, J } = networkGraph(parameters, ['tanh', 'sigmoid'], X, Y, 'stable')
  const W1 = layers[0]?.W
  if (!W1) throw new Error('the network has a first layer')
  return (x) => {
    valueOf(W1).data[0] = x
    return { value: graph.differentiate(J), slope: gradientOf(W1).data[0] ?? Number.NaN }
  }
}
