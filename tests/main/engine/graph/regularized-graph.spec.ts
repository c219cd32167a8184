// The graph's chain rule against the network's backward pass where the cost has more in it: L2, masks, weights, squares.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ACTIVATIONS, layerActivations, type Architecture } from '../../../../shared/domain/architecture'
import { Graph, gradientOf, valueOf, type GraphNode } from '../../../../src-main/engine/graph/graph'
import {
  activation,
  add,
  logisticLossFromZ,
  mean,
  multiply,
  product,
  scalar,
  subtract,
  sum,
} from '../../../../src-main/engine/graph/operations'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { zeros, type Matrix } from '../../../../src-main/engine/matrix'
import { activationsBySlot, backward, forward, totalLoss } from '../../../../src-main/engine/network'
import { allocateParameters } from '../../../../src-main/engine/parameters'
import { NumpyRandom } from '../../../../src-main/engine/random/numpy-random'
import { addL2Gradient, l2Cost } from '../../../../src-main/engine/regularization'
import { Workspace } from '../../../../src-main/engine/workspace'

const settings = fc.record({
  activation: fc.constantFrom(...ACTIVATIONS),
  output: fc.constantFrom('sigmoid' as const, 'linear' as const),
  units: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  inputs: fc.integer({ min: 1, max: 4 }),
  m: fc.integer({ min: 1, max: 5 }),
  lambda: fc.constantFrom(0, 0.3, 2),
  hasMasks: fc.boolean(),
  seed: fc.nat(1e6),
})
type Setting = typeof settings extends fc.Arbitrary<infer T> ? T : never

function build({ activation: g, output, units, inputs, m, hasMasks, seed }: Setting) {
  const architecture: Architecture = { inputs, hidden: units.map((n) => ({ units: n, activation: g })) }
  const random = NumpyRandom.fromSeed(seed)
  const filled = (rows: number, columns: number, next = () => random.randn()): Matrix => {
    const matrix = zeros('float64', rows, columns)
    matrix.data.forEach((_, at) => (matrix.data[at] = next()))
    return matrix
  }
  return {
    architecture,
    activations: layerActivations(architecture, output),
    parameters: allocateParameters(architecture, filled),
    X: filled(inputs, m),
    Y: output === 'linear' ? filled(1, m) : filled(1, m, () => Math.round(random.rand())),
    weights: filled(1, m, () => 0.5 + random.rand()),
    masks: units.map((n) => (hasMasks ? filled(n, m, () => (random.rand() < 0.6 ? 1 / 0.6 : 0)) : null)),
  }
}
type Built = ReturnType<typeof build>

/** J and then dW[1], db[1], … by the graph: mean(weights ∘ L) + λ/2m Σ W ∘ W, written operation by operation. */
function byGraph({ parameters, activations, X, Y, weights, masks }: Built, lambda: number): number[] {
  const graph = new Graph()
  let [A, Z] = [graph.constant('X', X), graph.constant('no Z yet', scalar(0))]
  let penalty = graph.constant('no penalty yet', scalar(0))
  const leaves: GraphNode[] = []
  activations.forEach((g, index) => {
    const l = index + 1
    const W = graph.variable(`W[${l}]`, parameters.W[l]!)
    const b = graph.variable(`b[${l}]`, parameters.b[l]!)
    leaves.push(W, b)
    Z = graph.apply(add, `Z[${l}]`, graph.apply(product, `W A[${l}]`, W, A), b)
    A = graph.apply(activation(g), `A[${l}]`, Z)
    const mask = masks[index]
    if (mask) A = graph.apply(multiply, `kept[${l}]`, A, graph.constant(`D[${l}]`, mask))
    const squares = graph.apply(sum, `Σ W[${l}]²`, graph.apply(multiply, `W[${l}]²`, W, W))
    penalty = graph.apply(add, `penalty ${l}`, penalty, squares)
  })
  const labels = graph.constant('Y', Y)
  const error = graph.apply(subtract, 'A − Y', A, labels)
  const halfSquare = (): GraphNode => {
    const square = graph.apply(multiply, '(A − Y)²', error, error)
    return graph.apply(multiply, 'L', square, graph.constant('½', scalar(0.5)))
  }
  const loss = activations.at(-1) === 'linear' ? halfSquare() : graph.apply(logisticLossFromZ, 'L', Z, labels)
  const weighted = graph.apply(multiply, 'weighted', loss, graph.constant('weights', weights))
  const factor = graph.constant('λ/2m', scalar(lambda / (2 * X.columns)))
  const scaled = graph.apply(multiply, 'scaled penalty', penalty, factor)
  const J = graph.apply(add, 'J', graph.apply(mean, 'mean', weighted), scaled)
  graph.differentiate(J)
  return [valueOf(J).data[0]!, ...leaves.flatMap((leaf) => [...gradientOf(leaf).data])]
}

function byNetwork(
  { architecture, parameters, activations, masks, ...data }: Built,
  lambda: number,
): number[] {
  const { X, Y, weights } = data
  const kernels = createReferenceKernels('float64')
  const network = { kernels, g: activationsBySlot(activations), ...parameters }
  const { W: dW, b: db } = allocateParameters(architecture, (rows, columns) =>
    kernels.allocate(rows, columns),
  )
  const sizes = [X.rows, ...parameters.W.slice(1).map(({ rows }) => rows)]
  const hasDropout = masks.some((mask) => mask !== null)
  const pass = new Workspace(kernels, sizes, X.columns, hasDropout).forTraining(X.columns)
  masks.forEach((mask, index) => mask && pass.dropout!.D[index + 1]!.data.set(mask.data))
  forward(network, X, pass)
  const cost = totalLoss(network, { Y, weights }, pass) / X.columns + l2Cost(network, lambda, X.columns)
  backward(network, { Y, weights }, X.columns, pass, { dW, db }, false)
  addL2Gradient(network, lambda, X.columns, { dW })
  return [cost, ...dW.slice(1).flatMap(({ data: W }, index) => [...W, ...db[index + 1]!.data])]
}

it('costs and gradients are the same to 1e-11', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(settings, (given) => {
      const built = build(given)
      const [graph, network] = [byGraph(built, given.lambda), byNetwork(built, given.lambda)]
      expect(network).toHaveLength(graph.length)
      const size = Math.hypot(...graph) + Math.hypot(...network)
      expect(Math.hypot(...graph.map((value, i) => value - network[i]!))).toBeLessThanOrEqual(1e-11 * size)
      seen.add(`${given.output} ${given.lambda > 0} ${given.hasMasks && given.units.length > 0}`)
    }),
    { numRuns: 300 },
  )
  expect(seen.size).toBe(8) // both costs, with and without a penalty, with and without masks
})
