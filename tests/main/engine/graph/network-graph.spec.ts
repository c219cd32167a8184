// Two ways to the same gradients: the graph's chain rule, and the network's backward pass; and the definition itself.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  ACTIVATIONS,
  layerActivations,
  type ActivationName,
  type Architecture,
} from '../../../../shared/domain/architecture'
import { gradientOf, valueOf, type GraphNode } from '../../../../src-main/engine/graph/graph'
import { GRAPH_COSTS, networkGraph, type GraphCost } from '../../../../src-main/engine/graph/network-graph'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { zeros, type Matrix } from '../../../../src-main/engine/matrix'
import { activationsBySlot, backward, forward } from '../../../../src-main/engine/network'
import { allocateParameters } from '../../../../src-main/engine/parameters'
import { NumpyRandom } from '../../../../src-main/engine/random/numpy-random'
import { Workspace } from '../../../../src-main/engine/workspace'

/** Of the finite differences below; values this close to a ReLU's corner have no derivative to compare with. */
const STEP = 1e-3

const settings = fc.record({
  activation: fc.constantFrom(...ACTIVATIONS),
  cost: fc.constantFrom(...GRAPH_COSTS),
  units: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  inputs: fc.integer({ min: 1, max: 4 }),
  m: fc.integer({ min: 1, max: 5 }),
  seed: fc.nat(1e6),
})

interface Setting {
  readonly activation: ActivationName
  readonly cost: GraphCost
  readonly units: readonly number[]
  readonly inputs: number
  readonly m: number
  readonly seed: number
}

function build({ activation, cost, units, inputs, m, seed }: Setting) {
  const architecture: Architecture = { inputs, hidden: units.map((n) => ({ units: n, activation })) }
  const random = NumpyRandom.fromSeed(seed)
  const filled = ({ rows, columns }: Pick<Matrix, 'rows' | 'columns'>): Matrix => {
    const matrix = zeros('float64', rows, columns)
    matrix.data.forEach((_, at) => (matrix.data[at] = random.randn()))
    return matrix
  }
  const parameters = allocateParameters(architecture, (rows, columns) => filled({ rows, columns }))
  const X = filled({ rows: inputs, columns: m })
  const Y = zeros('float64', 1, m)
  Y.data.forEach((_, j) => (Y.data[j] = random.rand() < 0.5 ? 1 : 0))
  const activations = layerActivations(architecture)
  return { architecture, parameters, activations, X, Y, ...networkGraph(parameters, activations, X, Y, cost) }
}
type Built = ReturnType<typeof build>

/** ‖a − b‖ / (‖a‖ + ‖b‖) over all numbers of all matrices; 0 when all are 0. */
function relativeDifference(a: readonly number[], b: readonly number[]): number {
  const size = Math.hypot(...a) + Math.hypot(...b)
  return size === 0 ? 0 : Math.hypot(...a.map((value, i) => value - b[i]!)) / size
}

/** Cost first, then dW[1], db[1], … */
const graphGradients = ({ layers, J }: Built): number[] => [
  valueOf(J).data[0]!,
  ...layers.flatMap(({ W, b }) => [...gradientOf(W).data, ...gradientOf(b).data]),
]

function backwardGradients({ architecture, parameters, activations, X, Y }: Built): number[] {
  const kernels = createReferenceKernels('float64')
  const network = { kernels, g: activationsBySlot(activations), ...parameters }
  const { W: dW, b: db } = allocateParameters(architecture, (rows, columns) =>
    zeros('float64', rows, columns),
  )
  const sizes = [X.rows, ...parameters.W.slice(1).map(({ rows }) => rows)]
  const pass = new Workspace(kernels, sizes, X.columns).forColumns(X.columns)
  forward(network, X, pass)
  const cost = kernels.logisticCost(pass.Z.at(-1)!, Y, null) / X.columns
  backward(network, { Y, weights: null }, X.columns, pass, { dW, db }, false)
  return [cost, ...dW.slice(1).flatMap((matrix, index) => [...matrix.data, ...db[index + 1]!.data])]
}

/** Five points a derivative: (J(−2h) − 8 J(−h) + 8 J(h) − J(2h)) / 12h, whose error is of the order h⁴. */
function numericGradients(built: Built, step: number): number[] {
  const { graph, J, layers } = built
  const costAt = (data: Matrix['data'], at: number, value: number): number => {
    const kept = data[at]!
    data[at] = value
    Array.from(graph.forward())
    data[at] = kept
    return valueOf(J).data[0]!
  }
  const slopes = (node: GraphNode): number[] => {
    const { data } = valueOf(node)
    return Array.from(data, (value, at) => {
      const [a, b, c, d] = [-2, -1, 1, 2].map((steps) => costAt(data, at, value + steps * step))
      return (a! - 8 * b! + 8 * c! - d!) / (12 * step)
    })
  }
  Array.from(graph.forward())
  const cost = valueOf(J).data[0]!
  return [cost, ...layers.flatMap(({ W, b }) => [...slopes(W), ...slopes(b)])]
}

/** No hidden z near 0, where ReLU turns: a nudge moves it by at most the nudge times what it is multiplied with. */
function isSmooth({ graph, activations }: Built): boolean {
  if (!activations.some((name) => name.endsWith('relu'))) return true
  const values = graph.nodes.filter(({ name }) => /^[ZAXW]/.test(name)).map((node) => [...valueOf(node).data])
  const largest = Math.max(...values.flat().map(Math.abs))
  const hidden = graph.nodes.filter(({ name }) => name.startsWith('Z['))
  return hidden.every((node) => valueOf(node).data.every((z) => Math.abs(z) > 4 * STEP * (1 + largest) ** 3))
}

/** 1 − A[L] loses digits as A[L] nears 1, and log(1 − A[L]) with it: why training takes the stable form. */
function isPrecise({ graph, activations }: Built, { cost }: Setting): boolean {
  const last = graph.nodes.find(({ name }) => name === `Z[${activations.length}]`)
  return cost === 'stable' || valueOf(last!).data.every((z) => Math.abs(z) < 10)
}

/** The definition itself, where half the step says the same: many or steep layers bend the cost within a step. */
function preciseNumericGradients(built: Built): number[] {
  const numeric = numericGradients(built, STEP)
  fc.pre(relativeDifference(numeric, numericGradients(built, STEP / 2)) < 5e-10)
  return numeric
}

it('the graph’s gradients equal the network’s backward pass to 1e-9, and the same cost', () => {
  fc.assert(
    fc.property(settings, (given) => {
      const built = build(given)
      built.graph.differentiate(built.J)
      fc.pre(isPrecise(built, given))
      expect(relativeDifference(graphGradients(built), backwardGradients(built))).toBeLessThan(1e-9)
    }),
    { numRuns: 300 },
  )
})

it('the graph’s gradients equal the numeric ones to 1e-9', () => {
  let compared = 0
  fc.assert(
    fc.property(settings, (given) => {
      const built = build(given)
      built.graph.differentiate(built.J)
      fc.pre(isSmooth(built) && isPrecise(built, given))
      const found = graphGradients(built)
      expect(relativeDifference(found, preciseNumericGradients(built))).toBeLessThan(1e-9)
      compared += 1
    }),
    { numRuns: 150 },
  )
  expect(compared).toBe(150)
})
